import { startGivenPax8 } from '../../harness/given-pax8.ts';
import { companyRow, dayAgo, id, productRow, subscriptionRow, timeAgo } from '../../harness/given-rows.ts';
import { afterAll, beforeAll, expect, test } from '../../harness/on-dates.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';
import { closeAll } from '../../pax8/loopback.ts';

const azure = productRow(800, 'Microsoft Azure', 'Microsoft');
const keepit = productRow(801, 'Keepit Backup', 'Keepit');
const dropsuite = productRow(802, 'Dropsuite Backup', 'Dropsuite');
const minimum = productRow(803, 'Barracuda Archive', 'Barracuda');
const tiered = productRow(804, 'Cloudberry Storage', 'Cloudberry');
const suite = productRow(805, 'Microsoft 365 E3 [New Commerce Experience]', 'Microsoft');

const rate = (cost: number, retail: number, from: number | null = null, to: number | null = null) => ({
  ...{ partnerBuyRate: cost, suggestedRetailPrice: retail, chargeType: 'Per Unit' },
  ...{ startQuantityRange: from, endQuantityRange: to },
});
const plan = (type: string, ...rates: readonly object[]) => ({
  ...{ billingTerm: 'Monthly', commitmentTerm: null, type, unitOfMeasurement: 'User', rates },
});
const invoiceItem = (n: number, product: string, currencyCode: string) => ({
  ...{ id: id(n), companyId: id(1), companyName: 'Northwind Dental', productName: product },
  ...{ type: 'subscription', quantity: 5, price: 10, subTotal: 50, cost: 8, costTotal: 40 },
  ...{ total: 50, amountDue: 40, currencyCode, salesTax: 0 },
});

let bot: RunningBot;
beforeAll(async () => {
  const year = { id: id(30), term: '1-Year' };
  const pax8 = await startGivenPax8({
    companies: [companyRow(1, 'Northwind Dental'), companyRow(2, 'Alpine Legal', { status: 'Deleted' })],
    products: [azure, keepit, dropsuite, minimum, tiered, suite],
    subscriptions: [
      subscriptionRow(10, 1, keepit, { price: 0, partnerCost: 5 }),
      subscriptionRow(11, 1, minimum, { quantity: 12, price: 10, partnerCost: 8 }),
      subscriptionRow(12, 1, tiered, { quantity: 8, price: 10, partnerCost: 8 }),
      subscriptionRow(13, 1, suite, { commitment: { ...year, endDate: timeAgo(-20) } }),
      subscriptionRow(14, 2, suite, { commitment: { ...year, endDate: timeAgo(-20) } }),
      subscriptionRow(15, 2, dropsuite, { commitment: year }),
    ],
    pricing: {
      [azure.id]: [plan('Mark-Up', rate(0.85, 0))],
      [keepit.id]: [plan('Flat', rate(5, 0))],
      [minimum.id]: [plan('Volume', rate(8, 10, 10, 99), rate(7, 9, 100))],
      [tiered.id]: [plan('Tiered', rate(8, 10, 1, 10), rate(7, 9, 11))],
    },
    invoices: [
      {
        ...{ id: id(50), invoiceDate: dayAgo(10), dueDate: dayAgo(-20), status: 'Unpaid' },
        ...{ total: 40, balance: 40, carriedBalance: 0, currencyCode: 'USD', partnerName: 'Us' },
      },
    ],
    items: {
      [id(50)]: [
        invoiceItem(60, 'Keepit Backup', 'USD'),
        invoiceItem(61, 'Keepit Backup', 'EUR'),
        invoiceItem(62, 'Dropsuite Backup', 'EUR'),
      ],
    },
  });
  bot = await startBot({ env: { PAX8_API_URL: pax8.url } });
  await bot.loaded();
});
afterAll(async () => {
  await bot.stop();
  await closeAll();
});

// Pax8's document: Pricing.type `Mark-Up`; Rate: "The rate is multiplied directly by the quantity".
test('a mark-up is told as a price on what is used, with no currency and no margin', async () => {
  const text = await bot.says('price of Microsoft Azure');
  expect(text).toMatch(/on what is used[\s\S]*does not say whether its numbers are amounts or factors/);
  expect(text).not.toMatch(/\$0\.85|margin/);
});

// https://github.com/pax8labs/pax8-cli/issues/657: "If the value is genuinely missing, render — not $0".
test('a suggested retail price of 0 beside a partner cost is not known, and gives no margin', async () => {
  for (const sentence of ['price of 10 Keepit for Northwind', 'product Keepit']) {
    const text = await bot.says(sentence);
    expect(text).toMatch(/margin unknown/);
    expect(text).not.toMatch(/−5\.00|\$0\.00|retail 0\.00/);
  }
});

// Pax8's document, Rate: startQuantityRange, endQuantityRange.
test('a number of seats below the vendor’s least has no price, and a change to it warns', async () => {
  expect(await bot.says('price of 5 Barracuda')).toMatch(/Pax8 has no price for 5 seats/);
  expect(await bot.says('price of 12 Barracuda')).not.toMatch(/has no price for/);
  expect(await bot.says('remove 5 seats of Barracuda for Northwind')).toMatch(
    /Pax8 has prices from 10 seats on/,
  );
});

test('a change beyond a tier of the price list says that its amounts are not certain', async () =>
  expect(await bot.says('add 5 seats of Cloudberry for Northwind')).toMatch(
    /8 → 13 seats[\s\S]*prices it in tiers: seats above 10 have another price/,
  ));

test('an invoice with two currencies counts each line once, in its own currency', async () => {
  const text = await bot.says('last invoice');
  expect(text).toMatch(/Total, EUR +€80\.00\n +2 lines/);
  expect(text).toMatch(/Total, USD +\$40\.00\n +1 line\b/);
});

// Pax8's document: Company.status.
test('renewals of a company that is deleted at Pax8 are named, and in no count or sum', async () => {
  const text = await bot.says('renewals');
  expect(text).toMatch(/1 renews\n/);
  expect(text).toMatch(
    /Not included: 2 subscriptions of companies deleted at Pax8: .*Dropsuite Backup of Alpine Legal \(no end date\)/,
  );
  expect(text).not.toMatch(/committed subscriptions? ha[sv]e? no end date/);
  expect(await bot.says('renewals Alpine')).toMatch(/1 renews[\s\S]*This company is deleted at Pax8/);
});

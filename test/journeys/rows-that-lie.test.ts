import { firstPolicy } from '../../src/core/rules/policy.ts';
import { startOfTest } from '../harness/dates.ts';
import { startGivenPax8 } from '../harness/given-pax8.ts';
import { afterAll, beforeAll, expect, test } from '../harness/on-dates.ts';
import { bo, tenant } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';
import { closeAll } from '../pax8/loopback.ts';

/** The id of a row: a UUID that begins with this number. */
const id = (n: number): string => `${n.toString().padStart(8, '0')}-0000-4000-8000-000000000000`;
const timeAgo = (days: number): string => new Date(startOfTest() - days * 24 * 60 * 60 * 1000).toISOString();

const company = (n: number, name: string, status: string) => ({
  id: id(n),
  name,
  address: { street: '1 Main St', city: 'Denver', stateOrProvince: 'CO', postalCode: '80111', country: 'US' },
  phone: '555-0100',
  website: 'https://example.com',
  billOnBehalfOfEnabled: false,
  selfServiceAllowed: false,
  orderApprovalRequired: false,
  status,
});
const subscription = (n: number, companyId: number, productName: string, rest: object = {}) => ({
  id: id(n),
  companyId: id(companyId),
  productId: id(n + 1000),
  productName,
  quantity: 10,
  startDate: timeAgo(200),
  createdDate: timeAgo(200).slice(0, 10),
  billingStart: timeAgo(200).slice(0, 10),
  status: 'Active',
  price: 2,
  partnerCost: 1,
  currencyCode: 'USD',
  billingTerm: 'Monthly',
  ...rest,
});

let bot: RunningBot;
beforeAll(async () => {
  const pax8 = await startGivenPax8({
    companies: [
      company(1, 'Northwind', 'Active'),
      company(2, 'Alpine', 'Deleted'),
      company(3, 'Beta', 'Inactive'),
      company(4, 'Gamma', 'Active'),
    ],
    products: [
      ...['Keepit', 'Dropsuite', 'Trialware', 'Setup Fee', 'Huntress', 'Datto', 'Veeam'].map(
        (name, n) => [1011 + n, name] as const,
      ),
      ...([
        [1022, 'Freebie'],
        [1023, 'Zeroware'],
      ] as const),
    ].map(([n, name]) => ({
      ...{ id: id(n), name, vendorName: name, sku: `SKU-${n}`, requiresCommitment: false },
    })),
    subscriptions: [
      subscription(11, 1, 'Keepit'),
      subscription(22, 4, 'Freebie', { price: 0, partnerCost: 0 }),
      subscription(23, 4, 'Zeroware', { price: 0, partnerCost: 0 }),
      subscription(12, 1, 'Dropsuite', { price: null, partnerCost: null }),
      subscription(13, 1, 'Trialware', { price: 9, status: 'Trial', endDate: timeAgo(-5) }),
      subscription(14, 1, 'Setup Fee', { price: 500, quantity: 1, billingTerm: 'One-Time' }),
      subscription(15, 1, 'Huntress', { price: 0, partnerCost: null }),
      subscription(16, 2, 'Datto'),
      subscription(17, 3, 'Veeam'),
      subscription(18, 1, 'Creditware', { price: -5 }),
      subscription(19, 4, 'Endless', { commitment: { id: id(7), term: '1-Year' } }),
      subscription(20, 4, 'Overdue', { commitment: { id: id(7), term: '1-Year', endDate: timeAgo(10) } }),
      subscription(21, 4, 'Fortnight', { billingTerm: 'Fortnightly' }),
    ],
    pricing: {
      [id(1022)]: [
        {
          ...{ billingTerm: 'Monthly', commitmentTerm: null, type: 'Flat', unitOfMeasurement: 'User' },
          rates: [{ suggestedRetailPrice: 0, partnerBuyRate: 0, chargeType: 'Per Unit' }],
        },
      ],
    },
  });
  bot = await startBot({ env: { PAX8_API_URL: pax8.url } });
  await bot.loaded();
  const { memory, now } = bot.app.context;
  const amount = { amount: '100', currency: 'USD' };
  const admin = { tenantId: tenant, objectId: bo.aadObjectId ?? '', name: bo.name };
  await memory.policies.save(tenant, { ...firstPolicy, approval: 'above', amount }, 0, admin, now());
});
afterAll(async () => {
  await bot.stop();
  await closeAll();
});

test('no seats are added for a company that is deleted at Pax8, and for an inactive one only with approval', async () => {
  const deleted = await bot.says('add 1 seat of Datto for Alpine');
  expect(deleted).toMatch(/Not possible · Alpine[\s\S]*The company is deleted at Pax8/);
  expect(await bot.says('what if add 1 seat of Datto for Alpine')).toMatch(/The company is deleted at Pax8/);
  const inactive = await bot.says('add 1 seat of Veeam for Beta');
  expect(inactive).toMatch(/Pending[\s\S]*The company is Inactive at Pax8, not Active, so it needs approval/);
  expect(await bot.says('add 1 seat of Keepit for Northwind')).toMatch(/Needs no approval/);
});

test('a price of 0 beside a partner cost that Pax8 does not name passes no limit', async () => {
  expect(await bot.says('add 200 seats of Huntress for Northwind')).toMatch(
    /The price is unknown, so it needs approval/,
  );
});

// GET /products/{id}/pricing is where Pax8 names price and cost: https://github.com/pax8labs/pax8-cli/pull/666
test('a price and a cost of 0 pass a limit only when the price list has the product for nothing', async () => {
  const free = await bot.says('add 200 seats of Freebie for Gamma');
  expect(free).toMatch(/\$0\.00 a month[\s\S]*Needs no approval/);
  expect(free).toMatch(/price list has it for nothing/);
  const unknown = await bot.says('add 200 seats of Zeroware for Gamma');
  expect(unknown).toMatch(/price unknown[\s\S]*The price is unknown, so it needs approval/);
  expect(await bot.says('what if add 200 seats of Zeroware for Gamma')).toMatch(/Needs approval/);
  expect(await bot.says('what if add 200 seats of Freebie for Gamma')).not.toMatch(/Needs approval/);
});

test('sums of a company have neither its trial nor what is billed once, and name the prices that they lack', async () => {
  for (const sentence of ['companies', 'company Northwind', 'subscriptions Northwind']) {
    const answer = await bot.says(sentence);
    expect([sentence, answer]).toEqual([sentence, expect.stringMatching(/\$20\.00/)]);
    expect([sentence, answer]).toEqual([
      sentence,
      expect.stringMatching(/[23] prices are unknown and not in the sum\./),
    ]);
  }
  expect(await bot.says('subscriptions Northwind')).toMatch(/Setup Fee[^\n]*1 seat\n[^\n]*billed once/);
  expect(await bot.says('spend Northwind')).toMatch(/\$20\.00[\s\S]*2 subscriptions have an unknown price/);
});

test('another vendor’s commitment whose end is not known needs approval, and a past end is not told as the end', async () => {
  for (const name of ['Endless', 'Overdue']) {
    const asked = await bot.says(`add 1 seat of ${name} for Gamma`);
    expect(asked).toMatch(/Pending[\s\S]*committed, end unknown[\s\S]*The vendor’s rule is not known/);
    expect(asked).not.toMatch(/Needs no approval|10 → 11 seats[^\n]*committed until/);
  }
});

test('a change with a billing term that the bot does not know says that the month is not known', async () =>
  expect(await bot.says('add 1 seat of Fortnight for Gamma')).toMatch(
    /10 → 11 seats, monthly amount unknown/,
  ));

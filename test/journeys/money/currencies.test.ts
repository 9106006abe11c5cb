import { startGivenPax8 } from '../../harness/given-pax8.ts';
import { companyRow, dayAgo, id, productRow, subscriptionRow } from '../../harness/given-rows.ts';
import { afterAll, beforeAll, expect, test } from '../../harness/on-dates.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';
import { closeAll } from '../../pax8/loopback.ts';

const keepit = productRow(800, 'Keepit Backup', 'Keepit');
const dropbox = productRow(801, 'Dropbox Business', 'Dropbox');

let bot: RunningBot;
beforeAll(async () => {
  const pax8 = await startGivenPax8({
    companies: [companyRow(1, 'Tokyo Dental'), companyRow(2, 'Kuwait Legal')],
    products: [keepit, dropbox],
    subscriptions: [
      subscriptionRow(10, 1, keepit, { price: 1500, partnerCost: 1200, currencyCode: 'JPY' }),
      subscriptionRow(11, 1, dropbox, {
        ...{ price: 18_500, partnerCost: 15_000, currencyCode: 'JPY', billingTerm: 'Annual' },
      }),
      subscriptionRow(12, 2, keepit, { price: 1.234, partnerCost: 1.1, currencyCode: 'KWD' }),
    ],
    invoices: [
      {
        ...{ id: id(50), invoiceDate: dayAgo(10), dueDate: dayAgo(-20), status: 'Unpaid' },
        ...{ total: 30_417, balance: 30_417, carriedBalance: 0, currencyCode: 'JPY', partnerName: 'Us' },
      },
    ],
    items: {
      [id(50)]: [
        {
          ...{ id: id(60), companyId: id(1), companyName: 'Tokyo Dental', productName: 'Keepit Backup' },
          ...{ type: 'subscription', quantity: 10, price: 1500, subTotal: 15_000, cost: 1200 },
          ...{ costTotal: 12_000, total: 15_000, amountDue: 12_000, currencyCode: 'JPY', salesTax: 0 },
        },
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

// ISO 4217: the yen has no smaller unit, the Kuwaiti dinar has a thousand.
test('amounts in yen and in dinars have the decimal places of their currency, on cards and in sums', async () => {
  for (const sentence of [
    'spend',
    'subscriptions Tokyo',
    'companies',
    'spend Tokyo',
    'company Tokyo',
    'invoice',
    'invoices',
  ]) {
    const text = await bot.says(sentence);
    expect([sentence, text]).toEqual([sentence, expect.stringMatching(/¥\d/)]);
    expect([sentence, text]).toEqual([sentence, expect.not.stringMatching(/¥[\d,]+\.\d|KWD [\d,]+\.\d\d\b/)]);
  }
  // 10 × ¥1,500 and 10 × ¥18,500 ÷ 12.
  expect(await bot.says('spend Tokyo')).toMatch(/¥30,417 a month/);
  expect(await bot.says('spend Kuwait')).toMatch(/KWD 12\.340 a month/);
});

test('so have the amounts of a change', async () => {
  expect(await bot.says('add 3 seats of Keepit for Tokyo')).toMatch(/10 → 13 seats, \+¥4,500 a month/);
  expect(await bot.says('add 3 seats of Keepit for Kuwait')).toMatch(/10 → 13 seats, \+KWD 3\.702 a month/);
});

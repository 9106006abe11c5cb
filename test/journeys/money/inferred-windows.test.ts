import { DateTime } from 'luxon';
import { startGivenPax8 } from '../../harness/given-pax8.ts';
import { companyRow, dayAgo, id, productRow, subscriptionRow, timeAgo } from '../../harness/given-rows.ts';
import { afterAll, beforeAll, describe, expect, test } from '../../harness/on-dates.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';
import { closeAll } from '../../pax8/loopback.ts';

const premium = productRow(800, 'Microsoft 365 Business Premium [New Commerce Experience]', 'Microsoft');
const basic = productRow(801, 'Microsoft 365 Business Basic [New Commerce Experience]', 'Microsoft');
const visio = productRow(802, 'Visio Plan 2 [New Commerce Experience]', 'Microsoft');

/** A month after so many days ago: 29 days later is another one's end where the next month is short. */
const monthFrom = (days: number): string =>
  DateTime.fromISO(timeAgo(days), { zone: 'utc' }).plus({ months: 1 }).toJSDate().toISOString();

let bot: RunningBot;
beforeAll(async () => {
  const pax8 = await startGivenPax8({
    companies: [companyRow(1, 'Northwind Dental')],
    products: [premium, basic, visio],
    subscriptions: [
      // It became paid two days ago: no purchase, and nobody says that it opens a window.
      subscriptionRow(10, 1, premium, {
        ...{ status: 'Converted', startDate: timeAgo(2), createdDate: dayAgo(2), billingStart: dayAgo(2) },
        commitment: { id: id(30), term: '1-Year', endDate: timeAgo(-363) },
      }),
      // A year at $22, and since yesterday by the month at 23 % more.
      subscriptionRow(11, 1, basic, {
        ...{ startDate: timeAgo(366), createdDate: dayAgo(366), price: 27.06, partnerCost: 21.65 },
        commitment: { id: id(31), term: 'Monthly', endDate: monthFrom(1) },
      }),
      subscriptionRow(12, 1, visio, {
        ...{ startDate: timeAgo(2), createdDate: timeAgo(2), billingStart: dayAgo(2) },
        commitment: { id: id(32), term: '1-Year', endDate: timeAgo(-363) },
      }),
    ],
    history: {
      [id(11)]: [
        {
          ...{ quantity: 10, status: 'Active', billingTerm: 'Monthly', updatedDate: timeAgo(366) },
          ...{ price: 22, partnerCost: 17.6, currencyCode: 'USD' },
          commitment: { id: id(31), term: '1-Year', endDate: timeAgo(1) },
        },
        {
          ...{ quantity: 10, status: 'Active', billingTerm: 'Monthly', updatedDate: timeAgo(1) },
          ...{ price: 27.06, partnerCost: 21.65, currencyCode: 'USD' },
          commitment: { id: id(31), term: 'Monthly', endDate: monthFrom(1) },
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

// https://learn.microsoft.com/partner-center/customers/new-commerce-cancellation-policy
describe('a trial that became paid proves no window', () => {
  test('so a request promises neither seats nor money back', async () => {
    const asked = await bot.says('remove 2 seats of Business Premium for Northwind');
    expect(asked).toMatch(/10 → 8 seats[^\n]*about \$\d+\.\d\d credited only if the window is still open/);
    expect(asked).toMatch(/can probably go back until [\s\S]*Otherwise Pax8 refuses/);
    expect(asked).not.toMatch(/seats can go back until/);
  });
  test('nor does what if, nor its card', async () => {
    const supposed = await bot.says('what if remove 2 seats of Business Premium for Northwind');
    expect(supposed).toMatch(/credited only if the window is still open/);
    expect(await bot.says('subscription Business Premium for Northwind')).toMatch(
      /7-day window probably open until .*inferred from Pax8’s created date/,
    );
  });
  test('while a purchase that two facts prove is told without doubt', async () => {
    const asked = await bot.says('remove 2 seats of Visio for Northwind');
    expect(asked).toMatch(/about \$\d+\.\d\d credited(?! only)/);
    expect(asked).toMatch(/Up to 9 seats can go back until/);
  });
});

// Microsoft's message MC1216259: in an Extended Service Term no changes are allowed.
describe('a likely Extended Service Term has no window, although its month has just begun', () => {
  test('so a request promises neither seats nor money back', async () => {
    for (const sentence of [
      'remove 2 seats of Business Basic for Northwind',
      'what if remove 2 seats of Business Basic for Northwind',
    ]) {
      const asked = await bot.says(sentence);
      expect(asked).toMatch(/very likely runs under Microsoft’s Extended Service Term/);
      expect(asked).toMatch(/about \$\d+\.\d\d not refunded/);
      expect(asked).not.toMatch(/go back until|credited/);
    }
  });
  test('and its card says that seats cannot change', async () => {
    const card = await bot.says('subscription Business Basic for Northwind');
    expect(card).toMatch(/Seats back:? +very likely not/);
    expect(card).not.toMatch(/window open/);
  });
});

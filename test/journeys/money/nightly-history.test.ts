import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { writeNights } from '../../../scripts/demo-nights.ts';
import { demoIds } from '../../../src/simulator/seed/demo.ts';
import { keepHistory } from '../../../src/workflows/history/keep-history.ts';
import { button, read, sentenceOf } from '../../harness/cards.ts';
import { ann, bo, personal } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

/*
 * What the bot keeps of each night and says of it. The expected numbers are reckoned from what Pax8 lists
 * (`GET /subscriptions`: quantity, price and partnerCost for a seat and billing term).
 */

const premium = demoIds.contosoBusinessPremium;

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot({ overrides: { jobs: [] } });
  await bot.loaded();
});
afterAll(() => bot.stop());

const night = async () => {
  bot.simulator.advance({ days: 1 });
  await bot.app.context.portfolio.refresh('person');
  await keepHistory(bot.app.context);
};
const money = (amount: number) => `$${amount.toFixed(2)}`;

test('what changed and the seats over time are told from what the nights kept, since when they are kept', async () => {
  expect(await bot.says('what changed since yesterday')).toMatch(/no day was kept yet/);
  expect(await bot.says('what changed next week')).toMatch(/has not come yet/);
  await night();
  expect(await bot.says('what changed since yesterday')).toMatch(/Nothing changed since/);

  // In the portal, over two nights.
  const before = bot.simulator.subscription(premium);
  await night();
  bot.simulator.patch(premium, { quantity: before.quantity + 2 });
  await night();
  // Through the bot, by day.
  const asked = await bot.ask('add 3 seats of Business Premium for Contoso', ann);
  const { verb, data } = button(asked.card as never, 'Approve');
  await bot.connector.press(verb, data, { as: bo, in: personal(ann), messageId: asked.messageId });
  // The card of the change, brought up to date.
  expect((await bot.connector.next()).kind).toBe('update');
  await bot.app.context.portfolio.refresh('person');

  const sent = await bot.answer('what changed at Contoso in the last 3 days');
  const told = read(sent.card);
  expect(told).toMatch(new RegExp(`${before.quantity} → ${before.quantity + 5} seats`));
  expect(told).toContain(`+${money(5 * before.price)}`);
  expect(told).toContain(`cost +${money(5 * before.partnerCost)} a month`);
  expect(told).toMatch(/Asked by Ann Archer, approved by Bo Berg/);
  expect(sentenceOf(sent.card as never, 'Seats over time')).toBe('seats of Contoso over time');

  const yesterday = await bot.says('what changed at Contoso since yesterday');
  expect(yesterday).toMatch(new RegExp(`${before.quantity} → ${before.quantity + 5} seats`));
  const all = await bot.says('what changed in the last 7 days');
  expect(all).toMatch(/Contoso · Microsoft 365 Business Premium/);
  expect(all).toMatch(/The history begins on/);
  expect(await bot.says('what changed in the last 7 days at Fabrikam')).toMatch(/Nothing changed/);
  expect(await bot.says('what changed with Microsoft subscriptions this week')).toMatch(
    /Nothing changed|kept/,
  );

  const seats = await bot.says('seats of Contoso in the last 5 days');
  expect(seats).toMatch(/\+2 Microsoft 365 Business Premium/);
  expect(seats).toMatch(/Now[\s\S]*\+3 Microsoft 365 Business Premium/);
  expect(seats).toMatch(/keeps the seats once a day, since/);
  expect(await bot.says('seats over time')).toMatch(/all companies/);
  expect(await bot.says('seats of all Microsoft licences over time')).toMatch(/all companies/);

  // Added seats open a window of their own: two since the night before they were seen, three since they were written.
  expect(await bot.says('which subscriptions are in an open window')).toMatch(
    /Contoso[\s\S]*?Business Premium[\s\S]*?up to 5 may go back until/,
  );
  expect(await bot.says('today')).toMatch(
    /Contoso[^\n]*\n[^\n]*\n[^\n]*Up to 5 seats of Microsoft 365 Business Premium can (?:probably )?go back until/,
  );

  const file = await bot.offered('what changed at Contoso in the last 3 days csv', ann);
  expect(file.name).toMatch(/^what-changed-contoso-[\w-]+\.csv$/);
});

test('the demo’s nights tell what Pax8’s own history does: seats that came and went before the bot was there', async () => {
  const { marketplace, memory, now } = bot.app.context;
  await writeNights(marketplace, memory.history, { now: now(), zone: 'UTC', nights: 20 });
  expect(await bot.says('what changed at Tailwind in the last 10 days')).toMatch(/35 → 40 seats/);
  expect(await bot.says('what changed at Litware in the last 14 days')).toMatch(/New: 11 seats/);
  expect(await bot.says('seats of Tailwind in the last 14 days')).toMatch(
    /\+5 Microsoft 365 Business Premium/,
  );
});

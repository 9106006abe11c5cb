import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { button, buttons, read, sentenceOf } from '../harness/cards.ts';
import { ann, bo, personal, type Somebody } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

const premium = demoIds.contosoBusinessPremium;

let bot: RunningBot;
beforeEach(async () => {
  bot = await startBot();
  await bot.loaded();
});
afterEach(() => bot.stop());

const askNext = async (text: string, as: Somebody = ann) => {
  let sent = await bot.ask(text, as);
  while (sent.kind !== 'message') sent = await bot.connector.next();
  return sent;
};
const press = (title: string, sent: { card: unknown; messageId: string }, as: Somebody = bo) => {
  const { verb, data } = button(sent.card as never, title);
  return bot.connector.press(verb, data, { as, in: personal(ann), messageId: sent.messageId });
};
const writes = () =>
  bot.simulator.requests().filter(({ method, path }) => method !== 'GET' && path !== '/v1/token');

describe('the history of a subscription', () => {
  test('tells a change made here and Pax8’s record of it once, with who asked and approved', async () => {
    await press('Approve', await bot.ask('add 3 seats of Business Premium for Contoso'));
    const told = read((await askNext('history Contoso Business Premium')).card);
    expect(told).toMatch(/12 → 15 seats/);
    expect(told.match(/12 → 15 seats/g)).toHaveLength(1);
    expect(told).toMatch(/Asked by Ann Archer, approved by Bo Berg[\s\S]*this bot and Pax8/);
  });

  test('tells what was done in the portal, and what was asked for here and rejected', async () => {
    await press('Reject', await bot.ask('add 30 seats of Business Premium for Contoso'));
    const told = read((await askNext('history Contoso Business Premium')).card);
    expect(told).toMatch(/Rejected: 12 → 42 seats[\s\S]*rejected by Bo Berg[\s\S]*this bot/);
    expect(told).toMatch(/· Pax8/);
  });

  test('shows ten entries, and the older ones in the same card', async () => {
    for (let n = 0; n < 11; n += 1) {
      await press('Reject', await askNext(`add ${n + 1} seats of Business Premium for Contoso`));
    }
    const sent = await askNext('history Contoso Business Premium');
    expect(read(sent.card)).toMatch(/1–10 of \d+ entries, newest first/);
    const title = buttons(sent.card ?? {}).find((each) => each.startsWith('Next')) ?? '';
    const older = await press(title, sent, ann);
    expect(read(older.card)).toMatch(/11–\d+ of \d+ entries[\s\S]*Rejected: 12 → 13 seats/);
    expect(buttons(older.card ?? {})).toContain('Previous');
  });
});

describe('one subscription', () => {
  test('tells its vendor and SKU, and leads on by sentences that write nothing', async () => {
    const { card } = await bot.ask('subscription Contoso Business Premium');
    const shown = JSON.stringify(card);
    expect(shown).toMatch(/"Vendor"[\s\S]*Microsoft/);
    expect(shown).toMatch(/"SKU"/);
    expect(read((await askNext(sentenceOf(card ?? {}, 'History'))).card)).toMatch(/History · Contoso/);
    expect(read((await askNext(sentenceOf(card ?? {}, 'Add seats'))).card)).toMatch(
      /How many seats\? · Contoso[\s\S]*Business Premium has 12 seats[\s\S]*Nothing is requested until/,
    );
    expect(read((await askNext(sentenceOf(card ?? {}, 'Set price'))).card)).toMatch(/Which price\?/);
    expect(read((await askNext(sentenceOf(card ?? {}, 'Renewals'))).card)).toMatch(/Contoso/);
    expect(writes()).toEqual([]);
    expect(read((await askNext(sentenceOf(card ?? {}, 'Ask to cancel'))).card)).toMatch(
      /Pending[\s\S]*to end[\s\S]*always needs approval/,
    );
    expect(writes()).toEqual([]);
  });

  test('names the request that is open, and leads to it', async () => {
    await bot.ask('add 3 seats of Business Premium for Contoso');
    const { card } = await askNext('subscription Contoso Business Premium');
    expect(read(card)).toMatch(/Open request[\s\S]*Pending: 12 → 15 seats, asked by Ann Archer/);
    expect(buttons(card ?? {})).toContain('Pending');
    expect(buttons(card ?? {})).not.toContain('Add seats');
  });

  test('is shown without its SKU when the product cannot be read', async () => {
    const { productId } = bot.simulator.subscription(premium);
    bot.simulator.faults([{ match: { path: `^/v1/products/${productId}$` }, fault: '401', times: 20 }]);
    expect(read((await askNext('subscription Contoso Business Premium')).card)).toMatch(/12 seats/);
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buttons, nextPage, read, sentenceOf } from '../harness/cards.ts';
import { ann, bo, channel, cy, personal } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';
import { world } from '../harness/world.ts';

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot();
  await bot.loaded();
});
afterAll(() => bot.stop());

const { counts } = world();
const says = (text: string) => bot.says(text);

describe('a look-up', () => {
  test.each([
    ['companies', new RegExp(`${counts.companies} companies[\\s\\S]*Contoso`)],
    ['show clients', new RegExp(`${counts.companies} companies`)],
    ['companies northw', /Northwind Traders/],
    ['subscriptions Contoso', /Exchange Online \(Plan 1\)[\s\S]*6 seats/],
    ['what does contoso have?', /Subscriptions · Contoso/],
    ['what licences does Fabrikam have', /Subscriptions · Fabrikam, Inc\./],
    ['subscription Contoso Business Premium', /Business Premium · Contoso[\s\S]*12 seats[\s\S]*\$23\.10/],
    ['history Contoso BP', /History · Contoso/],
    ['whoami', /Ann Archer[\s\S]*[Rr]equester/],
    ['status', new RegExp(`${counts.companies} companies, ${counts.subscriptions} subscriptions`)],
    ['help', /Look up[\s\S]*Renewals[\s\S]*Change/],
    ['help seats', /add N seats of <product> for <company>/],
    ['pending', /Nothing waits/],
    ['refresh', new RegExp(`${counts.companies} companies and ${counts.subscriptions} subscriptions`)],
  ])('“%s” is answered', async (text, answer) => expect(await says(text)).toMatch(answer));

  test('that asks to read Pax8 again within a minute costs no calls', async () => {
    await bot.app.context.portfolio.refresh('person');
    bot.simulator.clearRequests();
    expect(await says('refresh')).toMatch(/less than a minute ago/);
    expect(bot.simulator.requests()).toEqual([]);
    bot.simulator.advance({ ms: 60_000 });
    expect(await says('refresh')).toMatch(/in under a second/);
    expect(bot.simulator.requests()).not.toEqual([]);
  });

  test('says how old the data is', async () => {
    bot.simulator.advance({ ms: 2 * 60_000 });
    for (const text of [
      'companies',
      'subscriptions Contoso',
      'renewals next 30 days',
      'subscription Contoso Visio',
    ])
      expect(await says(text)).toMatch(/as of (just now|\d+ min ago)/);
  });

  test('of a company that several are called like asks which one, and the choice answers', async () => {
    const { card } = await bot.ask('subscriptions w');
    const sentence = sentenceOf(card ?? {}, 'Choose');
    expect(sentence).toMatch(/^subscriptions /);
    expect(await says(sentence)).toMatch(/Subscriptions · /);
  });

  test('of a company that nobody is called like names the nearest', async () =>
    expect(await says('subscriptions Contozo Pharmaceuticals')).toMatch(/Contoso/));

  test('of a subscription without its product shows what the company has', async () =>
    expect(await says('subscription Contoso')).toMatch(/Exchange Online \(Plan 1\)/));

  test('that is only the name of a company shows the company', async () =>
    expect(await says('Contoso')).toMatch(/^Contoso {2}Active/));
});

describe('renewals', () => {
  test('of the next 30 days stand by date, what ends and trials apart, monthly terms counted', async () => {
    const text = await says('renewals next 30 days');
    expect(text).toMatch(/14 renew/);
    expect(text).toMatch(/Not listed: \d+ monthly terms/);
    expect(text.indexOf('Wide World Importers')).toBeLessThan(text.indexOf('Northwind Traders'));
  });
  test('of one company are only its own', async () => {
    const text = await says('renewals Northwind next 10 days');
    expect(text).toMatch(/Exchange Online Kiosk/);
    expect(text).not.toMatch(/Litware/);
  });
  test('in a time without any say so, with a next step', async () =>
    expect(await says('renewals Contoso tomorrow')).toMatch(/No renewals/));
  test('in a time that is not understood say that, and never show another one as if it were meant', async () =>
    expect(await says('renewals before ramadan')).toMatch(/ramadan/i));
  test('are paged on the same card', async () => {
    const sent = await bot.ask('renewals next 30 days');
    const { verb, data, begins } = nextPage(sent.card ?? {});
    const { card } = await bot.connector.press(verb, data, {
      as: ann,
      in: personal(ann),
      messageId: sent.messageId,
    });
    expect(read(card)).toMatch(begins);
    expect(read(card)).toMatch(` of ${counts.renewals}`);
    expect(buttons(card ?? {})).toContain('Previous');
  });
});

describe('a sentence that is not understood', () => {
  test('gets up to three of the nearest commands, and help, as buttons that can be pressed', async () => {
    const { card } = await bot.ask('conjure exchange out of thin air');
    expect(read(card)).toMatch(/did not understand/);
    const offered = buttons(card ?? {}).filter((title) => title === 'Say it').length;
    expect(offered).toBeGreaterThan(1);
    expect(offered).toBeLessThan(5);
    expect(sentenceOf(card ?? {}, 'Say it')).not.toBe('');
  });
});

describe('a press', () => {
  const at = { as: ann, in: personal(ann), messageId: '1' };
  test('of a verb that the bot does not know changes nothing and says so', async () =>
    expect((await bot.connector.press('transfer-money', { id: 'x' }, at)).toast).toMatch(
      /button no longer works/,
    ));
  test('on a request that does not exist says so', async () =>
    expect((await bot.connector.press('approve', { id: 'nope' }, at)).toast).toMatch(
      /no longer have this request/,
    ));
  test.each([{}, { id: 7 }, { id: 'x'.repeat(65) }, { id: ['x'] }])(
    'with the data %j is refused',
    async (data) =>
      expect((await bot.connector.press('approve', data, at)).toast).toMatch(/no longer have this request/),
  );
  test('that pages a sentence which is no list is refused, whatever it says', async () => {
    const forged = { say: 'add 3 seats of Business Premium for Contoso', page: 0 };
    expect((await bot.connector.press('page', forged, at)).toast).toMatch(/not one of mine/);
    expect(await bot.app.context.memory.changes.inStatesAnywhere(['pending'])).toEqual([]);
  });
});

test('on installation the bot says in a few lines what it can do and what to press first', async () => {
  await bot.connector.install({ as: cy, in: personal(cy) });
  const { card } = await bot.connector.next();
  expect(read(card).split('\n').length).toBeLessThan(12);
  expect(buttons(card ?? {}).length).toBeGreaterThan(1);
});

test('in a channel the bot answers in the thread in which it was asked', async () => {
  const place = channel('Licensing');
  await bot.connector.say('subscriptions Contoso', { as: bo, in: place, thread: '1795000009999' });
  const { thread, card } = await bot.connector.next();
  expect(thread).toBe('1795000009999');
  expect(read(card)).toMatch(/Subscriptions · Contoso/);
});

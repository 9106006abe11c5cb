import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { message } from '../harness/activities.ts';
import { read } from '../harness/cards.ts';
import { ann, personal } from '../harness/people.ts';
import { type RunningBot, startBot } from '../harness/running-bot.ts';

/** The door takes 256 KB; Teams' own messages hold about 28. */
const size = 120_000;

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot();
  await bot.loaded();
  await bot.says('help');
  await bot.says('zzz yyy');
});
afterAll(() => bot.stop());

const fill = (part: string) => part.repeat(Math.ceil(size / part.length)).slice(0, size);
const many = (count: number, each: (n: number) => object) => Array.from({ length: count }, (_, n) => each(n));
const mention = (text: string, id: string, name: string) => ({
  type: 'mention',
  text,
  mentioned: { id, name },
});
const html = (content: string) => [{ contentType: 'text/html', content }];

/** Delivers it, and returns what the bot answered and how long nothing else had a turn (milliseconds). */
const delivered = async (given: object) => {
  let [last, stall] = [performance.now(), 0];
  const look = () => {
    const at = performance.now();
    stall = Math.max(stall, at - last);
    last = at;
  };
  const timer = setInterval(look, 1);
  const activity = { ...message(bot.connector.serviceUrl, 'help', { as: ann, in: personal(ann) }), ...given };
  const { status } = await bot.connector.deliver(activity);
  const sent = status === 200 ? await bot.connector.next(20) : null;
  clearInterval(timer);
  look();
  return { status, text: sent === null ? '' : read(sent.card), stall };
};

describe('a message of 120 kB is answered at once, and nothing of it is read:', () => {
  test.each<[string, object]>([
    ['one word', { text: fill('a') }],
    ['many orders', { text: fill('add 3 seats of Business Premium for Contoso and ') }],
    ['many lines', { text: fill('add 3 seats of E3 for Contoso\n') }],
    ['spaces', { text: `add${fill(' ')}3` }],
    ['numbers', { text: fill('1,234 ') }],
    ['tags that stay open', { text: fill('<b>') }],
    ['quotes within quotes', { text: fill('<blockquote>x') }],
    ['mentions that stay open', { text: fill('<at>') }],
    ['HTML of quotes', { text: 'help', attachments: html(fill('<blockquote>help</blockquote>')) }],
    ['HTML of spans', { text: 'help', attachments: html(fill('<span ')) }],
    [
      'one letter, which is also a mention',
      { text: fill('a'), entities: many(1_000, (n) => mention('a', `29:${n}`, 'a'.repeat(30))) },
    ],
    [
      'mentions of one person',
      { text: fill('<at>Bo</at> '), entities: many(900, (n) => mention('<at>Bo</at>', `29:${n}`, 'Bo')) },
    ],
  ])('%s', async (_what, given) => {
    const { status, text, stall } = await delivered(given);
    expect(status).toBe(200);
    expect(text).toMatch(/too long for the bot: it reads up to 4,000 characters/);
    expect(stall).toBeLessThan(200);
  });

  test('so is one that grows by its mentions', async () => {
    const grows = (n: number) => mention('a', `29:${n}`, 'aa');
    const { text, stall } = await delivered({ text: 'a', entities: many(100, grows) });
    expect(text).toMatch(/did not understand/);
    expect(stall).toBeLessThan(1_000);
  });
});

describe('what is long around a short message costs nothing:', () => {
  test.each<[string, object]>([
    ['the name of a mentioned person', { entities: [mention('<at>x</at>', '29:1', fill('x'))] }],
    ['the name of the bot', { recipient: { id: '28:bot', name: fill('n') } }],
    ['the name of the sender', { from: { ...ann, name: fill('n ') } }],
    [
      'a list of attachments',
      { attachments: many(2_000, () => ({ contentType: 'image/png', content: 'x' })) },
    ],
    ['what Teams adds', { channelData: { tenant: null, extra: fill('x') } }],
  ])('%s', async (_what, given) => {
    const { status, text, stall } = await delivered(given);
    expect([status, text.slice(0, 16)]).toEqual([200, 'What you can say']);
    expect(stall).toBeLessThan(500);
  });

  test.each(['id', 'serviceUrl', 'replyToId', 'channelId'])(
    'an %s of that length is no activity',
    async (name) => {
      const { status } = await delivered({ [name]: fill('x') });
      expect(status).toBe(400);
    },
  );
});

test('four thousand characters are read', async () => {
  const { text } = await delivered({ text: `help ${'please '.repeat(570)}`.slice(0, 3_990) });
  expect(text).not.toMatch(/too long/);
});

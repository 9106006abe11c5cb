import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Call, ids, startPax8 } from './pax8.ts';
import { startProcess } from './process.ts';
import { cardIn, markdownIn, startTeams, textOf, who } from './teams.ts';

/*
 * The bot as its users have it: a process started from env.sample, a Pax8 and a Teams that were written from Pax8's and Microsoft's
 * pages alone. Nothing here comes from src/simulator or test/harness, so that a belief which those share with the bot shows.
 */

const ann = who('Ann Nolan');
const bo = who('Bo Brand');

let pax8: Awaited<ReturnType<typeof startPax8>>;
let teams: Awaited<ReturnType<typeof startTeams>>;
let bot: Awaited<ReturnType<typeof startBot>>;
const folder = mkdtempSync(join(tmpdir(), 'outside-'));

const startBot = async () => {
  const started = await startProcess(folder, pax8.url, { BOT_ADMINS: bo.aadObjectId });
  teams.talkTo(`${started.url}/api/messages`);
  return started;
};

beforeAll(async () => {
  pax8 = await startPax8();
  teams = await startTeams();
  teams.knows(ann, bo);
  bot = await startBot();
  while (!(await fetch(`${bot.url}/readyz`)).ok);
});
afterAll(async () => {
  expect(await bot.end('SIGTERM')).toBe(0);
  expect(bot.output()).not.toMatch(/a secret|Bearer|"level":"fatal"/);
  teams.close();
  pax8.close();
  rmSync(folder, { recursive: true });
});

const read = async (text: string, fits?: RegExp) =>
  textOf(cardIn((await teams.say(text, ann, fits)).activity));
const isWrite = ({ method, query }: Call) => method !== 'GET' && query.get('isMock') !== 'true';

describe('look-ups', () => {
  test('answer from whatever rows Pax8 may send: 1e308 seats, "many", no name, a formula for a name', async () => {
    expect(await read('what does Acme have?')).toMatch(/Contoso Office Suite\n12 seats\n\$316\.80\nrenews /);
    const zenith = await read('subscriptions zenith');
    expect(zenith).toMatch(/Spam Filter Pro\nno commitment\n30 seats\n\$75\.00/);
    expect(zenith.match(/seats unknown/g)).toHaveLength(2);
    expect(zenith).not.toMatch(/e\+?308|Infinity|NaN/);
    expect(await read('status')).toMatch(/Fine\nPax8 answers\.\nPortfolio\n3 companies, 5 subscriptions/);
  });

  test('find renewals, the invoice with its items, prices and contacts', async () => {
    expect(await read('renewals next 30 days')).toMatch(
      /Acme Rockets · Contoso Office Suite · 12 seats[\s\S]*\$316\.80[\s\S]*\$7,603\.20 a year/,
    );
    expect(await read('last invoice')).toMatch(
      /Unpaid[\s\S]*\$350\.10[\s\S]*12 at \$22\.10 cost, \$26\.40 price/,
    );
    expect(await read('price of plain mailbox')).toMatch(/\$3\.00\n\$4\.00/);
    expect(await read('contacts acme')).toMatch(/Ada Moss\nPrimary for Admin, Billing, Technical/);
    expect(await read('usage')).toMatch(/Nothing is billed by usage/);
  });
});

test('names that mean harm are shown as what they are: no mention, link, formula or forged line of the log', async () => {
  const texts = [
    'subscriptions evil',
    'company evil',
    'contacts evil',
    'renewals evil',
    'spend',
    'companies',
    'who has hostile suite',
    'product hostile suite',
    'history evil hostile suite',
    'add 1 seat of hostile suite for evil',
    'order 2 plain mailbox for evil',
    'pending',
  ];
  const before = teams.standing.length;
  for (const text of texts) await read(text);
  const shown = teams.standing.slice(before);
  expect(shown.length).toBeGreaterThanOrEqual(texts.length);
  expect(shown.filter(({ activity }) => textOf(cardIn(activity)).includes('Evil')).length).toBeGreaterThan(8);
  for (const { activity } of shown) {
    const said = JSON.stringify(activity);
    // 28 KB, as Teams counts them: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
    expect(Buffer.byteLength(said, 'utf16le')).toBeLessThan(28 * 1024);
    expect(said).not.toMatch(/<at>|\u202e/i);
    const texts = markdownIn(cardIn(activity)).join('\n');
    expect(texts).not.toMatch(/<b>|\[pay here\]\(|\*\*!\*\*|\{\{DATE\(|\r/);
    expect(said).not.toMatch(/undefined|\[object Object\]/);
  }
  for (const line of bot.output().trim().split('\n'))
    expect(JSON.parse(line)).not.toMatchObject({ msg: 'forged' });
});

describe('a change', () => {
  test('is asked for, approved by somebody else and written once, as no more than the new quantity', async () => {
    expect(await read('add 3 seats of office suite for Acme')).toMatch(/Pending[\s\S]*12 → 15 seats/);
    expect((await teams.press('Approve', ann)).said).toMatch(/someone else must approve|Only approvers/);
    expect(pax8.writes()).toEqual([]);
    const { status, statusCode, said } = await teams.press('Approve', bo);
    expect([status, statusCode]).toEqual([200, 200]);
    expect(said).toMatch(/Applied[\s\S]*Pax8 has set 15 seats/);
    expect(pax8.writes()).toMatchObject([
      { method: 'PUT', path: `/subscriptions/${ids.renewing}`, body: { quantity: 15 } },
    ]);
  });

  test('that Pax8 refuses shows Pax8’s own words', async () => {
    const asked = await read('remove 2 seats of office suite for Acme');
    expect(asked).toMatch(/committed until|renewal/);
    expect(pax8.subscription(ids.renewing)?.quantity).toBe(15);
  });

  test('whose process is killed amid the write is written once, and its card ends at what Pax8 has', async () => {
    await read('set office suite for Acme to 16 seats', /Pending/);
    pax8.fails((call) => (call.method === 'PUT' ? 'hang' : null));
    const written = pax8.called(isWrite);
    const pressed = teams.press('Approve', bo).catch(() => null);
    await written;
    await bot.end('SIGKILL');
    await pressed;
    pax8.fails(() => null);
    const settled = teams.next(teams.chatOf(ann), (text) =>
      /^Seat change[\s\S]*Pax8 has set 16 seats/.test(text),
    );
    bot = await startBot();
    await settled;
    expect(pax8.subscription(ids.renewing)?.quantity).toBe(16);
    expect(pax8.writes().filter(({ body }) => (body as { quantity?: number }).quantity === 16)).toHaveLength(
      1,
    );
  }, 40_000);

  test('that Pax8 answers with an error, a page or nothing is never called applied', async () => {
    await read('set office suite for Acme to 17 seats', /Pending/);
    pax8.fails((call) =>
      call.method === 'PUT' ? { status: 200, text: '<html>Please log in</html>' } : null,
    );
    const { said } = await teams.press('Approve', bo);
    pax8.fails(() => null);
    // The work was done at Pax8 or not: its record says so.
    expect(said).toMatch(/Being checked|Failed|Not applied/);
    expect(said).not.toMatch(/Applied/);
    expect(pax8.subscription(ids.renewing)?.quantity).toBe(16);
  });
});

test('an order goes from its form by Pax8’s own check to one order', async () => {
  expect(await read('order 5 plain mailbox for Acme')).toMatch(/Not ordered yet[\s\S]*\$20\.00 a month/);
  expect((await teams.press('Continue', ann)).said).toMatch(/Pending\n5 × Plain Mailbox/);
  const { said } = await teams.press('Approve', bo);
  expect(said).toMatch(/Pax8 accepted the order/);
  const orders = pax8.calls.filter(({ method, path }) => method === 'POST' && path === '/orders');
  expect(orders.map(({ query }) => query.get('isMock'))).toEqual(['true', 'true', null]);
  expect(orders.at(-1)?.body).toMatchObject({
    companyId: ids.acme,
    lineItems: [{ productId: ids.mail, quantity: 5, billingTerm: 'Monthly', lineItemNumber: 1 }],
  });
});

test('alerts are posted as a card for each renewal in the channel that asked, and decided there', async () => {
  await teams.install(bo);
  const acme = teams.next(teams.channel, (text) => /^Renewal · Acme Rockets/.test(text));
  await teams.sayInChannel('alerts here', bo, /Renewal alerts here/);
  await teams.sayInChannel('alerts run', bo);
  expect(textOf(cardIn((await acme).activity))).toMatch(/Undecided[\s\S]*renews[\s\S]*in 10 days/);
  expect((await teams.press('Renew as is', bo)).said).toMatch(/Decided[\s\S]*Renew as is · Bo Brand/);
});

test('while Pax8 answers with errors, pages, nothing or empty objects, people get what was read before, or a sentence', async () => {
  const before = pax8.writes().length;
  const answers: [path: RegExp, answer: { status: number; json?: unknown; text?: string }][] = [
    [/^\/invoices/, { status: 200, text: '<html>Please log in</html>' }],
    [/^\/subscriptions\/[^/]+$/, { status: 200, text: '' }],
    [/\/pricing$/, { status: 500, json: { type: 'INTERNAL_SERVER_ERROR', message: 'boom', status: 500 } }],
    [/\/contacts$/, { status: 200, json: {} }],
    [/^\/orders/, { status: 502, text: '<html>Bad gateway</html>' }],
  ];
  pax8.fails(({ path }) => answers.find(([pattern]) => pattern.test(path))?.[1] ?? null);
  const failed =
    /That did not work[\s\S]*Pax8 sent an answer that the bot cannot use[\s\S]*Nothing was changed/;
  const others = ['last invoice', 'price of plain mailbox', 'contacts zenith', 'orders zenith'].map(
    (text, n) => {
      const as = who(`Colleague ${n}`);
      teams.knows(as);
      return teams.say(text, as, failed);
    },
  );
  await read('add 1 seat of office suite for Acme', failed);
  await Promise.all(others);
  expect(await read('what does Acme have?')).toMatch(/Contoso Office Suite\n[\s\S]*16 seats/);
  pax8.fails(() => null);
  expect(await read('last invoice')).toMatch(/\$350\.10/);
  expect(pax8.writes()).toHaveLength(before);
});

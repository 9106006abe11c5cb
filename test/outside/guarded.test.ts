import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Call, ids, startPax8 } from './pax8.ts';
import { startProcess } from './process.ts';
import { cardIn, startTeams, textOf, who } from './teams.ts';

/* What must not get through: links and events that somebody made up, people without the role, and an order sent twice. */

const admin = who('Ada Admin');
const approver = who('Abe Approver');
const requester = who('Rita Requester');
const nobody = who('Nora None');
const path = 'a-path-that-nobody-guesses-0123456789';
const authorization = 'Bearer of the webhook';

let pax8: Awaited<ReturnType<typeof startPax8>>;
let teams: Awaited<ReturnType<typeof startTeams>>;
let bot: Awaited<ReturnType<typeof startProcess>>;
const folder = mkdtempSync(join(tmpdir(), 'guarded-'));

beforeAll(async () => {
  pax8 = await startPax8();
  teams = await startTeams();
  teams.knows(admin, approver, requester, nobody);
  bot = await startProcess(folder, pax8.url, {
    BOT_ADMINS: admin.aadObjectId,
    DEFAULT_ROLE: 'none',
    PUBLIC_URL: 'https://bot.example',
    PAX8_EVENTS_PATH: path,
    PAX8_EVENTS_AUTHORIZATION: authorization,
  });
  teams.talkTo(`${bot.url}/api/messages`);
  while (!(await fetch(`${bot.url}/readyz`)).ok);
  for (const [person, role] of [
    [approver, 'approver'],
    [requester, 'requester'],
  ] as const)
    await teams.say(`grant ${role} to @`, admin, /Role given/, person);
}, 30_000);
afterAll(async () => {
  expect(await bot.end('SIGTERM')).toBe(0);
  expect(bot.output()).not.toMatch(new RegExp(`${path}|of the webhook|"level":"fatal"`));
  teams.close();
  pax8.close();
  rmSync(folder, { recursive: true });
});

const get = (at: string, init?: RequestInit) => fetch(`${bot.url}${at}`, init);

test('a link to a file that is altered, cut, signed by others or of nobody gives nothing', async () => {
  await teams.install(admin);
  const { activity } = await teams.sayInChannel('companies csv', admin, /Download|csv/i);
  const [url = ''] = /https:\/\/bot\.example[^"\\ )]+/.exec(JSON.stringify(activity)) ?? [];
  const { pathname } = new URL(url);
  const whole = await get(pathname);
  expect([whole.status, await whole.text()]).toEqual([200, expect.stringContaining('Acme Rockets')]);
  const before = pathname.slice(0, pathname.lastIndexOf('/') + 1);
  const [said = '', signature = ''] = pathname.slice(before.length).split('.');
  const fields = JSON.parse(Buffer.from(said, 'base64url').toString()) as unknown[];
  const altered = fields.map((field, n) => {
    const changed = fields.with(n, typeof field === 'number' ? field + 3_600_000 : `${String(field)}x`);
    return `${Buffer.from(JSON.stringify(changed)).toString('base64url')}.${signature}`;
  });
  const own = createHmac('sha256', '').update(said).digest('base64url');
  const bad = [
    ...altered,
    said,
    `${said}.`,
    `${said}.${signature.slice(1)}`,
    `${said}.${signature}x`,
    `${said}.${own}`,
    '%00',
    '..%2f..%2fetc%2fpasswd',
    'A'.repeat(20_000),
  ];
  // Links are for people: twenty at once are enough.
  for (const token of bad.slice(0, 18)) {
    const { status } = await get(`${before}${token}`);
    expect([token.slice(0, 60), status >= 400 && status < 500]).toEqual([token.slice(0, 60), true]);
  }
});

test('an event counts only at the secret path with its authorization, once, as a hint, and however odd it is', async () => {
  const event = (more: object = {}) =>
    JSON.stringify({
      webhookId: randomUUID(),
      sentAt: new Date().toISOString(),
      webhookTopic: { topic: 'SUBSCRIPTION', filters: [] },
      payloadData: { id: ids.renewing, quantity: 99 },
      ...more,
    });
  const post = async (body: string, at = path, given = authorization) =>
    (
      await get(`/api/pax8/events/${at}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: given },
        body,
      })
    ).status;
  const reads = () => pax8.calls.filter((call) => call.path === `/subscriptions/${ids.renewing}`).length;
  const before = reads();
  expect(await post(event(), path.toUpperCase())).toBe(404);
  expect(await post(event(), `${path.slice(0, -1)}8`)).toBe(404);
  for (const given of ['', 'Bearer', authorization.toLowerCase(), `${authorization}x`])
    expect(await post(event(), path, given)).toBe(404);
  expect(reads()).toBe(before);

  const read = pax8.called((call) => call.path === `/subscriptions/${ids.renewing}`);
  const one = event();
  expect(await post(one)).toBe(202);
  await read;
  expect(await post(one)).toBe(202);
  for (const odd of ['<xml/>', '', 'null', '[]', '5', one.slice(0, 40), event({ payloadData: null })])
    expect(await post(odd)).toBeLessThan(500);
  expect(await post(event({ payloadData: { long: 'x'.repeat(2_000_000) } })).catch(() => 413)).toBe(413);
  const said = textOf(cardIn((await teams.say('what does Acme have?', admin)).activity));
  expect(said).toMatch(/12 seats/);
  expect(reads()).toBe(before + 1);
});

test('each sentence asks for its role, whoever says it', async () => {
  const table = [
    ['what does Acme have?', [requester, approver, admin]],
    ['what if add 1 seat of office suite for Acme', [requester, approver, admin]],
    ['audit Acme', [approver, admin]],
    ['approvals off', [admin]],
    ['organisations', [admin]],
  ] as const;
  for (const [text, allowed] of table)
    for (const person of [nobody, requester, approver, admin]) {
      const said = textOf(cardIn((await teams.say(text, person)).activity));
      const isRefused = /Not allowed/.test(said);
      expect([text, person.name, isRefused]).toEqual([
        text,
        person.name,
        !allowed.some((each) => each === person),
      ]);
    }
});

test('a card in the chat of somebody whose role was taken away is not brought up to date', async () => {
  await teams.say('add 1 seat of office suite for Acme', requester, /Pending/);
  await teams.say('revoke @', admin, /no longer/, requester);
  const hidden = teams.next(teams.chatOf(requester), (said) => /No longer shown/.test(said));
  await teams.say('pending', approver, /Pending/);
  await teams.press('Approve', approver);
  expect(textOf(cardIn((await hidden).activity))).not.toMatch(/\$|seats/);
  await teams.say('grant requester to @', admin, /Role given/, requester);
});

test('an order that meets 429 is sent again, and after a lost answer no more', async () => {
  await teams.say('products plain mailbox', requester, /Plain Mailbox/);
  await teams.say('order 5 plain mailbox for Acme', requester, /Not ordered yet/);
  await teams.press('Continue', requester);
  const isOrder = ({ method, path: at, query }: Call) =>
    method === 'POST' && at === '/orders' && query.get('isMock') !== 'true';
  let tries = 0;
  const busy = { type: 'TOO_MANY_REQUESTS', message: 'Rate limit exceeded', status: 429, details: [] };
  pax8.fails((call) => {
    if (!isOrder(call)) return null;
    tries += 1;
    return tries === 1 ? { status: 429, json: busy } : { status: 502, text: '<html>Bad gateway</html>' };
  });
  const checked = teams.next(teams.chatOf(requester), (said) => /^Order[\s\S]*Being checked/.test(said));
  await teams.press('Approve', approver);
  expect(textOf(cardIn((await checked).activity))).toMatch(/The bot does not order again/);
  pax8.fails(() => null);
  expect(tries).toBe(2);
  expect(pax8.calls.filter(isOrder)).toHaveLength(2);
}, 30_000);

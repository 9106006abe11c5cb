import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createPace } from '../../src/pace.ts';
import type { TeamsAuth } from '../../src/teams/teams.ts';
import { createTeams } from '../../src/teams/teams.ts';
import { type Activity, installation, message, pressOf } from '../harness/activities.ts';
import { ann, guidOf, personal, tenant } from '../harness/people.ts';
import { sharedMemory, startBot } from './bot.ts';
import { startOpenId } from './openid.ts';

const appId = guidOf('app');
const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const where = { as: ann, in: personal(ann) };
const seconds = () => Math.floor(Date.now() / 1_000);

let openId: Awaited<ReturnType<typeof startOpenId>>;
beforeAll(async () => {
  openId = await startOpenId();
});
afterAll(() => openId.close());

let it: Awaited<ReturnType<typeof startBot>>;
let heard: string[];
let guests: (string | null)[];
const start = async (auth: TeamsAuth) => {
  heard = [];
  guests = [];
  it = await startBot({
    auth,
    handle: {
      message: async ({ text, told }) => {
        heard.push(text);
        guests.push(told?.organisation ?? null);
      },
      press: async ({ verb }) => {
        heard.push(verb);
        return { toast: 'pressed' };
      },
      installed: async () => void heard.push('installed'),
    },
  });
};
afterEach(() => it.stop());

describe('with authentication', () => {
  beforeEach(() =>
    start({
      kind: 'on',
      appId,
      appType: 'SingleTenant',
      tenantId: tenant,
      password: async () => 'a password',
      allowedTenants: [tenant.toUpperCase()],
      openIdMetadata: openId.metadata,
    }),
  );
  const claims = () => ({
    iss: 'https://api.botframework.com',
    aud: appId,
    exp: seconds() + 3_600,
    nbf: seconds() - 60,
    serviceurl: serviceUrl,
  });
  const said = (text = 'help') => message(serviceUrl, text, where);
  const post = (activity: Activity, authorization?: string) =>
    it.connector.deliver(activity, authorization === undefined ? {} : { authorization });

  test('a message that Teams signed is heard', async () => {
    const { status, body } = await post(said(), openId.token(claims()));
    expect([status, body]).toEqual([200, null]);
    expect(heard).toEqual(['help']);
  });

  test.each([
    ['no token', () => undefined],
    ['no bearer token', () => 'Basic YTpi'],
    ['no JWT', () => 'Bearer nonsense'],
    ['a token of another issuer', () => openId.token({ ...claims(), iss: 'https://sts.windows.net/x/' })],
    ['a token signed by somebody else', () => openId.token(claims(), { by: 'forged' })],
    ['the published key used as a shared secret', () => openId.token(claims(), { alg: 'HS256' })],
    ['an unsigned token', () => openId.token(claims(), { alg: 'none' })],
    ['an expired token', () => openId.token({ ...claims(), exp: seconds() - 3_600 })],
    ['a token that is not yet valid', () => openId.token({ ...claims(), nbf: seconds() + 3_600 })],
    ['a token of another bot', () => openId.token({ ...claims(), aud: guidOf('other') })],
    [
      'a token for another service URL',
      () => openId.token({ ...claims(), serviceurl: 'https://evil.example' }),
    ],
    ['a key that Teams did not publish', () => openId.token(claims(), { kid: 'unknown' })],
    ['a key of another channel', () => openId.token(claims(), { kid: 'webchat' })],
  ])('a request with %s is refused with 401 and nothing leaks', async (_what, token) => {
    const { status, body } = await post(said(), token());
    expect(status).toBe(401);
    expect(body).toEqual({ error: 'unauthorized' });
    expect(heard).toEqual([]);
    expect(it.memory.remembered.size).toBe(0);
  });

  test('a foreign tenant is dropped with 200 and an entry in the log: messages, presses and installations', async () => {
    const foreign = { ...where, tenantId: guidOf('foreign') };
    const activities = [
      message(serviceUrl, 'help', foreign),
      pressOf(serviceUrl, 'v1/approve', {}, { ...foreign, messageId: '1' }),
      ...installation(serviceUrl, 'add', foreign),
    ];
    for (const activity of activities) {
      const { status, body } = await post(activity, openId.token(claims()));
      expect([status, body]).toEqual([200, null]);
    }
    expect(heard).toEqual([]);
    expect(it.memory.remembered.size).toBe(0);
    expect(it.lines.map(({ message: text }) => text)).toEqual(
      Array(4).fill('an activity of a foreign tenant was dropped'),
    );
  });

  // "To retrieve the host tenant ID … use turnContext.activity.conversation.tenantId":
  // https://learn.microsoft.com/microsoftteams/platform/build-apps-for-shared-private-channels
  test('a message that names another tenant beside that of its conversation is from a guest of that one', async () => {
    await post({ ...said(), channelData: { tenant: { id: guidOf('foreign') } } }, openId.token(claims()));
    await post({ ...said(), channelData: { tenant: { id: tenant } } }, openId.token(claims()));
    expect(guests).toEqual([guidOf('foreign'), null]);
  });

  test('an activity that names no tenant, or an installation that names two, is dropped', async () => {
    const activity = said();
    const conversation = activity.conversation as object;
    const [installed] = installation(serviceUrl, 'add', where);
    await post({ ...installed, channelData: { tenant: { id: guidOf('foreign') } } }, openId.token(claims()));
    await post(
      { ...activity, channelData: {}, conversation: { ...conversation, tenantId: undefined } },
      openId.token(claims()),
    );
    expect(heard).toEqual([]);
  });

  test.each([
    'https://smba.trafficmanager.net.evil.example/',
    'http://smba.trafficmanager.net/',
    'http://127.0.0.1:4000',
    'nonsense',
  ])('a service URL that is not of Teams is refused, though it is signed: %s', async (url) => {
    const { status } = await post(
      message(url, 'help', where),
      openId.token({ ...claims(), serviceurl: url }),
    );
    expect(status).toBe(403);
    expect(heard).toEqual([]);
  });

  test('a channel of the bot registration where senders may claim to be anybody is refused', async () => {
    const elsewhere = { ...said(), channelId: 'webchat' };
    expect((await post(elsewhere, openId.token(claims(), { kid: 'webchat' }))).status).toBe(401);
    expect((await post(elsewhere, openId.token(claims()))).status).toBe(403);
    expect(heard).toEqual([]);
  });
});

describe('without authentication', () => {
  beforeEach(() => start({ kind: 'off' }));

  test('any tenant and this machine are accepted', async () => {
    const playground = { ...where, tenantId: '00000000-0000-0000-0000-0000000000001' };
    expect((await it.connector.say('help', playground)).status).toBe(200);
    expect(heard).toEqual(['help']);
  });

  test.each([[{}], [{ type: 'message' }], [{ type: 7 }], [[]], [null], ['text']])(
    'a body that is no activity is answered 400: %j',
    async (body) => {
      const response = await fetch(it.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({ error: expect.any(String) });
    },
  );

  test('kinds of activities without use for the bot are accepted in silence', async () => {
    const activity = message(it.connector.serviceUrl, 'help', where);
    for (const type of [
      'typing',
      'messageReaction',
      'event',
      'messageUpdate',
      'endOfConversation',
      'somethingNew',
    ]) {
      expect((await it.connector.deliver({ ...activity, type, id: type })).status).toBe(200);
    }
    expect(heard).toEqual([]);
  });

  test('a failing store costs no answer: Teams delivers no message twice because it was refused', async () => {
    it.memory.turns.begin = () => Promise.reject(new Error('disk full at /var/lib/bot'));
    const { status, body } = await it.connector.say('help', where);
    expect([status, body]).toEqual([200, null]);
    expect(heard).toEqual(['help']);
    expect(it.lines).toMatchObject([{ level: 'error', facts: { reason: 'disk full at /var/lib/bot' } }]);
  });

  test('a store that says nothing is waited for no longer than people wait', async () => {
    it.memory.turns.begin = () => new Promise(() => {});
    const { status } = await it.connector.say('help', where);
    expect([status, heard.length]).toEqual([200, 1]);
  });
});

test.each([
  ['app id', { appId: ' ', allowedTenants: [tenant] }],
  ['allowed tenant', { appId, allowedTenants: [] }],
])('refuses to start with authentication and without an %s', async (_what, part) => {
  await start({ kind: 'off' });
  const memory = sharedMemory();
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const handle = {
    message: async () => {},
    press: async () => ({ toast: '' }),
    installed: async () => {},
    file: async () => {},
    search: async () => ({ results: [] }),
    choices: async () => [],
    dialog: async () => ({ notice: '' }),
    removed: async () => {},
    membersChanged: async () => {},
    unanswered: async () => {},
  };
  const auth: TeamsAuth = { kind: 'on', appType: 'MultiTenant', password: async () => 'x', ...part };
  const pace = createPace();
  expect(() =>
    createTeams({ auth, ...memory, handle, now: Date.now, log, later: () => {}, pace, words: String }),
  ).toThrow('authentication is on without');
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Conversation } from '../../src/core/words/chat.ts';
import { ann, bot, channel, personal, tenant } from '../harness/people.ts';
import { saying, startBot } from './bot.ts';

const place = personal(ann);
const team = channel('Alerts');
const inChannel = {
  id: team.id,
  scope: 'channel',
  channelId: team.id,
  teamId: team.teamId ?? null,
} as const;
/** A clock that only the bot's own pauses move. */
const clock = () => {
  const pauses: number[] = [];
  let at = 1_795_000_000_000;
  return {
    pauses,
    now: () => at,
    pause: async (milliseconds: number) => {
      pauses.push(milliseconds);
      at += milliseconds;
    },
  };
};

let time: ReturnType<typeof clock>;
let it: Awaited<ReturnType<typeof startBot>>;
let to: Conversation;
beforeEach(async () => {
  time = clock();
  it = await startBot(time);
  to = {
    tenantId: tenant,
    id: place.id,
    scope: 'personal',
    serviceUrl: it.connector.serviceUrl,
    botId: bot.id,
    botName: bot.name,
    threadId: null,
    teamId: null,
    channelId: null,
    personId: ann.aadObjectId ?? null,
  };
});
afterEach(() => it.stop());

const calls = () => it.connector.calls.map(({ method }) => method);

describe('a new message', () => {
  test('that Teams throttles waits as long as Teams says and goes out once', async () => {
    it.connector.fail({ status: 429, code: 'Throttled', retryAfter: 3, times: 2 });
    expect(await it.teams.chat.send(to, saying('alert'))).toMatchObject({ kind: 'delivered' });
    expect(time.pauses).toEqual([3_000, 3_000]);
    expect(it.connector.messages(place)).toHaveLength(1);
  });

  test('that Teams throttles without a time waits longer each time', async () => {
    it.connector.fail({ status: 429, times: 3 });
    await it.teams.chat.send(to, saying('alert'));
    expect(time.pauses).toEqual([750, 1_500, 3_000]);
  });

  test('that Teams throttles for longer than anybody waits fails', async () => {
    it.connector.fail({ status: 429, retryAfter: 600 });
    expect(await it.teams.chat.send(to, saying('alert'))).toMatchObject({ kind: 'failed' });
    expect(time.pauses).toEqual([]);
  });

  test('that meets another operation (412) is sent again, at most five times', async () => {
    it.connector.fail({ status: 412, code: 'PreconditionFailed', times: 9 });
    expect(await it.teams.chat.send(to, saying('alert'))).toMatchObject({ kind: 'failed' });
    expect(calls()).toHaveLength(5);
  });

  test.each([502, 503, 504, 500, 'reset', 'reset-after'] as const)(
    'that may have arrived (%s) is not sent again',
    async (status) => {
      it.connector.fail({ status });
      expect(await it.teams.chat.send(to, saying('alert'))).toMatchObject({ kind: 'failed' });
      expect(calls()).toEqual(['POST']);
    },
  );

  test('that never left is sent again', async () => {
    const nobody = { ...to, serviceUrl: 'http://127.0.0.1:1' };
    expect(await it.teams.chat.send(nobody, saying('alert'))).toMatchObject({ kind: 'failed' });
    expect(time.pauses).toHaveLength(4);
  });

  test.each(['BotNotInConversationRoster', 'BotDisabledByAdmin', 'ConversationBlockedByUser'])(
    'that is refused with 403 %s says that the bot is not there, and leaves the conversation open',
    async (code) => {
      it.connector.fail({ status: 403, code });
      expect(await it.teams.chat.send(to, saying('alert'))).toMatchObject({ kind: 'closed' });
      expect(it.memory.closed.size).toBe(0);
      expect(calls()).toEqual(['POST']);
    },
  );

  test('that lacks a permission fails and leaves the conversation open', async () => {
    it.connector.fail({ status: 403, code: 'NotEnoughPermissions' });
    expect(await it.teams.chat.send(to, saying('alert'))).toMatchObject({ kind: 'failed' });
    expect(it.memory.closed.size).toBe(0);
  });

  test('to a conversation that does not exist says so once, and leaves it open', async () => {
    it.connector.fail({ status: 404, code: 'ConversationNotFound' });
    expect(await it.teams.chat.send(to, saying('alert'))).toMatchObject({ kind: 'closed' });
    expect(it.memory.closed.size).toBe(0);
  });

  test('that Teams finds too large is sent as a short notice', async () => {
    it.connector.fail({ status: 413, code: 'MessageSizeTooBig' });
    expect(await it.teams.chat.send(to, saying('alert'))).toMatchObject({ kind: 'delivered' });
    expect(JSON.stringify(it.connector.cardIn(place))).toContain('too large for Teams');
  });

  test('of more than 80 KB in UTF-16 is sent as a short notice, never lost', async () => {
    await it.teams.chat.send(to, saying(`All of it: ${'ä'.repeat(41_000)}`));
    const card = JSON.stringify(it.connector.cardIn(place));
    expect(card).toContain('All of it');
    expect(card).toContain('too large for Teams');
    expect(card.length * 2).toBeLessThan(25 * 1_024);
  });

  test('of more than 20 kB goes out and is logged', async () => {
    const large = saying('x'.repeat(13_000));
    await it.teams.chat.send(to, large);
    expect(it.connector.cardIn(place)).toEqual(large.card);
    expect(it.lines.map(({ message }) => message)).toContain('a large message goes out');
  });

  test.each([
    'http://evil.example',
    'https://smba.trafficmanager.net.evil.example/teams/',
    'https://x@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net:8443/',
    'http://smba.trafficmanager.net/',
  ])('is not sent to %s', async (serviceUrl) => {
    expect(await it.teams.chat.send({ ...to, serviceUrl }, saying('alert'))).toMatchObject({
      kind: 'failed',
    });
  });

  test('waits for those before it in its conversation', async () => {
    it.connector.fail({ status: 429, retryAfter: 1 });
    await Promise.all(['one', 'two', 'three'].map((text) => it.teams.chat.send(to, saying(text))));
    expect(it.connector.messages(place).map(({ activity }) => activity.summary)).toEqual([
      'one',
      'two',
      'three',
    ]);
  });

  test('is the eighth only after a second, the ninth after two', async () => {
    await Promise.all(Array.from({ length: 9 }, (_, n) => it.teams.chat.send(to, saying(String(n)))));
    expect(time.pauses).toEqual([1_000, 1_000]);
  });

  test('is the 51st of a tenant only after a second', async () => {
    await Promise.all(
      Array.from({ length: 51 }, (_, n) => it.teams.chat.send({ ...to, id: `a:${n}` }, saying('alert'))),
    );
    expect(time.pauses).toEqual([200, 200, 200, 200, 200]);
  });
});

describe('an update', () => {
  const posted = async () => {
    await it.teams.chat.send(to, saying('Pending'));
    return (await it.connector.next()).messageId;
  };

  test.each([502, 503, 504, 'reset', 'reset-after'] as const)(
    'that may have arrived (%s) is sent again',
    async (status) => {
      const messageId = await posted();
      it.connector.fail({ status, times: 2 });
      expect(await it.teams.chat.update(to, messageId, saying('Approved'))).toMatchObject({
        kind: 'delivered',
      });
      expect(calls()).toEqual(['POST', 'PUT', 'PUT', 'PUT']);
    },
  );

  test('that Teams calls its own error (500) is not sent again', async () => {
    const messageId = await posted();
    it.connector.fail({ status: 500 });
    expect(await it.teams.chat.update(to, messageId, saying('Approved'))).toMatchObject({ kind: 'failed' });
  });

  test('of a message that is gone says so', async () => {
    expect(await it.teams.chat.update(to, '17', saying('Approved'))).toMatchObject({ kind: 'gone' });
    expect(await it.teams.chat.update(to, '', saying('Approved'))).toMatchObject({ kind: 'gone' });
    expect(it.memory.closed.size).toBe(0);
  });
});

describe('whoever is asked right before a message leaves', () => {
  const asking = (answer: boolean) => {
    const asked: number[] = [];
    const before = async () => {
      asked.push(time.now());
      return answer;
    };
    return { asked, before };
  };

  test('is asked after all waiting for Teams’ limits', async () => {
    const { asked, before } = asking(true);
    const started = time.now();
    await Promise.all(Array.from({ length: 7 }, (_, n) => it.teams.chat.send(to, saying(String(n)))));
    expect(await it.teams.chat.send(to, saying('alert'), { before })).toMatchObject({ kind: 'delivered' });
    expect(asked).toEqual([started + 1_000]);
  });

  test('may hold it back, and nothing leaves', async () => {
    const { asked, before } = asking(false);
    expect(await it.teams.chat.send(to, saying('alert'), { before })).toEqual({ kind: 'held' });
    expect(asked).toHaveLength(1);
    expect(calls()).toEqual([]);
  });

  test('is asked once, however often Teams must be tried, and not again for a new thread', async () => {
    const { asked, before } = asking(true);
    it.connector.fail({ status: 429, retryAfter: 3, times: 2 });
    await it.teams.chat.send(to, saying('alert'), { before });
    expect([asked.length, calls().length]).toEqual([1, 3]);

    it.connector.fail({ status: 404, code: 'ActivityNotFoundInConversation' });
    const thread = { ...to, ...inChannel, threadId: '17' };
    expect(await it.teams.chat.send(thread, saying('alert'), { before })).toMatchObject({
      kind: 'delivered',
    });
    expect(asked).toHaveLength(2);
  });

  test('and cannot answer, keeps it back for certain', async () => {
    const down = () => Promise.reject(new Error('the store is down'));
    expect(await it.teams.chat.send(to, saying('alert'), { before: down })).toMatchObject({
      kind: 'failed',
      mayHaveArrived: false,
    });
    expect(calls()).toEqual([]);
  });

  test.each([
    ['reset-after', true],
    ['reset', true],
    [503, true],
    [408, true],
    [500, true],
    [429, false],
    [412, false],
    [400, false],
    [401, false],
    [403, false],
    [413, false],
  ] as const)('a message that meets %s may have arrived: %s', async (status, mayHaveArrived) => {
    it.connector.fail({ status, retryAfter: 600, times: 9 });
    const { before } = asking(true);
    expect(await it.teams.chat.send(to, saying('alert'), { before })).toMatchObject({
      kind: 'failed',
      mayHaveArrived,
      // https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/conversations/conversation-messages
      refused: [400, 401, 403, 413].includes(Number(status)),
    });
    // A refusal is an answer: asking again at once gets the same one. Too large goes once more, as a notice.
    if ([400, 401, 403].includes(Number(status))) expect(calls()).toEqual(['POST']);
  });

  test('a message that never left has not arrived', async () => {
    const nobody = { ...to, serviceUrl: 'http://127.0.0.1:1' };
    expect(await it.teams.chat.send(nobody, saying('alert'))).toMatchObject({ mayHaveArrived: false });
  });
});

test('a message that could not be signed has not arrived', async () => {
  const auth = {
    kind: 'on',
    appId: 'app',
    appType: 'SingleTenant',
    tenantId: tenant,
    allowedTenants: [tenant],
    password: () => Promise.reject(new Error('the vault is down')),
  } as const;
  const bot = await startBot({ ...time, auth });
  const inTeams = { ...to, serviceUrl: 'https://smba.trafficmanager.net/teams/' };
  expect(await bot.teams.chat.send(inTeams, saying('alert'))).toEqual({
    kind: 'failed',
    text: 'the vault is down',
    unsigned: true,
    mayHaveArrived: false,
    refused: false,
  });
  await bot.stop();
});

describe('when the bot stops', () => {
  /** A pause that only a stop ends. */
  const waiting = () => {
    const { promise: begun, resolve } = Promise.withResolvers<void>();
    const pause = async (_milliseconds: number, signal?: AbortSignal): Promise<void> => {
      resolve();
      signal?.throwIfAborted();
      return new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
    };
    return { begun, pause };
  };
  let bot: typeof it;
  afterEach(() => bot.stop());
  const stopping = async () => {
    const { begun, pause } = waiting();
    bot = await startBot({ now: time.now, pause });
    const here = { ...to, serviceUrl: bot.connector.serviceUrl };
    const send = (text: string) => bot.teams.chat.send(here, saying(text));
    const sent = () => bot.connector.messages(place).map(({ activity }) => activity.summary);
    return { ...bot, begun, here, send, sent };
  };

  test('nothing is sent any more, and whoever sends is told so', async () => {
    const { send, sent, teams, connector } = await stopping();
    await teams.close();
    expect(await send('alert')).toEqual({ kind: 'held' });
    expect([sent(), connector.calls]).toEqual([[], []]);
  });

  test('what waits for Teams’ limits, or behind it, was not sent', async () => {
    const { send, sent, begun, teams } = await stopping();
    const all = Promise.all(Array.from({ length: 10 }, (_, n) => send(String(n))));
    await begun;
    await teams.close();
    expect((await all).map(({ kind }) => kind)).toEqual([
      ...Array(7).fill('delivered'),
      ...Array(3).fill('held'),
    ]);
    expect(sent()).toHaveLength(7);
  });

  test('what Teams had turned away, and would be tried again, was not sent', async () => {
    const { send, sent, begun, teams, connector } = await stopping();
    connector.fail({ status: 429, retryAfter: 3 });
    const delivery = send('alert');
    await begun;
    await teams.close();
    expect(await delivery).toEqual({ kind: 'held' });
    expect(sent()).toEqual([]);
  });

  test('an update that may have arrived is not called unsent', async () => {
    const { send, here, begun, teams, connector } = await stopping();
    const first = await send('Pending');
    const messageId = first.kind === 'delivered' ? first.posted.messageId : '';
    connector.fail({ status: 'reset-after', on: 'update' });
    const delivery = teams.chat.update(here, messageId, saying('Approved'));
    await begun;
    await teams.close();
    expect(await delivery).toMatchObject({ kind: 'failed', mayHaveArrived: true });
  });

  test('what closes between the last question and the sending was not sent', async () => {
    const { here, sent, teams } = await stopping();
    const closing = async () => {
      await teams.close();
      return true;
    };
    expect(await teams.chat.send(here, saying('alert'), { before: closing })).toEqual({ kind: 'held' });
    expect(sent()).toEqual([]);
  });

  test('what has left gets its answer', async () => {
    const { send, sent, teams, connector } = await stopping();
    const release = connector.hold();
    const delivery = send('alert');
    while (connector.calls.length === 0) await new Promise((next) => setTimeout(next, 5));
    const closed = teams.close();
    release();
    expect(await delivery).toMatchObject({ kind: 'delivered' });
    await closed;
    expect(sent()).toEqual(['alert']);
  });
});

test('a reply goes into the thread of any message of it', async () => {
  const thread = { ...to, ...inChannel };
  const first = await it.teams.chat.send(thread, saying('card'));
  const root = first.kind === 'delivered' ? first.posted.messageId : '';
  const second = await it.teams.chat.send({ ...thread, threadId: root }, saying('reply'));
  const reply = second.kind === 'delivered' ? second.posted.messageId : '';
  await it.teams.chat.send({ ...thread, threadId: reply }, saying('another'));
  expect(it.connector.messages(team).map((sent) => sent.thread)).toEqual([root, root, root]);
});

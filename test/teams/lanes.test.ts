import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Again, createLanes } from '../../src/teams/lanes.ts';

/** https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/rate-limit */
const limits = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
] as const;

type Sent = Readonly<{ kind: 'sent'; at: number }>;
type Where = Readonly<{ in?: string; tenant?: string; background?: boolean }>;

/** Lanes by a clock that only their own pauses move: to the end of the shortest, as time does. */
const clocked = (most?: number, sending?: (tenantId: string) => Promise<number>) => {
  let at = 0;
  const closing = new AbortController();
  let waiting: { until: number; over: () => void; fail: (reason: unknown) => void }[] = [];
  const pass = (milliseconds: number) => {
    at += milliseconds;
  };
  const pause = (milliseconds: number) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    waiting.push({ until: at + milliseconds, over: resolve, fail: reject });
    return promise;
  };
  closing.signal.addEventListener('abort', () =>
    waiting.forEach(({ fail }) => void fail(new Error('closing'))),
  );
  const lanes = createLanes({
    now: () => at,
    pause,
    closing: closing.signal,
    ...(most === undefined ? {} : { most }),
    ...(sending === undefined ? {} : { sending }),
  });
  const order: string[] = [];
  const send = (
    text = '',
    { in: conversationId = 'here', tenant = 'tenant', background = false }: Where = {},
    work: () => Promise<Sent | Again> = async () => ({ kind: 'sent', at }),
  ) =>
    lanes.run({ tenantId: tenant, conversationId, background }, async () => {
      order.push(text);
      return work();
    });
  /** Lets everything run, and time pass, until nothing waits any more. */
  const settle = async () => {
    for (;;) {
      await new Promise((next) => setImmediate(next));
      const [soonest] = waiting.sort((a, b) => a.until - b.until);
      if (soonest === undefined) return;
      waiting = waiting.slice(1);
      at = Math.max(at, soonest.until);
      soonest.over();
    }
  };
  const settled = async <T>(all: readonly Promise<T>[]): Promise<T[]> => {
    await settle();
    return Promise.all(all);
  };
  return {
    send,
    settle,
    settled,
    pass,
    order,
    now: () => at,
    close: () => closing.abort(),
    waits: () => waiting,
  };
};
const times = (sent: readonly Readonly<{ kind: string; at?: number }>[]) => sent.map(({ at }) => at);

describe('Teams’ limits', () => {
  test('of a conversation hold whenever its messages come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3_000), { minLength: 10, maxLength: 200 }), async (gaps) => {
        const { send, settled, pass } = clocked();
        const all: Promise<Readonly<{ kind: string; at?: number }>>[] = [];
        for (const gap of gaps) {
          pass(gap);
          all.push(send());
          if (gap % 2 === 0) await settled(all);
        }
        const sent = times(await settled(all)) as number[];
        for (const [count, within] of limits)
          sent.forEach((time, n) => {
            const earlier = sent[n - count];
            if (earlier !== undefined) expect(time - earlier).toBeGreaterThanOrEqual(within);
          });
      }),
      { numRuns: 30 },
    );
  });

  test('let 60 messages go in 30 seconds, and the next exactly then', async () => {
    const { send, settled } = clocked();
    const sent = times(await settled(Array.from({ length: 61 }, () => send())));
    expect(sent[59]).toBeLessThan(30_000);
    expect(sent[60]).toBe(30_000);
  });

  test('let 1800 go in an hour', async () => {
    const { send, settled } = clocked(2_000);
    const sent = times(await settled(Array.from({ length: 1_801 }, () => send())));
    expect(sent.at(-1)).toBe(3_600_000);
  });

  test('of an organisation let 50 go in a second, and those of another meanwhile', async () => {
    const { send, settled } = clocked();
    const ours = Array.from({ length: 51 }, (_, n) => send('', { in: `chat ${n}` }));
    const theirs = send('', { tenant: 'other' });
    const sent = times(await settled([...ours, theirs]));
    expect([sent[9], sent[10], sent[49], sent[50], sent[51]]).toEqual([0, 200, 800, 1_000, 0]);
  });

  test('of an organisation are shared by the instances that send to it', async () => {
    let instances = 5;
    const asked: string[] = [];
    const { send, settled, pass, now } = clocked(undefined, async (tenantId) => {
      asked.push(tenantId);
      return instances;
    });
    const sendAll = (count: number) =>
      settled(Array.from({ length: count }, (_, n) => send('', { in: `chat ${n} ${asked.length}` })));
    await sendAll(1);
    pass(1_000);
    expect(times(await sendAll(11)).slice(9)).toEqual([now() - 200, now()]);
    expect(now()).toBe(2_000);
    instances = 1;
    pass(2_000);
    await sendAll(1);
    pass(1_000);
    expect(times(await sendAll(51)).slice(49)).toEqual([now() - 200, now()]);
    expect(asked).toEqual(['tenant', 'tenant']);
  });

  test('of an organisation are used by half while nobody can say who sends to it', async () => {
    const { send, settled } = clocked(undefined, () => Promise.reject(new Error('the store is away')));
    const sent = Array.from({ length: 26 }, (_, n) => send('', { in: `chat ${n}` }));
    expect(times(await settled(sent)).slice(24)).toEqual([800, 1_000]);
  });
});

describe('a conversation', () => {
  test('keeps the order of its messages, though Teams turns one away for a while', async () => {
    const { send, settled, order, now } = clocked();
    let tries = 0;
    const turnedAway = async () => {
      tries += 1;
      return tries < 3
        ? ({ kind: 'again', afterMs: 5_000 } as const)
        : ({ kind: 'sent', at: now() } as const);
    };
    const sent = await settled([send('one', {}, turnedAway), send('two'), send('three')]);
    expect(order).toEqual(['one', 'one', 'one', 'two', 'three']);
    expect(times(sent)).toEqual([10_000, 10_000, 10_000]);
  });

  test('that Teams turns away for ever keeps back no other', async () => {
    const { send, order, now } = clocked();
    void send('never', { in: 'stuck' }, async () => ({ kind: 'again', afterMs: 60_000 }));
    const others = Array.from({ length: 9 }, (_, n) => send(`${n}`, { in: `chat ${n}` }));
    expect(times(await Promise.all(others))).toEqual(Array(9).fill(0));
    expect([order.length, now()]).toEqual([10, 0]);
  });

  test('whose message is never answered keeps back no other', async () => {
    const { send } = clocked();
    void send('lost', { in: 'stuck' }, () => new Promise(() => {}));
    void send('behind it', { in: 'stuck' });
    expect(await send('other', { in: 'chat' })).toEqual({ kind: 'sent', at: 0 });
  });

  test('takes people’s messages before those of the background, which wait behind', async () => {
    const { send, settled, order } = clocked();
    const background = Array.from({ length: 9 }, (_, n) => send(`alert ${n}`, { background: true }));
    const people = [send('answer'), send('and another')];
    await settled([...background, ...people]);
    // One was on its way already.
    expect(order.slice(0, 4)).toEqual(['alert 0', 'answer', 'and another', 'alert 1']);
  });

  test('holds so many messages that wait, and no more; people’s and the others apart', async () => {
    const { send, settled } = clocked(3);
    const full = { kind: 'full' };
    const background = Array.from({ length: 6 }, () => send('', { background: true }));
    const people = Array.from({ length: 5 }, () => send());
    const sent = await settled([...background, ...people]);
    expect(sent.map(({ kind }) => kind === 'full')).toEqual(
      [0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1].map((each) => each === 1),
    );
    expect(sent.at(-1)).toEqual(full);
    expect(await send('later', { in: 'elsewhere' })).toMatchObject({ kind: 'sent' });
  });

  test('goes on after work that throws', async () => {
    const { send } = clocked();
    const failing = send('', {}, () => Promise.reject(new Error('no')));
    const next = send('next');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toMatchObject({ kind: 'sent' });
  });
});

describe('an organisation whose limit is reached', () => {
  test('lets people’s messages go first, and each conversation in turn', async () => {
    const { send, settled, order } = clocked();
    // A flooded channel, and eighty others with one alert each.
    const flood = Array.from({ length: 10 }, (_, n) =>
      send(`flood ${n}`, { in: 'flooded', background: true }),
    );
    const alerts = Array.from({ length: 80 }, (_, n) =>
      send(`alert ${n}`, { in: `c${n}`, background: true }),
    );
    const asked = send('answer', { in: 'person' });
    await settled([...flood, ...alerts, asked]);
    expect(order.slice(0, 10)).toEqual(['flood 0', ...Array.from({ length: 9 }, (_, n) => `alert ${n}`)]);
    expect(order[10]).toBe('answer');
    // The flooded channel had its turn behind those that came before its second message.
    expect(order.indexOf('flood 1')).toBeGreaterThan(order.indexOf('alert 79'));
    expect(order).toHaveLength(91);
  });

  test('lets a person’s answer go before the alert that waits in the same conversation', async () => {
    const { send, settled, order } = clocked();
    const filler = Array.from({ length: 10 }, (_, n) => send('', { in: `c${n}`, background: true }));
    const alerts = ['a', 'b'].map((text) => send(text, { in: text, background: true }));
    const asked = send('answer', { in: 'b' });
    await settled([...filler, ...alerts, asked]);
    expect(order.slice(10)).toEqual(['answer', 'a', 'b']);
  });
});

test('what waits when the lanes close is asked once more at once, and may say that it did not leave', async () => {
  const { send, close, now, waits } = clocked();
  let closed = false;
  const work = async () =>
    closed ? ({ kind: 'sent', at: now() } as const) : ({ kind: 'again', afterMs: 60_000 } as const);
  const turnedAway = send('', { in: 'stuck' }, work);
  const behind = Array.from({ length: 9 }, () => send());
  const many = Array.from({ length: 80 }, (_, n) => send('', { in: `c${n}` }));
  await new Promise((next) => setImmediate(next));
  expect(waits().length).toBeGreaterThan(1);
  closed = true;
  close();
  await Promise.all([turnedAway, ...behind, ...many]);
  expect(now()).toBe(0);
});

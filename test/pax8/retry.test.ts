import { afterEach, describe, expect, test } from '@jest/globals';
import type { Reply } from '../../src/pax8/exchange.ts';
import { delayAfter, mayRepeat } from '../../src/pax8/retry.ts';
import { closeAll, marketplaceAt, type Scripted, startPax8, subscriptionRow } from './loopback.ts';

afterEach(closeAll);

const answer = (status: number, over: Partial<Extract<Reply, { kind: 'answer' }>> = {}): Reply => ({
  kind: 'answer',
  status,
  retryAfter: null,
  text: '',
  json: {},
  ...over,
});
const noAnswer = (sent: boolean): Reply => ({ kind: 'no-answer', sent, cause: new Error('x') });

describe('whether', () => {
  test.each([
    ['GET', 'no answer', noAnswer(true), true],
    ['GET', 'nothing sent', noAnswer(false), true],
    ['GET', '429', answer(429), true],
    ['GET', '500', answer(500), true],
    ['GET', '503', answer(503), true],
    ['GET', '408', answer(408), true],
    ['GET', '200 without JSON', answer(200, { json: undefined }), true],
    ['GET', '200', answer(200), false],
    ['GET', '400', answer(400), false],
    ['GET', '401', answer(401), false],
    ['GET', '404 without JSON', answer(404, { json: undefined }), false],
    ['GET', '302', answer(302), false],
    ['PUT', 'no answer', noAnswer(true), false],
    ['PUT', 'nothing sent', noAnswer(false), true],
    ['PUT', '429', answer(429), true],
    ['PUT', '500', answer(500), false],
    ['PUT', '503', answer(503, { retryAfter: '1' }), false],
    ['PUT', '408', answer(408), false],
    ['PUT', '422', answer(422), false],
    ['PUT', '200 without JSON', answer(200, { json: undefined }), false],
  ] as const)('%s, %s', (method, _name, reply, expected) => {
    expect(mayRepeat({ method, template: '/orders' }, reply)).toBe(expected);
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)(
    '%s is sent again only when nothing was done',
    (method) => {
      const again = (reply: Reply) => mayRepeat({ method, template: '/orders' }, reply);
      expect([noAnswer(false), answer(429)].map(again)).toEqual([true, true]);
      expect([noAnswer(true), answer(500), answer(408), answer(200, { json: undefined })].map(again)).toEqual(
        [false, false, false, false],
      );
    },
  );

  test('a token may be asked for again: one too many does no harm', () => {
    const again = (reply: Reply) => mayRepeat({ method: 'POST', template: '/token' }, reply);
    expect([noAnswer(true), answer(500)].map(again)).toEqual([true, true]);
  });
});

describe('when', () => {
  const now = Date.UTC(2026, 0, 1);

  test('the wait doubles, half of it by chance', () => {
    expect([1, 2, 3].map((attempt) => delayAfter(attempt, answer(500), 0, now))).toEqual([250, 500, 1000]);
    expect([1, 2, 3].map((attempt) => delayAfter(attempt, answer(500), 0.999, now))).toEqual([
      500, 1000, 1999,
    ]);
  });

  test('the rate limit is given longer', () => {
    expect([1, 2, 3].map((attempt) => delayAfter(attempt, answer(429), 0, now))).toEqual([2000, 4000, 8000]);
  });

  test.each([
    ['seconds', '7', 7000],
    ['a date', new Date(now + 9000).toUTCString(), 9000],
    ['far too long, cut to a minute', '86400', 60_000],
    ['a far date, cut to a minute', new Date(now + 1e9).toUTCString(), 60_000],
    ['zero: our own wait', '0', 250],
    ['a past date: our own wait', new Date(now - 9000).toUTCString(), 250],
    ['unreadable: our own wait', 'soon', 250],
    ['negative: our own wait', '-5', 250],
  ])('Retry-After as %s', (_name, retryAfter, expected) => {
    expect(delayAfter(1, answer(503, { retryAfter }), 0, now)).toBe(expected);
  });
});

describe('a GET', () => {
  const failingOnce = async (scripted: Scripted) => {
    const pax8 = await startPax8((_request, nth) => (nth === 1 ? scripted : { json: subscriptionRow('s1') }));
    return { pax8, ...marketplaceAt(pax8.url, { answerTimeoutMs: 100 }) };
  };

  test.each([
    ['429', { status: 429 }],
    ['500', { status: 500 }],
    ['503', { status: 503, text: '<html>' }],
    ['a reset', 'reset'],
    ['a timeout', 'silence'],
    ['JSON that breaks off', { text: '{"id":' }],
  ] as const)('is repeated after %s', async (_name, scripted) => {
    const { marketplace, pax8, clock } = await failingOnce(scripted);
    expect(await marketplace.subscription('s1', 'person')).toMatchObject({ id: 's1' });
    expect(pax8.calls).toHaveLength(2);
    expect(clock.pauses).toHaveLength(1);
  });

  test('on a kept connection that Pax8 closed meanwhile is repeated', async () => {
    const { marketplace, pax8 } = await failingOnce({ json: subscriptionRow('s1') });
    await marketplace.subscription('s1', 'person');
    await pax8.stopListening();
    await pax8.listenAgain();
    expect(await marketplace.subscription('s1', 'person')).toMatchObject({ id: 's1' });
  });

  test('is given up after four attempts, with the last answer', async () => {
    const pax8 = await startPax8((_request, nth) => ({ status: 500, json: { message: `failure ${nth}` } }));
    const { marketplace } = marketplaceAt(pax8.url);
    await expect(marketplace.subscription('s1', 'person')).rejects.toMatchObject({
      kind: 'unclear',
      status: 500,
      pax8Text: 'failure 4',
    });
    expect(pax8.calls).toHaveLength(4);
  });

  test('is given up sooner when a person would wait for more than a minute', async () => {
    const pax8 = await startPax8(() => ({ status: 429, headers: { 'retry-after': '40' } }));
    const { marketplace, clock } = marketplaceAt(pax8.url);
    await expect(marketplace.subscription('s1', 'person')).rejects.toMatchObject({
      kind: 'busy',
      status: 429,
    });
    expect(clock.pauses).toEqual([40_000]);
    await expect(marketplace.subscription('s1', 'background')).rejects.toMatchObject({ kind: 'busy' });
    expect(clock.pauses).toEqual([40_000, 40_000, 40_000, 40_000]);
  });

  test('takes a permit for every attempt, the token’s included', async () => {
    let taken = 0;
    const pax8 = await startPax8((_request, nth) =>
      nth < 3 ? { status: 500 } : { json: subscriptionRow('s1') },
    );
    const { marketplace } = marketplaceAt(pax8.url, {
      budget: {
        take: async () => {
          taken += 1;
          return { granted: 1, retryAt: 0 };
        },
      },
    });
    await marketplace.subscription('s1', 'person');
    expect(taken).toBe(pax8.calls.length + pax8.tokenCalls.length);
  });
});

import { afterEach, describe, expect, test } from '@jest/globals';
import type { Observed } from '../../src/pax8/http.ts';
import {
  closeAll,
  marketplaceAt,
  nobodysUrl,
  pageFor,
  type Scripted,
  startPax8,
  subscriptionRow,
} from './loopback.ts';

afterEach(closeAll);

const always = async (scripted: Scripted) => {
  const pax8 = await startPax8(() => scripted);
  return { pax8, ...marketplaceAt(pax8.url) };
};
const notFound = { status: 404, json: { type: 'NOT_FOUND', message: 'Not Found', status: 404, details: [] } };

describe('one record', () => {
  test('a subscription is read by its id', async () => {
    const { marketplace, pax8 } = await always({ json: subscriptionRow('s1') });
    expect(await marketplace.subscription('s1', 'person')).toMatchObject({ id: 's1', quantity: 12 });
    expect(pax8.calls[0]).toMatchObject({
      method: 'GET',
      url: '/subscriptions/s1',
      body: '',
      authorization: 'Bearer token-1',
    });
  });

  test('a product is read by its id', async () => {
    const { marketplace, pax8 } = await always({ json: { id: 'p1', name: 'Microsoft 365 E3' } });
    expect(await marketplace.product('p1', 'person')).toMatchObject({ id: 'p1', name: 'Microsoft 365 E3' });
    expect(pax8.calls[0]?.url).toBe('/products/p1');
  });

  test('what Pax8 does not have is null', async () => {
    const { marketplace } = await always(notFound);
    expect(await marketplace.subscription('s1', 'person')).toBeNull();
    expect(await marketplace.product('p1', 'person')).toBeNull();
  });

  test('a token address that is not there is an error, not an absent record', async () => {
    const pax8 = await startPax8(
      () => ({ json: subscriptionRow('s1') }),
      () => notFound,
    );
    const { marketplace } = marketplaceAt(pax8.url);
    await expect(marketplace.subscription('s1', 'person')).rejects.toMatchObject({
      kind: 'unclear',
      path: '/token',
    });
  });

  test('what cannot be read is an error', async () => {
    const { marketplace } = await always({ json: { name: 's1' } });
    await expect(marketplace.subscription('s1', 'person')).rejects.toMatchObject({ kind: 'unclear' });
  });

  test('what cannot be an id is asked of nobody', async () => {
    const { marketplace, pax8 } = await always({ json: subscriptionRow('s1') });
    expect(await marketplace.subscription('../companies', 'person')).toBeNull();
    expect(await marketplace.product('a/b', 'person')).toBeNull();
    await expect(marketplace.history('a?b', 'person')).rejects.toMatchObject({
      kind: 'not-found',
      status: null,
    });
    expect([...pax8.calls, ...pax8.tokenCalls]).toHaveLength(0);
  });
});

describe('the history', () => {
  const records = [
    { id: 's1', quantity: 2, status: 'Active', createdDate: '2026-01-01' },
    { id: 's1', quantity: 5, status: 'PendingAutomated', createdDate: '2026-01-02' },
    { id: 's1' },
  ];

  test.each([
    ['in content', { content: records }],
    ['bare', records],
  ])('%s: every record, those of the same id too, and the unreadable counted', async (_name, json) => {
    const { marketplace, pax8 } = await always({ json });
    const { rows, unreadable } = await marketplace.history('s1', 'person');
    expect(rows.map(({ quantity }) => quantity)).toEqual([2, 5]);
    expect(unreadable).toBe(1);
    expect(pax8.calls[0]?.url).toBe('/subscriptions/s1/history');
  });

  test('of what Pax8 does not have is an error', async () => {
    const { marketplace } = await always(notFound);
    await expect(marketplace.history('s1', 'person')).rejects.toMatchObject({
      kind: 'not-found',
      pax8Text: 'Not Found',
    });
  });

  test('that is no list is an error', async () => {
    const { marketplace } = await always({ json: { content: 'none' } });
    await expect(marketplace.history('s1', 'person')).rejects.toMatchObject({ kind: 'unclear' });
  });
});

test('a person’s call goes before the pages of a sweep that wait', async () => {
  const rows = Array.from({ length: 4000 }, (_, index) => subscriptionRow(`s${index}`));
  const order: string[] = [];
  const pax8 = await startPax8(({ url }) => {
    order.push(url);
    return { json: url.includes('?') ? pageFor(url, rows) : subscriptionRow('s1') };
  });
  const permits: (() => void)[] = [];
  const asked: { resolve: (() => void) | null } = { resolve: null };
  const { marketplace } = marketplaceAt(pax8.url, {
    budget: {
      take: async () => {
        // The token and the first page pass; then permits come one by one, when the test gives them.
        if (order.length > 0) {
          await new Promise<void>((resolve) => {
            permits.push(resolve);
            asked.resolve?.();
          });
        }
        return { granted: 1, retryAt: 0 };
      },
    },
  });
  const firstWaits = new Promise<void>((resolve) => {
    asked.resolve = resolve;
  });
  const sweep = marketplace.subscriptions('background');
  await firstWaits;
  const person = marketplace.subscription('s1', 'person');
  asked.resolve = () => permits.shift()?.();
  permits.shift()?.();
  await Promise.all([sweep, person]);
  expect(order.indexOf('/subscriptions/s1')).toBeLessThanOrEqual(2);
});

test('every attempt is observed, the token’s too', async () => {
  const seen: Observed[] = [];
  const pax8 = await startPax8((_request, nth) =>
    nth === 1 ? { status: 500 } : { json: subscriptionRow('s1') },
  );
  const { marketplace } = marketplaceAt(pax8.url, { observe: (call) => seen.push(call) });
  await marketplace.subscription('s1', 'person');
  expect(seen.map(({ method, path, status, attempt }) => [method, path, status, attempt])).toEqual([
    ['POST', '/token', 200, 1],
    ['GET', '/subscriptions/{id}', 500, 1],
    ['GET', '/subscriptions/{id}', 200, 2],
  ]);
});

test('a URL that ends in a slash is the same URL', async () => {
  const pax8 = await startPax8(() => ({ json: subscriptionRow('s1') }));
  const { marketplace } = marketplaceAt(`${pax8.url}/`);
  await marketplace.subscription('s1', 'person');
  expect(pax8.calls[0]?.url).toBe('/subscriptions/s1');
});

test('without Pax8 a read says so', async () => {
  const { marketplace } = marketplaceAt(await nobodysUrl());
  await expect(marketplace.companies('person')).rejects.toMatchObject({
    name: 'Pax8Error',
    kind: 'unreachable',
    failure: { kind: 'pax8', trouble: 'unreachable' },
  });
});

describe('closing', () => {
  test('lets a write that was sent finish', async () => {
    const arrived = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const pax8 = await startPax8(async () => {
      arrived.resolve();
      await released.promise;
      return { json: subscriptionRow('s1', { quantity: 5 }) };
    });
    const { marketplace } = marketplaceAt(pax8.url);
    const writing = marketplace.setQuantity('s1', 5);
    await arrived.promise;
    const closing = marketplace.close();
    released.resolve();
    expect(await writing).toMatchObject({ kind: 'accepted' });
    await closing;
  });

  test('ends what waits for its next attempt', async () => {
    const waiting = Promise.withResolvers<void>();
    const pax8 = await startPax8(() => ({ status: 429 }));
    const { marketplace } = marketplaceAt(pax8.url, {
      pause: (_ms, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
          waiting.resolve();
        }),
    });
    const writing = marketplace.setQuantity('s1', 5);
    await waiting.promise;
    await marketplace.close();
    expect(await writing).toMatchObject({ kind: 'not-sent' });
  });

  test('afterwards nothing is sent', async () => {
    const { marketplace, pax8 } = await always({ json: subscriptionRow('s1') });
    await marketplace.close();
    expect(await marketplace.setQuantity('s1', 5)).toMatchObject({ kind: 'not-sent' });
    await expect(marketplace.subscription('s1', 'person')).rejects.toMatchObject({ kind: 'unreachable' });
    expect([...pax8.calls, ...pax8.tokenCalls]).toHaveLength(0);
  });
});

import { afterEach, describe, expect, test } from '@jest/globals';
import type { CallBudget } from '../../src/core/marketplace/marketplace.ts';
import { AppError } from '../../src/errors.ts';
import { memoryCallBudget } from '../harness/memory-call-budget.ts';
import {
  closeAll,
  marketplaceAt,
  nobodysUrl,
  type Scripted,
  settableClock,
  startPax8,
  startTcp,
  subscriptionRow,
} from './loopback.ts';

afterEach(closeAll);

const answering = async (scripted: (nth: number) => Scripted) => {
  const pax8 = await startPax8((_request, nth) => scripted(nth));
  return { pax8, ...marketplaceAt(pax8.url, { answerTimeoutMs: 300 }) };
};

const always = (scripted: Scripted) => answering(() => scripted);

describe('what is sent', () => {
  test('the body is the quantity and nothing else', async () => {
    const { pax8, marketplace } = await always({ json: subscriptionRow('s1', { quantity: 15 }) });
    const outcome = await marketplace.setQuantity('s1', 15);
    expect(outcome).toMatchObject({ kind: 'accepted', subscription: { id: 's1', quantity: 15 } });
    expect(pax8.calls).toHaveLength(1);
    expect(pax8.calls[0]).toMatchObject({
      method: 'PUT',
      url: '/subscriptions/s1',
      body: '{"quantity":15}',
      authorization: 'Bearer token-1',
    });
    expect(pax8.calls[0]?.headers['content-type']).toBe('application/json');
  });

  // `provisioningDetails` is write-only on PUT: https://github.com/pax8labs/pax8-cli/issues/363
  test('what was filled in for the vendor goes along, and nothing else', async () => {
    const { pax8, marketplace } = await always({ json: subscriptionRow('s1', { quantity: 15 }) });
    const details = [{ key: 'newUsers', values: ['ann@contoso.example'] }];
    expect(await marketplace.setQuantity('s1', 15, details)).toMatchObject({ kind: 'accepted' });
    expect(JSON.parse(pax8.calls[0]?.body ?? '')).toEqual({ quantity: 15, provisioningDetails: details });
  });

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    '%s is not a number of seats and is not sent',
    async (n) => {
      const { pax8, marketplace } = await always({});
      expect(await marketplace.setQuantity('s1', n)).toMatchObject({ kind: 'not-sent' });
      expect(pax8.calls).toHaveLength(0);
    },
  );

  test.each(['', '../companies', 'a/b', 'a?b', 'a b', '%2e%2e'])(
    '%j is no id and is not sent',
    async (id) => {
      const { pax8, marketplace } = await always({});
      expect(await marketplace.setQuantity(id, 5)).toMatchObject({ kind: 'not-sent' });
      expect(pax8.calls).toHaveLength(0);
    },
  );

  test('each write has a connection of its own', async () => {
    const ports = new Set<unknown>();
    const url = await startTcp((socket) => {
      socket.on('data', (data) => {
        const isToken = data.toString().startsWith('POST');
        if (!isToken) ports.add(socket.remotePort);
        const json = JSON.stringify(
          isToken ? { access_token: 't', expires_in: 9999 } : subscriptionRow('s1'),
        );
        socket.write(
          `HTTP/1.1 200 OK\r\ncontent-length: ${json.length}\r\nconnection: keep-alive\r\n\r\n${json}`,
        );
      });
    });
    const { marketplace } = marketplaceAt(url);
    await marketplace.setQuantity('s1', 1);
    await marketplace.setQuantity('s1', 2);
    await marketplace.setQuantity('s1', 3);
    expect(ports.size).toBe(3);
  });
});

describe('refused', () => {
  test.each([400, 402, 403, 404, 409, 422])(
    '%s, with Pax8’s own text, and is not repeated',
    async (status) => {
      const message = 'Invalid input <b>quantity</b>';
      const details = [{ message: 'Decrease is not permitted' }];
      const { marketplace, pax8 } = await always({ status, json: { type: 'X', message, status, details } });
      const outcome = await marketplace.setQuantity('s1', 5);
      expect(outcome).toMatchObject({
        kind: 'refused',
        status,
        text: 'Invalid input <b>quantity</b>; Decrease is not permitted',
      });
      expect(outcome).toHaveProperty('failure', { kind: 'pax8', trouble: expect.any(String) });
      expect(pax8.calls).toHaveLength(1);
    },
  );

  test('a 401 fetches the token once more and repeats', async () => {
    const { marketplace, pax8 } = await answering((nth) =>
      nth === 1
        ? { status: 401, json: { error: 'expired' } }
        : { json: subscriptionRow('s1', { quantity: 5 }) },
    );
    expect(await marketplace.setQuantity('s1', 5)).toMatchObject({ kind: 'accepted' });
    expect(pax8.calls.map((call) => call.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  test('a 401 to the fresh token too is a refusal', async () => {
    const { marketplace, pax8 } = await always({ status: 401, json: { error: 'no' } });
    expect(await marketplace.setQuantity('s1', 5)).toMatchObject({ kind: 'refused', status: 401 });
    expect(pax8.calls).toHaveLength(2);
  });
});

describe('unknown, and never repeated', () => {
  test.each([
    ['a page', { text: '<h1>Please wait</h1>' }],
    ['a text', { text: 'OK' }],
    ['nothing', { text: '' }],
    ['202 and nothing', { status: 202 }],
    ['204', { status: 204 }],
    ['a record without a quantity', { json: { id: 's1' } }],
    ['the old quantity', { json: subscriptionRow('s1', { quantity: 4 }) }],
    ['another subscription', { json: subscriptionRow('s2', { quantity: 5 }) }],
    ['a list with the subscription', { json: { content: [subscriptionRow('s1', { quantity: 5 })] } }],
  ])('when a 2xx brings %s instead of the written record', async (_name, scripted) => {
    const { marketplace, pax8 } = await always(scripted);
    expect(await marketplace.setQuantity('s1', 5)).toEqual({
      kind: 'unknown',
      text: '',
      failure: { kind: 'pax8-unknown', answered: true, shows: 'subscription' },
    });
    expect(pax8.calls).toHaveLength(1);
  });

  test('when the connection breaks after the status 200', async () => {
    const url = await startTcp((socket) => {
      socket.on('data', (data) => {
        if (data.toString().startsWith('POST')) {
          const json = '{"access_token":"t","expires_in":9999}';
          socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${json.length}\r\n\r\n${json}`);
        } else {
          socket.write('HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{"id":', () =>
            socket.resetAndDestroy(),
          );
        }
      });
    });
    const { marketplace } = marketplaceAt(url);
    expect(await marketplace.setQuantity('s1', 5)).toMatchObject({ kind: 'unknown' });
  });

  test.each([500, 502, 503, 504, 408, 302])('after status %s', async (status) => {
    const { marketplace, pax8 } = await always({
      status,
      text: 'upstream says nothing',
      headers: { 'retry-after': '1' },
    });
    expect(await marketplace.setQuantity('s1', 5)).toMatchObject({
      kind: 'unknown',
      text: 'upstream says nothing',
    });
    expect(pax8.calls).toHaveLength(1);
  });

  test('after a reset of the connection', async () => {
    const { marketplace, pax8 } = await always('reset');
    expect(await marketplace.setQuantity('s1', 5)).toMatchObject({ kind: 'unknown' });
    expect(pax8.calls).toHaveLength(1);
  });

  test('when no answer comes in time', async () => {
    const { marketplace, pax8 } = await always('silence');
    expect(await marketplace.setQuantity('s1', 5)).toMatchObject({ kind: 'unknown' });
    expect(pax8.calls).toHaveLength(1);
  });

  test.each(['end', 'destroy', 'resetAndDestroy'] as const)(
    'undici sends it once only when the socket does %s',
    async (how) => {
      let puts = 0;
      let connections = 0;
      const url = await startTcp((socket) => {
        connections += 1;
        socket.on('data', (data) => {
          if (data.toString().startsWith('POST')) {
            const json = '{"access_token":"t","expires_in":9999}';
            socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${json.length}\r\n\r\n${json}`);
            return;
          }
          puts += data.toString().split('PUT ').length - 1;
          socket[how]();
        });
      });
      const { marketplace } = marketplaceAt(url);
      expect(await marketplace.setQuantity('s1', 5)).toMatchObject({ kind: 'unknown' });
      expect(puts).toBe(1);
      expect(connections).toBe(2);
    },
  );

  test('what is not HTTP counts as no answer', async () => {
    const url = await startTcp((socket) => {
      socket.on('data', (data) => {
        const json = '{"access_token":"t","expires_in":9999}';
        const token = `HTTP/1.1 200 OK\r\ncontent-length: ${json.length}\r\n\r\n${json}`;
        socket.write(data.toString().startsWith('POST') ? token : 'SSH-2.0-OpenSSH_9.6\r\n');
      });
    });
    const { marketplace } = marketplaceAt(url);
    expect(await marketplace.setQuantity('s1', 5)).toMatchObject({ kind: 'unknown' });
  });
});

describe('not sent', () => {
  test('when nobody listens, after repeats', async () => {
    const { marketplace, clock } = marketplaceAt(await nobodysUrl());
    expect(await marketplace.setQuantity('s1', 5)).toMatchObject({ kind: 'not-sent', text: '' });
    expect(clock.pauses).toHaveLength(3);
  });

  test('repeated while the connection is refused, and accepted once Pax8 listens again', async () => {
    const pax8 = await startPax8(() => ({ json: subscriptionRow('s1', { quantity: 5 }) }));
    const clock = settableClock();
    const failures: (string | null)[] = [];
    const { marketplace } = marketplaceAt(pax8.url, {
      now: clock.now,
      budget: memoryCallBudget(1000, clock.now),
      observe: ({ method, failure }) => method === 'PUT' && failures.push(failure),
      pause: async (ms) => {
        await clock.pause(ms);
        if (clock.pauses.length === 2) await pax8.listenAgain();
      },
    });
    await marketplace.subscription('s1', 'person');
    await pax8.stopListening();
    expect(await marketplace.setQuantity('s1', 5)).toMatchObject({ kind: 'accepted' });
    expect(failures).toEqual(['ECONNREFUSED', 'ECONNREFUSED', null]);
    expect(pax8.calls.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  test('a 429 is repeated after the time that Pax8 asks for', async () => {
    const { marketplace, pax8, clock } = await answering((nth) =>
      nth === 1
        ? { status: 429, headers: { 'retry-after': '7' } }
        : { json: subscriptionRow('s1', { quantity: 5 }) },
    );
    expect(await marketplace.setQuantity('s1', 5)).toMatchObject({ kind: 'accepted' });
    expect(clock.pauses).toEqual([7000]);
    expect(pax8.calls).toHaveLength(2);
  });

  test('429 to the end: nothing was changed', async () => {
    const { marketplace, pax8 } = await always({ status: 429, json: { message: 'Too many requests' } });
    const outcome = await marketplace.setQuantity('s1', 5);
    expect(outcome).toMatchObject({ kind: 'not-sent', text: 'Too many requests' });
    expect(outcome).toHaveProperty('failure', { kind: 'pax8', trouble: 'busy' });
    expect(pax8.calls).toHaveLength(4);
  });

  test('when Pax8 refuses the credentials', async () => {
    const pax8 = await startPax8(
      () => ({}),
      () => ({ status: 401, json: { error: 'access_denied', error_description: 'Unauthorized' } }),
    );
    const { marketplace } = marketplaceAt(pax8.url);
    const outcome = await marketplace.setQuantity('s1', 5);
    expect(outcome).toMatchObject({ kind: 'not-sent', text: 'Unauthorized' });
    expect(outcome).toHaveProperty('failure', { kind: 'pax8', trouble: 'unauthorised' });
    expect(pax8.calls).toHaveLength(0);
  });

  test('when the credentials cannot be read, with the failure of whoever keeps them', async () => {
    const pax8 = await startPax8(() => ({}));
    const get = async () => {
      throw new AppError('vault down', { kind: 'secrets' });
    };
    const { marketplace } = marketplaceAt(pax8.url, { credentials: { get, renew: get } });
    const outcome = await marketplace.setQuantity('s1', 5);
    expect(outcome).toEqual({
      kind: 'not-sent',
      text: '',
      failure: { kind: 'secrets' },
    });
  });

  test('a fault of our own is thrown, not hidden', async () => {
    const pax8 = await startPax8(() => ({}));
    const budget: CallBudget = { take: () => Promise.reject(new TypeError('a bug')) };
    const { marketplace } = marketplaceAt(pax8.url, { budget });
    await expect(marketplace.setQuantity('s1', 5)).rejects.toThrow('a bug');
  });
});

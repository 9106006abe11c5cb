import { inspect } from 'node:util';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Pax8Error } from '../../src/pax8/pax8-error.ts';
import { clientId, clientSecret, closeAll, marketplaceAt, startPax8, subscriptionRow } from './loopback.ts';

afterEach(closeAll);

const ok = () => ({ json: subscriptionRow('s1') });
const read = (marketplace: ReturnType<typeof marketplaceAt>['marketplace']) =>
  marketplace.subscription('s1', 'person');
const thrown = (promise: Promise<unknown>): Promise<Pax8Error> =>
  promise.then(
    () => {
      throw new Error('did not throw');
    },
    (error: unknown) => {
      if (error instanceof Pax8Error) return error;
      throw error;
    },
  );

test('50 calls at once share one token request', async () => {
  const pax8 = await startPax8(ok);
  const { marketplace } = marketplaceAt(pax8.url);
  await Promise.all(Array.from({ length: 50 }, () => read(marketplace)));
  expect(pax8.tokenCalls).toHaveLength(1);
  expect(pax8.calls).toHaveLength(50);
});

test('the token is asked for as Pax8 documents it', async () => {
  const pax8 = await startPax8(ok);
  const { marketplace } = marketplaceAt(pax8.url);
  await read(marketplace);
  expect(pax8.tokenCalls[0]).toMatchObject({ method: 'POST', url: '/token', authorization: undefined });
  expect(JSON.parse(pax8.tokenCalls[0]?.body ?? '')).toEqual({
    client_id: clientId,
    client_secret: clientSecret,
    audience: 'https://api.pax8.com',
    grant_type: 'client_credentials',
  });
});

test('it is reused until five minutes before it expires', async () => {
  const pax8 = await startPax8(ok);
  const { marketplace, clock } = marketplaceAt(pax8.url);
  await read(marketplace);
  clock.time += 86_400_000 - 300_001;
  await read(marketplace);
  expect(pax8.tokenCalls).toHaveLength(1);
  clock.time += 1;
  await read(marketplace);
  expect(pax8.tokenCalls).toHaveLength(2);
});

test('a token that lives for a minute is still used twice', async () => {
  const pax8 = await startPax8(ok, () => ({ json: { access_token: 'short', expires_in: 60 } }));
  const { marketplace } = marketplaceAt(pax8.url);
  await read(marketplace);
  await read(marketplace);
  expect(pax8.tokenCalls).toHaveLength(1);
});

describe('an API 401', () => {
  test('fetches the token again once, and the call is repeated', async () => {
    const pax8 = await startPax8(({ authorization }) =>
      authorization === 'Bearer token-1' ? { status: 401 } : ok(),
    );
    const { marketplace } = marketplaceAt(pax8.url);
    expect(await read(marketplace)).toMatchObject({ id: 's1' });
    expect(pax8.tokenCalls).toHaveLength(2);
  });

  test('of many calls at once still fetches one token', async () => {
    const pax8 = await startPax8(({ authorization }) =>
      authorization === 'Bearer token-1' ? { status: 401 } : ok(),
    );
    const { marketplace } = marketplaceAt(pax8.url);
    await Promise.all(Array.from({ length: 20 }, () => read(marketplace)));
    expect(pax8.tokenCalls).toHaveLength(2);
  });

  test('to the new token as well is the end', async () => {
    const pax8 = await startPax8(() => ({ status: 401, json: { error: 'no' } }));
    const { marketplace } = marketplaceAt(pax8.url);
    expect(await thrown(read(marketplace))).toMatchObject({ kind: 'unauthorised', status: 401 });
    expect(pax8.calls).toHaveLength(2);
  });
});

describe('refused credentials', () => {
  const refused = { status: 401, json: { error: 'access_denied', error_description: 'Unauthorized' } };

  test('are read again at their source, and the new ones work', async () => {
    const pax8 = await startPax8(ok, ({ body }) =>
      body.includes('new-secret') ? { json: { access_token: 'good', expires_in: 86_400 } } : refused,
    );
    let renewals = 0;
    const renew = async () => {
      renewals += 1;
      return { clientId, clientSecret: 'new-secret' };
    };
    const get = async () => ({ clientId, clientSecret });
    const { marketplace } = marketplaceAt(pax8.url, { credentials: { get, renew } });
    expect(await read(marketplace)).toMatchObject({ id: 's1' });
    expect(renewals).toBe(1);
    expect(pax8.tokenCalls).toHaveLength(2);
  });

  test('twice is an error whose sentence says so and names no value', async () => {
    const pax8 = await startPax8(ok, () => refused);
    const { marketplace } = marketplaceAt(pax8.url);
    const error = await thrown(read(marketplace));
    expect(error).toMatchObject({
      kind: 'unauthorised',
      status: 401,
      path: '/token',
      pax8Text: 'Unauthorized',
    });
    expect(error.failure).toEqual({ kind: 'pax8', trouble: 'unauthorised' });
    expect(pax8.tokenCalls).toHaveLength(2);
    expect(pax8.calls).toHaveLength(0);
  });

  test('are asked about afresh by the next call', async () => {
    let good = false;
    const pax8 = await startPax8(ok, () =>
      good ? { json: { access_token: 't', expires_in: 900 } } : refused,
    );
    const { marketplace } = marketplaceAt(pax8.url);
    await thrown(read(marketplace));
    good = true;
    expect(await read(marketplace)).toMatchObject({ id: 's1' });
  });
});

test.each([
  ['without a token', { json: { expires_in: 5 } }],
  ['that is no JSON but holds one', { text: '{"access_token":"half-a-token' }],
  ['with a token that is no header value', { json: { access_token: 'two\r\nlines', expires_in: 5 } }],
])('an answer %s is an error and is not quoted', async (_name, scripted) => {
  const pax8 = await startPax8(ok, () => scripted);
  const { marketplace } = marketplaceAt(pax8.url);
  const error = await thrown(read(marketplace));
  expect(error).toMatchObject({ kind: 'unclear', path: '/token' });
  expect(inspect(error, { depth: 9 })).not.toMatch(/half-a-token|two/);
});

describe('no secret is in any error', () => {
  const echo = ({ body, authorization }: { body: string; authorization: string | undefined }) =>
    `${body} ${encodeURIComponent(clientSecret)} ${clientSecret} ${authorization}`;
  const secrets = [
    clientSecret,
    JSON.stringify(clientSecret).slice(1, -1),
    encodeURIComponent(clientSecret),
    'token-1',
  ];

  test.each([400, 401, 403, 404, 422, 429, 500, 503])(
    'when /token answers %s and sends the request back',
    async (status) => {
      const pax8 = await startPax8(ok, (request) => ({ status, text: echo(request) }));
      const { marketplace } = marketplaceAt(pax8.url);
      const shown = inspect(await thrown(read(marketplace)), { depth: 9, showHidden: true });
      for (const secret of secrets) expect(shown).not.toContain(secret);
    },
  );

  test.each([400, 401, 403, 422, 429, 500, 503])(
    'when the API answers %s and sends the request back',
    async (status) => {
      const pax8 = await startPax8((request) => ({ status, json: { message: echo(request) } }));
      const { marketplace } = marketplaceAt(pax8.url);
      const shown = inspect(await thrown(read(marketplace)), { depth: 9, showHidden: true });
      for (const secret of ['token-1', 'token-2']) expect(shown).not.toContain(secret);
    },
  );

  test.each(['reset', 'silence'] as const)('nor in its causes, on %s', async (scripted) => {
    for (const where of ['api', 'token']) {
      const pax8 = await startPax8(() => scripted, where === 'token' ? () => scripted : undefined);
      const { marketplace } = marketplaceAt(pax8.url, { answerTimeoutMs: 50 });
      const error = await thrown(read(marketplace));
      expect(error.cause).toHaveProperty('message');
      const shown = inspect(error, { depth: 9, showHidden: true });
      for (const secret of secrets) expect(shown).not.toContain(secret);
    }
  });
});

import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import { startSimulator } from '../../src/simulator/start.ts';
import { closeAll, marketplaceAt, startPax8 } from './loopback.ts';

/** The fifteen operations of https://devx.pax8.com/reference/webhooks_query, by the real client. */

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await closeAll();
  await Promise.all(closing.splice(0).map((close) => close()));
});

const secret = 'a secret value of ours';
const hash = createHash('sha256').update(secret).digest('hex');
const wide = (action: string) => ({ action, conditions: [] });
const invoices = { topic: 'INVOICE', filters: [wide('CREATED')] };
const configuration = {
  displayName: 'Bot',
  url: 'http://127.0.0.1:9/api/pax8/events/path',
  authorization: secret,
  contactEmail: null,
  errorThreshold: null,
};
const row = (over: Record<string, unknown> = {}) => ({
  id: 'w1',
  accountId: 'a1',
  displayName: 'Bot',
  url: configuration.url,
  authorization: secret,
  active: true,
  errorThreshold: 3,
  webhookTopics: [{ id: 't1', ...invoices }],
  createdAt: '2026-11-20T10:00:00Z',
  updatedAt: '2026-11-20T10:00:00Z',
  ...over,
});

const withSimulator = async () => {
  const simulator = await startSimulator({ webhookRetryMs: 0 });
  closing.push(simulator.stop);
  const { marketplace } = marketplaceAt(simulator.url, {
    credentials: {
      get: async () => ({ clientId: 'demo', clientSecret: 'demo' }),
      renew: async () => ({ clientId: 'demo', clientSecret: 'demo' }),
    },
  });
  return { simulator, marketplace };
};

const accepted = <T>(outcome: { kind: string; record?: T }): T => {
  expect(outcome.kind).toBe('accepted');
  return outcome.record as T;
};

test('a webhook lives through every operation', async () => {
  const { simulator, marketplace } = await withSimulator();
  const definitions = (await marketplace.webhookTopics('person')).rows;
  expect(definitions.find(({ topic }) => topic === 'INVOICE')).toEqual({
    topic: 'INVOICE',
    name: 'Invoice',
    actions: ['CREATED'],
  });
  const created = accepted(
    await marketplace.createWebhook({ ...configuration, integrationId: null, topics: [invoices] }),
  );
  // Pax8 creates webhooks turned off unless it is told otherwise.
  expect(created).toMatchObject({ active: true, authorizationHash: hash, errorThreshold: 3 });
  const { id } = created;
  expect((await marketplace.webhooks({ active: true, topic: 'INVOICE' }, 'person')).rows).toHaveLength(2);
  expect((await marketplace.webhooks({ query: 'bot' }, 'person')).rows.map((found) => found.id)).toEqual([
    id,
  ]);
  expect(accepted(await marketplace.setWebhookActive(id, false)).active).toBe(false);
  const quotes = { topic: 'QUOTE', filters: [] };
  expect(accepted(await marketplace.addWebhookTopic(id, quotes)).topics).toHaveLength(2);
  const twice = await marketplace.addWebhookTopic(id, quotes);
  expect(twice).toMatchObject({
    kind: 'refused',
    status: 400,
    text: expect.stringContaining('already exists'),
  });
  const [, quote] = (await marketplace.webhook(id, 'person'))?.topics ?? [];
  const configured = await marketplace.configureWebhookTopic(id, quote?.id ?? '', [wide('Accepted')]);
  expect(accepted(configured).topics[1]?.filters).toEqual([wide('Accepted')]);
  expect((await marketplace.removeWebhookTopic(id, quote?.id ?? '')).kind).toBe('accepted');
  const clients = { topic: 'CLIENT', filters: [wide('CREATED')] };
  expect(accepted(await marketplace.replaceWebhookTopics(id, [clients])).topics).toMatchObject([clients]);
  const moved = { ...configuration, url: 'http://127.0.0.1:9/elsewhere' };
  expect(accepted(await marketplace.configureWebhook(id, moved)).url).toBe(moved.url);

  expect((await marketplace.testWebhookTopic(id, 'CLIENT')).kind).toBe('accepted');
  const failed = async () => (await marketplace.webhookLogs(id, { status: 'FAILED' }, 'person')).rows;
  while ((await failed()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const [log] = await failed();
  expect(log).toMatchObject({
    status: 'FAILED',
    calls: [{ topic: 'CLIENT', status: 'FAILED', httpStatus: null }, {}, {}],
  });
  expect((await marketplace.retryDelivery(id, log?.id ?? '')).kind).toBe('accepted');
  const calls = async () => (await marketplace.webhookLog(id, log?.id ?? '', 'person'))?.calls.length;
  while ((await calls()) !== 4) await new Promise((resolve) => setTimeout(resolve, 5));

  expect((await marketplace.removeWebhook(id)).kind).toBe('accepted');
  expect(await marketplace.webhook(id, 'person')).toBeNull();
  expect(simulator.webhooks()).toHaveLength(1);
});

describe('the base', () => {
  test('is /api/v2 at the host of the configured address, with the same token', async () => {
    const pax8 = await startPax8(() => ({ json: row() }));
    const { marketplace } = marketplaceAt(pax8.url);
    await marketplace.webhook('w1', 'person');
    expect(pax8.calls[0]).toMatchObject({ url: '/api/v2/webhooks/w1', authorization: 'Bearer token-1' });
  });
});

describe('pages', () => {
  const answerWith = async (json: unknown) => {
    const pax8 = await startPax8(() => ({ json }));
    return { pax8, ...marketplaceAt(pax8.url) };
  };

  test('have their totals in `page`, or beside the content for topic definitions', async () => {
    const one = await answerWith({
      content: [row()],
      page: { number: 0, size: 200, totalElements: 1, totalPages: 1 },
    });
    expect((await one.marketplace.webhooks({}, 'person')).rows).toHaveLength(1);
    const definition = {
      topic: 'INVOICE',
      name: 'Invoice',
      availableFilters: [{ action: 'CREATED' }, { action: 'CREATED' }, {}],
    };
    const flat = await answerWith({
      content: [definition, { name: 'nothing' }],
      number: 0,
      size: 200,
      totalElements: 2,
      totalPages: 1,
    });
    expect(await flat.marketplace.webhookTopics('person')).toEqual({
      rows: [{ topic: 'INVOICE', name: 'Invoice', actions: ['CREATED'] }],
      unreadable: 1,
    });
  });

  test('of topic definitions are all read', async () => {
    const topics = Array.from({ length: 5 }, (_, n) => ({
      topic: `T${n}`,
      name: `T ${n}`,
      availableFilters: [],
    }));
    const pax8 = await startPax8(({ url }) => {
      const number = Number(new URL(url, 'http://pax8').searchParams.get('page'));
      return {
        json: {
          content: topics.slice(number * 2, number * 2 + 2),
          number,
          size: 2,
          totalElements: 5,
          totalPages: 3,
        },
      };
    });
    const { marketplace } = marketplaceAt(pax8.url);
    const { rows } = await marketplace.webhookTopics('person');
    expect(rows.map(({ topic }) => topic).sort()).toEqual(['T0', 'T1', 'T2', 'T3', 'T4']);
  });

  test('of the log: the newest first, a page of fifty, and the parameter `query` only as its fields', async () => {
    const { pax8, marketplace } = await answerWith({
      content: [],
      page: { number: 0, size: 50, totalElements: 0, totalPages: 0 },
    });
    await marketplace.webhookLogs('w1', { status: 'FAILED' }, 'person');
    expect(pax8.calls[0]?.url).toBe(
      '/api/v2/webhooks/w1/logs?status=FAILED&sort=createdAt%3Adesc&page=0&size=50',
    );
  });
});

describe('a row', () => {
  const reading = async (over: Record<string, unknown>) => {
    const pax8 = await startPax8(() => ({ json: row(over) }));
    return marketplaceAt(pax8.url).marketplace.webhook('w1', 'person');
  };

  test('keeps a secret only as its hash; asterisks and nothing are unknown', async () => {
    expect(JSON.stringify(await reading({}))).not.toContain(secret);
    expect((await reading({}))?.authorizationHash).toBe(hash);
    expect((await reading({ authorization: '*****' }))?.authorizationHash).toBeNull();
    expect((await reading({ authorization: undefined }))?.authorizationHash).toBeNull();
  });

  test('without most of its fields is still a webhook', async () => {
    const bare = {
      displayName: null,
      url: null,
      active: 'maybe',
      webhookTopics: null,
      lastDeliveryStatus: 'LOST',
      createdAt: 'x',
    };
    expect(await reading({ ...bare, authorization: null, errorThreshold: null })).toEqual({
      id: 'w1',
      displayName: 'Unknown',
      url: null,
      authorizationHash: null,
      active: null,
      contactEmail: null,
      errorThreshold: null,
      topics: [],
      lastDelivery: null,
      createdAt: null,
    });
  });
});

describe('a write', () => {
  test('is not sent again when its answer is lost', async () => {
    const pax8 = await startPax8(() => 'reset');
    const { marketplace } = marketplaceAt(pax8.url);
    const outcome = await marketplace.createWebhook({ ...configuration, integrationId: null, topics: [] });
    expect(outcome.kind).toBe('unknown');
    expect(pax8.calls).toHaveLength(1);
  });

  test('is proven only by this webhook with what was sent', async () => {
    const pax8 = await startPax8(() => ({ json: row({ id: 'another', active: true }) }));
    const { marketplace } = marketplaceAt(pax8.url);
    expect((await marketplace.setWebhookActive('w1', true)).kind).toBe('unknown');
    expect((await marketplace.setWebhookActive('another', false)).kind).toBe('unknown');
    expect((await marketplace.setWebhookActive('another', true)).kind).toBe('accepted');
    expect((await marketplace.addWebhookTopic('another', { topic: 'QUOTE', filters: [] })).kind).toBe(
      'unknown',
    );
    const other = { ...configuration, url: 'https://bot.example.com/other' };
    expect((await marketplace.createWebhook({ ...other, integrationId: null, topics: [] })).kind).toBe(
      'unknown',
    );
    expect((await marketplace.testWebhookTopic('w1', 'QUOTE')).kind).toBe('accepted');
  });

  test('that is refused with our secret in Pax8’s text says it without the secret', async () => {
    const pax8 = await startPax8(() => ({
      status: 400,
      json: { type: 'BAD_REQUEST', message: `bad value ${secret}` },
    }));
    const { marketplace } = marketplaceAt(pax8.url);
    const outcomes = [
      await marketplace.createWebhook({ ...configuration, integrationId: null, topics: [] }),
      await marketplace.configureWebhook('w1', configuration),
    ];
    for (const outcome of outcomes) expect(outcome).toMatchObject({ kind: 'refused', text: 'bad value ***' });
  });

  test('names a topic with letters that no id has', async () => {
    const pax8 = await startPax8(() => ({ json: { url: 'https://x', webhook: row() } }));
    await marketplaceAt(pax8.url).marketplace.testWebhookTopic('w1', 'Quote/Accepted 1$&');
    expect(pax8.calls[0]?.url).toBe('/api/v2/webhooks/w1/topics/Quote%2FAccepted%201%24%26/test');
  });
});

import { describe, expect, test } from '@jest/globals';
import {
  addressDifference,
  addressOf,
  definitionOf,
  deliveriesInOrder,
  haveSameTopics,
  isFailing,
  isNarrow,
  isOwn,
  lastFailure,
  mendsOf,
  missingTopics,
  narrowTopics,
  ownOf,
  showsTopic,
  usefulTopics,
  useOf,
  webhookProblems,
  wideTopic,
} from '../../../src/core/marketplace/own-webhook.ts';
import type { TopicDefinition, Webhook, WebhookLog } from '../../../src/core/marketplace/webhooks.ts';

const url = addressOf('https://bot.example.com', 'the-secret-path');
const wanted = { url, authorizationHash: 'right' };
const all = (...actions: string[]) => actions.map((action) => ({ action, conditions: [] }));
const subscriptions: TopicDefinition = {
  topic: 'SUBSCRIPTION',
  name: 'Billing subscription',
  actions: ['New', 'Renewal'],
};
const invoices: TopicDefinition = { topic: 'INVOICE', name: 'Invoice', actions: ['CREATED'] };
const products: TopicDefinition = { topic: 'PRODUCT', name: 'Product', actions: ['CREATED'] };
const definitions = [products, invoices, subscriptions];

const webhook = (over: Partial<Webhook> = {}): Webhook => ({
  id: 'w1',
  displayName: 'Bot',
  url,
  authorizationHash: 'right',
  active: true,
  contactEmail: null,
  errorThreshold: 3,
  topics: [{ id: 't1', topic: 'SUBSCRIPTION', filters: all('New', 'Renewal') }],
  lastDelivery: 'SUCCESS',
  createdAt: 1,
  ...over,
});

describe('whose a webhook is', () => {
  test.each([
    [url, true],
    [`${url}/`, true],
    [url.replace('bot.example', 'BOT.example'), true],
    // The same secret path at another host: PUBLIC_URL has changed.
    ['https://old.example.com/api/pax8/events/the-secret-path', true],
    // The same host with another secret path: PAX8_EVENTS_PATH has changed.
    ['https://bot.example.com/api/pax8/events/an-older-path', true],
    ['https://old.example.com/api/pax8/events/an-older-path', false],
    ['https://bot.example.com/another/door', false],
    ['https://bot.example.com/tenant/api/pax8/events/an-older-path', false],
    ['https://accounting.example.com/pax8', false],
    ['not an address', false],
    [null, false],
  ])('%s: this bot’s is %s', (at, own) => {
    expect(isOwn({ url: at }, url)).toBe(own);
  });

  test('a wanted address without the door owns nothing', () => {
    expect(isOwn({ url }, 'https://bot.example.com')).toBe(false);
  });

  test.each([
    [url, null],
    ['https://bot.example.com/api/pax8/events/an-older-path', 'path'],
    ['https://old.example.com/api/pax8/events/the-secret-path', 'host'],
    [null, 'host'],
  ])('%s differs from the wanted address by %s', (at, difference) => {
    expect(addressDifference({ url: at }, url)).toBe(difference);
  });

  test('the best one is at the wanted address, then active, then oldest', () => {
    const older = 'https://bot.example.com/api/pax8/events/an-older-path';
    const rows = [
      webhook({ id: 'elsewhere', url: older }),
      webhook({ id: 'off', active: false }),
      webhook({ id: 'undated', createdAt: null }),
      webhook({ id: 'second', createdAt: 2 }),
      webhook({ id: 'first', createdAt: 1 }),
      webhook({ id: 'also-first', createdAt: 1 }),
      webhook({ id: 'foreign', url: 'https://accounting.example.com' }),
    ];
    const { own, others } = ownOf(rows, url);
    expect(own.map(({ id }) => id)).toEqual([
      ...['first', 'also-first', 'second', 'undated', 'off', 'elsewhere'],
    ]);
    expect(others.map(({ id }) => id)).toEqual(['foreign']);
  });
});

describe('topics', () => {
  // Families: https://devx.pax8.com/docs/subscribe-to-events; names other than INVOICE and PRODUCT are not published.
  test.each([
    ['SUBSCRIPTION', '', 'subscriptions'],
    ['COMPLETED_LINE_ITEM', '', 'subscriptions'],
    ['BILLING', 'Billing Subscription Events', 'subscriptions'],
    ['ORDER', '', 'orders'],
    ['PROVISIONING', '', 'provisioning'],
    ['CLIENT', '', 'companies'],
    ['Company', '', 'companies'],
    ['INVOICE', 'Invoices of a client', 'invoices'],
    ['PRODUCT', 'Product', null],
    ['QUOTE', 'Quote', null],
  ])('%s (%s) is of use for %s', (topic, name, use) => {
    expect(useOf({ topic, name })).toBe(use);
  });

  test('the most useful stand first, each once', () => {
    const twice = [...definitions, { ...invoices, topic: 'invoice' }];
    expect(usefulTopics(twice).map(({ topic }) => topic)).toEqual(['SUBSCRIPTION', 'INVOICE']);
  });

  test('a topic in full names every action, since Pax8 filters by action', () => {
    expect(wideTopic(subscriptions)).toEqual({ topic: 'SUBSCRIPTION', filters: all('New', 'Renewal') });
    expect(isNarrow({ topic: 'SUBSCRIPTION', filters: all('new', 'RENEWAL') }, subscriptions)).toBe(false);
    expect(isNarrow({ topic: 'SUBSCRIPTION', filters: all('New') }, subscriptions)).toBe(true);
    expect(isNarrow({ topic: 'SUBSCRIPTION', filters: [] }, subscriptions)).toBe(true);
    const conditions = [{ field: 'total', operator: 'EQUALS', value: ['1'] }];
    const conditional = { topic: 'INVOICE', filters: [{ action: 'CREATED', conditions }] };
    expect(isNarrow(conditional, invoices)).toBe(true);
    expect(isNarrow(conditional, null)).toBe(true);
    expect(isNarrow({ topic: 'X', filters: all('Y') }, null)).toBe(false);
  });

  test('only useful topics are widened', () => {
    const narrow = webhook({
      topics: [
        { id: 't1', topic: 'subscription', filters: all('New') },
        { id: 't2', topic: 'PRODUCT', filters: [] },
        { id: 't3', topic: 'ORDER_PLACED', filters: [] },
      ],
    });
    expect(narrowTopics(narrow, definitions).map(({ id }) => id)).toEqual(['t1']);
    expect(missingTopics(narrow, definitions)).toEqual([]);
  });

  test('subscriptions are missed where Pax8 offers them and the webhook has none', () => {
    expect(missingTopics(webhook({ topics: [] }), definitions)).toEqual([subscriptions]);
    expect(missingTopics(webhook({ topics: [] }), [invoices])).toEqual([]);
  });

  test('are the same in any order and case', () => {
    const [a, b] = [{ topic: 'A' }, { topic: 'B' }];
    expect(haveSameTopics([a, b], [{ topic: 'b' }, a])).toBe(true);
    expect(haveSameTopics([a], [a, b])).toBe(false);
    expect(haveSameTopics([a], [b])).toBe(false);
    expect(definitionOf(definitions, 'invoice')).toBe(invoices);
    expect(definitionOf(definitions, 'none')).toBeNull();
  });

  test('are shown as sent when every filter that was sent is there', () => {
    const held = [{ topic: 'INVOICE', filters: all('CREATED') }];
    expect(showsTopic(held, { topic: 'invoice', filters: all('created') })).toBe(true);
    expect(showsTopic(held, { topic: 'INVOICE', filters: all('CREATED', 'PAID') })).toBe(false);
    expect(showsTopic(held, { topic: 'QUOTE', filters: [] })).toBe(false);
  });
});

describe('what is wrong', () => {
  const problems = (over: Partial<Webhook>, extra = 0, offered = definitions) =>
    webhookProblems(webhook(over), wanted, offered, extra).map(({ kind }) => kind);
  const mends = (over: Partial<Webhook>, offered = definitions) =>
    mendsOf(webhook(over), wanted, offered).map(({ kind }) => kind);
  const elsewhere = 'https://old.example.com/api/pax8/events/the-secret-path';

  test('nothing, with nothing to mend', () => {
    expect([problems({}), mends({})]).toEqual([[], []]);
    expect(problems({ active: null, lastDelivery: null })).toEqual([]);
  });

  test.each([
    [{ active: false }, 'off', []],
    [{ url: elsewhere }, 'elsewhere', ['configure']],
    [{ authorizationHash: 'wrong' }, 'authorization', ['configure']],
    [{ topics: [] }, 'no-subscriptions', ['add']],
    [{ topics: [{ id: 't1', topic: 'SUBSCRIPTION', filters: [] }] }, 'narrow', ['widen']],
    [{ lastDelivery: 'FAILED' }, 'failing', []],
    [{ lastDelivery: 'RETRYING' }, 'failing', []],
  ] as const)('%j is %s, mended by %j', (over, problem, mended) => {
    expect([problems(over), mends(over)]).toEqual([[problem], mended]);
  });

  test('an authorization that Pax8 does not show is sent again only when deliveries fail', () => {
    expect(mends({ authorizationHash: null })).toEqual([]);
    expect(mends({ authorizationHash: null, lastDelivery: 'FAILED' })).toEqual(['configure']);
    expect(problems({ authorizationHash: null })).toEqual([]);
  });

  test('a webhook without topics, although Pax8 offers none about subscriptions', () => {
    expect(problems({ topics: [] }, 0, [invoices])).toEqual(['no-subscriptions']);
    expect(mends({ topics: [] }, [invoices])).toEqual([]);
  });

  test('more than one of this bot', () => {
    expect(problems({}, 2)).toEqual(['twice']);
  });

  test('a narrow topic that Pax8 gives no id, or does not define, cannot be widened', () => {
    expect(mends({ topics: [{ id: null, topic: 'SUBSCRIPTION', filters: [] }] })).toEqual([]);
    const conditions = [{ field: 'a', operator: 'EQUALS', value: [] }];
    const undefinedTopic = {
      id: 't',
      topic: 'SUBSCRIPTION_OLD',
      filters: [{ action: 'New', conditions }],
    };
    const held = webhook().topics;
    expect(mends({ topics: [...held, undefinedTopic] })).toEqual([]);
  });

  test('only failed and retried deliveries count as failing', () => {
    const failing = ['FAILED', 'RETRYING', 'PENDING', 'SUCCESS', null] as const;
    expect(failing.map((lastDelivery) => isFailing({ lastDelivery }))).toEqual([
      ...[true, true, false, false, false],
    ]);
  });
});

describe('deliveries', () => {
  const call = { at: 1, status: null, error: null, httpStatus: null, topic: null };
  const log = (id: string, over: Partial<WebhookLog> = {}): WebhookLog => ({
    id,
    status: 'SUCCESS',
    createdAt: 1,
    calls: [],
    ...over,
  });

  test('that Pax8 gave up come first, then the newest, each once', () => {
    const logs = [
      log('a'),
      log('undated', { createdAt: null }),
      log('also-undated', { createdAt: null }),
      log('b', { createdAt: 3 }),
      log('c', { status: 'FAILED' }),
      log('c', { status: 'FAILED' }),
      log('d', { status: 'FAILED', createdAt: 2 }),
    ];
    expect(deliveriesInOrder(logs).map(({ id }) => id)).toEqual([
      ...['d', 'c', 'b', 'a', 'undated', 'also-undated'],
    ]);
  });

  test('show their newest attempt that failed', () => {
    const failed = { ...call, status: 'FAILED' as const };
    const late = { ...call, error: 'No response' };
    expect(lastFailure(log('a', { calls: [failed, late, call] }))).toBe(late);
    expect(lastFailure(log('a', { calls: [failed, call] }))).toBe(failed);
    expect(lastFailure(log('a', { calls: [call] }))).toBeNull();
  });
});

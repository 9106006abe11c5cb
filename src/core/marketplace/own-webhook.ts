import type { Instant } from '../words/instant.ts';
import type {
  DeliveryStatus,
  NewWebhookTopic,
  TopicDefinition,
  Webhook,
  WebhookFilter,
  WebhookLog,
} from './webhooks.ts';

/** Where the bot's webhook should point, and the hash of the `Authorization` it should send. */
export type WantedWebhook = Readonly<{ url: string; authorizationHash: string }>;

/** The bot's webhook as Pax8 shows it now. */
export type WebhookState = Readonly<{
  wanted: WantedWebhook;
  /** This bot's, the best first. */
  own: readonly Webhook[];
  others: readonly Webhook[];
  unreadable: number;
  definitions: readonly TopicDefinition[];
  /** Of the first own webhook, newest first. */
  logs: readonly WebhookLog[];
  /** When Pax8's last event came; null when none has. */
  received: Instant | null;
}>;

const eventsPath = '/api/pax8/events/';

/** The address that Pax8 calls. `publicUrl` has no slash at its end. */
export const addressOf = (publicUrl: string, secretPath: string): string =>
  `${publicUrl}${eventsPath}${secretPath}`;

/** Scheme and host in lower case, no slash at the end; the text itself when it is not an address. */
const comparable = (url: string): string =>
  (URL.canParse(url) ? new URL(url).href : url.trim()).replace(/\/+$/, '');

/** The address of a bot's endpoint in two parts: all before the last path segment, and that segment. */
const doorOf = (url: string): Readonly<{ base: string; secretPath: string }> | null => {
  const plain = comparable(url);
  const at = plain.lastIndexOf(eventsPath);
  return at < 0 ? null : { base: plain.slice(0, at), secretPath: plain.slice(at + eventsPath.length) };
};

/** Whether a webhook calls exactly the wanted address. */
export const isAt = ({ url }: Pick<Webhook, 'url'>, wanted: string): boolean =>
  url !== null && comparable(url) === comparable(wanted);

/** What differs between a webhook's address and the wanted one; null when nothing does. */
export const addressDifference = ({ url }: Pick<Webhook, 'url'>, wanted: string): 'host' | 'path' | null => {
  if (url === null) return 'host';
  if (comparable(url) === comparable(wanted)) return null;
  return doorOf(url)?.base === doorOf(wanted)?.base ? 'path' : 'host';
};

/**
 * Whether the webhook is this bot's: only the bot answers at its public address and knows its secret path. All other
 * webhooks are left alone.
 */
export const isOwn = ({ url }: Pick<Webhook, 'url'>, wanted: string): boolean => {
  const door = url === null ? null : doorOf(url);
  const own = doorOf(wanted);
  if (door === null || own === null) return false;
  return door.secretPath === own.secretPath || door.base === own.base;
};

/** This bot's webhooks, the best first: at the wanted address, then active, then oldest; and how many are others'. */
export const ownOf = (
  all: readonly Webhook[],
  wanted: string,
): Readonly<{ own: readonly Webhook[]; others: readonly Webhook[] }> => {
  const rank = (webhook: Webhook) => (isAt(webhook, wanted) ? 0 : 2) + (webhook.active === true ? 0 : 1);
  const age = ({ createdAt }: Webhook) => createdAt ?? Number.POSITIVE_INFINITY;
  return {
    own: all
      .filter((webhook) => isOwn(webhook, wanted))
      .sort((a, b) => rank(a) - rank(b) || age(a) - age(b) || 0),
    others: all.filter((webhook) => !isOwn(webhook, wanted)),
  };
};

/** What the bot learns from a topic. Pax8 publishes families of topics, not their names: these are matched by word. */
export type TopicUse = 'subscriptions' | 'orders' | 'provisioning' | 'companies' | 'invoices';

const topicUses: readonly (readonly [TopicUse, RegExp])[] = [
  ['subscriptions', /subscription|line.?item|renewal/i],
  ['provisioning', /provision/i],
  ['orders', /order/i],
  ['companies', /client|compan|customer/i],
  ['invoices', /invoice/i],
];

/** Null for topics of no use to the bot: products, quotes and whatever else Pax8 adds. */
export const useOf = ({ topic, name }: Pick<TopicDefinition, 'topic' | 'name'>): TopicUse | null =>
  topicUses.find(([, words]) => words.test(topic))?.[0] ??
  topicUses.find(([, words]) => words.test(name))?.[0] ??
  null;

/** Topics that are of use, the most useful first; each once. */
export const usefulTopics = (definitions: readonly TopicDefinition[]): TopicDefinition[] =>
  topicUses.flatMap(([use]) =>
    definitions.filter(
      (definition, at) =>
        useOf(definition) === use &&
        definitions.findIndex(({ topic }) => isTopic(topic, definition.topic)) === at,
    ),
  );

const isTopic = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export const definitionOf = (
  definitions: readonly TopicDefinition[],
  topic: string,
): TopicDefinition | null => definitions.find((definition) => isTopic(definition.topic, topic)) ?? null;

/** Each action that Pax8 offers, without conditions. https://devx.pax8.com/docs/how-to-use-webhooks-as-a-3rd-party-integrator */
const wideFilters = ({ actions }: TopicDefinition): WebhookFilter[] =>
  actions.map((action) => ({ action, conditions: [] }));

/** A topic with everything that happens in it. */
export const wideTopic = (definition: TopicDefinition): NewWebhookTopic => ({
  topic: definition.topic,
  filters: wideFilters(definition),
});

/**
 * Whether a topic brings only some of its events. Since Pax8 filters by action, a topic sends what its filters name: to
 * get everything, name every action. https://devx.pax8.com/changelog
 */
export const isNarrow = ({ filters }: NewWebhookTopic, definition: TopicDefinition | null): boolean => {
  const wide = filters.filter(({ conditions }) => conditions.length === 0).map(({ action }) => action);
  if (definition === null) return filters.length > wide.length;
  return definition.actions.some((action) => !wide.some((named) => isTopic(named, action)));
};

export type WebhookProblem =
  | Readonly<{ kind: 'off' }>
  | Readonly<{ kind: 'elsewhere'; difference: 'host' | 'path' }>
  | Readonly<{ kind: 'authorization' }>
  /** It has no topic about subscriptions. */
  | Readonly<{ kind: 'no-subscriptions' }>
  | Readonly<{ kind: 'narrow'; topics: readonly string[] }>
  | Readonly<{ kind: 'failing' }>
  | Readonly<{ kind: 'twice'; extra: number }>;

/** What is wrong with the bot's webhook, the worst first. `extra` are more webhooks of this bot. */
export const webhookProblems = (
  webhook: Webhook,
  wanted: WantedWebhook,
  definitions: readonly TopicDefinition[],
  extra: number,
): WebhookProblem[] => {
  const difference = addressDifference(webhook, wanted.url);
  const narrow = narrowTopics(webhook, definitions).map(({ topic }) => topic);
  const { authorizationHash } = webhook;
  return [
    ...(webhook.active === false ? [{ kind: 'off' } as const] : []),
    ...(difference === null ? [] : [{ kind: 'elsewhere', difference } as const]),
    ...(authorizationHash === null || authorizationHash === wanted.authorizationHash
      ? []
      : [{ kind: 'authorization' } as const]),
    ...(missingTopics(webhook, definitions).length > 0 || webhook.topics.length === 0
      ? [{ kind: 'no-subscriptions' } as const]
      : []),
    ...(narrow.length === 0 ? [] : [{ kind: 'narrow', topics: narrow } as const]),
    ...(isFailing(webhook) ? [{ kind: 'failing' } as const] : []),
    ...(extra > 0 ? [{ kind: 'twice', extra } as const] : []),
  ];
};

export const isFailing = ({ lastDelivery }: Readonly<{ lastDelivery: DeliveryStatus | null }>): boolean =>
  lastDelivery === 'FAILED' || lastDelivery === 'RETRYING';

/** Topics of the webhook that are useful and bring only part of their events. */
export const narrowTopics = ({ topics }: Webhook, definitions: readonly TopicDefinition[]) =>
  topics.filter(
    (topic) =>
      useOf({ topic: topic.topic, name: definitionOf(definitions, topic.topic)?.name ?? '' }) !== null &&
      isNarrow(topic, definitionOf(definitions, topic.topic)),
  );

/** What Pax8 offers about subscriptions while the webhook has none of it. */
export const missingTopics = (
  { topics }: Webhook,
  definitions: readonly TopicDefinition[],
): TopicDefinition[] => {
  const offered = definitions.filter((definition) => useOf(definition) === 'subscriptions');
  const has = offered.some(({ topic }) => topics.some((held) => isTopic(held.topic, topic)));
  return has ? [] : offered;
};

/** Whether the same topics are meant, in any order. */
export const haveSameTopics = (
  a: readonly Readonly<{ topic: string }>[],
  b: readonly Readonly<{ topic: string }>[],
): boolean => a.length === b.length && a.every(({ topic }) => b.some((other) => isTopic(other.topic, topic)));

/** Whether Pax8 shows the topic with every filter that was sent. */
export const showsTopic = (topics: readonly NewWebhookTopic[], sent: NewWebhookTopic): boolean =>
  topics.some(
    ({ topic, filters }) =>
      isTopic(topic, sent.topic) &&
      sent.filters.every(({ action }) => filters.some((filter) => isTopic(filter.action, action))),
  );

/** Deliveries: those that Pax8 gave up first, then newest first; each once. */
export const deliveriesInOrder = (logs: readonly WebhookLog[]): WebhookLog[] => {
  const rank = ({ status }: WebhookLog) => (status === 'FAILED' ? 0 : 1);
  return [...new Map(logs.map((log) => [log.id, log])).values()].sort(
    (a, b) => rank(a) - rank(b) || (b.createdAt ?? 0) - (a.createdAt ?? 0),
  );
};

/** The newest attempt that failed; null when none did. */
export const lastFailure = ({ calls }: WebhookLog) =>
  calls.findLast(({ status, error }) => status === 'FAILED' || error !== null) ?? null;

/** Marks in the store: when Pax8's last event came, and since when its webhook was seen failing (0 when it is not). */
export const eventMark = 'pax8-event';
export const failingMark = 'pax8-webhook-failing';

/** One write that mends a webhook. */
export type WebhookMend =
  | Readonly<{ kind: 'configure' }>
  | Readonly<{ kind: 'widen'; topicId: string; topic: NewWebhookTopic }>
  | Readonly<{ kind: 'add'; topic: NewWebhookTopic }>;

/**
 * What brings a webhook up to date. If Pax8 hides the authorization, it is sent again when deliveries fail: it may be
 * the wrong one.
 */
export const mendsOf = (
  webhook: Webhook,
  wanted: WantedWebhook,
  definitions: readonly TopicDefinition[],
): WebhookMend[] => {
  const { authorizationHash: hash } = webhook;
  const isSecretOff = hash === null ? isFailing(webhook) : hash !== wanted.authorizationHash;
  return [
    ...(isSecretOff || addressDifference(webhook, wanted.url) !== null
      ? [{ kind: 'configure' } as const]
      : []),
    ...narrowTopics(webhook, definitions).flatMap(({ id, topic }) => {
      const definition = definitionOf(definitions, topic);
      return id === null || definition === null
        ? []
        : [{ kind: 'widen', topicId: id, topic: wideTopic(definition) } as const];
    }),
    ...missingTopics(webhook, definitions).map(
      (definition) => ({ kind: 'add', topic: wideTopic(definition) }) as const,
    ),
  ];
};

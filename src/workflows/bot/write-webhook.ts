import type { AuditEvent, WriteVerb } from '../../core/audit/audit-events.ts';
import {
  isAt,
  mendsOf,
  ownOf,
  showsTopic,
  type WebhookMend,
  wideTopic,
} from '../../core/marketplace/own-webhook.ts';
import type { TopicDefinition, Webhook } from '../../core/marketplace/webhooks.ts';
import type { Written } from '../../core/marketplace/written.ts';
import { webhookName } from '../../views/bot/webhook-words.ts';
import { type Sent, type Wrote, writeOnce } from '../companies/write-once.ts';
import type { Context } from '../context.ts';
import { type Door, doorOf, isDoor } from './read-webhook.ts';

/** The outcome of a write of the bot's webhook. */
export type WebhookWrote =
  | Wrote<unknown>
  /** Another write is under way: nothing was sent. */
  | Readonly<{ kind: 'busy' }>
  /** Nothing was sent: the webhook is gone or not this bot's, or exists already. */
  | Readonly<{ kind: 'gone' | 'exists' | 'not-set' | 'unreadable' | 'nothing-to-do' }>;

/** Longer than any write takes. After an unclear creation nobody creates another before that. */
const leaseMs = 10 * 60_000;

type Fresh = Readonly<{ door: Door; own: readonly Webhook[]; unreadable: number }>;

/**
 * Reads the webhooks afresh and runs one write at a time, over all instances. `holds`: after an unclear outcome nothing
 * is written until the lease expires.
 */
const alone = async (
  context: Context,
  run: (fresh: Fresh) => Promise<WebhookWrote>,
  holds = false,
): Promise<WebhookWrote> => {
  const { memory, marketplace, now } = context;
  const door = await doorOf(context);
  if (!isDoor(door)) return { kind: 'not-set' };
  const key = 'pax8-webhook write';
  if (!(await memory.claims.lease(key, now(), leaseMs))) return { kind: 'busy' };
  let isHeld = false;
  try {
    const { rows, unreadable } = await marketplace.webhooks({}, 'person');
    const { own } = ownOf(rows, door.url);
    isHeld = holds;
    const wrote = await run({ door, own, unreadable });
    isHeld = holds && wrote.kind === 'unclear';
    return wrote;
  } finally {
    if (!isHeld) await memory.claims.release(key);
  }
};

/** The same for one of the bot's own webhooks; others' are never written. */
const onOwn = (
  context: Context,
  id: string,
  run: (webhook: Webhook, door: Door) => Promise<WebhookWrote>,
): Promise<WebhookWrote> =>
  alone(context, async ({ own, door }) => {
    const webhook = own.find((known) => known.id === id);
    return webhook === undefined ? { kind: 'gone' } : run(webhook, door);
  });

type Write<T> = Readonly<{
  event: WriteVerb;
  done: AuditEvent;
  facts: Readonly<Record<string, unknown>>;
  send: () => Promise<Written<T>>;
  settles?: (record: T) => boolean;
  look: () => Promise<Readonly<{ record: T }> | null>;
}>;

const write = <T>(context: Context, sent: Sent, what: Write<T>): Promise<Wrote<T>> =>
  writeOnce(context, sent, { settles: () => true, ...what, companyId: null });

/** A read of the webhook that shows what was written. */
const seen =
  ({ marketplace }: Context, id: string, isWritten: (webhook: Webhook) => boolean) =>
  async (): Promise<Readonly<{ record: Webhook }> | null> => {
    const read = await marketplace.webhook(id, 'person');
    return read !== null && isWritten(read) ? { record: read } : null;
  };

/** Creates the bot's webhook, unless Pax8 has one. A lost answer is settled by looking for its address. */
export const createWebhook = (
  context: Context,
  sent: Sent,
  topics: readonly TopicDefinition[],
): Promise<WebhookWrote> =>
  alone(
    context,
    async ({ door, own, unreadable }) => {
      if (own.length > 0) return { kind: 'exists' };
      // One of them may be this bot's.
      if (unreadable > 0) return { kind: 'unreadable' };
      const { url, authorization, integrationId } = door;
      return write<Webhook>(context, sent, {
        event: 'webhook.create',
        done: 'webhook.created',
        facts: { webhook: webhookName, topics: topics.map(({ topic }) => topic) },
        send: () =>
          context.marketplace.createWebhook({
            displayName: webhookName,
            url,
            authorization,
            integrationId,
            contactEmail: null,
            errorThreshold: null,
            topics: topics.map(wideTopic),
          }),
        look: async () => {
          const { rows } = await context.marketplace.webhooks({}, 'person');
          const found = rows.find((webhook) => isAt(webhook, url));
          return found === undefined ? null : { record: found };
        },
      });
    },
    true,
  );

export const setActive = (context: Context, sent: Sent, id: string, active: boolean): Promise<WebhookWrote> =>
  onOwn(context, id, async (webhook) =>
    webhook.active === active
      ? { kind: 'nothing-to-do' }
      : write<Webhook>(context, sent, {
          event: 'webhook.change',
          done: 'webhook.changed',
          facts: { webhook: webhook.displayName, active },
          send: () => context.marketplace.setWebhookActive(id, active),
          look: seen(context, id, (read) => read.active === active),
        }),
  );

/** Replaces the webhook's topics, each with all of its events. */
export const saveTopics = (
  context: Context,
  sent: Sent,
  id: string,
  definitions: readonly TopicDefinition[],
): Promise<WebhookWrote> => {
  const topics = definitions.map(wideTopic);
  return onOwn(context, id, (webhook) =>
    write<Webhook>(context, sent, {
      event: 'webhook.change',
      done: 'webhook.changed',
      facts: {
        webhook: webhook.displayName,
        topics: topics.map(({ topic }) => topic),
        before: webhook.topics.map(({ topic }) => topic),
      },
      send: () => context.marketplace.replaceWebhookTopics(id, topics),
      look: seen(
        context,
        id,
        (read) =>
          read.topics.length === topics.length && topics.every((topic) => showsTopic(read.topics, topic)),
      ),
    }),
  );
};

/** Writes whatever differs from what the bot wants, one write after the other, until one is not done. */
export const bringUpToDate = (context: Context, sent: Sent, id: string): Promise<WebhookWrote> =>
  onOwn(context, id, async (webhook, door) => {
    const { rows: definitions } = await context.marketplace.webhookTopics('person');
    let wrote: WebhookWrote = { kind: 'nothing-to-do' };
    for (const [at, mend] of mendsOf(webhook, door, definitions).entries()) {
      wrote = await mended(context, { ...sent, formId: `${sent.formId} ${at}` }, webhook, door, mend);
      if (wrote.kind !== 'done') break;
    }
    return wrote;
  });

const mended = (
  context: Context,
  sent: Sent,
  webhook: Webhook,
  { url, authorization, authorizationHash }: Door,
  mend: WebhookMend,
): Promise<Wrote<Webhook>> => {
  const { marketplace } = context;
  const { id, displayName: name, contactEmail, errorThreshold } = webhook;
  const base = { event: 'webhook.change', done: 'webhook.changed' } as const;
  if (mend.kind === 'configure') {
    // It replaces the whole configuration, so that what Pax8 has of the rest is sent again.
    const configuration = { displayName: name, url, authorization, contactEmail, errorThreshold };
    return write<Webhook>(context, sent, {
      ...base,
      facts: { webhook: name, changed: ['address', 'authorization'] },
      send: () => marketplace.configureWebhook(id, configuration),
      look: seen(
        context,
        id,
        (read) => isAt(read, url) && [null, authorizationHash].includes(read.authorizationHash),
      ),
    });
  }
  const { topic } = mend;
  return write<Webhook>(context, sent, {
    ...base,
    facts: { webhook: name, topic: topic.topic, changed: [mend.kind === 'add' ? 'added' : 'all events'] },
    send: () =>
      mend.kind === 'add'
        ? marketplace.addWebhookTopic(id, topic)
        : marketplace.configureWebhookTopic(id, mend.topicId, topic.filters),
    look: seen(context, id, ({ topics }) => showsTopic(topics, topic)),
  });
};

/** Removes one of the bot's webhooks. Pax8 answers without a body, so it counts as done when the webhook is gone. */
export const removeWebhook = (context: Context, sent: Sent, id: string): Promise<WebhookWrote> =>
  onOwn(context, id, (webhook) =>
    write<null>(context, sent, {
      event: 'webhook.remove',
      done: 'webhook.removed',
      facts: { webhook: webhook.displayName },
      send: () => context.marketplace.removeWebhook(id),
      settles: () => false,
      look: async () =>
        (await context.marketplace.webhook(id, 'person')) === null ? { record: null } : null,
    }),
  );

/** Has Pax8 post an example of the topic. Nothing shows whether a lost request arrived. */
export const testWebhook = (context: Context, sent: Sent, id: string, topic: string): Promise<WebhookWrote> =>
  onOwn(context, id, (webhook) =>
    write<null>(context, sent, {
      event: 'webhook.test',
      done: 'webhook.tested',
      facts: { webhook: webhook.displayName, topic },
      send: () => context.marketplace.testWebhookTopic(id, topic),
      look: async () => null,
    }),
  );

/** The most deliveries requested again at once. */
const mostRetries = 10;

/** Asks Pax8 to resend what it gave up, the newest first, until one is not accepted. */
export const retryFailed = (
  context: Context,
  sent: Sent,
  id: string,
): Promise<Readonly<{ wrote: WebhookWrote; again: number }>> => {
  const { marketplace } = context;
  let again = 0;
  return onOwn(context, id, async (webhook) => {
    const { rows } = await marketplace.webhookLogs(id, { status: 'FAILED' }, 'person');
    let wrote: WebhookWrote = { kind: 'nothing-to-do' };
    for (const log of rows.filter(({ status }) => status === 'FAILED').slice(0, mostRetries)) {
      wrote = await write<unknown>(
        context,
        { ...sent, formId: `${sent.formId} ${log.id}` },
        {
          event: 'webhook.retry',
          done: 'webhook.retried',
          facts: { webhook: webhook.displayName, topic: log.calls[0]?.topic ?? null, failed: log.createdAt },
          send: () => marketplace.retryDelivery(id, log.id),
          look: async () => {
            const read = await marketplace.webhookLog(id, log.id, 'person');
            const isMoved =
              read !== null && (read.status !== 'FAILED' || read.calls.length > log.calls.length);
            return isMoved ? { record: read } : null;
          },
        },
      );
      if (wrote.kind !== 'done') break;
      again += 1;
    }
    return wrote;
  }).then((wrote) => ({ wrote, again }));
};

/** The chosen topics that Pax8 offers now; null when none was chosen. */
export const chosenTopics = async (
  { marketplace }: Context,
  chosen: readonly string[],
): Promise<readonly TopicDefinition[] | null> => {
  const { rows } = await marketplace.webhookTopics('person');
  const found = rows.filter(({ topic }) => chosen.includes(topic));
  return found.length === 0 ? null : [...new Map(found.map((topic) => [topic.topic, topic])).values()];
};

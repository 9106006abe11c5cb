import { createHash } from 'node:crypto';
import { z } from 'zod';
import type {
  NewWebhookTopic,
  TopicDefinition,
  Webhook,
  WebhookFilter,
  WebhookLog,
  WebhookTopic,
} from '../core/marketplace/webhooks.ts';
import {
  amount,
  flag,
  instant,
  type Reader,
  readEach,
  readerOf,
  required,
  text,
  unnamed,
} from './wire-values.ts';

const words = z.array(required).catch([]);
const status = z.enum(['PENDING', 'SUCCESS', 'FAILED', 'RETRYING']).nullable().catch(null);

const condition = z.object({ field: required, operator: required, value: words });
const readCondition = readerOf(condition);
const readFilter: Reader<WebhookFilter> = readerOf(
  z.object({ action: required, conditions: z.unknown().optional() }).transform(({ action, conditions }) => ({
    action,
    conditions: readEach(conditions, readCondition).rows,
  })),
);

const readTopic: Reader<WebhookTopic> = readerOf(
  z
    .object({ id: text, topic: required, filters: z.unknown().optional() })
    .transform(({ filters, ...rest }) => ({ ...rest, filters: readEach(filters, readFilter).rows })),
);

/** A secret leaves this folder only as its hash. Null for none, and for asterisks in its place. */
const hashed = text.transform((secret) =>
  secret === null || /^\*+$/.test(secret) ? null : createHash('sha256').update(secret).digest('hex'),
);

const webhook = z
  .object({
    id: required,
    displayName: text,
    url: text,
    authorization: hashed,
    active: flag,
    contactEmail: text,
    errorThreshold: amount,
    webhookTopics: z.unknown().optional(),
    lastDeliveryStatus: status,
    createdAt: instant,
  })
  .transform(
    ({ displayName, authorization, webhookTopics, lastDeliveryStatus, ...rest }): Webhook => ({
      ...rest,
      displayName: displayName ?? unnamed,
      authorizationHash: authorization,
      topics: readEach(webhookTopics, readTopic).rows,
      lastDelivery: lastDeliveryStatus,
    }),
  );

const readAction = readerOf(z.object({ action: required }).transform(({ action }) => action));
const definition = z
  .object({ topic: required, name: text, availableFilters: z.unknown().optional() })
  .transform(
    ({ topic, name, availableFilters }): TopicDefinition => ({
      topic,
      name: name ?? topic,
      actions: [...new Set(readEach(availableFilters, readAction).rows)],
    }),
  );

/** Of what was sent, only the topic's name is read. */
const payload = z
  .object({ webhookTopic: z.object({ topic: required }) })
  .transform(({ webhookTopic }) => webhookTopic.topic)
  .nullable()
  .catch(null);
const readCall = readerOf(
  z
    .object({ timestamp: instant, status, errorMessage: text, httpStatusCode: amount, payload })
    .transform(({ timestamp, errorMessage, httpStatusCode, payload: topic, ...rest }) => ({
      ...rest,
      at: timestamp,
      error: errorMessage,
      httpStatus: httpStatusCode,
      topic,
    })),
);

const log = z
  .object({ id: required, finalStatus: status, callHistory: z.unknown().optional(), createdAt: instant })
  .transform(
    ({ finalStatus, callHistory, ...rest }): WebhookLog => ({
      ...rest,
      status: finalStatus,
      calls: readEach(callHistory, readCall).rows,
    }),
  );

export const readWebhook: Reader<Webhook> = readerOf(webhook);
export const readTopicDefinition: Reader<TopicDefinition> = readerOf(definition);
export const readWebhookLog: Reader<WebhookLog> = readerOf(log);
/** The answer to a test names the address that was called. */
export const readWebhookTest: Reader<{ url: string }> = readerOf(z.object({ url: required }));

export const wireTopic = ({ topic, filters }: NewWebhookTopic) => ({
  topic,
  filters: filters.map(wireFilter),
});
export const wireFilter = ({ action, conditions }: WebhookFilter) => ({
  action,
  conditions: conditions.map(({ field, operator, value }) => ({ field, operator, value: [...value] })),
});

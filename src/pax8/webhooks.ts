import type { Urgency } from '../core/marketplace/marketplace.ts';
import { haveSameTopics, isAt, showsTopic } from '../core/marketplace/own-webhook.ts';
import type { FirstRows, Rows } from '../core/marketplace/records.ts';
import type {
  NewWebhook,
  NewWebhookTopic,
  TopicDefinition,
  Webhook,
  WebhookConfiguration,
  WebhookFilter,
  WebhookFilters,
  WebhookLog,
  WebhookLogFilter,
} from '../core/marketplace/webhooks.ts';
import type { Written } from '../core/marketplace/written.ts';
import type { Client } from './client.ts';
import type { Call } from './http.ts';
import { readFirstPage } from './lists.ts';
import { readAllPages } from './pages.ts';
import { readOne } from './read-one.ts';
import { reading, withIds, withQuery } from './routes.ts';
import {
  readTopicDefinition,
  readWebhook,
  readWebhookLog,
  readWebhookTest,
  wireFilter,
  wireTopic,
} from './wire-webhooks.ts';
import { type Proof, showing, withoutBody, write } from './writing.ts';

const listPath = '/webhooks';
const recordPath = `${listPath}/{id}`;
const topicPath = `${recordPath}/topics/{topicId}`;
const logPath = `${recordPath}/logs/{logId}`;
/** Logs hold everything that was sent, so their pages are kept small. */
const logsAtOnce = 50;

/** The webhooks API has its own base at the same host. https://devx.pax8.com/docs/how-to-use-webhook-apis */
const atV2 = (call: Call): Call => ({ ...call, base: '/api/v2' });
const to = (method: Call['method'], template: string, ids: Readonly<Record<string, string>>): Call =>
  atV2(withIds(method, template, ids));

export const webhooks = (
  client: Client,
  concurrency: number,
  filter: WebhookFilters,
  urgency: Urgency,
): Promise<Rows<Webhook>> =>
  readAllPages({
    client,
    call: withQuery(atV2(reading(listPath)), filter),
    urgency,
    concurrency,
    read: readWebhook,
  });

export const webhook = (client: Client, id: string, urgency: Urgency): Promise<Webhook | null> =>
  readOne(client, () => to('GET', recordPath, { id }), urgency, readWebhook);

export const webhookTopics = (
  client: Client,
  concurrency: number,
  urgency: Urgency,
): Promise<Rows<TopicDefinition>> =>
  readAllPages({
    client,
    call: atV2(reading(`${listPath}/topic-definitions`)),
    urgency,
    concurrency,
    read: readTopicDefinition,
  });

/**
 * The document's required parameter `query` is an object in form style: its fields are the parameters beside it, and the
 * word itself is never sent.
 */
export const webhookLogs = (
  client: Client,
  id: string,
  filter: WebhookLogFilter,
  urgency: Urgency,
): Promise<FirstRows<WebhookLog>> =>
  readFirstPage(
    client,
    withQuery(to('GET', `${recordPath}/logs`, { id }), { ...filter, sort: 'createdAt:desc' }),
    urgency,
    readWebhookLog,
    { size: logsAtOnce },
  );

export const webhookLog = (
  client: Client,
  id: string,
  logId: string,
  urgency: Urgency,
): Promise<WebhookLog | null> =>
  readOne(client, () => to('GET', logPath, { id, logId }), urgency, readWebhookLog);

/** `active` must be given: Pax8 creates webhooks turned off. */
export const createWebhook = (client: Client, asked: NewWebhook): Promise<Written<Webhook>> =>
  write(
    client,
    () => ({
      ...atV2(reading(listPath)),
      method: 'POST',
      body: {
        ...bodyOfConfiguration(asked),
        active: true,
        ...(asked.integrationId === null ? {} : { integrationId: asked.integrationId }),
        webhookTopics: asked.topics.map(wireTopic),
      },
      secrets: [asked.authorization],
    }),
    showing(readWebhook, (shown) => isAt(shown, asked.url)),
    'webhook',
  );

export const removeWebhook = (client: Client, id: string): Promise<Written<null>> =>
  write(client, () => to('DELETE', recordPath, { id }), withoutBody, 'webhook');

/** A write that Pax8 answers with the webhook: it must be this one, and show what was sent. */
const change = (
  client: Client,
  id: string,
  toCall: () => Call,
  isWritten: (shown: Webhook) => boolean,
): Promise<Written<Webhook>> =>
  write(
    client,
    toCall,
    showing(readWebhook, (shown) => shown.id === id && isWritten(shown)),
    'webhook',
  );

export const configureWebhook = (
  client: Client,
  id: string,
  asked: WebhookConfiguration,
): Promise<Written<Webhook>> =>
  change(
    client,
    id,
    () => ({
      ...to('POST', `${recordPath}/configuration`, { id }),
      body: bodyOfConfiguration(asked),
      secrets: [asked.authorization],
    }),
    (shown) => isAt(shown, asked.url),
  );

export const setWebhookActive = (client: Client, id: string, active: boolean): Promise<Written<Webhook>> =>
  change(
    client,
    id,
    () => ({ ...to('POST', `${recordPath}/status`, { id }), body: { active } }),
    (shown) => shown.active === active,
  );

export const addWebhookTopic = (
  client: Client,
  id: string,
  topic: NewWebhookTopic,
): Promise<Written<Webhook>> =>
  change(
    client,
    id,
    () => ({ ...to('POST', `${recordPath}/topics`, { id }), body: wireTopic(topic) }),
    ({ topics }) => showsTopic(topics, topic),
  );

export const replaceWebhookTopics = (
  client: Client,
  id: string,
  topics: readonly NewWebhookTopic[],
): Promise<Written<Webhook>> =>
  change(
    client,
    id,
    () => ({ ...to('PUT', `${recordPath}/topics`, { id }), body: { webhookTopics: topics.map(wireTopic) } }),
    (shown) => haveSameTopics(shown.topics, topics),
  );

export const removeWebhookTopic = (client: Client, id: string, topicId: string): Promise<Written<null>> =>
  write(client, () => to('DELETE', topicPath, { id, topicId }), withoutBody, 'webhook');

export const configureWebhookTopic = (
  client: Client,
  id: string,
  topicId: string,
  filters: readonly WebhookFilter[],
): Promise<Written<Webhook>> =>
  change(
    client,
    id,
    () => ({
      ...to('POST', `${topicPath}/configuration`, { id, topicId }),
      body: { filters: filters.map(wireFilter) },
    }),
    ({ topics }) =>
      topics.some(
        ({ id: shown, topic, ...rest }) =>
          shown === topicId && showsTopic([{ topic, ...rest }], { topic, filters }),
      ),
  );

const tested: Proof<null> = ({ json }) => (readWebhookTest(json) === null ? null : { record: null });

export const testWebhookTopic = (client: Client, id: string, topic: string): Promise<Written<null>> =>
  write(
    client,
    () => {
      const call = to('POST', `${recordPath}/topics/{topic}/test`, { id });
      // The name of a topic is Pax8's own and may hold more than an id does.
      return { ...call, path: call.path.replace('{topic}', () => encodeURIComponent(topic)) };
    },
    tested,
    'webhook',
  );

export const retryDelivery = (client: Client, id: string, logId: string): Promise<Written<null>> =>
  write(client, () => to('POST', `${logPath}/retry`, { id, logId }), withoutBody, 'webhook');

const bodyOfConfiguration = (asked: WebhookConfiguration) => {
  const { displayName, url, authorization, contactEmail, errorThreshold } = asked;
  return {
    displayName,
    url,
    authorization,
    ...(contactEmail === null ? {} : { contactEmail }),
    ...(errorThreshold === null ? {} : { errorThreshold }),
  };
};

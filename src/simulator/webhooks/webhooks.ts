import type { z } from 'zod';
import { type Answer, envelope, ok } from '../http/answer.ts';
import { equals, type Listing, list } from '../http/listing.ts';
import type { Call, Route } from '../http/route.ts';
import type { SimTopic, SimWebhook, SimWebhookLog } from '../model.ts';
import { fixedId } from '../seed/ids.ts';
import { envelopeOf } from './deliveries.ts';
import { topicDefinitions, topicOf, wireDefinition } from './topics.ts';
import {
  badRequest,
  configurationBody,
  createBody,
  filtersBody,
  invalidBody,
  statusBody,
  topicBody,
  topicsBody,
} from './webhook-bodies.ts';

/** The account of the token's owner. */
const accountId = fixedId('account', 1);

const given = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
const timeOf = (at: number): string => new Date(at).toISOString();

const wireWebhook = ({ logs: _logs, createdAt, updatedAt, ...webhook }: SimWebhook) => ({
  ...given(webhook),
  createdAt: timeOf(createdAt),
  updatedAt: timeOf(updatedAt),
});

const wireLog = ({ id, displayName }: SimWebhook, { payload, topic: _topic, ...log }: SimWebhookLog) => ({
  ...log,
  webhookId: id,
  webhookName: displayName,
  callHistory: log.callHistory.map(({ timestamp, ...call }) => ({
    ...given(call),
    timestamp: timeOf(timestamp),
    payload,
  })),
  createdAt: timeOf(log.createdAt),
});

/** Sorts as the document says: `field:asc` or `field:desc`. */
const sorted = (query: URLSearchParams): URLSearchParams => {
  const copy = new URLSearchParams(query);
  const sort = copy.get('sort');
  if (sort !== null) copy.set('sort', sort.replace(':', ','));
  return copy;
};

const webhookList: Listing<SimWebhook> = {
  name: 'webhooks',
  filters: {
    query: {
      keeps: ({ displayName, url }, text) =>
        `${displayName} ${url}`.toLowerCase().includes(text.toLowerCase()),
    },
    active: equals(({ active }) => active, ['true', 'false']),
    topic: {
      keeps: ({ webhookTopics }, topic) => webhookTopics.some((held) => held.topic === topic),
    },
    status: equals(({ lastDeliveryStatus }) => lastDeliveryStatus ?? ''),
    accountId: equals((webhook) => webhook.accountId),
  },
  sorts: {
    displayName: ({ displayName }) => displayName,
    createdAt: ({ createdAt }) => createdAt,
    updatedAt: ({ updatedAt }) => updatedAt,
  },
  row: wireWebhook,
};

const logList = (webhook: SimWebhook): Listing<SimWebhookLog> => ({
  name: `webhook logs ${webhook.id}`,
  filters: {
    topicName: equals(({ topic }) => topic),
    status: equals(({ finalStatus }) => finalStatus),
    startDate: { keeps: ({ createdAt }, from) => createdAt >= Date.parse(from) },
    endDate: { keeps: ({ createdAt }, until) => createdAt <= Date.parse(until) },
  },
  sorts: { createdAt: ({ createdAt }) => createdAt },
  row: (log) => wireLog(webhook, log),
});

const notFound = (kind: string, id: string, path: string): Answer =>
  envelope(404, `${kind} not found: ${id}`, path);

/** For operations that do not document 404, which status an unknown id gets is not published. */
const withWebhook =
  (run: (call: Call, webhook: SimWebhook) => Answer, name: 'id' | 'webhookId' = 'id') =>
  (call: Call): Answer => {
    const id = call.param(name);
    const webhook = call.sim.world.webhooks.find((known) => known.id === id);
    return webhook === undefined ? notFound('Webhook', id, call.path) : run(call, webhook);
  };

const withLog = (
  run: (call: Call, webhook: SimWebhook, log: SimWebhookLog) => Answer,
  name: 'id' | 'logId',
) =>
  withWebhook((call, webhook) => {
    const id = call.param(name);
    const log = webhook.logs.find((known) => known.id === id);
    return log === undefined ? notFound('Webhook log', id, call.path) : run(call, webhook, log);
  }, 'webhookId');

const withTopic = (run: (call: Call, webhook: SimWebhook, topic: SimTopic) => Answer) =>
  withWebhook((call, webhook) => {
    const id = call.param('topicId');
    const topic = webhook.webhookTopics.find((known) => known.id === id);
    return topic === undefined ? notFound('Webhook topic', id, call.path) : run(call, webhook, topic);
  });

/** Changes the webhook by a body of this shape, and answers with it. */
const changing = <T>(
  schema: z.ZodType<T>,
  change: (webhook: SimWebhook, body: T, call: Call) => Answer | null,
) =>
  withWebhook((call, webhook) => {
    const parsed = schema.safeParse(call.body);
    if (!parsed.success) return invalidBody(call.path, parsed.error);
    return change(webhook, parsed.data, call) ?? changed(call, webhook);
  });

const changed = ({ now, sim }: Call, webhook: SimWebhook): Answer => {
  webhook.updatedAt = now;
  sim.world.touch();
  return ok(wireWebhook(webhook));
};

const topicFrom = ({ sim }: Call, { topic, filters }: z.output<typeof topicBody>): SimTopic => ({
  id: sim.world.newId('webhook topic'),
  topic,
  filters,
});

const create = (call: Call): Answer => {
  const { sim, now, path } = call;
  const parsed = createBody.safeParse(call.body);
  if (!parsed.success) return invalidBody(path, parsed.error);
  const {
    url = null,
    authorization = null,
    contactEmail = null,
    integrationId = null,
    ...rest
  } = parsed.data;
  const webhook: SimWebhook = {
    ...rest,
    id: sim.world.newId('webhook'),
    accountId,
    url,
    authorization,
    contactEmail,
    integrationId,
    webhookTopics: rest.webhookTopics.map((topic) => topicFrom(call, topic)),
    lastDeliveryStatus: null,
    createdAt: now,
    updatedAt: now,
    logs: [],
  };
  sim.world.webhooks.push(webhook);
  sim.world.touch();
  return ok(wireWebhook(webhook));
};

/** The totals are beside the content here, and in `page` everywhere else. */
const definitions = ({ query, now, path }: Call): Answer => {
  const [page, size] = [Number(query.get('page') ?? 0), Number(query.get('size') ?? 10)];
  if (!(page >= 0) || !(size >= 1)) return badRequest(path, 'page and size must be whole numbers');
  const text = query.get('search')?.toLowerCase() ?? '';
  const wanted = query.get('topic');
  const all = topicDefinitions.filter(
    ({ topic, name }) =>
      `${topic} ${name}`.toLowerCase().includes(text) && (wanted === null || wanted === topic),
  );
  const example = { accountId, id: fixedId('webhook', 0), url: 'https://example.com/webhook' };
  return ok({
    content: all.slice(page * size, (page + 1) * size).map((definition) => {
      const topic = { id: fixedId(definition.topic, 0), topic: definition.topic, filters: [] };
      return wireDefinition(definition, envelopeOf(example, topic, definition.sample, now));
    }),
    number: page,
    size,
    totalElements: all.length,
    totalPages: Math.ceil(all.length / size),
  });
};

/** Sends an example of any topic that exists, whether the webhook has it or not. */
const test = withWebhook((call, webhook) => {
  const { sim, path } = call;
  const definition = topicOf(decodeURIComponent(call.param('topic')));
  if (definition === undefined) return badRequest(path, `Invalid topic: ${call.param('topic')}`);
  if (webhook.url === null) return badRequest(path, 'The webhook has no url');
  const topic = webhook.webhookTopics.find((held) => held.topic === definition.topic) ?? {
    id: fixedId(definition.topic, 0),
    topic: definition.topic,
    filters: [],
  };
  sim.deliveries.send(webhook, topic, definition.sample);
  return ok({ url: webhook.url, webhook: wireWebhook(webhook), samplePayload: definition.sample });
});

const record = '/webhooks/{id}';
const topics = `${record}/topics`;
const logs = '/webhooks/{webhookId}/logs';

export const webhookRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/webhooks',
    run: ({ sim: { world }, query, path }) =>
      list(webhookList, world.webhooks, sorted(query), new Map(), path),
  },
  { method: 'POST', path: '/webhooks', run: create },
  { method: 'GET', path: '/webhooks/topic-definitions', run: definitions },
  { method: 'GET', path: record, run: withWebhook((_call, webhook) => ok(wireWebhook(webhook))) },
  {
    method: 'DELETE',
    path: record,
    run: withWebhook(({ sim: { world } }, webhook) => {
      world.webhooks.splice(world.webhooks.indexOf(webhook), 1);
      world.touch();
      return { status: 204 };
    }),
  },
  {
    method: 'POST',
    path: `${record}/configuration`,
    // It replaces the configuration: what is not sent is gone.
    run: changing(configurationBody, (webhook, body) => {
      webhook.displayName = body.displayName ?? webhook.displayName;
      webhook.url = body.url ?? null;
      webhook.authorization = body.authorization ?? null;
      webhook.contactEmail = body.contactEmail ?? null;
      webhook.errorThreshold = body.errorThreshold;
      return null;
    }),
  },
  {
    method: 'POST',
    path: `${record}/status`,
    run: changing(statusBody, (webhook, { active }) => {
      webhook.active = active;
      return null;
    }),
  },
  {
    method: 'POST',
    path: topics,
    run: changing(topicBody, (webhook, body, call) => {
      if (webhook.webhookTopics.some(({ topic }) => topic === body.topic))
        return badRequest(call.path, `Topic ${body.topic} already exists on this webhook`);
      webhook.webhookTopics.push(topicFrom(call, body));
      return null;
    }),
  },
  {
    method: 'PUT',
    path: topics,
    run: changing(topicsBody, (webhook, body, call) => {
      webhook.webhookTopics = body.webhookTopics.map((topic) => topicFrom(call, topic));
      return null;
    }),
  },
  {
    method: 'DELETE',
    path: `${topics}/{topicId}`,
    run: withTopic((call, webhook, topic) => {
      webhook.webhookTopics.splice(webhook.webhookTopics.indexOf(topic), 1);
      changed(call, webhook);
      return { status: 204 };
    }),
  },
  {
    method: 'POST',
    path: `${topics}/{topicId}/configuration`,
    run: withTopic((call, webhook, topic) => {
      const parsed = filtersBody.safeParse(call.body);
      if (!parsed.success) return invalidBody(call.path, parsed.error);
      topic.filters = parsed.data.filters;
      return changed(call, webhook);
    }),
  },
  { method: 'POST', path: `${topics}/{topic}/test`, run: test },
  {
    method: 'GET',
    path: logs,
    run: withWebhook(
      ({ query, path }, webhook) => list(logList(webhook), webhook.logs, sorted(query), new Map(), path),
      'webhookId',
    ),
  },
  {
    method: 'GET',
    path: `${logs}/{id}`,
    run: withLog((_call, webhook, log) => ok(wireLog(webhook, log)), 'id'),
  },
  {
    method: 'POST',
    path: `${logs}/{logId}/retry`,
    run: withLog(({ sim, path }, webhook, log) => {
      // It retries "a webhook that previously failed".
      if (log.finalStatus !== 'FAILED') return badRequest(path, 'Only a failed delivery can be sent again');
      sim.deliveries.again(webhook, log);
      return { status: 202 };
    }, 'logId'),
  },
];

import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { openapi } from '../pax8/openapi/documents.ts';
import { callerOf, type Json } from './caller.ts';

type Got = Readonly<{ authorization: string | undefined; body: Json }>;

/** An endpoint that answers each call with the next status, and then with 202. */
const startEndpoint = async (...statuses: number[]) => {
  const got: Got[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    got.push({
      authorization: request.headers.authorization,
      body: JSON.parse(Buffer.concat(chunks).toString('utf8')),
    });
    response.writeHead(statuses.shift() ?? 202).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    got,
    url: `http://127.0.0.1:${port}/hook`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const until = async (isTrue: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 500; tries += 1) {
    if (isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('it did not happen');
};

const v2 = (simulator: Simulator) =>
  callerOf(simulator).then(async ({ send }) => {
    const { body } = await send('POST', '/v1/token', {
      ...{ client_id: 'demo', client_secret: 'demo' },
      ...{ audience: 'https://api.pax8.com', grant_type: 'client_credentials' },
    });
    const authorization = `Bearer ${(body as Json).access_token}`;
    return (method: string, path: string, given?: unknown) =>
      send(method, `/api/v2${path}`, given, { authorization });
  });

describe('against Pax8’s published document', () => {
  const document = openapi('webhooks-api');
  const operations = Object.entries(document.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  const invoices = { topic: 'INVOICE', filters: [{ action: 'CREATED', conditions: [] }] };
  const whole = {
    displayName: 'Bot',
    url: 'http://127.0.0.1:9/hook',
    authorization: 'secret',
    contactEmail: 'ops@example.com',
    errorThreshold: 1,
  };

  type Row = readonly [
    method: string,
    template: string,
    status: number,
    body?: unknown,
    keeps?: string | null,
    path?: string,
  ];
  const rows: readonly Row[] = [
    ['post', '/webhooks', 200, { ...whole, active: true, webhookTopics: [invoices] }, 'id'],
    ['post', '/webhooks', 200, { displayName: 'Bare' }],
    ['post', '/webhooks', 400, { url: 'x' }],
    ['post', '/webhooks', 400, { ...whole, errorThreshold: 21 }],
    ['post', '/webhooks', 400, { ...whole, webhookTopics: [invoices, invoices] }],
    ['get', '/webhooks', 200],
    [
      'get',
      '/webhooks',
      200,
      undefined,
      null,
      '/webhooks?active=true&topic=INVOICE&sort=createdAt:desc&size=200',
    ],
    ['get', '/webhooks', 400, undefined, null, '/webhooks?size=0'],
    ['get', '/webhooks/topic-definitions', 200],
    [
      'get',
      '/webhooks/topic-definitions',
      200,
      undefined,
      null,
      '/webhooks/topic-definitions?size=2&page=1&search=o',
    ],
    ['get', '/webhooks/topic-definitions', 400, undefined, null, '/webhooks/topic-definitions?size=none'],
    ['get', '/webhooks/{id}', 200],
    ['get', '/webhooks/{id}', 404, undefined, null, '/webhooks/none'],
    ['post', '/webhooks/{id}/configuration', 200, whole],
    ['post', '/webhooks/{id}/configuration', 400, { errorThreshold: 50 }],
    ['post', '/webhooks/{id}/status', 200, { active: true }],
    ['post', '/webhooks/{id}/status', 400, {}],
    ['post', '/webhooks/{id}/topics', 200, { topic: 'QUOTE', filters: [] }],
    ['post', '/webhooks/{id}/topics', 400, { topic: 'QUOTE', filters: [] }],
    ['post', '/webhooks/{id}/topics', 400, { topic: 'NOTHING', filters: [] }],
    ['put', '/webhooks/{id}/topics', 200, { webhookTopics: [invoices] }, 'topicId'],
    ['put', '/webhooks/{id}/topics', 400, {}],
    ['post', '/webhooks/{id}/topics/{topicId}/configuration', 200, { filters: [] }],
    ['post', '/webhooks/{id}/topics/{topicId}/configuration', 400, {}],
    [
      'post',
      '/webhooks/{id}/topics/{topic}/test',
      200,
      undefined,
      null,
      '/webhooks/{id}/topics/INVOICE/test',
    ],
    [
      'post',
      '/webhooks/{id}/topics/{topic}/test',
      400,
      undefined,
      null,
      '/webhooks/{id}/topics/NOTHING/test',
    ],
    ['get', '/webhooks/{webhookId}/logs', 200, undefined, 'logId', '/webhooks/{id}/logs'],
    [
      'get',
      '/webhooks/{webhookId}/logs',
      200,
      undefined,
      null,
      '/webhooks/{id}/logs?status=FAILED&topicName=INVOICE&sort=createdAt:desc',
    ],
    ['get', '/webhooks/{webhookId}/logs/{id}', 200, undefined, null, '/webhooks/{id}/logs/{logId}'],
    ['get', '/webhooks/{webhookId}/logs/{id}', 404, undefined, null, '/webhooks/{id}/logs/none'],
    [
      'post',
      '/webhooks/{webhookId}/logs/{logId}/retry',
      202,
      undefined,
      null,
      '/webhooks/{id}/logs/{logId}/retry',
    ],
    ['delete', '/webhooks/{id}/topics/{topicId}', 204],
    ['delete', '/webhooks/{id}', 204],
    ['delete', '/webhooks/{id}', 404],
  ];

  let simulator: Simulator;
  const answers: { status: number; body: Json; errors: unknown }[] = [];
  beforeAll(async () => {
    simulator = await startSimulator();
    const call = await v2(simulator);
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addFormat('int32', true);
    ajv.addFormat('int64', true);
    ajv.addSchema(document, 'pax8');
    const ids = new Map<string, string>();
    for (const [method, template, status, body, keeps, path = template] of rows) {
      if (path.endsWith('/retry'))
        await until(() => simulator.webhooks().some(({ logs }) => logs[0]?.finalStatus === 'FAILED'));
      const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => ids.get(name) ?? 'not-kept');
      const answer = await call(method.toUpperCase(), filled, body);
      const given = answer.body as Json;
      if (keeps === 'topicId') ids.set(keeps, given.webhookTopics[0].id);
      else if (typeof keeps === 'string') ids.set(keeps, given.id ?? given.content[0].id);
      const pointer = `/paths/${template.replaceAll('/', '~1')}/${method}/responses/${status}/content/application~1json/schema`;
      const validate = ajv.getSchema(`pax8#${pointer.replaceAll('{', '%7B').replaceAll('}', '%7D')}`);
      if (validate === undefined && status !== 204 && status !== 202) throw new Error(`no ${pointer}`);
      validate?.(given);
      answers.push({ ...answer, errors: validate?.errors ?? null });
    }
  });
  afterAll(() => simulator.stop());

  test('every operation of the document is called: fifteen', () => {
    const called = new Set(rows.map(([method, template]) => `${method} ${template}`));
    expect(operations.filter((operation) => !called.has(operation))).toEqual([]);
    expect(operations).toHaveLength(15);
  });

  test.each(rows.map(([method, template, status], n) => ({ method, template, status, n })))(
    '$method $template answers $status as documented (call $n)',
    ({ status, n }) => {
      expect(answers[n]?.status).toBe(status);
      expect(answers[n]?.errors).toBeNull();
      if (status === 204 || status === 202) expect(answers[n]?.body).toBeNull();
    },
  );
});

describe('deliveries', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator({ webhookRetryMs: 0 });
  });
  afterEach(() => simulator.stop());

  const hooked = async (url: string, over: object = {}) => {
    const call = await v2(simulator);
    const { body } = await call('POST', '/webhooks', {
      ...{ displayName: 'Bot', url, authorization: 'the secret', active: true },
      webhookTopics: [{ topic: 'SUBSCRIPTION', filters: [{ action: 'Change', conditions: [] }] }],
      ...over,
    });
    const id = (body as Json).id as string;
    return { call, id, now: () => simulator.webhooks().find((webhook) => webhook.id === id) };
  };

  test('are posted with the authorization as their header and the document’s payload', async () => {
    const endpoint = await startEndpoint();
    const { call, id, now } = await hooked(endpoint.url);
    const { put } = await callerOf(simulator);
    await put(`/subscriptions/${demoIds.contosoBusinessPremium}`, { quantity: 15 });
    await until(() => now()?.lastDeliveryStatus === 'SUCCESS');
    const ajv = new Ajv({ strict: false });
    addFormats.default(ajv);
    ajv.addSchema(openapi('webhooks-api'), 'pax8');
    const validate = ajv.getSchema('pax8#/components/schemas/WebhookPayload');
    expect(endpoint.got).toHaveLength(1);
    expect(endpoint.got[0]?.authorization).toBe('the secret');
    expect(validate?.(endpoint.got[0]?.body)).toBe(true);
    expect(endpoint.got[0]?.body).toMatchObject({
      webhookId: id,
      payloadData: { subscriptionId: demoIds.contosoBusinessPremium, quantity: 15 },
    });
    expect((await call('GET', `/webhooks/${id}/logs`)).body).toMatchObject({
      content: [{ finalStatus: 'SUCCESS', callHistory: [{ status: 'SUCCESS', httpStatusCode: 202 }] }],
    });
    await endpoint.stop();
  });

  // https://devx.pax8.com/changelog: "Retry logic to max at 3 total attempts on Webhooks"
  test.each([
    [undefined, 3],
    [1, 1],
    [20, 3],
  ])('with an error threshold of %s are tried %s times', async (errorThreshold, attempts) => {
    const endpoint = await startEndpoint(500, 500, 500, 500);
    const { now } = await hooked(endpoint.url, { errorThreshold });
    simulator.happen({ topic: 'SUBSCRIPTION', action: 'Change' });
    await until(() => now()?.logs[0]?.finalStatus === 'FAILED');
    expect(endpoint.got).toHaveLength(attempts);
    await endpoint.stop();
  });

  test('that failed can be asked for again; others cannot', async () => {
    const endpoint = await startEndpoint(500, 500, 500);
    const { call, id, now } = await hooked(endpoint.url);
    simulator.happen({ topic: 'SUBSCRIPTION', action: 'Change' });
    await until(() => now()?.logs[0]?.finalStatus === 'FAILED');
    const path = `/webhooks/${id}/logs/${now()?.logs[0]?.id}/retry`;
    expect((await call('POST', path)).status).toBe(202);
    await until(() => now()?.lastDeliveryStatus === 'SUCCESS');
    expect((await call('POST', path)).status).toBe(400);
    expect(endpoint.got).toHaveLength(4);
    await endpoint.stop();
  });

  test('come only for active webhooks, for the actions that the filters name, under their conditions', async () => {
    const endpoint = await startEndpoint();
    const conditions = [{ field: 'quantity', operator: 'GREATER_THAN', value: ['10'] }];
    const { call, id, now } = await hooked(endpoint.url, {
      webhookTopics: [{ topic: 'SUBSCRIPTION', filters: [{ action: 'Change', conditions }] }],
    });
    simulator.happen({ topic: 'SUBSCRIPTION', action: 'Renewal', data: { quantity: 20 } });
    simulator.happen({ topic: 'SUBSCRIPTION', action: 'Change', data: { quantity: 5 } });
    simulator.happen({ topic: 'INVOICE', action: 'CREATED' });
    simulator.happen({ topic: 'SUBSCRIPTION', action: 'Change', data: { quantity: 11 } });
    expect(now()?.logs).toHaveLength(1);
    await call('POST', `/webhooks/${id}/status`, { active: false });
    simulator.happen({ topic: 'SUBSCRIPTION', action: 'Change', data: { quantity: 12 } });
    expect(now()?.logs).toHaveLength(1);
    await until(() => now()?.lastDeliveryStatus === 'SUCCESS');
    await endpoint.stop();
  });

  test('never leave this machine', async () => {
    const { now } = await hooked('https://bot.example.com/hook');
    simulator.happen({ topic: 'SUBSCRIPTION', action: 'Change' });
    await until(() => now()?.logs[0]?.finalStatus === 'FAILED');
    expect(now()?.logs[0]?.callHistory[0]?.errorMessage).toBe('The simulator only calls this machine');
  });

  test('tell of a renewal when a term ends, and can be steered from outside', async () => {
    const endpoint = await startEndpoint();
    const filters = ['Change', 'Renewal'].map((action) => ({ action, conditions: [] }));
    await hooked(endpoint.url, { webhookTopics: [{ topic: 'SUBSCRIPTION', filters }] });
    const { control, get } = await callerOf(simulator);
    simulator.advance({ days: 40 });
    await get('/companies');
    await until(() => endpoint.got.length > 0);
    const before = endpoint.got.length;
    const told = await control('POST', '/events', {
      topic: 'SUBSCRIPTION',
      action: 'Change',
      data: { of: 'mine' },
    });
    expect(told.status).toBe(204);
    await until(() => endpoint.got.some(({ body }) => body.payloadData.of === 'mine'));
    expect(before).toBeGreaterThan(0);
    await endpoint.stop();
  });

  test('a token is needed, and a secret stands in no request log', async () => {
    await hooked('http://127.0.0.1:9/hook');
    const { send } = await callerOf(simulator);
    expect((await send('GET', '/api/v2/webhooks')).status).toBe(401);
    expect(JSON.stringify(simulator.requests())).not.toContain('the secret');
  });
});

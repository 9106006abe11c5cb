import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createContext, runInContext } from 'node:vm';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { exampleBody } from '../../scripts/events/files.ts';
import { englishWords } from '../../scripts/events/words.ts';
import { publicEventTypes } from '../../src/core/audit/outgoing.ts';
import { webhookSink } from '../../src/events/webhook.ts';
import { type Arrived, startServer } from './psa.ts';
import { anEvent } from './samples.ts';

/** docs/events/n8n-workflow.json, which people import into n8n, does what docs/n8n.md says. */

type Json = Record<string, unknown>;
type Condition = Readonly<{
  leftValue: string;
  rightValue: string;
  operator: Readonly<{ type: string; operation: string }>;
}>;
type Rule = Readonly<{
  outputKey: string;
  conditions: Readonly<{ combinator: string; conditions: readonly Condition[] }>;
}>;
type Parameters = Readonly<{
  jsCode: string;
  options: Json;
  rules: Readonly<{ values: readonly Rule[] }>;
  assignments: Readonly<{ assignments: readonly Readonly<{ name: string; value: string; type: string }>[] }>;
}>;
type Node = Readonly<{ id: string; name: string; type: string; typeVersion: number; parameters: Parameters }>;

const docs = new URL('../../docs/', import.meta.url);
const workflow = JSON.parse(readFileSync(new URL('events/n8n-workflow.json', docs), 'utf8')) as Readonly<{
  nodes: readonly Node[];
  connections: Record<string, Readonly<{ main: readonly (readonly Readonly<{ node: string }>[])[] }>>;
}>;
const nodeOf = (name: string): Node => {
  const node = workflow.nodes.find((each) => each.name === name);
  if (node === undefined) throw new Error(`The workflow has no node ${name}.`);
  return node;
};
const { jsCode } = nodeOf('Verify').parameters;

const expressions = createContext({ $json: {} });

/** As n8n reads a parameter that begins with "=": each {{ }} is JavaScript over $json. */
const evaluated = (parameter: unknown, $json: Json): unknown => {
  if (typeof parameter !== 'string' || !parameter.startsWith('=')) return parameter;
  const evaluate = (code: string): unknown =>
    runInContext(`(${code})`, Object.assign(expressions, { $json }));
  const [, alone] = /^=\{\{((?:(?!\}\}).)*)\}\}$/s.exec(parameter) ?? [];
  if (alone !== undefined) return evaluate(alone);
  return parameter.slice(1).replaceAll(/\{\{(.*?)\}\}/gs, (_, code: string) => String(evaluate(code)));
};

/*
 * What the descriptions of the nodes take, by n8n-nodes-base 2.41.2 (dist/types/nodes.json): the versions, and of each parameter
 * its values or its kind. https://github.com/n8n-io/n8n/tree/master/packages/nodes-base/nodes
 */
const described: Record<string, Readonly<{ versions: number[]; parameters: Json; options: string[] }>> = {
  'n8n-nodes-base.webhook': {
    versions: [1, 1.1, 2, 2.1],
    parameters: {
      httpMethod: ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'],
      path: 'string',
      responseMode: ['onReceived', 'lastNode', 'responseNode'],
    },
    options: ['ignoreBots', 'ipWhitelist', 'rawBody', 'responseHeaders'],
  },
  'n8n-nodes-base.code': {
    versions: [1, 2],
    parameters: {
      mode: ['runOnceForAllItems', 'runOnceForEachItem'],
      language: ['javaScript', 'pythonNative'],
      jsCode: 'string',
    },
    options: [],
  },
  'n8n-nodes-base.respondToWebhook': {
    versions: [1, 1.1, 1.2, 1.3, 1.4, 1.5],
    parameters: { respondWith: ['allIncomingItems', 'firstIncomingItem', 'json', 'noData', 'text'] },
    options: ['responseCode', 'responseHeaders'],
  },
  'n8n-nodes-base.switch': {
    versions: [3, 3.1, 3.2, 3.3, 3.4],
    parameters: { mode: ['rules', 'expression'], rules: 'object' },
    options: ['fallbackOutput', 'ignoreCase', 'renameFallbackOutput', 'allMatchingOutputs'],
  },
  'n8n-nodes-base.set': {
    versions: [3.3, 3.4, 3.5],
    parameters: { mode: ['manual', 'raw'], assignments: 'object' },
    options: ['ignoreConversionErrors', 'dotNotation'],
  },
};

describe('the nodes of the workflow', () => {
  test.each(workflow.nodes)('$name has parameters that n8n knows', ({ type, typeVersion, parameters }) => {
    const description = described[type];
    expect(description?.versions).toContain(typeVersion);
    const { options = {}, ...others } = parameters as Partial<Parameters>;
    for (const [name, value] of Object.entries(others)) {
      const taken = description?.parameters[name];
      if (Array.isArray(taken)) expect([name, taken]).toEqual([name, expect.arrayContaining([value])]);
      else expect([name, typeof value]).toEqual([name, taken]);
    }
    for (const name of Object.keys(options)) expect(description?.options).toContain(name);
  });

  test('follow each other: received raw, verified, answered with what the check says, and only then sorted', () => {
    expect(nodeOf('Webhook').parameters).toMatchObject({
      httpMethod: 'POST',
      // Without the raw body there is nothing to verify; the answer is that of the node Answer.
      ...{ responseMode: 'responseNode', options: { rawBody: true } },
    });
    expect(evaluated(nodeOf('Answer').parameters.options.responseCode, { answer: 401 })).toBe(401);
    const next = Object.entries(workflow.connections).map(([from, { main }]) => [
      from,
      main.map((output) => output.map(({ node }) => node)),
    ]);
    expect(Object.fromEntries(next)).toEqual({
      Webhook: [['Verify']],
      Verify: [['Answer']],
      Answer: [['By type']],
      'By type': [['Ticket'], ['Message']],
    });
    for (const key of ['id', 'name'] as const)
      expect(new Set(workflow.nodes.map((node) => node[key])).size).toBe(workflow.nodes.length);
  });

  test('hold the code that docs/n8n.md shows', () => {
    const [, shown] = /```js\n(.*?)\n```/s.exec(readFileSync(new URL('n8n.md', docs), 'utf8')) ?? [];
    expect(jsCode).toBe(shown);
    // In constant time, which no run can show.
    expect(jsCode).toContain('timingSafeEqual(given, expected)');
  });
});

const secret = 'whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=';
const event = anEvent({ data: { details: { days: 30, note: 'Zoë – 12 × €' } } });

/** Real deliveries of the bot, by the secret and the age that they were signed with. */
const delivered: Record<'good' | 'raw' | 'old' | 'early', Arrived | undefined> = {
  ...{ good: undefined, raw: undefined, old: undefined, early: undefined },
};
const plain = 'a-plain-secret-of-28-letters';

beforeAll(async () => {
  const receiver = await startServer(() => ({ status: 204 }));
  const deliver = async (signing: string, ageSeconds: number): Promise<Arrived | undefined> => {
    const now = (): number => Date.now() - ageSeconds * 1000;
    const sink = webhookSink(
      {
        url: `${receiver.url}/webhook/pax8-events`,
        secret: async () => signing,
        now,
      },
      englishWords.why,
    );
    await sink.send(event);
    await sink.close();
    return receiver.calls.at(-1);
  };
  delivered.good = await deliver(secret, 0);
  delivered.raw = await deliver(plain, 0);
  delivered.old = await deliver(secret, 6 * 60);
  delivered.early = await deliver(secret, -6 * 60);
  await receiver.stop();
});

type Run = Partial<Readonly<{ secret: string; text: string; headers: Json; memory: Json }>>;
const requireOfNode = createRequire(import.meta.url);

/**
 * Runs the node's code as n8n's task runner does: wrapped in a function, in a context of its own that has what n8n gives and
 * nothing else. https://github.com/n8n-io/n8n/blob/master/packages/@n8n/task-runner/src/js-task-runner/js-task-runner.ts
 */
const verified = async (call: Arrived | undefined, given: Run = {}): Promise<Json> => {
  // As the Webhook node with Raw Body puts it: https://github.com/n8n-io/n8n/blob/master/packages/nodes-base/nodes/Webhook/Webhook.node.ts
  const item = {
    json: { headers: { ...call?.headers, ...given.headers }, params: {}, query: {}, body: call?.json },
    binary: {
      data: {
        data: Buffer.from(given.text ?? call?.text ?? '').toString('base64'),
        mimeType: 'application/json',
      },
    },
  };
  const context = createContext({
    Buffer,
    require: (name: string) => {
      if (name !== 'crypto') throw new Error(`Module '${name}' is disallowed`);
      return requireOfNode(name);
    },
    $vars: given.secret === undefined ? {} : { EVENTS_WEBHOOK_SECRET: given.secret },
    $input: { first: () => item, all: () => [item] },
    $getWorkflowStaticData: (kind: string) => (kind === 'node' ? (given.memory ?? {}) : undefined),
    helpers: {
      getBinaryDataBuffer: async (index: number, name: 'data') =>
        index === 0 ? Buffer.from(item.binary[name].data, 'base64') : undefined,
    },
  });
  const items = await runInContext(`(async function VmCodeWrapper() {${jsCode}\n})()`, context);
  expect(items).toHaveLength(1);
  return JSON.parse(JSON.stringify(items[0].json));
};

describe("the code of the node Verify, on what the bot's own signer signed", () => {
  const { type, timestamp, data, id } = event;
  const passed = { answer: 204, id, type, version: 1, timestamp, data };

  test('lets an event through, with either kind of secret', async () => {
    expect(await verified(delivered.good, { secret })).toEqual(passed);
    expect(await verified(delivered.raw, { secret: plain })).toEqual(passed);
  });

  test('rejects what was altered, is signed with another secret or lacks what it needs', async () => {
    const text = delivered.good?.text.replace('Contoso', 'Fabrikam') ?? '';
    const { 'webhook-timestamp': sentAt, 'webhook-signature': signature } = delivered.good?.headers ?? {};
    const runs: Run[] = [
      { text },
      { secret: secret.replace('MDE', 'MDF') },
      { headers: { 'webhook-id': 'evt_other' } },
      { headers: { 'webhook-timestamp': String(Number(sentAt) + 1) } },
      { headers: { 'webhook-signature': `v2,${String(signature).slice('v1,'.length)}` } },
      ...['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => ({
        headers: { [name]: undefined },
      })),
      ...['', 'v1', 'v1,', 'v1,AAAA'].map((each) => ({ headers: { 'webhook-signature': each } })),
    ];
    for (const run of runs)
      expect([run, await verified(delivered.good, { secret, ...run })]).toEqual([
        run,
        { answer: 401, type: 'rejected', reason: 'signature' },
      ]);
  });

  test('rejects what was signed more than five minutes ago, or ahead', async () => {
    const late = { answer: 401, type: 'rejected', reason: 'timestamp' };
    expect(await verified(delivered.old, { secret })).toEqual(late);
    expect(await verified(delivered.early, { secret })).toEqual(late);
  });

  test('takes one good signature of several, as while a secret is changed', async () => {
    const good = String(delivered.good?.headers['webhook-signature']);
    const headers = { 'webhook-signature': `v1a,AAAA v1,${'A'.repeat(43)}= ${good}` };
    expect(await verified(delivered.good, { secret, headers })).toEqual(passed);
  });

  test('lets an event through once, and forgets its id after two days', async () => {
    const now = Math.floor(Date.now() / 1000);
    const memory: Json = { seen: { evt_gone: now - 49 * 3600, evt_before: now - 3600 } };
    expect(await verified(delivered.good, { secret, memory })).toEqual(passed);
    expect(Object.keys(memory.seen as Json)).toEqual(['evt_before', id]);
    expect(await verified(delivered.good, { secret, memory })).toEqual({ answer: 204, type: 'repeated', id });
    // A forged event leaves no trace.
    await verified(delivered.good, { secret, memory, headers: { 'webhook-id': 'evt_forged' } });
    expect(Object.keys(memory.seen as Json)).toEqual(['evt_before', id]);
  });

  test.each([undefined, '', 'whsec_', 'whsec_c2hvcnQ=', 'short'])(
    'refuses to work with the secret %p',
    async (none) => {
      const run = verified(delivered.good, none === undefined ? {} : { secret: none });
      await expect(run).rejects.toThrow('EVENTS_WEBHOOK_SECRET');
    },
  );
});

const operations: Record<string, (left: string, right: string) => boolean> = {
  equals: (left, right) => left === right,
  endsWith: (left, right) => left.endsWith(right),
};

/** The outputs of the Switch that take an item: the first whose conditions are met. */
const sortedTo = (json: Json): string | null => {
  const { values } = nodeOf('By type').parameters.rules;
  const index = values.findIndex(({ conditions: { combinator, conditions } }) => {
    const met = conditions.map(({ leftValue, rightValue, operator }) =>
      operations[operator.operation]?.(String(evaluated(leftValue, json)), rightValue),
    );
    return combinator === 'or' ? met.includes(true) : !met.includes(false);
  });
  return workflow.connections['By type']?.main[index]?.[0]?.node ?? null;
};

/** What an end of the workflow makes of an event. */
const fieldsOf = (end: string, json: Json): Json =>
  Object.fromEntries(
    nodeOf(end).parameters.assignments.assignments.map(({ name, value, type }) => {
      const made = evaluated(value, json);
      expect([end, name, typeof made]).toEqual([end, name, type]);
      return [name, made];
    }),
  );

describe('the two ends of the workflow', () => {
  const bodies = publicEventTypes.map((type) => exampleBody(type) as Json);

  test('get due renewals, and what somebody must look at; the rest and all that was not let through ends', () => {
    const sorted = Map.groupBy(bodies, sortedTo);
    const types = (end: string | null) => sorted.get(end)?.map(({ type }) => type);
    expect(types('Ticket')).toEqual(['renewal.due']);
    const unclear = publicEventTypes.filter((type) => type.endsWith('unclear'));
    expect(types('Message')?.toSorted()).toEqual(
      ['change.failed', 'change.needs-check', ...unclear].toSorted(),
    );
    expect(types(null)).toContain('change.applied');
    for (const type of ['rejected', 'repeated']) expect(sortedTo({ type })).toBeNull();
  });

  test('make of them a ticket and a message', () => {
    const [due] = bodies.filter(({ type }) => type === 'renewal.due');
    expect(fieldsOf('Ticket', due ?? {})).toEqual({
      title: 'Pax8 renewal 2026-12-12: Contoso',
      text: '12 × Microsoft 365 Business Premium',
      company: 'PSA-1001',
      reference: '1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
    });
    const texts = bodies
      .filter((body) => sortedTo(body) === 'Message')
      .map((body) => fieldsOf('Message', body).text);
    expect(texts).toContain(
      'change.failed · Contoso · Microsoft 365 Business Premium · Nothing was changed. Pax8 refused this request. Fix what Pax8 reports and ask again.',
    );
    expect(texts).toContain(
      'company.create-unclear · Pax8 did not say whether the change was made. The bot does not send it again. Check the company in Pax8 before you ask again.',
    );
    expect(texts.filter((text) => /undefined|null/.test(String(text)))).toEqual([]);
  });
});

import { afterEach, describe, expect, test } from '@jest/globals';
import { createLanguageModel, type LanguageModelOptions } from '../../src/model/language-model.ts';
import { type ModelAnswer, startModel } from './pretend-model.ts';

const frame = { command: 'add', company: '[COMPANY_1]', product: '[PRODUCT_1]', number: 3, period: null };
const good = { content: JSON.stringify(frame) };

let server: Awaited<ReturnType<typeof startModel>> | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

const started = async (answer: ModelAnswer, more: Partial<LanguageModelOptions> = {}) => {
  server = await startModel(() => answer);
  const outcomes: string[] = [];
  const lines: unknown[] = [];
  const write = (facts: object, message: string) => void lines.push({ facts, message });
  const model = createLanguageModel({
    url: server.url,
    name: 'small',
    key: async () => 'hush',
    renewKey: async () => {},
    observe: ({ outcome }) => void outcomes.push(outcome),
    log: { debug: write, info: write, warn: write, error: write },
    ...more,
  });
  return { model, server, outcomes, lines };
};

test('a message is sent with the key, the model and a strict schema, once', async () => {
  const { model, server: at, outcomes } = await started(good);
  expect(await model('[COMPANY_1] is short of 3 [PRODUCT_1]')).toEqual(frame);
  expect(outcomes).toEqual(['answered']);
  expect(at.calls).toHaveLength(1);
  const [call] = at.calls;
  expect([call?.path, call?.authorization]).toEqual(['/v1/chat/completions', 'Bearer hush']);
  const body = JSON.parse(call?.body ?? '');
  expect(body).toMatchObject({
    model: 'small',
    messages: [{ role: 'system' }, { role: 'user', content: '[COMPANY_1] is short of 3 [PRODUCT_1]' }],
    response_format: { type: 'json_schema', json_schema: { strict: true } },
  });
  // https://platform.openai.com/docs/guides/structured-outputs: all properties required, no others, no limits of length.
  const { schema } = body.response_format.json_schema;
  expect(schema.additionalProperties).toBe(false);
  expect(schema.required.sort()).toEqual(Object.keys(schema.properties).sort());
  expect(JSON.stringify(schema)).not.toMatch(/maxLength|minimum|maximum/);
});

const hostile: readonly (readonly [name: string, answer: ModelAnswer, outcome: string])[] = [
  ['no JSON', { content: 'Sure! I added 3 seats.' }, 'unusable'],
  ['nothing', { content: '' }, 'unusable'],
  ['JSON of another shape', { content: '{"answer":42}' }, 'unusable'],
  [
    'a command that does not exist',
    { content: JSON.stringify({ ...frame, command: 'approve' }) },
    'unusable',
  ],
  ['a frame with something more', { content: JSON.stringify({ ...frame, confirmed: true }) }, 'unusable'],
  ['a number as text', { content: JSON.stringify({ ...frame, number: '3' }) }, 'unusable'],
  ['no choice', { status: 200, body: '{"choices":[]}' }, 'unusable'],
  ['no answer of a model', { status: 200, body: '{}' }, 'failed'],
  ['HTML', { status: 200, body: '<html>', headers: { 'content-type': 'text/html' } }, 'failed'],
  ['an error', { status: 500, body: '{"error":{"message":"down"}}' }, 'failed'],
  ['a limit of its rate', { status: 429, body: '{}', headers: { 'retry-after': '1' } }, 'failed'],
  ['a redirect', { status: 307, body: '', headers: { location: 'http://127.0.0.1:9/' } }, 'failed'],
  ['an endless answer', 'endless', 'failed'],
];

describe('an answer that is not a frame is none, and nothing is asked twice', () => {
  test.each(hostile)('%s', async (_, answer, outcome) => {
    const { model, server: at, outcomes, lines } = await started(answer);
    expect(await model('hello')).toBeNull();
    expect(outcomes).toEqual([outcome]);
    expect(at.calls).toHaveLength(1);
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toMatch(/hush|Sure|hello/);
  });
});

test('no answer within the budget is none', async () => {
  const { model, outcomes } = await started('silence', { budgetMs: 50 });
  expect(await model('hello')).toBeNull();
  expect(outcomes).toEqual(['slow']);
});

test('a key that does not come within the budget is none', async () => {
  const {
    model,
    outcomes,
    server: at,
  } = await started(good, {
    budgetMs: 50,
    key: () => new Promise(() => {}),
  });
  expect(await model('hello')).toBeNull();
  expect([outcomes, at.calls]).toEqual([['slow'], []]);
});

test('a key that cannot be read is none', async () => {
  const { model, outcomes } = await started(good, { key: () => Promise.reject(new Error('no vault')) });
  expect(await model('hello')).toBeNull();
  expect(outcomes).toEqual(['failed']);
});

test('a refused key is read anew for the next time', async () => {
  let renewed = 0;
  const { model } = await started(
    { status: 401, body: '{}' },
    {
      renewKey: async () => {
        renewed += 1;
        throw new Error('no vault');
      },
    },
  );
  expect(await model('hello')).toBeNull();
  expect(renewed).toBe(1);
});

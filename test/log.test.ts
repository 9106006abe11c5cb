import type { writeSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { AppError } from '../src/errors.ts';
import { linesTo } from '../src/log/standard-output.ts';
import { createLog } from '../src/log.ts';

/** What the log writes while `use` runs: the lines as text and as objects. */
const written = (use: (log: ReturnType<typeof createLog>) => void, level: 'info' | 'debug' = 'debug') => {
  const lines: string[] = [];
  use(createLog({ level, destination: { write: (line) => void lines.push(line) } }));
  return { text: lines.join(''), lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
};

const onlyLine = (use: (log: ReturnType<typeof createLog>) => void): Record<string, unknown> => {
  const { lines } = written(use);
  expect(lines).toHaveLength(1);
  return lines[0] ?? {};
};

describe('a line', () => {
  test('is one JSON object with level, time, facts and message', () => {
    expect(onlyLine((log) => log.warn({ changeId: 'c-1', seats: 15 }, 'The change waits'))).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      changeId: 'c-1',
      seats: 15,
      msg: 'The change waits',
    });
  });

  test('below the level is not written', () => {
    expect(written((log) => log.debug({}, 'detail'), 'info').lines).toEqual([]);
  });

  test('stays readable when facts hold dates, lists, maps, bytes, big numbers and nothing', () => {
    const facts = {
      at: new Date(0),
      days: [30, 7],
      counts: new Map([['a', 1]]),
      body: new Uint8Array(4),
      many: 10n,
      none: null,
      link: new URL('https://example.com/x'),
    };
    expect(onlyLine((log) => log.info(facts, 'all kinds'))).toMatchObject({
      at: '1970-01-01T00:00:00.000Z',
      days: [30, 7],
      counts: { a: 1 },
      body: '[4 bytes]',
      many: '10',
      none: null,
      link: 'https://example.com/x',
    });
  });

  test('ends where facts lead back to themselves', () => {
    const facts: Record<string, unknown> = {};
    facts.self = facts;
    expect(JSON.stringify(onlyLine((log) => log.info(facts, 'a circle')))).toContain('[deeper]');
  });
});

describe('errors', () => {
  class PaxError extends AppError {
    override readonly name = 'PaxError';
    readonly status = 422;
    readonly headers = { authorization: 'Bearer planted-header-token' };
    readonly body = { note: 'planted-body' };
    readonly request = { headers: { authorization: 'planted-request' } };
  }

  const failure = () =>
    new PaxError(
      'PUT /subscriptions/1 answered 422',
      { kind: 'pax8', trouble: 'refused' },
      {
        cause: Object.assign(new Error('socket hang up'), {
          code: 'ECONNRESET',
          response: { body: 'planted-cause' },
        }),
      },
    );

  test('keep name, message, status, code, causes and where they were thrown', () => {
    const line = onlyLine((log) => log.error({ err: failure() }, 'The change failed'));
    expect(line.err).toMatchObject({
      name: 'PaxError',
      message: 'PUT /subscriptions/1 answered 422',
      status: 422,
      cause: { name: 'Error', message: 'socket hang up', code: 'ECONNRESET' },
      stack: expect.arrayContaining([expect.stringContaining('log.test.ts')]),
    });
  });

  test('lose headers, bodies and requests, at every depth and under any name', () => {
    const { text } = written((log) => {
      log.error({ err: failure(), trouble: [failure()] }, 'failed');
      log.error(failure(), 'failed');
      log.error({ deep: { list: [{ thrown: new AggregateError([failure()], 'several') }] } }, 'failed');
    });
    expect(text).toContain('several');
    expect(text).not.toContain('planted');
  });

  test('a thing thrown that is no error is written as it is', () => {
    expect(onlyLine((log) => log.error({ err: 'just text' }, 'odd')).err).toBe('just text');
  });
});

describe('secrets', () => {
  test.each([
    'authorization',
    'Authorization',
    'token',
    'accessToken',
    'access_token',
    'password',
    'MicrosoftAppPassword',
    'secret',
    'clientSecret',
    'client_secret',
    'PAX8_CLIENT_SECRET',
    'EVENTS_WEBHOOK_SECRET',
    'client-secret',
    'apiKey',
    'connectionString',
    'DATABASE_URL',
    'cookie',
    'credentials',
  ])('what stands under %s is not written, however deep', (name) => {
    const { text, lines } = written((log) => {
      log.info({ [name]: 'planted' }, 'flat');
      log.info({ a: { b: [{ c: { [name]: 'planted' } }] } }, 'deep');
      log.info({ [name]: { value: 'planted', list: ['planted'] } }, 'an object');
    });
    expect(lines).toHaveLength(3);
    expect(text).not.toContain('planted');
    expect(text).toContain('[redacted]');
  });

  test.each([
    ['a bearer token', 'sent Authorization: Bearer planted0123456789.abc-_~+/='],
    ['basic authorization', 'sent Basic cGxhbnRlZDpwbGFudGVk== planned'],
    ['a JSON web token', 'got eyJhbGciOiJSUzI1NiJ9.eyJwbGFudGVkIjoxfQ.planted_signature here'],
    ['a connection string', 'cannot reach postgres://bot:planted@db:5432/bot'],
    ['a connection string without a user', 'cannot reach redis://:planted@cache'],
    ['a form', 'client_secret=planted&grant_type=client_credentials'],
    ['a pair', 'password: planted'],
    ['JSON in text', 'body {"client_id":"x","client_secret":"planted, really"}'],
  ])('%s is taken out of messages, facts and error messages', (_, text) => {
    const { text: all, lines } = written((log) => {
      log.info({}, text);
      log.info({ detail: { note: text } }, 'a fact');
      log.error({ err: new Error(text, { cause: new Error(text) }) }, 'an error');
    });
    expect(lines).toHaveLength(3);
    expect(all).not.toMatch(/planted|cGxhbnRlZD/);
  });

  test('what only sounds like one stays readable', () => {
    const product = 'Microsoft 365 Business Basic subscriptions: https://example.com/a?b=c, ann@example.com';
    const facts = {
      product,
      tokens: 3,
      secretName: 'pax8-client-secret',
      hasPassword: true,
      tokenExpiresAt: 5,
    };
    expect(onlyLine((log) => log.info(facts, 'PAX8_CLIENT_SECRET is not set'))).toMatchObject({
      ...facts,
      msg: 'PAX8_CLIENT_SECRET is not set',
    });
  });
});

/** https://github.com/pinojs/sonic-boom/blob/master/index.js: its `flushSync` tries again for ever */
describe('standard output', () => {
  const refusing = (code: string, times: number) => {
    const taken: string[] = [];
    let calls = 0;
    const write = ((_descriptor: number, rest: Uint8Array): number => {
      calls += 1;
      if (calls <= times) throw Object.assign(new Error(code), { code });
      const part = rest.subarray(0, 4);
      taken.push(Buffer.from(part).toString());
      return part.length;
    }) as typeof writeSync;
    const { write: line } = linesTo(1, write);
    return { line, taken, calls: () => calls };
  };

  test('on a full disk a line is dropped, at once, and the next one that fits is written whole', () => {
    const { line, taken, calls } = refusing('ENOSPC', 2);
    line('first');
    line('second');
    expect(calls()).toBe(2);
    line('a third');
    expect(taken).toEqual(['a th', 'ird']);
  });

  test('a full pipe is waited for; when it stays full, one line is, and not the next ones', () => {
    const soon = refusing('EAGAIN', 2);
    soon.line('soon');
    expect(soon.taken).toEqual(['soon']);
    const never = refusing('EAGAIN', Number.POSITIVE_INFINITY);
    never.line('never');
    const waited = never.calls();
    never.line('never');
    expect(never.calls()).toBe(waited + 1);
  });
});

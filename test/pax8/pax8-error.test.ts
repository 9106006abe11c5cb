import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AppError } from '../../src/errors.ts';
import type { Reply } from '../../src/pax8/exchange.ts';
import type { Call } from '../../src/pax8/http.ts';
import { failure, misshapen, textOf } from '../../src/pax8/pax8-error.ts';
import { failureText } from '../../src/views/kit/failure-text.ts';

const call: Call = { method: 'GET', path: '/subscriptions/s1', template: '/subscriptions/{id}' };

const answered = (status: number, text: string): Reply => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { kind: 'answer', status, retryAfter: null, text, json };
};

const saidBy = (body: unknown): string | null =>
  typeof body === 'string'
    ? textOf({ text: body, json: undefined })
    : textOf({ text: JSON.stringify(body), json: body });

describe('Pax8’s own text', () => {
  test.each([
    [
      'the envelope',
      { type: 'NOT_FOUND', message: 'Company Not Found: 3d', instance: '/x', status: 404, details: [] },
      'Company Not Found: 3d',
    ],
    [
      'the envelope with details',
      {
        type: 'X',
        message: 'Invalid',
        status: 422,
        details: [{ message: 'field: quantity' }, { type: 'Y' }, null, { message: 'too low' }],
      },
      'Invalid; field: quantity; too low',
    ],
    [
      'a detail that repeats the message',
      { message: 'Invalid', details: [{ message: 'Invalid' }] },
      'Invalid',
    ],
    [
      'a flat list',
      { errors: ['not permitted mid-commitment', 'ask support'] },
      'not permitted mid-commitment; ask support',
    ],
    ['a list of objects', { errors: [{ message: 'no' }, 5, { code: 1 }] }, 'no'],
    ['OAuth’s pair', { error: 'access_denied', error_description: 'Unauthorized' }, 'Unauthorized'],
    ['OAuth’s error alone', { error: 'invalid_client' }, 'invalid_client'],
    ['plain text', 'upstream   connect\nerror', 'upstream connect error'],
    [
      'a web page',
      '<html><head><title>502</title></head><body><h1>Bad Gateway</h1></body></html>',
      '502 Bad Gateway',
    ],
    ['JSON of another shape', { oops: true }, '{"oops":true}'],
    ['nothing', '', null],
    ['blanks', ' \n ', null],
  ])('%s', (_name, body, expected) => {
    expect(saidBy(body)).toBe(expected);
  });

  test('is cut when long, and never in the middle of a character', () => {
    const text = saidBy('😀'.repeat(2000)) ?? '';
    expect(text.length).toBeLessThanOrEqual(1001);
    expect(text.isWellFormed()).toBe(true);
    expect(saidBy({ message: 'x'.repeat(5000) })?.length).toBe(1001);
  });

  test('is found, or not, in any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const text = textOf({ text: JSON.stringify(json), json });
        expect(text === null || text.length <= 1001).toBe(true);
      }),
    );
  });
});

describe('the error', () => {
  test.each([
    [400, 'refused'],
    [401, 'unauthorised'],
    [403, 'refused'],
    [404, 'not-found'],
    [408, 'unclear'],
    [422, 'refused'],
    [429, 'busy'],
    [500, 'unclear'],
    [503, 'unclear'],
    [302, 'unclear'],
  ])('status %s is %s', (status, kind) => {
    const error = failure(call, answered(status, '{"message":"because"}'));
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({
      name: 'Pax8Error',
      kind,
      status,
      method: 'GET',
      path: '/subscriptions/s1',
      pax8Text: 'because',
      message: `GET /subscriptions/s1: answered ${status}: because`,
    });
  });

  test('without an answer it keeps the cause', () => {
    const cause = new Error('connect ECONNREFUSED');
    const error = failure(call, { kind: 'no-answer', sent: false, cause });
    expect(error).toMatchObject({ kind: 'unreachable', status: null, pax8Text: null, cause });
  });

  test('a 2xx that cannot be read is not quoted', () => {
    expect(failure(call, answered(200, 'half an answ'))).toMatchObject({
      kind: 'unclear',
      status: 200,
      pax8Text: null,
    });
    expect(misshapen(call)).toMatchObject({ kind: 'unclear', pax8Text: null });
  });

  test.each([400, 401, 404, 429, 500])(
    'its sentence for people says what to do next and repeats nothing of Pax8’s (%s)',
    (status) => {
      const said = failureText(failure(call, answered(status, '{"message":"because"}')).failure);
      expect(said).toMatch(/(Ask|ask|Say|Put right)/);
      expect(said).not.toMatch(/because|subscriptions\/|\d{3}/);
    },
  );
});

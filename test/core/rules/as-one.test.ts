import { expect, test } from '@jest/globals';
import type { Amounts } from '../../../src/core/rules/amounts.ts';
import { judgeAsOne, type LineAsked } from '../../../src/core/rules/as-one.ts';
import { firstPolicy } from '../../../src/core/rules/policy.ts';

/*
 * A policy's limits are for a request (src/views/people/policy-form.ts: "Two approvers above", "Seats in one request"): lines that are
 * asked for and decided together count together.
 */

const usd = (amount: string) => ({ amount, currency: 'USD' });
const line = (
  from: number,
  to: number,
  month: string | null,
  { planned = false, currency = 'USD' } = {},
): LineAsked => ({
  ...{ from, to, planned },
  amounts: {
    month: month === null ? null : { amount: month, currency },
    now: { kind: 'nothing' },
    untilEnd: { kind: 'no-commitment' },
  } as unknown as Amounts,
});
const both = [line(10, 12, '60.00'), line(5, 7, '50.00')];
const judged = (lines: readonly LineAsked[], policy: object, withoutReason = true) =>
  judgeAsOne(lines, withoutReason, { ...firstPolicy, ...policy });
const nothing = { refusal: null, two: null };

test('two amounts that are each below a limit can be above it together', () => {
  expect(judged(both, { twoAbove: usd('100') })).toEqual({
    refusal: null,
    two: { kind: 'two-above', amount: usd('110.00'), limit: usd('100'), together: true },
  });
  expect(judged(both, { reasonAbove: usd('100') }).refusal).toEqual({
    ...{ kind: 'reason-needed', amount: usd('110.00'), limit: usd('100'), together: true },
  });
  expect(judged(both, { ceiling: { seats: null, amount: usd('100') } }).refusal).toEqual({
    ...{ kind: 'ceiling-amount', amount: usd('110.00'), limit: usd('100'), together: true },
  });
  const limits = { seatsPerRequest: 3, requestsPerHour: 30 };
  expect(judged(both, { limits }).refusal).toEqual({
    ...{ kind: 'seats-per-request', seats: 4, limit: 3, together: true },
  });
});

test('nothing is said at the limit, with a reason given, or without limits', () => {
  const at = usd('110.00');
  const policy = { twoAbove: at, reasonAbove: at, ceiling: { seats: null, amount: at } };
  expect(judged(both, policy)).toEqual(nothing);
  expect(judged(both, { reasonAbove: usd('100') }, false)).toEqual(nothing);
  expect(judged(both, {})).toEqual(nothing);
});

test('fewer seats do not hide more seats, spend nothing, and need two approvers by themselves', () => {
  const swap = [line(10, 13, '90.00'), line(9, 6, '-90.00')];
  expect(judged(swap, { twoAbove: usd('90') })).toEqual(nothing);
  const fewer = [line(10, 8, '-60.00'), line(5, 3, '-50.00')];
  expect(judged(fewer, { ceiling: { seats: null, amount: usd('100') } })).toEqual(nothing);
  expect(judged(fewer, { twoAbove: usd('100') }).two).toMatchObject({ amount: usd('110.00') });
});

test('a plan’s seats count in no request of now; what is unknown or in another currency counts against its own line', () => {
  const limits = { seatsPerRequest: 3, requestsPerHour: 30 };
  expect(judged([line(10, 12, '60.00'), line(5, 7, '50.00', { planned: true })], { limits })).toEqual(
    nothing,
  );
  const others = [line(1, 2, '60.00'), line(1, 2, null), line(1, 2, '80.00', { currency: 'EUR' })];
  expect(judged(others, { twoAbove: usd('100') })).toEqual(nothing);
});

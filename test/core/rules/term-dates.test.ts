import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { earliestMeant, plusMonths, termMonths, termStarts } from '../../../src/core/rules/term-dates.ts';
import { day, hour } from '../samples.ts';

const utc = (year: number, month: number, date: number): number => Date.UTC(year, month - 1, date);

describe('the length of a term', () => {
  test.each([
    ['Monthly', 1],
    ['Annual', 12],
    ['1-Year', 12],
    ['2-Year', 24],
    ['3 Year', 36],
    ['3-Years', 36],
    ['6 months', 6],
    ['One-Time', null],
    ['Trial', null],
    ['0-Year', null],
    ['Seasonal', null],
    ['', null],
    [null, null],
  ])('of %p is %p months, however it is spelled', (term, months) => expect(termMonths(term)).toBe(months));
});

describe('terms by the calendar', () => {
  test('a month from the last days of January ends on the last day of February', () => {
    expect(plusMonths(utc(2027, 1, 31), 1)).toBe(utc(2027, 2, 28));
    expect(plusMonths(utc(2028, 1, 31), 1)).toBe(utc(2028, 2, 29));
    expect(termStarts(utc(2027, 2, 28), 1)).toEqual({ earliest: utc(2027, 1, 28), latest: utc(2027, 1, 31) });
  });
  test('a year from 29 February ends on 28 February', () => {
    expect(plusMonths(utc(2028, 2, 29), 12)).toBe(utc(2029, 2, 28));
    expect(termStarts(utc(2029, 2, 28), 12)).toEqual({
      earliest: utc(2028, 2, 28),
      latest: utc(2028, 2, 29),
    });
  });
  test('any term can have begun when it did, and never more than three days from when it did', () => {
    const start = fc.integer({ min: utc(2024, 1, 1), max: utc(2034, 1, 1) });
    fc.assert(
      fc.property(start, fc.constantFrom(1, 12, 24, 36), (at, months) => {
        const { earliest, latest } = termStarts(plusMonths(at, months), months);
        expect(earliest).toBeLessThanOrEqual(at);
        expect(latest).toBeGreaterThanOrEqual(at);
        expect(latest - earliest).toBeLessThanOrEqual(3 * day);
        expect(plusMonths(earliest, months)).toBe(plusMonths(latest, months));
        expect((at - earliest) % day).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });
});

test('a day without a time may have begun at UTC+14: no zone’s day starts earlier', () => {
  const written = utc(2026, 11, 21);
  for (const zone of ['Pacific/Kiritimati', 'Pacific/Auckland', 'UTC', 'America/Denver', 'Pacific/Pago_Pago'])
    expect(earliestMeant(written)).toBeLessThanOrEqual(DateTime.fromISO('2026-11-21', { zone }).toMillis());
  expect(earliestMeant(written)).toBe(written - 14 * hour);
  expect(earliestMeant(written + 1)).toBe(written + 1);
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { readPeriod } from '../../../src/core/understanding/periods.ts';
import { cleanText, readTokens, textOf } from '../../../src/core/understanding/sentence.ts';

const zone = 'Europe/Berlin';
const now = Date.parse('2026-11-23T07:00:00Z');

const periodIn = (text: string, at = now, inZone = zone) =>
  readPeriod(readTokens(cleanText(text)), { now: at, zone: inZone });

const days = (text: string, at = now, inZone = zone): string | null => {
  const { period } = periodIn(text, at, inZone);
  if (period === null) return null;
  const day = (instant: number) =>
    DateTime.fromMillis(instant, { zone: inZone }).toFormat("yyyy-MM-dd'T'HH:mm");
  return `${day(period.from)} ${day(period.to)}`.replaceAll('T00:00', '');
};

describe('periods, as whole days in the asker’s zone, the end exclusive', () => {
  test.each([
    ['today', '2026-11-23 2026-11-24'],
    ['tomorrow', '2026-11-24 2026-11-25'],
    ['this week', '2026-11-23 2026-11-30'],
    ['next week', '2026-11-30 2026-12-07'],
    ['this month', '2026-11-01 2026-12-01'],
    ['next month', '2026-12-01 2027-01-01'],
    ['this quarter', '2026-10-01 2027-01-01'],
    ['next quarter', '2027-01-01 2027-04-01'],
    ['next year', '2027-01-01 2028-01-01'],
    ['next 30 days', '2026-11-23 2026-12-24'],
    ['in 2 weeks', '2026-11-23 2026-12-08'],
    ['within a month', '2026-11-23 2026-12-24'],
    ['next fortnight', '2026-11-23 2026-12-08'],
    ['in 2 fortnights', '2026-11-23 2026-12-22'],
    ['in november', '2026-11-01 2026-12-01'],
    ['in october', '2027-10-01 2027-11-01'],
    ['in sept', '2027-09-01 2027-10-01'],
    ['this december', '2026-12-01 2027-01-01'],
    ['q4', '2026-10-01 2027-01-01'],
    ['in q3 2026', '2026-07-01 2026-10-01'],
    ['in 2027', '2027-01-01 2028-01-01'],
    ['on 12 december', '2026-12-12 2026-12-13'],
    ['on december 12th 2027', '2027-12-12 2027-12-13'],
    ['on the 1st of january', '2027-01-01 2027-01-02'],
    ['12 november', '2027-11-12 2027-11-13'],
    ['on 5.12.26', '2026-12-05 2026-12-06'],
    ['on 13/12/2026', '2026-12-13 2026-12-14'],
    ['on thurs', '2026-11-26 2026-11-27'],
    ['next friday', '2026-11-27 2026-11-28'],
    ['by friday', '2026-11-23 2026-11-28'],
    ['before friday', '2026-11-23 2026-11-27'],
    ['by december', '2026-11-23 2027-01-01'],
    ['before december', '2026-11-23 2026-12-01'],
    ['by next month', '2026-11-23 2027-01-01'],
    ['by eow', '2026-11-23 2026-11-30'],
    ['by end of next month', '2026-11-23 2027-01-01'],
    ['rest of the month', '2026-11-23 2026-12-01'],
    ['from 1 dec to 15 jan', '2026-12-01 2027-01-16'],
    ['between december and february', '2026-12-01 2027-03-01'],
  ])('%s → %s', (text, expected) => {
    expect(days(text)).toBe(expected);
  });

  test.each([
    'on 03/04/2027',
    'on 31 february',
    'by 29 february 2027',
    'on 2026-13-40',
    'by the end of something',
    'between now and december',
    'between 1 dec and later',
    'between 1 dec or 2 dec',
    'yesterday',
    'next 0 days',
    'next -3 days',
    'next 2.5 weeks',
    'next 900 years',
    'before 2020-01-01',
    'in summer',
  ])('%s is reported as unknown, not ignored', (text) => {
    expect(periodIn(text)).toMatchObject({ period: null, unknown: expect.any(String) });
  });

  test.each(['March Hare Ltd', 'for April Media', 'at May Logistics', 'from Contoso', 'sun microsystems'])(
    '%s is no period',
    (text) => {
      const { period, unknown, rest } = periodIn(text);
      expect([period, unknown, textOf(rest)]).toEqual([null, null, text]);
    },
  );

  test('the zone decides what today is', () => {
    const late = Date.parse('2026-11-23T23:30:00Z');
    expect(days('today', late, 'Europe/Berlin')).toBe('2026-11-24 2026-11-25');
    expect(days('today', late, 'America/New_York')).toBe('2026-11-23 2026-11-24');
  });

  test('a day stays a day when the clocks change', () => {
    expect(periodIn('on 28 march 2027')).toMatchObject({
      period: { from: Date.parse('2027-03-28T00:00+01:00'), to: Date.parse('2027-03-29T00:00+02:00') },
    });
  });

  test('the next N days start today and include all of day N', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/Los_Angeles',
      'Asia/Kolkata',
      'Pacific/Auckland',
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 365 }),
        fc.integer({ min: 0, max: 5e12 }),
        zones,
        (n, at, inZone) => {
          const { period } = periodIn(`next ${n} days`, at, inZone);
          const from = DateTime.fromMillis(at, { zone: inZone }).startOf('day');
          expect(period?.from).toBe(from.toMillis());
          expect(period?.to).toBe(from.plus({ days: n + 1 }).toMillis());
        },
      ),
    );
  });
});

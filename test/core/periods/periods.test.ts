import { describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { read } from '../../../src/core/reading/read.ts';
import { here, readIn, world } from '../reading/world.ts';

/** The period of a look-up as `from to “label”`, its end exclusive; "unknown" for one that is no known time. */
const periodOf = (say: string, at = here): string => {
  const { decision } = read(say, world.portfolio, at);
  if (decision.kind !== 'do' || !('unknownPeriod' in decision.intent)) return decision.kind;
  const { period, unknownPeriod } = decision.intent;
  if (period === null) return unknownPeriod === null ? 'none' : 'unknown';
  const day = (at: number) => DateTime.fromMillis(at, { zone: here.zone }).toFormat('yyyy-MM-dd');
  return `${day(period.from)} ${day(period.to)} “${period.label}”`;
};

/** Said on Monday, 23 November 2026, in Berlin. */
describe('a time in a question', () => {
  test.each([
    // Days as they are written: a point means the day first, a stroke does where only that is a date.
    ['renewals on 25.12.', '2026-12-25 2026-12-26 “25 Dec 2026”'],
    ['renewals on 25/12', '2026-12-25 2026-12-26 “25 Dec 2026”'],
    ['renewals on 12/25/2026', '2026-12-25 2026-12-26 “25 Dec 2026”'],
    ['renewals on the thirtieth', '2026-11-30 2026-12-01 “30 Nov 2026”'],
    ['renewals on the twenty first', '2026-12-21 2026-12-22 “21 Dec 2026”'],
    ['renewals on the thirty first of december', '2026-12-31 2027-01-01 “31 Dec 2026”'],
    ['renewals the 2nd', '2026-12-02 2026-12-03 “2 Dec 2026”'],
    ['invoices of the 30th', '2026-10-30 2026-10-31 “30 Oct 2026”'],
    // Said on a Monday, the next one is a week away, and the last one was a week ago.
    ['renewals next monday', '2026-11-30 2026-12-01 “30 Nov 2026”'],
    ['renewals next tuesday', '2026-11-24 2026-11-25 “24 Nov 2026”'],
    ['invoices last monday', '2026-11-16 2026-11-17 “16 Nov 2026”'],
    ['invoices of last friday', '2026-11-20 2026-11-21 “20 Nov 2026”'],
    ['invoices on monday', '2026-11-23 2026-11-24 “23 Nov 2026”'],
    ['renewals the day after tomorrow', '2026-11-25 2026-11-26 “25 Nov 2026”'],
    ['invoices of the day before yesterday', '2026-11-21 2026-11-22 “21 Nov 2026”'],
    ["yesterday's invoices", '2026-11-22 2026-11-23 “yesterday”'],
    ['renewals on the 31st', '2026-12-31 2027-01-01 “31 Dec 2026”'],
    // A number of days, weeks or months, however it is written.
    ['renewals in 60d', '2026-11-23 2027-01-23 “next 60 days”'],
    ['renewals in 2wks', '2026-11-23 2026-12-08 “next 2 weeks”'],
    ['renewals in 6mths', '2026-11-23 2027-05-24 “next 6 months”'],
    ['renewals within a fortnight', '2026-11-23 2026-12-08 “next 2 weeks”'],
    ['renewals in 2 fortnights', '2026-11-23 2026-12-22 “next 4 weeks”'],
    ['invoices last fortnight', '2026-11-09 2026-11-24 “last 2 weeks”'],
    // To the end of a week, month, quarter or year; from its beginning to today.
    ['renewals eom', '2026-11-30 2026-12-01 “30 Nov 2026”'],
    ['renewals by eoy', '2026-11-23 2027-01-01 “until 31 Dec 2026”'],
    ['usage month to date', '2026-11-01 2026-11-24 “this month”'],
    ['invoices ytd', '2026-01-01 2026-11-24 “this year”'],
    // A weekend is that of this week or the last; Easter Sundays are those of the Book of Common Prayer's table.
    ['what changed over the weekend', '2026-11-21 2026-11-23 “21 Nov 2026 to 22 Nov 2026”'],
    ['what changed last weekend', '2026-11-21 2026-11-23 “21 Nov 2026 to 22 Nov 2026”'],
    ['renewals this weekend', '2026-11-28 2026-11-30 “28 Nov 2026 to 29 Nov 2026”'],
    ['renewals next weekend', '2026-12-05 2026-12-07 “5 Dec 2026 to 6 Dec 2026”'],
    ['renewals before easter', '2026-11-23 2027-03-28 “before 28 Mar 2027”'],
    ['what changed since easter', '2026-04-05 2026-11-24 “since 5 Apr 2026”'],
    ['renewals on good friday', '2027-03-26 2027-03-27 “26 Mar 2027”'],
    ['renewals on easter monday', '2027-03-29 2027-03-30 “29 Mar 2027”'],
    ['renewals on easter sunday', '2027-03-28 2027-03-29 “28 Mar 2027”'],
    ['renewals on the weekend of 5 December', '2026-12-05 2026-12-06 “5 Dec 2026”'],
    // From one weekday to another are days, not a year.
    ['renewals from Friday to Tuesday', '2026-11-27 2026-12-02 “27 Nov 2026 to 1 Dec 2026”'],
    ['what changed from Thursday to Tuesday', '2026-11-12 2026-11-18 “12 Nov 2026 to 17 Nov 2026”'],
    // Colleagues write months in their own language, and the months of a range in any order.
    ['renewals in januari', '2027-01-01 2027-02-01 “in January 2027”'],
    ['what changed in oktober', '2026-10-01 2026-11-01 “in October 2026”'],
    ['invoices from november to february', '2025-11-01 2026-03-01 “1 Nov 2025 to 28 Feb 2026”'],
    ['renewals from november to february', '2026-11-01 2027-03-01 “1 Nov 2026 to 28 Feb 2027”'],
    ['difference between the October and September invoices', '2026-10-01 2026-11-01 “in October 2026”'],
    // A quarter and a week without a year: the next that is not over, or the last that has begun.
    ['invoices in q1', '2026-01-01 2026-04-01 “in Q1 2026”'],
    ['invoices in q4', '2026-10-01 2027-01-01 “in Q4 2026”'],
    ['renewals in q1', '2027-01-01 2027-04-01 “in Q1 2027”'],
    ['renewals q3 of next year', '2027-07-01 2027-10-01 “in Q3 2027”'],
    ['invoices first quarter of 2026', '2026-01-01 2026-04-01 “in Q1 2026”'],
    ['renewals in calendar week 50', '2026-12-07 2026-12-14 “week 50 of 2026”'],
    ['renewals in kw 3', '2027-01-18 2027-01-25 “week 3 of 2027”'],
    ['invoices week 52', '2025-12-22 2025-12-29 “week 52 of 2025”'],
    ['invoices week 46', '2026-11-09 2026-11-16 “week 46 of 2026”'],
    // A part of a longer time.
    ['invoices first half of november', '2026-11-01 2026-11-16 “in the first half of November 2026”'],
    ['renewals second half of next year', '2027-07-01 2028-01-01 “in the second half of next year”'],
    ['renewals second half of the quarter', '2026-11-15 2027-01-01 “in the second half of this quarter”'],
    ['renewals first half of next week', '2026-11-30 2026-12-04 “in the first half of next week”'],
    ['renewals in the middle of december', '2026-12-11 2026-12-21 “middle of December 2026”'],
    ['renewals at the beginning of next month', '2026-12-01 2026-12-11 “beginning of next month”'],
    ['renewals at the end of december', '2026-12-31 2027-01-01 “31 Dec 2026”'],
    ['renewals rest of the month', '2026-11-23 2026-12-01 “rest of this month”'],
    ['renewals for the remainder of the year', '2026-11-23 2027-01-01 “rest of this year”'],
    ['renewals rest of december', '2026-12-01 2027-01-01 “rest of December 2026”'],
    ['renewals in the first week of december', '2026-12-01 2026-12-08 “first week of December 2026”'],
    ['renewals in the first 15 days of december', '2026-12-01 2026-12-16 “first 15 days of December 2026”'],
    ['renewals last 10 days of december', '2026-12-22 2027-01-01 “last 10 days of December 2026”'],
    ['renewals on the last day of the month', '2026-11-30 2026-12-01 “last day of this month”'],
    // Days with a name.
    ["renewals on new year's eve", '2026-12-31 2027-01-01 “31 Dec 2026”'],
    ['renewals on new years day', '2027-01-01 2027-01-02 “1 Jan 2027”'],
    ['renewals before christmas', '2026-11-23 2026-12-25 “before 25 Dec 2026”'],
    // One end is open.
    ['renewals starting on 1 december', '2026-12-01 2036-12-01 “from 1 Dec 2026”'],
    ['renewals from the 10th onwards', '2026-12-10 2036-12-10 “from 10 Dec 2026”'],
    ['renewals after friday', '2026-11-28 2036-11-28 “after 27 Nov 2026”'],
    ['invoices since october', '2026-10-01 2026-11-24 “since October 2026”'],
    ['invoices after 15 november', '2026-11-16 2026-11-24 “after 15 Nov 2026”'],
    ['invoices since christmas', '2025-12-25 2026-11-24 “since 25 Dec 2025”'],
    // Both ends.
    ['renewals between 1 and 15 december', '2026-12-01 2026-12-16 “1 Dec 2026 to 15 Dec 2026”'],
  ])('“%s” is %s', (say, period) => expect(periodOf(say)).toBe(period));

  test.each([
    'renewals from 31 february to 5 march',
    'renewals before 31 february',
    'renewals after 30 february',
    'renewals on 3/4/2027',
    'renewals next 4000 days',
    'renewals next 11 years',
    'renewals next 0 days',
    'renewals in week 54',
    'renewals from 5 to friday',
    'invoices after this month',
    'renewals in the first week of 31 february',
    'renewals last december',
    'renewals in the first 40 days of december',
    'renewals this fiscal year',
  ])('“%s” is none that is known, and is told', (say) => expect(periodOf(say)).toBe('unknown'));

  test('since a month that has not come was that of last year, also where a question looks ahead', () => {
    expect(periodOf('renewals since january')).toBe('2026-01-01 2026-11-24 “since 1 Jan 2026”');
  });

  test('since a weekday on that day began a week ago', () => {
    expect(periodOf('what changed since monday')).toBe('2026-11-16 2026-11-24 “since 16 Nov 2026”');
    expect(periodOf('what changed since friday')).toBe('2026-11-20 2026-11-24 “since 20 Nov 2026”');
  });

  test('of a quarter that has not begun this year was one of last year, looking back', () => {
    const february = { ...here, now: Date.parse('2027-02-10T09:00:00Z') };
    expect(periodOf('invoices in q4', february)).toBe('2026-10-01 2027-01-01 “in Q4 2026”');
    expect(periodOf('renewals in q4', february)).toBe('2027-10-01 2028-01-01 “in Q4 2027”');
  });

  test('of a name is none: “the first week of Litware”, “that end this month”', () => {
    expect(periodOf('renewals in the first week of litware')).toBe('none');
    expect(periodOf('commitments that end this month')).toBe('2026-11-01 2026-12-01 “this month”');
    expect(periodOf('invoices hour to date')).toBe('none');
  });

  test('of two numbers that are no day is a word that is not understood', () => {
    expect(readIn('renewals on the twenty twelfth').decision.kind).toBe('unknown');
    expect(readIn('renewals 24-12').decision.kind).toBe('unknown');
  });
});

describe('a time that is told beside a question', () => {
  test.each([
    // It narrows nothing.
    ['Ann is leaving us in January. Which renewals has she got?', 'none'],
    ['they rang last week, what changed at litware?', 'none'],
    ['I am off on Friday, which renewals are there?', 'none'],
    ['we pay on the 5th, show unpaid invoices of october', '2026-10-01 2026-11-01 “in October 2026”'],
    [
      'My boss wants to know by tomorrow which customers renew in March',
      '2027-03-01 2027-04-01 “in March 2027”',
    ],
    ['by Friday: all renewals of January', '2027-01-01 2027-02-01 “in January 2027”'],
    ['Last thing before the weekend: what renews at Litware?', 'none'],
    ['which renewals are due by noon', 'none'],
    // What is only a time, or a wish, goes on with the question.
    ['which invoices came in the third quarter, july to september?', '2026-07-01 2026-10-01 “in Q3 2026”'],
    ['what renews at fabrikam? I mean in march', '2027-03-01 2027-04-01 “in March 2027”'],
    ['I need the lines of October, reconciled', '2026-10-01 2026-11-01 “in October 2026”'],
    // What refers to a time means the one before it.
    ['I was away all last week. What changed while I was gone?', '2026-11-16 2026-11-23 “last week”'],
    [
      'I am off from the 7th to the 11th of december, what renews in those days',
      '2026-12-07 2026-12-12 “7 Dec 2026 to 11 Dec 2026”',
    ],
    ['I was last here on Friday. what changed since then?', '2026-11-20 2026-11-24 “since 20 Nov 2026”'],
    [
      "I'm off from Dec 18 to Jan 6, what renews while I'm away?",
      '2026-12-18 2027-01-07 “18 Dec 2026 to 6 Jan 2027”',
    ],
    ['what changed since then?', 'none'],
    ['what changed while I was off last week', '2026-11-16 2026-11-23 “last week”'],
  ])('“%s” is of %s', (say, want) => expect(periodOf(say)).toBe(want));
});

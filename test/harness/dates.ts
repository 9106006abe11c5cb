import { DateTime } from 'luxon';

/** A moment at which the tests that know time must pass. `zone` is what the bot has as TIME_ZONE. */
export type TestDate = Readonly<{ at: string; zone: string; why: string }>;

const row = (at: string, why: string, zone = 'UTC'): TestDate => ({ at, zone, why });

/** When every test begins that is given no date of its own, as in `npm test`. */
const usualDate = row('2026-11-23T14:00:00Z', 'a Monday in the middle of a month');

/** When the tests that know time begin as well. */
export const dates: readonly TestDate[] = [
  row('2026-11-26T12:00:00Z', 'a Thursday late in a month of 30 days'),
  row('2026-11-30T23:45:00Z', 'the last quarter of an hour of a month'),
  row('2026-12-01T00:15:00Z', 'the 1st: the month has no whole day, the last invoice is two months old'),
  row('2026-12-02T12:00:00Z', 'the 2nd'),
  row('2026-12-03T23:45:00Z', 'the 3rd: the last day before the new invoice'),
  row('2026-12-04T00:15:00Z', 'the 4th: the new invoice has come'),
  row('2026-12-05T12:00:00Z', 'the 5th, a Saturday: Pax8 has made its invoices'),
  row('2026-12-06T12:00:00Z', 'the 6th, a Sunday'),
  row('2026-12-07T23:45:00Z', 'the 7th: the last day on which usage of the last month comes'),
  row('2026-12-31T12:00:00Z', 'New Year’s Eve'),
  row('2026-12-31T11:15:00Z', 'a quarter past midnight on New Year in UTC+13', 'Pacific/Tongatapu'),
  row('2027-01-01T00:00:05Z', 'New Year'),
  row('2027-01-01T08:15:00Z', 'a quarter past midnight on New Year in UTC−8', 'America/Los_Angeles'),
  row('2027-01-01T00:15:00Z', 'New Year in UTC, the old year in UTC−8', 'America/Los_Angeles'),
  row('2026-11-30T11:15:00Z', 'a quarter past midnight on the 1st in UTC+13', 'Pacific/Tongatapu'),
  row('2027-01-31T12:00:00Z', 'the 31st before a month of 28 days'),
  row('2027-02-28T12:00:00Z', 'the end of the shortest month'),
  row('2027-03-01T00:15:00Z', 'the day after the shortest month'),
  row('2027-03-14T07:30:00Z', 'summer time has begun half an hour ago in New York', 'America/New_York'),
  row('2027-03-28T00:45:00Z', 'summer time begins in a quarter of an hour in Berlin', 'Europe/Berlin'),
  row('2027-03-31T12:00:00Z', 'the 31st after a month of 28 days'),
  row('2027-04-30T12:00:00Z', 'the 30th after a month of 31 days'),
  row('2027-10-31T00:30:00Z', 'the hour that comes twice in Berlin, the first time', 'Europe/Berlin'),
  row('2027-11-07T06:30:00Z', 'the hour that comes twice in New York, the second time', 'America/New_York'),
  row('2028-02-29T12:00:00Z', '29 February'),
  row('2028-03-01T12:00:00Z', 'the day after 29 February'),
];

let date: TestDate = process.env.TEST_DATE === undefined ? usualDate : atOf(process.env.TEST_DATE);

function atOf(at: string): TestDate {
  const found = dates.find((one) => one.at === at);
  if (found === undefined) throw new Error(`TEST_DATE=${at} is not in the table of test/harness/dates.ts.`);
  return found;
}

/** The clock of a simulator and its bot starts here, unless their test says otherwise. */
export const startOfTest = (): number => Date.parse(date.at);
export const zoneOfTest = (): string => date.zone;
export const beginAt = (next: TestDate): void => {
  date = next;
};
/** A clock for suites that tell of one month as it is in its middle, whatever the date of the test. */
export const midMonth = Date.parse(usualDate.at);
/** The day of the test where the bot is. */
export const today = () => DateTime.fromMillis(startOfTest(), { zone: zoneOfTest(), locale: 'en-US' });

import { DateTime } from 'luxon';
import { counted, msg, t, texts } from '../texts/t.ts';
import { count, datedAs, inZone } from './format.ts';

/**
 * The name of a period that the core has read ("next 30 days", "in December 2026") in the reader's language. The name
 * itself is English, since buttons say it to the bot; unknown names stay.
 */
export const periodText = (name: string): string => {
  for (const [form, write] of forms) {
    const found = form.exec(name);
    if (found !== null) return write(found);
  }
  return name;
};

/** The same within a sentence: "in the next 30 days", "in December 2026". */
export const withinText = (name: string): string =>
  /^(?:next|last|first|rest|beginning|start|middle|end) /.test(name)
    ? counted('in the {time}', { time: periodText(name) })
    : periodText(name);

/** The same, as the period of something: "for this month", "in December 2026". */
export const forText = (name: string): string => {
  if (/^this /.test(name)) return counted('for {time}', { time: periodText(name) });
  return /^(?:last|next) /.test(name)
    ? counted('for the {time}', { time: periodText(name) })
    : periodText(name);
};

type Form = readonly [RegExp, (found: RegExpExecArray) => string];

const days: Readonly<Record<string, string>> = texts({
  today: msg`today`,
  tomorrow: msg`tomorrow`,
  yesterday: msg`yesterday`,
  'since yesterday': msg`since yesterday`,
});

/** A week, month, quarter or year, relative to now. */
const near: Readonly<Record<string, string>> = texts({
  'this day': msg`this day`,
  'next day': msg`next day`,
  'last day': msg`last day`,
  'last hour': msg`last hour`,
  'next hour': msg`next hour`,
  'this week': msg`this week`,
  'next week': msg`next week`,
  'last week': msg`last week`,
  'this month': msg`this month`,
  'next month': msg`next month`,
  'last month': msg`last month`,
  'this quarter': msg`this quarter`,
  'next quarter': msg`next quarter`,
  'last quarter': msg`last quarter`,
  'this year': msg`this year`,
  'next year': msg`next year`,
  'last year': msg`last year`,
});

/** A number of units, from today on or back. */
const ahead: Readonly<Record<string, (n: number) => string>> = {
  hours: (n) => counted('next {n, plural, one {# hour} other {# hours}}', { n }),
  days: (n) => counted('next {n, plural, one {# day} other {# days}}', { n }),
  weeks: (n) => counted('next {n, plural, one {# week} other {# weeks}}', { n }),
  months: (n) => counted('next {n, plural, one {# month} other {# months}}', { n }),
  quarters: (n) => counted('next {n, plural, one {# quarter} other {# quarters}}', { n }),
  years: (n) => counted('next {n, plural, one {# year} other {# years}}', { n }),
};
const back: Readonly<Record<string, (n: number) => string>> = {
  hours: (n) => counted('last {n, plural, one {# hour} other {# hours}}', { n }),
  days: (n) => counted('last {n, plural, one {# day} other {# days}}', { n }),
  weeks: (n) => counted('last {n, plural, one {# week} other {# weeks}}', { n }),
  months: (n) => counted('last {n, plural, one {# month} other {# months}}', { n }),
  quarters: (n) => counted('last {n, plural, one {# quarter} other {# quarters}}', { n }),
  years: (n) => counted('last {n, plural, one {# year} other {# years}}', { n }),
};

const dateForm = String.raw`\d{1,2} [A-Z][a-z]{2} \d{4}`;

/** "15 days", "week". */
const unitsIn = (text: string): string => {
  const [, n = '1', unit = ''] = /^(?:(\d+) )?(day|week|month|quarter|year)s?$/.exec(text) ?? [];
  const words = Object.hasOwn(units, unit) ? units[unit] : undefined;
  return words === undefined ? text : words(Number(n));
};
const units: Readonly<Record<string, (n: number) => string>> = {
  day: (n) => (n === 1 ? t`day` : count(n, 'day')),
  week: (n) => (n === 1 ? t`week` : count(n, 'week')),
  month: (n) => (n === 1 ? t`month` : count(n, 'month')),
  quarter: (n) => (n === 1 ? t`quarter` : count(n, 'quarter')),
  year: (n) => (n === 1 ? t`year` : count(n, 'year')),
};

/** "12 Dec 2026" and "December 2026" as the reader's language writes them. */
const dateIn = (text: string): string => {
  const read = DateTime.fromFormat(text, 'd LLL yyyy', { zone: 'utc', locale: 'en-US' });
  return read.isValid ? datedAs(inZone(read.toMillis(), 'utc'), 'date') : periodText(text);
};
const monthIn = (text: string): string => {
  const read = DateTime.fromFormat(text, 'LLLL yyyy', { zone: 'utc', locale: 'en-US' });
  return read.isValid ? datedAs(inZone(read.toMillis(), 'utc'), 'longMonth') : text;
};

/** With the words before or after another period. */
const beside: readonly (readonly [RegExp, (time: string) => string])[] = [
  [/^until (.+)$/, (time) => counted('until {time}', { time })],
  [/^before (.+)$/, (time) => counted('before {time}', { time })],
  [/^after (.+)$/, (time) => counted('after {time}', { time })],
  [/^from (.+)$/, (time) => counted('from {time}', { time })],
  [/^since (.+)$/, (time) => counted('since {time}', { time })],
  [/^in the first half of (.+)$/, (time) => counted('in the first half of {time}', { time })],
  [/^in the second half of (.+)$/, (time) => counted('in the second half of {time}', { time })],
  [/^rest of (.+)$/, (time) => counted('rest of {time}', { time })],
  [/^end of (.+)$/, (time) => counted('end of {time}', { time })],
  [/^middle of (.+)$/, (time) => counted('middle of {time}', { time })],
  [/^beginning of (.+)$/, (time) => counted('beginning of {time}', { time })],
  [/^start of (.+)$/, (time) => counted('start of {time}', { time })],
];

const forms: readonly Form[] = [
  [/^(?:today|tomorrow|yesterday|since yesterday)$/, ([name]) => days[name] ?? name],
  [/^(?:this|next|last) (?:hour|day|week|month|quarter|year)$/, ([name]) => near[name] ?? name],
  [
    /^(next|last) (\d+) (hours|days|weeks|months|quarters|years)$/,
    ([name, side, n, unit = '']) => (side === 'next' ? ahead : back)[unit]?.(Number(n)) ?? name,
  ],
  [/^in (Q[1-4] \d{4}|\d{4})$/, ([, time]) => counted('in {time}', { time })],
  [/^in ([A-Z][a-z]+ \d{4})$/, ([, month = '']) => counted('in {month}', { month: monthIn(month) })],
  [/^[A-Z][a-z]{2,} \d{4}$/, ([month]) => monthIn(month)],
  [/^week (\d+) of (\d{4})$/, ([, week, year]) => counted('week {week} of {year}', { week, year })],
  [new RegExp(`^${dateForm}$`), ([day]) => dateIn(day)],
  [
    new RegExp(`^(${dateForm}) to (${dateForm})$`),
    ([, from = '', to = '']) => counted('{from} to {to}', { from: dateIn(from), to: dateIn(to) }),
  ],
  ...beside.map(([form, write]): Form => [form, ([, time = '']) => write(dateIn(time))]),
  [
    /^first (.+) of (.+)$/,
    ([, part = '', time = '']) =>
      counted('first {part} of {time}', { part: unitsIn(part), time: dateIn(time) }),
  ],
  [
    /^last (.+) of (.+)$/,
    ([, part = '', time = '']) =>
      counted('last {part} of {time}', { part: unitsIn(part), time: dateIn(time) }),
  ],
];

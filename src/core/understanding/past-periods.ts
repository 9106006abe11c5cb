import { DateTime } from 'luxon';
import { type Here, type PeriodRead, readPeriod } from './periods.ts';
import { phrases, type Token, withoutLead } from './sentence.ts';
import { monthOf, type Span } from './spans.ts';

/** Words that may stand before a period of the past. */
const inside = phrases('in|for|of|during|from|over|within|on|since|the|month of');
const single = ['day', 'week', 'month', 'quarter', 'year'] as const;
type Unit = (typeof single)[number];
const unitOf = (word: string): Unit | null =>
  single.find((unit) => unit === word || `${unit}s` === word) ?? null;

type Found = Readonly<{ span: Span; length: number }>;

const whole = (from: DateTime, unit: Unit, label: string, length: number): Found => ({
  span: { from, to: from.plus({ [`${unit}s`]: 1 }), label },
  length,
});
const monthLabel = (from: DateTime): string => `in ${from.setLocale('en').toFormat('MMMM yyyy')}`;
const year = (word: string | undefined): number | null => (/^20\d\d$/.test(word ?? '') ? Number(word) : null);

/** The last such month that has begun, when no year was written. */
const monthAt = (today: DateTime, words: readonly string[], at: number): Found | null => {
  const iso = /^(20\d\d)-(0?[1-9]|1[0-2])$/.exec(words[at] ?? '');
  const month = iso === null ? monthOf(words[at] ?? '') : Number(iso[2]);
  if (month === 0) return null;
  const written = iso === null ? year(words[at + 1]) : Number(iso[1]);
  const of = written ?? today.year - (month > today.month ? 1 : 0);
  const from = DateTime.fromObject({ year: of, month, day: 1 }, { zone: today.zone });
  return whole(from, 'month', monthLabel(from), iso === null && written !== null ? 2 : 1);
};

const quarterAt = (today: DateTime, words: readonly string[], at: number): Found | null => {
  const match = /^q([1-4])$/.exec(words[at] ?? '');
  if (match === null) return null;
  const quarter = Number(match[1]);
  const written = year(words[at + 1]);
  const of = written ?? today.year - (quarter > today.quarter ? 1 : 0);
  const from = DateTime.fromObject({ year: of, month: quarter * 3 - 2, day: 1 }, { zone: today.zone });
  return whole(from, 'quarter', `in Q${quarter} ${of}`, written === null ? 1 : 2);
};

/** "last month", "the past 3 months", "this month", "month to date"; the running month is left out of "the past …". */
const relativeAt = (today: DateTime, words: readonly string[], at: number): Found | null => {
  const word = words[at] ?? '';
  const toDate = unitOf(word);
  if (toDate !== null && words[at + 1] === 'to' && words[at + 2] === 'date')
    return whole(today.startOf(toDate), toDate, `this ${toDate}`, 3);
  if (word === 'yesterday') return whole(today.minus({ days: 1 }), 'day', 'yesterday', 1);
  if (word === 'today') return whole(today, 'day', 'today', 1);
  const next = words[at + 1] ?? '';
  const unit = unitOf(next);
  if (/^(?:this|current)$/.test(word) && unit !== null)
    return whole(today.startOf(unit), unit, `this ${unit}`, 2);
  if (!/^(?:last|past|previous|prior)$/.test(word)) return null;
  if (unit !== null && !next.endsWith('s'))
    return whole(today.startOf(unit).minus({ [`${unit}s`]: 1 }), unit, `last ${unit}`, 2);
  const many = /^\d{1,3}$/.test(next) ? Number(next) : 0;
  const units = unitOf(words[at + 2] ?? '');
  if (units === null || many < 1 || many > 366) return null;
  const to = today.startOf(units);
  const from = to.minus({ [`${units}s`]: many });
  return { span: { from, to, label: `last ${many} ${units}${many === 1 ? '' : 's'}` }, length: 3 };
};

const yearAt = (today: DateTime, words: readonly string[], at: number): Found | null => {
  const written = year(words[at]);
  if (written === null) return null;
  const from = DateTime.fromObject({ year: written }, { zone: today.zone });
  return whole(from, 'year', `in ${written}`, 1);
};

/** "since January": from its beginning until the end of today. */
const untilNow = ({ from, to, label }: Span, today: DateTime): Span => {
  const tomorrow = today.plus({ days: 1 });
  return { from, to: tomorrow > from ? tomorrow : to, label: `since ${label.replace(/^in /, '')}` };
};

const readers = [relativeAt, quarterAt, monthAt, yearAt];

/**
 * Finds the period of a sentence about what was: a month without a year is the last one that has begun. What only makes
 * sense ahead ("next month") is read as `readPeriod` does.
 */
export const readPastPeriod = (tokens: readonly Token[], here: Here): PeriodRead => {
  const today = DateTime.fromMillis(here.now, { zone: here.zone }).startOf('day');
  const words = tokens.map(({ word }) => word);
  for (let start = 0; start < tokens.length; start += 1) {
    const rest = withoutLead(tokens.slice(start), inside);
    const at = tokens.length - rest.length;
    // A month that leads a longer name is one: "April Media".
    const bareMonth = at === start && monthOf(words[at] ?? '') > 0;
    for (const read of readers) {
      const found = read(today, words, at);
      if (found === null || (bareMonth && isName(words[at + found.length]))) continue;
      const since = words.slice(start, at).includes('since');
      const { from, to, label } = since ? untilNow(found.span, today) : found.span;
      return {
        period: { from: from.toMillis(), to: to.toMillis(), label },
        unknown: null,
        rest: [...tokens.slice(0, start), ...tokens.slice(at + found.length)],
      };
    }
  }
  return readPeriod(tokens, here);
};

const isName = (word: string | undefined): boolean =>
  word !== undefined && !/^(?:for|of|at|in|from|csv|as|to|and|with|by|20\d\d)$/.test(word);

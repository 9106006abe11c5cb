import { DateTime } from 'luxon';
import { textAt } from '../names/text-at.ts';

/** Whole days in the asker's zone; `to` is exclusive. A date that does not exist has an invalid `from`. */
export type Span = Readonly<{ from: DateTime; to: DateTime; label: string }>;
/** A span at some word, and how many words it takes. */
export type SpanAt = Readonly<{ span: Span; length: number }>;

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);
const weekdays = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
export const units: Readonly<Record<string, 'day' | 'week' | 'month' | 'quarter' | 'year'>> = {
  day: 'day',
  days: 'day',
  week: 'week',
  weeks: 'week',
  month: 'month',
  months: 'month',
  quarter: 'quarter',
  quarters: 'quarter',
  year: 'year',
  years: 'year',
};
const shortEnds: ReadonlyMap<string, 'week' | 'month' | 'quarter' | 'year'> = new Map([
  ['eow', 'week'],
  ['eom', 'month'],
  ['eoq', 'quarter'],
  ['eoy', 'year'],
] as const);

const named = (names: readonly string[], word: string): number =>
  word.length < 3
    ? 0
    : 1 + names.findIndex((name) => name === word || name.slice(0, word.length > 3 ? 4 : 3) === word);

/** Months of colleagues' languages, where English would not read them; "mars", "mai" and "mei" are other words too. */
const foreignMonths: Readonly<Record<number, string>> = {
  ...{
    1: 'januar januari janvier',
    2: 'februar februari février fevrier',
    3: 'märz maerz maart',
    4: 'avril',
  },
  ...{ 6: 'juni juin', 7: 'juli juillet', 8: 'augustus août aout', 10: 'oktober octobre', 11: 'novembre' },
  12: 'dezember décembre',
};
const foreign: ReadonlyMap<string, number> = new Map(
  Object.entries(foreignMonths).flatMap(([month, names]) =>
    names.split(' ').map((name): [string, number] => [name, Number(month)]),
  ),
);

/** 1 to 12 for "december", "dec", "sept", "oktober"; 0 for other words. */
export const monthOf = (word: string): number => named(months, word) || (foreign.get(word) ?? 0);
const weekdayOf = (word: string): number => {
  const short = /^(tues|thur|thurs|weds)$/.test(word) ? word.slice(0, 3) : word;
  return named(weekdays, short);
};
const yearOf = (word: string): number | null => (/^20\d\d$/.test(word) ? Number(word) : null);

const dayLabel = (day: DateTime): string => day.setLocale('en').toFormat('d MMM yyyy');
const oneDay = (day: DateTime, length: number): SpanAt => ({
  span: { from: day, to: day.plus({ days: 1 }), label: dayLabel(day) },
  length,
});

/** Without a year, the next such day from today. */
const dayOf = (today: DateTime, year: number | null, month: number, day: number, length: number): SpanAt => {
  const inYear = (of: number) => DateTime.fromObject({ year: of, month, day }, { zone: today.zone });
  if (year !== null) return oneDay(inYear(year), length);
  const soon = inYear(today.year);
  if (soon.isValid && soon >= today) return oneDay(soon, length);
  return oneDay(inYear(today.year + 1), length);
};

/** Reads "31/12/2026", "31.12.26", "2026-12-31"; invalid when day and month could be swapped. */
const writtenDate = (today: DateTime, word: string): SpanAt | null => {
  const iso = /^(20\d\d)-(\d\d?)-(\d\d?)$/.exec(word);
  if (iso !== null) return dayOf(today, Number(iso[1]), Number(iso[2]), Number(iso[3]), 1);
  const parts = /^(\d\d?)([./-])(\d\d?)\2((?:20)?\d\d)$/.exec(word);
  if (parts === null) return null;
  const [first, second] = [Number(parts[1]), Number(parts[3])];
  const year = Number(parts[4]) % 100;
  const dayFirst = parts[2] === '.' || first > 12 || first === second;
  if (!dayFirst && second <= 12) return oneDay(DateTime.invalid('day or month'), 1);
  return dayOf(today, 2000 + year, dayFirst ? second : first, dayFirst ? first : second, 1);
};

const ordinal = (word: string): number | null => {
  const match = /^(\d\d?)(?:st|nd|rd|th)?$/.exec(word);
  return match === null ? null : Number(match[1]);
};

/** "31 March 2027", "the 31st of March", "March 31st", "March 2027", "March". */
const monthSpan = (today: DateTime, words: readonly string[], at: number): SpanAt | null => {
  const word = textAt(words, at);
  const day = ordinal(word);
  if (day !== null) {
    const of = words[at + 1] === 'of' ? 1 : 0;
    const month = monthOf(textAt(words, at + 1 + of));
    if (month === 0) return null;
    const year = yearOf(textAt(words, at + 2 + of));
    return dayOf(today, year, month, day, 2 + of + (year === null ? 0 : 1));
  }
  const month = monthOf(word);
  if (month === 0) return null;
  const next = textAt(words, at + 1);
  const dayAfter = ordinal(next);
  if (dayAfter !== null && yearOf(next) === null) {
    const year = yearOf(textAt(words, at + 2));
    return dayOf(today, year, month, dayAfter, year === null ? 2 : 3);
  }
  const year = yearOf(next);
  const from = DateTime.fromObject(
    { year: year ?? today.year + (month < today.month ? 1 : 0), month, day: 1 },
    { zone: today.zone },
  );
  const label = `in ${from.setLocale('en').toFormat('MMMM yyyy')}`;
  return { span: { from, to: from.plus({ months: 1 }), label }, length: year === null ? 1 : 2 };
};

const calendar = (
  today: DateTime,
  unit: 'day' | 'week' | 'month' | 'quarter' | 'year',
  ahead: number,
): Span => {
  const from = today.startOf(unit).plus({ [`${unit}s`]: ahead });
  const which = ahead === 0 ? `this ${unit}` : `next ${unit}`;
  return { from, to: from.plus({ [`${unit}s`]: 1 }), label: which };
};

/** The last day of a span. */
const endOf = (span: Span): Span => {
  const from = span.to.minus({ days: 1 });
  return { from, to: span.to, label: dayLabel(from) };
};

const thisOrNext = (today: DateTime, words: readonly string[], at: number): SpanAt | null => {
  const next = /^(?:next|following|coming)$/.test(textAt(words, at));
  if (!next && !/^(?:this|current)$/.test(textAt(words, at))) return null;
  const word = textAt(words, at + 1);
  const unit = Object.hasOwn(units, word) && !word.endsWith('s') ? units[word] : undefined;
  if (unit !== undefined) return { span: calendar(today, unit, next ? 1 : 0), length: 2 };
  // Said on a Monday, "next Monday" is a week away.
  if (next && weekdayOf(word) === today.weekday) return oneDay(today.plus({ days: 7 }), 2);
  const inner = weekdayOf(word) > 0 || monthOf(word) > 0 ? spanAt(today, words, at + 1) : null;
  return inner === null ? null : { span: inner.span, length: inner.length + 1 };
};

/** The day, week, month, quarter or year that starts at this word; weeks begin on Monday. */
export const spanAt = (today: DateTime, words: readonly string[], at: number): SpanAt | null => {
  const word = textAt(words, at);
  if (word === 'the') {
    const inner = spanAt(today, words, at + 1);
    return inner === null ? null : { span: inner.span, length: inner.length + 1 };
  }
  if (word === 'today' || word === 'tonight')
    return { span: { ...calendar(today, 'day', 0), label: 'today' }, length: 1 };
  if (word === 'tomorrow') return { span: { ...calendar(today, 'day', 1), label: 'tomorrow' }, length: 1 };
  const shortEnd = shortEnds.get(word);
  if (shortEnd !== undefined) return { span: endOf(calendar(today, shortEnd, 0)), length: 1 };
  if (/^(?:end|rest|remainder)$/.test(word)) return endSpan(today, words, at);
  return (
    weekdaySpan(today, word) ??
    quarterSpan(today, words, at) ??
    yearSpan(today, word) ??
    writtenDate(today, word) ??
    thisOrNext(today, words, at) ??
    monthSpan(today, words, at)
  );
};

/** "end of the quarter", "rest of March". */
const endSpan = (today: DateTime, words: readonly string[], at: number): SpanAt | null => {
  const of = words[at + 1] === 'of' ? 2 : 1;
  const the = words[at + of] === 'the' ? 1 : 0;
  const next = textAt(words, at + of + the);
  const bare = Object.hasOwn(units, next) ? units[next] : undefined;
  const inner =
    bare === undefined ? spanAt(today, words, at + of + the) : { span: calendar(today, bare, 0), length: 1 };
  if (inner === null) return null;
  const rest = { from: today, to: inner.span.to, label: `rest of ${inner.span.label}` };
  const span = words[at] === 'end' ? endOf(inner.span) : rest;
  return { span, length: of + the + inner.length };
};

const weekdaySpan = (today: DateTime, word: string): SpanAt | null => {
  const weekday = weekdayOf(word);
  return weekday > 0 ? oneDay(today.plus({ days: (weekday - today.weekday + 7) % 7 }), 1) : null;
};

const quarterSpan = (today: DateTime, words: readonly string[], at: number): SpanAt | null => {
  const quarter = /^q([1-4])$/.exec(textAt(words, at));
  if (quarter === null) return null;
  const year = yearOf(textAt(words, at + 1));
  const wanted = Number(quarter[1]);
  const from = DateTime.fromObject(
    { year: year ?? today.year + (wanted < today.quarter ? 1 : 0), month: wanted * 3 - 2 },
    { zone: today.zone },
  );
  return {
    span: { from, to: from.plus({ quarters: 1 }), label: `in Q${wanted} ${from.year}` },
    length: year === null ? 1 : 2,
  };
};

const yearSpan = (today: DateTime, word: string): SpanAt | null => {
  const year = yearOf(word);
  if (year === null) return null;
  const from = DateTime.fromObject({ year }, { zone: today.zone });
  return { span: { from, to: from.plus({ years: 1 }), label: `in ${year}` }, length: 1 };
};

import { DateTime } from 'luxon';
import { textAt } from '../names/text-at.ts';
import type { Token } from '../understanding/sentence.ts';
import { monthOf } from '../understanding/spans.ts';
import { oneDay, type SpanAt } from './period-parts.ts';
import { dayOfMonthAt, unitOf } from './period-words.ts';

/** Which way a question looks: ahead ("renewals in March") or back ("invoices of March"). */
export type Side = 'ahead' | 'back';

/** The words of a message, in lower case, and what surrounds their reading. */
export type At = Readonly<{
  today: DateTime;
  words: readonly string[];
  tokens: readonly Token[];
  side: Side;
}>;
export type Reader = (here: At, at: number) => SpanAt | null;

export const yearOf = (word: string): number | null => (/^20[0-4]\d$/.test(word) ? Number(word) : null);
/** The year of a month without one: the next that has not ended, or the last that has begun. */
const nearYear = ({ today, side }: At, month: number): number => {
  if (side === 'ahead') return today.year + (month < today.month ? 1 : 0);
  return today.year - (month > today.month ? 1 : 0);
};

export const dayIn = (here: At, year: number | null, month: number, day: number, length: number): SpanAt => {
  const { today, side } = here;
  const inYear = (of: number) => DateTime.fromObject({ year: of, month, day }, { zone: today.zone });
  if (year !== null) return oneDay(inYear(year), length);
  const now = inYear(today.year);
  const past = now < today;
  if (!now.isValid || (side === 'ahead') !== past) return oneDay(now, length);
  return oneDay(inYear(today.year + (side === 'ahead' ? 1 : -1)), length);
};

/** "2026-12-31", "31.12.26", "15.12.", "1/12"; day and month that could be swapped are no date. */
export const written: Reader = (here, at) => {
  const word = textAt(here.words, at);
  const iso = /^(20\d\d)-(\d\d?)-(\d\d?)$/.exec(word);
  if (iso !== null) return dayIn(here, Number(iso[1]), Number(iso[2]), Number(iso[3]), 1);
  const parts = /^(\d\d?)([./-])(\d\d?)(?:\2((?:20)?\d\d))?\.?$/.exec(word);
  if (parts === null || (parts[4] === undefined && parts[2] === '-')) return null;
  const [first, second] = [Number(parts[1]), Number(parts[3])];
  const year = parts[4] === undefined ? null : 2000 + (Number(parts[4]) % 100);
  // "11/30" can only be the 30th of November; "11/30 seats" are counted.
  const monthFirst =
    parts[2] === '/' &&
    second > 12 &&
    first <= 12 &&
    !/^(?:seats?|licen[cs]es?|users?|used|in)$/.test(textAt(here.words, at + 1));
  const dayFirst = parts[2] === '.' || first > 12 || first === second || (year === null && !monthFirst);
  if (first > 31 || second > 31 || (year === null && second > 12 && !monthFirst)) return null;
  if (!dayFirst && second <= 12) return oneDay(DateTime.invalid('day or month'), 1);
  return dayIn(here, year, dayFirst ? second : first, dayFirst ? first : second, 1);
};

export const wholeMonth = (here: At, year: number | null, month: number, length: number): SpanAt => {
  const from = DateTime.fromObject(
    { year: year ?? nearYear(here, month), month, day: 1 },
    { zone: here.today.zone },
  );
  const label = `in ${from.setLocale('en').toFormat('MMMM yyyy')}`;
  return { span: { from, to: from.plus({ months: 1 }), label }, length };
};

/** "may I", "may we": no month. */
const isModal = (words: readonly string[], at: number): boolean =>
  words[at] === 'may' && /^(?:i|we|it|be|they|you|not|have|need)$/.test(textAt(words, at + 1));

/** "31 March 2027", "the 31st of March", "March 31st", "March 2027", "March", "2027-03". */
export const month: Reader = (here, at) => {
  const { words } = here;
  const iso = /^(20\d\d)-(0?[1-9]|1[0-2])$/.exec(textAt(words, at));
  if (iso !== null) return wholeMonth(here, Number(iso[1]), Number(iso[2]), 1);
  const lead = dayOfMonthAt(words, at);
  if (lead !== null) {
    const of = words[at + lead.length] === 'of' ? 1 : 0;
    const named = monthOf(textAt(words, at + lead.length + of));
    if (named === 0 || isModal(words, at + lead.length + of)) return null;
    const end = at + lead.length + of + 1;
    const year = yearOf(textAt(words, end));
    return dayIn(here, year, named, lead.day, end - at + (year === null ? 0 : 1));
  }
  const named = monthOf(textAt(words, at));
  if (named === 0 || isModal(words, at)) return null;
  const year = yearOf(textAt(words, at + 1));
  if (year !== null) return wholeMonth(here, year, named, 2);
  const day = dayOfMonthAt(words, at + 1);
  if (day !== null && unitOf(textAt(words, at + 1 + day.length)) === null) {
    const later = yearOf(textAt(words, at + 1 + day.length));
    return dayIn(here, later, named, day.day, 1 + day.length + (later === null ? 0 : 1));
  }
  return wholeMonth(here, null, named, 1);
};

/** "the 5th": of this month or the next one; looking back, of this month or the one before. */
export const dayAlone: Reader = (here, at) => {
  const { today, side, words } = here;
  const found = dayOfMonthAt(words, at);
  const marked =
    words[at] === 'the' && !/^\d+$/.test(textAt(words, at + 1))
      ? true
      : /^\d\d?(?:st|nd|rd|th)$/.test(textAt(words, at));
  if (found === null || !marked || /^(?:half|quarter|week|one)$/.test(textAt(words, at + found.length)))
    return null;
  // The nearest month that has the day: November has no 31st.
  const months = side === 'ahead' ? [0, 1, 2] : [0, -1, -2];
  const fitting = months
    .map((ahead) => today.startOf('month').plus({ months: ahead }).set({ day: found.day }))
    .filter((each) => each.day === found.day && (side === 'ahead' ? each >= today : each <= today));
  return fitting[0] === undefined ? null : oneDay(fitting[0], found.length);
};

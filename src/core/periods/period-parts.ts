import type { DateTime } from 'luxon';
import type { Unit } from './period-words.ts';

/** Whole days in the asker's zone; `to` is exclusive. */
export type Span = Readonly<{ from: DateTime; to: DateTime; label: string }>;
export type SpanAt = Readonly<{ span: Span; length: number }>;

export const text = (day: DateTime): string => day.setLocale('en').toFormat('d MMM yyyy');
export const oneDay = (day: DateTime, length: number): SpanAt => ({
  span: { from: day, to: day.plus({ days: 1 }), label: text(day) },
  length,
});

const units = new WeakMap<DateTime, Map<string, Span>>();

/** This, the next or the last week, month …; computed once per day. */
export const calendar = (today: DateTime, unit: Exclude<Unit, 'hour'>, ahead: number): Span => {
  const known = units.get(today) ?? new Map<string, Span>();
  units.set(today, known);
  const key = `${ahead} ${unit}`;
  const span = known.get(key) ?? unitFrom(today, unit, ahead);
  known.set(key, span);
  return span;
};

const unitFrom = (today: DateTime, unit: Exclude<Unit, 'hour'>, ahead: number): Span => {
  const from = today.startOf(unit).plus({ [`${unit}s`]: ahead });
  const which = ahead === 0 ? 'this' : ahead > 0 ? 'next' : 'last';
  return { from, to: from.plus({ [`${unit}s`]: 1 }), label: `${which} ${unit}` };
};

export const lastDay = ({ to }: Span): Span => oneDay(to.minus({ days: 1 }), 1).span;

/** "December 2026" from "in December 2026", for the words before it. */
export const bare = (label: string): string => label.replace(/^in /, '');

const daysIn = ({ from, to }: Span): number => to.diff(from, 'days').days;

export const halfOf = (span: Span, first: boolean): Span => {
  const { from, to, label } = span;
  const days = daysIn(span);
  const ofYear = days > 200 ? { months: 6 } : null;
  const middle = from.plus(ofYear ?? { days: days > 80 ? 45 : days > 20 ? 15 : Math.ceil(days / 2) });
  const name = bare(label);
  return first
    ? { from, to: middle, label: `in the first half of ${name}` }
    : { from: middle, to, label: `in the second half of ${name}` };
};

/**
 * The end of a future week is its last three days, of everything else the last one. "Rest" of a future period is all of
 * it.
 */
export const sideOf = (today: DateTime, span: Span, word: string): Span => {
  const { from, to, label } = span;
  const days = daysIn(span);
  if (/^(?:rest|remainder)$/.test(word))
    return { from: from > today ? from : today, to, label: `rest of ${bare(label)}` };
  if (word === 'end')
    return days === 7 && label !== 'this week'
      ? { from: to.minus({ days: 3 }), to, label: `end of ${label}` }
      : lastDay(span);
  const third = Math.max(1, Math.round(days / 3));
  const begin = word === 'middle' ? from.plus({ days: third }) : from;
  return { from: begin, to: begin.plus({ days: third }), label: `${word} of ${bare(label)}` };
};

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

export const calendar = (today: DateTime, unit: Exclude<Unit, 'hour'>, ahead: number): Span => {
  const from = today.startOf(unit).plus({ [`${unit}s`]: ahead });
  const which = ahead === 0 ? 'this' : ahead > 0 ? 'next' : 'last';
  return { from, to: from.plus({ [`${unit}s`]: 1 }), label: `${which} ${unit}` };
};

export const lastDay = ({ to }: Span): Span => oneDay(to.minus({ days: 1 }), 1).span;

const daysIn = ({ from, to }: Span): number => to.diff(from, 'days').days;

export const halfOf = (span: Span, first: boolean): Span => {
  const { from, to, label } = span;
  const days = daysIn(span);
  const middle = days > 200 ? from.plus({ months: 6 }) : from.plus({ days: days > 80 ? 45 : 15 });
  const name = label.replace(/^in /, '');
  return first
    ? { from, to: middle, label: `in the first half of ${name}` }
    : { from: middle, to, label: `in the second half of ${name}` };
};

/** The end of another week are its last three days; of everything else, the last one. */
export const sideOf = (today: DateTime, span: Span, word: string): Span => {
  const { from, to, label } = span;
  const days = daysIn(span);
  if (/^(?:rest|remainder)$/.test(word)) return { from: today, to, label: `rest of ${label}` };
  if (word === 'end')
    return days === 7 && label !== 'this week'
      ? { from: to.minus({ days: 3 }), to, label: `end of ${label}` }
      : lastDay(span);
  const third = Math.max(1, Math.round(days / 3));
  const begin = word === 'middle' ? from.plus({ days: third }) : from;
  return { from: begin, to: begin.plus({ days: third }), label: `${word} of ${label.replace(/^in /, '')}` };
};

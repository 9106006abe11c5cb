import type { DateTime } from 'luxon';
import { textAt } from '../names/text-at.ts';
import { dayOf } from '../words/day-of.ts';
import type { Instant } from '../words/instant.ts';
import type { Period } from '../words/period.ts';
import { numberAt } from './numbers.ts';
import { type Token, textOf, wordAt } from './sentence.ts';
import { monthOf, type Span, spanAt, units } from './spans.ts';

/** When and where a person asks: dates are in this zone (IANA). */
export type Here = Readonly<{ now: Instant; zone: string }>;

/** A sentence's period and its other words. `unknown`: named, but not understood. */
export type PeriodRead = Readonly<{ period: Period | null; unknown: string | null; rest: readonly Token[] }>;

const inside = new Set(['in', 'within', 'for', 'over', 'during', 'on', 'inside', 'at']);
const upTo = new Set(['by', 'until', 'till', 'through', 'thru', 'before']);
const past = new Set(['last', 'past', 'previous', 'yesterday', 'since', 'after']);
const seasons = new Set(
  (
    'christmas xmas easter thanksgiving ramadan hanukkah diwali spring summer autumn fall winter weekend sprint holiday ' +
    'holidays season semester term fiscal fy financial half halloween eve morning evening night'
  ).split(' '),
);
const maxDays = 3660;

type Found = Readonly<{ length: number; period: Period } | { length: number; unknown: true }>;

const foundIn = ({ from, to, label }: Span, length: number): Found =>
  to > from && from.isValid
    ? { length, period: { from: from.toMillis(), to: to.toMillis(), label } }
    : { length, unknown: true };

type Unit = (typeof units)[string];
/** A number of units; `end` is the position after them. */
type Quantity = Readonly<{ many: number; unit: Unit; end: number }>;

const letters: Readonly<Record<string, Unit>> = { d: 'day', w: 'week', m: 'month', y: 'year' };

const countAt = (tokens: readonly Token[], at: number): Readonly<{ n: number; length: number }> | null => {
  if (/^an?$/.test(wordAt(tokens, at))) return { n: 1, length: 1 };
  const number = numberAt(tokens, at);
  return number && { n: number.count.kind === 'seats' ? number.count.n : 0, length: number.length };
};

/** "30 days", "a month", "2 fortnights", "60d". */
const quantityAt = (tokens: readonly Token[], at: number): Quantity | null => {
  const word = wordAt(tokens, at);
  const short = /^(\d{1,6})(d|w|m|y)$/.exec(word);
  if (short !== null) return { many: Number(short[1]), unit: letters[textAt(short, 2)] as Unit, end: at + 1 };
  if (word === 'fortnight') return { many: 2, unit: 'week', end: at + 1 };
  const count = countAt(tokens, at);
  if (count === null) return null;
  const end = at + count.length + 1;
  const of = wordAt(tokens, end - 1);
  if (/^fortnights?$/.test(of)) return { many: count.n * 2, unit: 'week', end };
  const unit = Object.hasOwn(units, of) ? units[of] : undefined;
  return unit === undefined ? null : { many: count.n, unit, end };
};

/** "next 30 days", "in 2 weeks", "60d": from today to the end of the last of these days. */
const counted = (today: DateTime, tokens: readonly Token[], at: number): Found | null => {
  let start = at;
  while (/^(?:the|next|coming|following|upcoming)$/.test(wordAt(tokens, start))) start += 1;
  const quantity = quantityAt(tokens, start);
  if (quantity === null) return null;
  const { many, unit, end } = quantity;
  const length = end - at;
  const to = today.plus({ [`${unit}s`]: many }).plus({ days: 1 });
  if (many < 1 || many > maxDays || to.diff(today, 'days').days > maxDays + 1)
    return { length, unknown: true };
  return foundIn({ from: today, to, label: many === 1 ? `next ${unit}` : `next ${many} ${unit}s` }, length);
};

/** How many words until one that leads to a name. */
const unknownLength = (tokens: readonly Token[], at: number): number => {
  let end = at + 1;
  while (end < tokens.length && !/^(?:for|at|of|from)$/.test(wordAt(tokens, end))) end += 1;
  return end - at;
};

const unknownAt = (tokens: readonly Token[], at: number): Found => ({
  length: unknownLength(tokens, at),
  unknown: true,
});

const limited = (today: DateTime, tokens: readonly Token[], words: readonly string[], at: number): Found => {
  const found = spanAt(today, words, at + 1);
  if (found === null) return unknownAt(tokens, at);
  const before = words[at] === 'before';
  const to = before ? found.span.from : found.span.to;
  const last = before ? to : to.minus({ days: 1 });
  const label = `${before ? 'before' : 'until'} ${last.setLocale('en').toFormat('d MMM yyyy')}`;
  return foundIn({ from: today, to, label }, found.length + 1);
};

const between = (today: DateTime, words: readonly string[], at: number): Found | null => {
  const first = spanAt(today, words, at + 1);
  if (first === null) return null;
  const join = at + 1 + first.length;
  if (!/^(?:and|to|until|till|-)$/.test(textAt(words, join))) return null;
  const second = spanAt(today, words, join + 1);
  if (second === null) return null;
  const end = second.span.to <= first.span.from ? second.span.to.plus({ years: 1 }) : second.span.to;
  const text = (day: DateTime) => day.setLocale('en').toFormat('d MMM yyyy');
  const label = `${text(first.span.from)} to ${text(end.minus({ days: 1 }))}`;
  return foundIn({ from: first.span.from, to: end, label }, join + 1 + second.length - at);
};

const isName = (words: readonly string[], at: number, length: number): boolean => {
  const next = words[at + length];
  return (
    next !== undefined &&
    !inside.has(next) &&
    !upTo.has(next) &&
    !/^(?:from|of|and|to|including|incl|with)$/.test(next)
  );
};

/** "April Media" and "March Hare Ltd" are companies. `length` is how many words the period would take. */
const beginsName = (words: readonly string[], start: number, length: number, lead: string | null): boolean =>
  (lead === null || /^(?:for|at)$/.test(lead)) &&
  (monthOf(textAt(words, start)) > 0 || /^(?:20\d\d|sun|sat|mon|wed|fri)$/.test(textAt(words, start))) &&
  isName(words, start, length);

/** "next 30 days", "in March", "1 to 15 May". */
const namedPeriodAt = (
  today: DateTime,
  tokens: readonly Token[],
  words: readonly string[],
  at: number,
): Found | null => {
  const lead = inside.has(textAt(words, at)) ? textAt(words, at) : null;
  const start = lead === null ? at : at + 1;
  const begin = textAt(words, start);
  const number = /^an?$/.test(begin) && lead === null ? null : counted(today, tokens, start);
  if (number !== null) return { ...number, length: number.length + start - at };
  const named = /^(?:the|this|next|coming)$/.test(begin);
  if (seasons.has(textAt(words, named ? start + 1 : start)) && (lead !== null || named))
    return unknownAt(tokens, at);
  const range = between(today, words, start - 1);
  if (range !== null) return { ...range, length: range.length - 1 + start - at };
  const found = spanAt(today, words, start);
  if (found === null || beginsName(words, start, found.length, lead)) return null;
  return foundIn(found.span, found.length + start - at);
};

const periodAt = (
  today: DateTime,
  tokens: readonly Token[],
  words: readonly string[],
  at: number,
): Found | null => {
  const word = textAt(words, at);
  if (upTo.has(word)) return limited(today, tokens, words, at);
  if (past.has(word)) return unknownAt(tokens, at);
  if (word === 'between') return between(today, words, at) ?? unknownAt(tokens, at);
  if (word === 'from') return between(today, words, at);
  return namedPeriodAt(today, tokens, words, at);
};

/** Finds a period anywhere in a sentence. */
export const readPeriod = (tokens: readonly Token[], here: Here): PeriodRead => {
  const today = dayOf(here.now, here.zone);
  const words = tokens.map(({ word }) => word);
  for (let at = 0; at < tokens.length; at += 1) {
    const found = periodAt(today, tokens, words, at);
    if (found === null) continue;
    const rest = [...tokens.slice(0, at), ...tokens.slice(at + found.length)];
    if ('period' in found) return { period: found.period, unknown: null, rest };
    return { period: null, unknown: textOf(tokens.slice(at, at + found.length)), rest };
  }
  return { period: null, unknown: null, rest: tokens };
};

import { DateTime } from 'luxon';
import type { Instant } from '../words/instant.ts';
import type { Period } from '../words/period.ts';
import { numberAt } from './numbers.ts';
import { type Token, textOf } from './sentence.ts';
import { monthOf, type Span, spanAt, units } from './spans.ts';

/** Where and when a person reads: dates are meant in this zone (IANA). */
export type Here = Readonly<{ now: Instant; zone: string }>;

/** The period of a sentence and the words that are not part of it. `unknown`: named, but not understood. */
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

const made = ({ from, to, label }: Span, length: number): Found =>
  to > from && from.isValid
    ? { length, period: { from: from.toMillis(), to: to.toMillis(), label } }
    : { length, unknown: true };

/** "next 30 days", "in 2 weeks", "60d": from today to the end of the last of these days. */
const counted = (today: DateTime, tokens: readonly Token[], at: number): Found | null => {
  let start = at;
  while (/^(?:the|next|coming|following|upcoming)$/.test(tokens[start]?.word ?? '')) start += 1;
  const short = /^(\d{1,6})(d|w|m|y)$/.exec(tokens[start]?.word ?? '');
  const bare = tokens[start]?.word === 'fortnight';
  const article = bare || /^an?$/.test(tokens[start]?.word ?? '');
  const number = short !== null || article ? null : numberAt(tokens, start);
  const n =
    short !== null ? Number(short[1]) : article ? 1 : number?.count.kind === 'seats' ? number.count.n : 0;
  const after = start + (bare ? 0 : short === null && !article ? (number?.length ?? 0) : 1);
  const letter: Readonly<Record<string, string>> = { d: 'day', w: 'week', m: 'month', y: 'year' };
  let word = short === null ? (tokens[after]?.word ?? '') : (letter[short[2] ?? ''] ?? '');
  const fortnight = /^fortnights?$/.test(word);
  if (fortnight) word = 'weeks';
  const unit = Object.hasOwn(units, word) ? units[word] : undefined;
  if (unit === undefined || (short === null && !article && number === null)) return null;
  const length = (short === null ? after + 1 : after) - at;
  const many = fortnight ? n * 2 : n;
  const to = today.plus({ [`${unit}s`]: many }).plus({ days: 1 });
  if (many < 1 || many > maxDays || to.diff(today, 'days').days > maxDays + 1)
    return { length, unknown: true };
  return made({ from: today, to, label: many === 1 ? `next ${unit}` : `next ${many} ${unit}s` }, length);
};

/** How many words until something else begins: a word that leads to a name. */
const unknownLength = (tokens: readonly Token[], at: number): number => {
  let end = at + 1;
  while (end < tokens.length && !/^(?:for|at|of|from)$/.test(tokens[end]?.word ?? 'for')) end += 1;
  return end - at;
};

const limited = (today: DateTime, tokens: readonly Token[], words: readonly string[], at: number): Found => {
  const found = spanAt(today, words, at + 1);
  if (found === null) return { length: unknownLength(tokens, at), unknown: true };
  const before = words[at] === 'before';
  const to = before ? found.span.from : found.span.to;
  const last = before ? to : to.minus({ days: 1 });
  const label = `${before ? 'before' : 'until'} ${last.setLocale('en').toFormat('d MMM yyyy')}`;
  return made({ from: today, to, label }, found.length + 1);
};

const between = (today: DateTime, words: readonly string[], at: number): Found | null => {
  const first = spanAt(today, words, at + 1);
  if (first === null) return null;
  const join = at + 1 + first.length;
  if (!/^(?:and|to|until|till|-)$/.test(words[join] ?? '')) return null;
  const second = spanAt(today, words, join + 1);
  if (second === null) return null;
  const end = second.span.to <= first.span.from ? second.span.to.plus({ years: 1 }) : second.span.to;
  const text = (day: DateTime) => day.setLocale('en').toFormat('d MMM yyyy');
  const label = `${text(first.span.from)} to ${text(end.minus({ days: 1 }))}`;
  return made({ from: first.span.from, to: end, label }, join + 1 + second.length - at);
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

const periodAt = (
  today: DateTime,
  tokens: readonly Token[],
  words: readonly string[],
  at: number,
): Found | null => {
  const word = words[at] ?? '';
  if (upTo.has(word)) return limited(today, tokens, words, at);
  if (past.has(word)) return { length: unknownLength(tokens, at), unknown: true };
  if (word === 'between')
    return between(today, words, at) ?? { length: unknownLength(tokens, at), unknown: true };
  if (word === 'from') return between(today, words, at);
  const lead = inside.has(word) ? 1 : 0;
  const start = at + lead;
  const named = /^(?:the|this|next|coming)$/.test(words[start] ?? '') ? 1 : 0;
  const number = /^an?$/.test(words[start] ?? '') && lead === 0 ? null : counted(today, tokens, start);
  if (number !== null) return { ...number, length: number.length + lead };
  if (seasons.has(words[start + named] ?? '') && (lead === 1 || named === 1)) {
    return { length: unknownLength(tokens, at), unknown: true };
  }
  const range = between(today, words, start - 1);
  if (range !== null) return { ...range, length: range.length - 1 + lead };
  const found = spanAt(today, words, start);
  if (found === null) return null;
  // "April Media" and "March Hare Ltd" are companies.
  const bareName =
    (lead === 0 || /^(?:for|at)$/.test(word)) &&
    (monthOf(words[start] ?? '') > 0 || /^(?:20\d\d|sun|sat|mon|wed|fri)$/.test(words[start] ?? ''));
  if (bareName && isName(words, start, found.length)) return null;
  return made(found.span, found.length + lead);
};

/** Finds the period of a sentence wherever it stands. */
export const readPeriod = (tokens: readonly Token[], here: Here): PeriodRead => {
  const today = DateTime.fromMillis(here.now, { zone: here.zone }).startOf('day');
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

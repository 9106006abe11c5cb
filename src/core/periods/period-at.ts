import type { DateTime } from 'luxon';
import { textAt } from '../names/text-at.ts';
import type { Token } from '../understanding/sentence.ts';
import { monthOf } from '../understanding/spans.ts';
import { byText } from '../words/by-text.ts';
import type { Period } from '../words/period.ts';
import type { At, Side } from './period-dates.ts';
import { type SpanAt, text } from './period-parts.ts';
import { lead, range, spanAt as readSpanAt, unclear } from './period-spans.ts';
import { dayOfMonthAt, ordinals, weekdayOf } from './period-words.ts';

/** The words, and the time that begins at each, read once. */
type Here = At & Readonly<{ spanAt: (at: number) => SpanAt | null }>;

const hereOf = (given: At): Here => {
  const spans = new Map<number, SpanAt | null>();
  const spanAt = (at: number): SpanAt | null => {
    const known = spans.get(at);
    if (known !== undefined) return known;
    const found = textAt(given.words, at) === '' ? null : readSpanAt(given, at);
    spans.set(at, found);
    return found;
  };
  return { ...given, spanAt };
};

const until = new Set('by until till til before thru ahead'.split(' '));
/** "between 1 and 20 December", "from 1 Dec to 15 Jan", "June to August": both ends. */
const rangeAt = (here: Here, at: number): SpanAt | null => {
  const { words, side } = here;
  const opens = /^(?:between|from)$/.test(textAt(words, at)) ? 1 : 0;
  const first = here.spanAt(at + opens);
  const day = dayOfMonthAt(words, at + opens);
  const taken = first?.length ?? (opens === 1 ? day?.length : undefined);
  if (taken === undefined) return null;
  const join = at + opens + taken;
  const second = joins(words, at, join, opens === 1) ? here.spanAt(join + 1) : null;
  if (second === null) return null;
  const length = join + 1 + second.length - at;
  // "the 1st and the 15th of November": the month stands once.
  const bare = day !== null && day.length === taken && second.length > day.length;
  const from = bare ? second.span.from.set({ day: day.day }) : first?.span.from;
  // "from 5 to Friday": of which month?
  if (!from?.isValid || !second.span.to.isValid) return unclear(length);
  // "between October and September" are two months, not all that come between them.
  const isMonth = first !== null && +first.span.to === +first.span.from.plus({ months: 1 });
  const follows = isMonth && from.month === (second.span.from.month % 12) + 1;
  if (follows && /^(?:and|&)$/.test(textAt(words, join))) return null;
  return { span: range({ from, to: from, label: '' }, second.span, side), length };
};

/** Whether the word between two times joins them: "and" only after "between", and between two months. */
const joins = (words: readonly string[], at: number, join: number, opened: boolean): boolean => {
  const word = textAt(words, join);
  if (/^(?:to|until|till|til|through|thru|-)$/.test(word)) return true;
  if (!/^(?:and|\+|&)$/.test(word)) return false;
  return opened || (monthOf(textAt(words, at)) > 0 && monthOf(textAt(words, join + 1)) > 0);
};

/** The longest open end that is searched. */
const far = { years: 10 };

/** Whether the last day is left out: "before Friday", "until New Year", but not "before the end of May". */
const leavesOut = ({ words }: At, at: number, length: number): boolean => {
  const after = words.slice(at + length, at + length + 2).join(' ');
  if (/^(?:before|ahead|prior)$/.test(textAt(words, at))) return !/^(?:the end|end|eo[wmqy])/.test(after);
  return after.startsWith('new year');
};

/** "until Friday", "before Christmas", "no later than March": from today, or from long ago. */
const untilAt = (here: Here, at: number): SpanAt | null => {
  const { today, words, side } = here;
  const wide = /^(?:up to|ahead of|prior to|no later than)/.exec(words.slice(at, at + 3).join(' '));
  if (wide === null && !until.has(textAt(words, at))) return null;
  const length = wide === null ? 1 : wide[0].split(' ').length;
  const found = here.spanAt(at + length);
  if (found === null) return null;
  const eve = leavesOut(here, at, length);
  const to = eve ? found.span.from : found.span.to;
  if (!to.isValid) return unclear(length + found.length);
  const label = `${eve ? 'before' : 'until'} ${text(eve ? to : to.minus({ days: 1 }))}`;
  const from = side === 'ahead' ? today : to.minus(far);
  return { span: { from, to, label }, length: length + found.length };
};

/** "since" looks back: in November "since January" began ten months ago, and "since Friday" on a Friday a week ago. */
const before = (begun: DateTime, today: DateTime, word: string): DateTime => {
  if (begun > today && monthOf(word) > 0) return begun.minus({ years: 1 });
  return weekdayOf(word) > 0 && +begun === +today ? begun.minus({ weeks: 1 }) : begun;
};

/** "since May", "after Friday", "from the 10th onwards": to an open end, or to today. */
const sinceAt = (here: Here, at: number): SpanAt | null => {
  const { today, words, side } = here;
  const word = textAt(words, at);
  if (!/^(?:since|after|from|starting)$/.test(word)) return null;
  const skip = words[at + 1] === 'on' ? 2 : 1;
  const found = here.spanAt(at + skip);
  if (found === null) return null;
  const onwards = /^(?:on|onwards?|forward|forwards)$/.test(textAt(words, at + skip + found.length)) ? 1 : 0;
  const length = skip + found.length + onwards;
  const begun = word === 'after' ? found.span.to : found.span.from;
  if (!begun.isValid) return unclear(length);
  const from =
    word === 'since' && found.length === 1 ? before(begun, today, textAt(words, at + skip)) : begun;
  if (word === 'from' && onwards === 0) return { span: found.span, length };
  const name = +from !== +begun ? text(from) : found.span.label.replace(/^in /, '');
  const tomorrow = today.plus({ days: 1 });
  return side === 'ahead' && word !== 'since'
    ? { span: { from, to: from.plus(far), label: `${word === 'after' ? 'after' : 'from'} ${name}` }, length }
    : {
        span: {
          from,
          to: tomorrow > from ? tomorrow : found.span.to,
          label: `${word === 'after' ? 'after' : 'since'} ${name}`,
        },
        length,
      };
};

/** Words at a place that are a time; `period` is null when it is not known when that is. */
export type PeriodAt = Readonly<{ length: number; period: Period | null }>;

const starts =
  /^(?:the|in|within|for|over|during|on|inside|at|of|through|throughout|due|by|until|till|til|before|thru|ahead|up|prior|no|between|from|since|after|starting|this|current|running|next|following|coming|nxt|last|past|previous|prior|upcoming|an?|end|rest|remainder|beginning|start|middle|first|second|third|fourth|1st|2nd|calendar|week|kw|cw|today|tonight|tomorrow|tmrw|tmr|tomorow|yesterday'?s?|new|christmas|xmas|halloween|good|easter|thanksgiving|ramadan|diwali|spring|summer|autumn|winter|weekend|fiscal|financial|fy\d*|fortnight|eow|eom|eoq|eoy|[wmqy]td|q[1-4]|year|month|quarter)$/;

/** Whether a word can begin a time. */
export const startsTime = byText(
  (word) =>
    starts.test(word) ||
    /\d/.test(word) ||
    monthOf(word) > 0 ||
    weekdayOf(word) > 0 ||
    /^[a-z]{3,9}[-/+][a-z]{3,9}$/.test(word) ||
    ordinals.includes(word) ||
    /^(?:two|three|four|five|six|seven|eight|nine|ten|twelve|thirty|sixty|ninety|twenty)$/.test(word),
);

/** The time that begins at this word, with the words that lead to it. */
export const periodAt = (
  tokens: readonly Token[],
  at: number,
  today: DateTime,
  side: Side,
): PeriodAt | null => {
  if (!startsTime(textAt([tokens[at]?.word], 0))) return null;
  const words = tokens.slice(0, at + 14).map(({ word }) => word);
  const here = hereOf({ today, words, tokens, side });
  const found = lead.has(textAt(words, at))
    ? ledAt(here, at)
    : (rangeAt(here, at) ?? untilAt(here, at) ?? sinceAt(here, at) ?? here.spanAt(at));
  if (found === null) return null;
  const { span, length } = found;
  const { from, to, label } = span;
  const known = from.isValid && to.isValid && to > from && (side === 'back' || to > today);
  return { length, period: known ? { from: from.toMillis(), to: to.toMillis(), label } : null };
};

const ledAt = (here: Here, at: number): SpanAt | null => {
  const inner = rangeAt(here, at + 1) ?? here.spanAt(at + 1);
  return inner && { span: inner.span, length: inner.length + 1 };
};

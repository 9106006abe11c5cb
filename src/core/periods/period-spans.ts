import { DateTime } from 'luxon';
import { textAt } from '../names/text-at.ts';
import { numberAt } from '../understanding/numbers.ts';
import type { Token } from '../understanding/sentence.ts';
import { monthOf } from '../understanding/spans.ts';
import { type At, dayAlone, dayIn, month, type Reader, wholeMonth, written, yearOf } from './period-dates.ts';
import {
  bare,
  calendar,
  halfOf,
  lastDay,
  oneDay,
  type Span,
  type SpanAt,
  sideOf,
  text,
} from './period-parts.ts';
import { ordinals, type Unit, unitOf, weekdayOf } from './period-words.ts';

const steps: Readonly<Record<string, number>> = {
  ...{ this: 0, current: 0, running: 0, next: 1, following: 1, coming: 1, nxt: 1 },
  ...{ last: -1, past: -1, previous: -1, prior: -1 },
};

/** "this month", "next week", "last quarter", "last month's", "next friday", "this december". */
const relative: Reader = (here, at) => {
  const { today, words } = here;
  const step = Object.hasOwn(steps, textAt(words, at)) ? steps[textAt(words, at)] : undefined;
  if (step === undefined) return null;
  const next = textAt(words, at + 1).replace(/'?s$/, (tail) => (tail === 's' ? 's' : ''));
  const unit = /s$/.test(next) && !next.endsWith("'s") ? (next === 'months' ? 'month' : null) : unitOf(next);
  if (unit !== null && unit !== 'hour') return { span: calendar(today, unit, step), length: 2 };
  const weekday = weekdayOf(next);
  if (weekday > 0) {
    const days = (weekday - today.weekday + 7) % 7;
    return oneDay(today.plus({ days: step < 0 ? days - 7 : step > 0 && days === 0 ? 7 : days }), 2);
  }
  if (monthOf(next) === 0 || (step < 0 && here.side === 'ahead')) return null;
  const inner = month(here, at + 1);
  return inner && { span: inner.span, length: inner.length + 1 };
};

/** Words that lead to a time and say nothing more. */
export const lead = new Set('in within for over during on inside at of through throughout due'.split(' '));
const maxDays = 3660;

/** "3 months", "a fortnight", "60d", "six weeks". */
const quantityAt = ({ tokens, words }: At, at: number): Quantity | null => {
  const word = textAt(words, at);
  const short = /^(\d{1,5})([a-z]+)$/.exec(word);
  const shortUnit = short === null ? null : unitOf(textAt(short, 2));
  if (shortUnit !== null) return { many: Number.parseInt(word, 10), unit: shortUnit, end: at + 1 };
  if (word === 'fortnight') return { many: 2, unit: 'week', end: at + 1 };
  const number = /^an?$/.test(word) ? { n: 1, length: 1 } : countAt(tokens, at);
  if (number === null) return null;
  const of = textAt(words, at + number.length);
  const end = at + number.length + 1;
  if (/^fortnights?$/.test(of)) return { many: number.n * 2, unit: 'week', end };
  const unit = unitOf(of);
  return unit === null ? null : { many: number.n, unit, end };
};

const countAt = (tokens: readonly Token[], at: number): Readonly<{ n: number; length: number }> | null => {
  const number = numberAt(tokens, at);
  return number && { n: number.count.kind === 'seats' ? number.count.n : 0, length: number.length };
};

/** "next 30 days", "the last 6 months", "in 2 weeks". Looking back, whole months and longer leave out the running one. */
const counted: Reader = (here, at) => {
  const { words, side } = here;
  let start = at;
  while (/^(?:the|next|coming|following|upcoming|um|uh|last|past|previous)$/.test(textAt(words, start)))
    start += 1;
  // "a month" is a rate; "in a month" is a time.
  if (/^an?$/.test(textAt(words, start)) && start === at && !lead.has(textAt(words, at - 1))) return null;
  const found = quantityAt(here, start);
  if (found === null) return null;
  const length = found.end - at;
  if (found.many < 1 || found.many > maxDays) return unclear(length);
  const back =
    words.slice(at, start).some((word) => /^(?:last|past|previous)$/.test(word)) ||
    (side === 'back' && start === at);
  return back ? { span: lastOf(here, found), length } : nextOf(here, found, length);
};

type Quantity = Readonly<{ many: number; unit: Unit; end: number }>;
const quantityName = ({ many, unit }: Quantity): string => (many === 1 ? unit : `${many} ${unit}s`);

const nextOf = ({ today }: At, found: Quantity, length: number): SpanAt => {
  const to = today.plus({ [`${found.unit}s`]: found.many }).plus({ days: 1 });
  if (to.diff(today, 'days').days > maxDays + 1) return unclear(length);
  return { span: { from: today, to, label: `next ${quantityName(found)}` }, length };
};

const lastOf = ({ today }: At, found: Quantity): Span => {
  const { many, unit } = found;
  const label = `last ${quantityName(found)}`;
  if (unit === 'hour')
    return { from: today.minus({ days: Math.ceil(many / 24) }), to: today.plus({ days: 1 }), label };
  if (unit === 'day' || unit === 'week')
    return { from: today.minus({ [`${unit}s`]: many }), to: today.plus({ days: 1 }), label };
  const to = today.startOf(unit);
  return { from: to.minus({ [`${unit}s`]: many }), to, label };
};

export const unclear = (length: number): SpanAt => {
  const none = DateTime.invalid('unclear');
  return { span: { from: none, to: none, label: '' }, length };
};

const shortEnds: Readonly<Record<string, Exclude<Unit, 'hour'>>> = {
  ...{ eow: 'week', eom: 'month', eoq: 'quarter', eoy: 'year' },
};
const toDate: Readonly<Record<string, Exclude<Unit, 'hour'>>> = {
  wtd: 'week',
  mtd: 'month',
  qtd: 'quarter',
  ytd: 'year',
};

const named: Reader = ({ today, words, side }, at) => {
  const word = textAt(words, at);
  // "the day after tomorrow", "the day before yesterday".
  const apart = /^day (?:(after) tomorrow|before yesterday)$/.exec(words.slice(at, at + 3).join(' '));
  if (apart !== null) return oneDay(today.plus({ days: apart[1] === undefined ? -2 : 2 }), 3);
  const day = (ahead: number, label: string): SpanAt => ({
    span: { ...oneDay(today.plus({ days: ahead }), 1).span, label },
    length: 1,
  });
  if (/^(?:today|tonight)$/.test(word)) return day(0, 'today');
  if (/^(?:tomorrow|tmrw|tmr|tomorow)$/.test(word)) return day(1, 'tomorrow');
  if (/^(?:yesterday|yday)'?s?$/.test(word)) return day(-1, 'yesterday');
  const unit = Object.hasOwn(toDate, word) ? toDate[word] : undefined;
  const long = words[at + 1] === 'to' && words[at + 2] === 'date' ? unitOf(word) : null;
  const of = unit ?? (long === 'hour' ? null : long);
  if (of != null) {
    const from = today.startOf(of);
    return {
      span: { from, to: today.plus({ days: 1 }), label: `this ${of}` },
      length: unit === undefined ? 3 : 1,
    };
  }
  const end = Object.hasOwn(shortEnds, word) ? shortEnds[word] : undefined;
  if (end !== undefined) return { span: lastDay(calendar(today, end, 0)), length: 1 };
  const weekday = weekdayOf(word);
  if (weekday === 0) return null;
  const days = (weekday - today.weekday + 7) % 7;
  return oneDay(today.plus({ days: side === 'ahead' ? days : days === 0 ? 0 : days - 7 }), 1);
};

const quarter: Reader = (here, at) => {
  const { today, words, side } = here;
  const short = /^q([1-4])$/.exec(textAt(words, at));
  const spelled = ordinals.indexOf(textAt(words, at)) + 1;
  const long = spelled > 0 && spelled < 5 && words[at + 1] === 'quarter';
  if (short === null && !long) return null;
  const wanted = short === null ? spelled : Number(short[1]);
  const end = at + (long ? 2 : 1);
  const of = words[end] === 'of' ? 1 : 0;
  const year = yearOf(textAt(words, end + of));
  const relativeYear = of === 1 ? relative(here, end + of) : null;
  const near =
    side === 'ahead'
      ? today.year + (wanted < today.quarter ? 1 : 0)
      : today.year - (wanted > today.quarter ? 1 : 0);
  const which = year ?? relativeYear?.span.from.year ?? near;
  const from = DateTime.fromObject({ year: which, month: wanted * 3 - 2 }, { zone: today.zone });
  const length = end - at + (year !== null ? of + 1 : relativeYear !== null ? of + relativeYear.length : 0);
  return { span: { from, to: from.plus({ quarters: 1 }), label: `in Q${wanted} ${which}` }, length };
};

const year: Reader = ({ today, words }, at) => {
  const which = yearOf(textAt(words, at));
  if (which === null) return null;
  const from = DateTime.fromObject({ year: which }, { zone: today.zone });
  return { span: { from, to: from.plus({ years: 1 }), label: `in ${which}` }, length: 1 };
};

/** "week 50", "calendar week 50", "kw 50". */
const week: Reader = ({ today, words, side }, at) => {
  const lead = words[at] === 'calendar' ? 1 : 0;
  const number = /^(\d\d?)$/.exec(textAt(words, at + lead + 1));
  if (!/^(?:week|kw|cw|wk)$/.test(textAt(words, at + lead)) || number === null) return null;
  const weekNumber = Number(number[1]);
  if (weekNumber < 1 || weekNumber > 53) return unclear(lead + 2);
  const inYear = (weekYear: number) => DateTime.fromObject({ weekYear, weekNumber }, { zone: today.zone });
  const now = inYear(today.weekYear);
  const past = now.plus({ weeks: 1 }) <= today;
  const from =
    side === 'ahead' && past
      ? inYear(today.weekYear + 1)
      : side === 'back' && now > today
        ? inYear(today.weekYear - 1)
        : now;
  return {
    span: { from, to: from.plus({ weeks: 1 }), label: `week ${weekNumber} of ${from.weekYear}` },
    length: lead + 2,
  };
};

/** "first half of December", "second half of the year", "beginning of march", "end of next week", "rest of the year". */
const partOf: Reader = (here, at) => {
  const { words } = here;
  const word = textAt(words, at);
  const half = /^(?:first|1st|second|2nd)$/.test(word) && words[at + 1] === 'half';
  if (!half && !/^(?:end|rest|remainder|beginning|start|middle)$/.test(word)) return null;
  const of = at + (half ? 2 : 1);
  // "trials that end this month" end in it, and not on its last day.
  if (word === 'end' && /^(?:this|next|last)$/.test(textAt(words, of))) return null;
  const start = words[of] === 'of' ? of + 1 : of;
  const inner = unitAt(here, start) ?? spanAt(here, start);
  if (inner === null) return null;
  const span = half ? halfOf(inner.span, /^(?:first|1st)$/.test(word)) : sideOf(here.today, inner.span, word);
  return { span, length: start + inner.length - at };
};

/** "first 15 days of December", "the last week of the year": a number of units at one end of it. */
const endOf: Reader = (here, at) => {
  const { words } = here;
  const side = at + (words[at] === 'the' ? 1 : 0);
  const first = /^(?:first|1st)$/.test(textAt(words, side));
  if (!first && !/^(?:last|final)$/.test(textAt(words, side))) return null;
  const next = textAt(words, side + 1);
  const single = next.endsWith('s') ? null : unitOf(next);
  const found = single === null ? quantityAt(here, side + 1) : { many: 1, unit: single, end: side + 2 };
  if (found === null || words[found.end] !== 'of') return null;
  const inner = unitAt(here, found.end + 1) ?? spanAt(here, found.end + 1);
  if (inner === null) return null;
  const length = found.end + 1 + inner.length - at;
  const { from, to, label } = inner.span;
  const step = { [`${found.unit}s`]: found.many };
  const part = first ? { from, to: from.plus(step) } : { from: to.minus(step), to };
  if (part.from < from || part.to > to) return unclear(length);
  const name = `${first ? 'first' : 'last'} ${quantityName(found)} of ${bare(label)}`;
  return { span: { ...part, label: name }, length };
};

/** "the year", "month": the present one. */
const unitAt = ({ today, words }: At, at: number): SpanAt | null => {
  const article = words[at] === 'the' ? 1 : 0;
  const unit = unitOf(textAt(words, at + article));
  return unit === null || unit === 'hour' ? null : { span: calendar(today, unit, 0), length: article + 1 };
};

/** Days that have a name. */
const feasts: Readonly<Record<string, readonly [month: number, day: number]>> = {
  ...{ christmas: [12, 25], xmas: [12, 25], halloween: [10, 31] },
};
const feast: Reader = (here, at) => {
  const { words } = here;
  const lead = words[at] === 'the' ? 1 : 0;
  if (words[at + lead] === 'new' && /^year(?:'?s)?$/.test(textAt(words, at + lead + 1))) {
    const eve = words[at + lead + 2] === 'eve';
    const length = lead + 2 + (/^(?:eve|day)$/.test(textAt(words, at + lead + 2)) ? 1 : 0);
    return dayIn(here, null, eve ? 12 : 1, eve ? 31 : 1, length);
  }
  const word = textAt(words, at);
  const found = Object.hasOwn(feasts, word) ? feasts[word] : undefined;
  return found === undefined ? null : dayIn(here, null, found[0], found[1], 1);
};

/** Easter Sunday of the western churches, by Butcher's rule (Ecclesiastical Calendar, 1876). */
const easterOf = (year: number, zone: At['today']['zone']): DateTime => {
  const [century, rest] = [Math.floor(year / 100), year % 100];
  const skipped =
    century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * (year % 19) + skipped + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7;
  const late = 7 * Math.floor(((year % 19) + 11 * moon + 22 * sunday) / 451);
  const days = moon + sunday - late + 114;
  return DateTime.fromObject({ year, month: Math.floor(days / 31), day: (days % 31) + 1 }, { zone });
};
const easterIn = ({ today, side }: At): DateTime => {
  const near = easterOf(today.year, today.zone);
  const fits = near < today === (side === 'back') || +near === +today;
  return fits ? near : easterOf(today.year + (side === 'ahead' ? 1 : -1), today.zone);
};

const easterDays: Readonly<Record<string, number>> = {
  'good friday': -2,
  'easter monday': 1,
  'easter sunday': 0,
};
/** "easter", "Good Friday", "Easter Monday". */
const easter: Reader = (here, at) => {
  const two = here.words.slice(at, at + 2).join(' ');
  const days = Object.hasOwn(easterDays, two) ? easterDays[two] : undefined;
  if (days !== undefined) return oneDay(easterIn(here).plus({ days }), 2);
  return here.words[at] === 'easter' ? oneDay(easterIn(here), 1) : null;
};

/** "the weekend", "last weekend": Saturday and Sunday, of the week that is or comes, or of the one before. */
const weekend: Reader = ({ today, words, side }, at) => {
  const step = Object.hasOwn(steps, textAt(words, at)) ? steps[textAt(words, at)] : undefined;
  const length = step === undefined ? 1 : 2;
  if (textAt(words, at + length - 1) !== 'weekend') return null;
  // "the weekend of 5 December" is that of the date.
  if (/^(?:of|from|after|before)$|^\d/.test(textAt(words, at + length))) return unclear(length);
  const saturday = today.startOf('week').plus({ days: 5 });
  const back = side === 'back' && saturday > today ? -1 : 0;
  const from = saturday.plus({ weeks: step === undefined || step === 0 ? back : step });
  return { span: range({ from, to: from, label: '' }, oneDay(from.plus({ days: 1 }), 1).span), length };
};

/** A time that depends on a setting or on a place: recognised, but not known. */
const unsettled: Reader = ({ words }, at) => {
  const rest = words.slice(at, at + 4).join(' ');
  const match =
    /^(?:(?:this|next|last|the|current|coming) )?(?:fiscal (?:year|quarter)|financial (?:year|quarter)|fy(?:\d\d)?|thanksgiving|ramadan|diwali|spring|summer|autumn|winter|sprint|season|semester|holidays?)(?![\w-])/.exec(
      rest,
    );
  return match === null ? null : unclear(match[0].split(' ').length);
};

/** "dec-feb", "jan/feb". */
const joined: Reader = (here, at) => {
  const parts = textAt(here.words, at).split(/[-/+]/);
  const [first, second] = [monthOf(textAt(parts, 0)), monthOf(textAt(parts, 1))];
  if (parts.length !== 2 || first === 0 || second === 0) return null;
  const a = wholeMonth(here, null, first, 1).span;
  const b = wholeMonth(here, null, second, 1).span;
  return { span: range(a, b), length: 1 };
};

export const range = (a: Span, b: Span, side: At['side'] = 'ahead'): Span => {
  const turned = b.to <= a.from;
  // From Friday to Tuesday are five days.
  const step = a.from.diff(b.to, 'days').days < 7 ? { weeks: 1 } : { years: 1 };
  const to = turned && side === 'ahead' ? b.to.plus(step) : b.to;
  const from = turned && side === 'back' ? a.from.minus(step) : a.from;
  return { from, to, label: `${text(from)} to ${text(to.minus({ days: 1 }))}` };
};

const readers: readonly Reader[] = [
  feast,
  easter,
  weekend,
  unsettled,
  joined,
  partOf,
  quarter,
  endOf,
  counted,
  relative,
  named,
  week,
  written,
  month,
  dayAlone,
  year,
];

/** The time that begins at this word; a leading article counts. */
export const spanAt: Reader = (here, at) => {
  for (const reader of readers) {
    const found = reader(here, at);
    if (found !== null) return found;
  }
  if (here.words[at] !== 'the') return null;
  const inner = spanAt(here, at + 1);
  return inner && { span: inner.span, length: inner.length + 1 };
};

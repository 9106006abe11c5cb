import { DateTime } from 'luxon';
import { periodAt } from '../periods/period-at.ts';
import type { Until } from '../understanding/intent.ts';
import { numberAt } from '../understanding/numbers.ts';
import type { Here } from '../understanding/periods.ts';
import { type Token, textOf, wordAt } from '../understanding/sentence.ts';

/** When something ends by a message, and the message's other words. `until` is null when it names no end. */
export type EndRead = Readonly<{ until: Until | null; rest: readonly Token[] }>;

type Found = Readonly<{ length: number; until: Until }>;

const leads = /^(?:until|till|til|thru|through|before|expires|expiring|ending|ends)$/;
/** What says that it is for a time, and not for how long. */
const vague = /^(?:temporarily|temporary|briefly)$/;
const vagueFor = /^(?:now|a while|a bit|some time|the time being|the moment|a few (?:hours|days|weeks))\b/;
const units: Readonly<Record<string, 'hours' | 'days' | 'weeks' | 'months' | 'minutes'>> = {
  ...{ minute: 'minutes', minutes: 'minutes', min: 'minutes', mins: 'minutes' },
  ...{ hour: 'hours', hours: 'hours', h: 'hours', hrs: 'hours', hr: 'hours' },
  ...{ day: 'days', days: 'days', week: 'weeks', weeks: 'weeks', month: 'months', months: 'months' },
};

/** To the next word that leads to a name. */
const unknownFrom = (tokens: readonly Token[], at: number): Found => {
  let end = at + 1;
  while (
    end < tokens.length &&
    !/^(?:for|at|to|as|and)$/.test(wordAt(tokens, end)) &&
    wordAt(tokens, end) !== ''
  )
    end += 1;
  return { length: end - at, until: { unknown: textOf(tokens.slice(at, end)) } };
};

const clock = /^([01]?\d|2[0-3])(?:[:.]([0-5]\d))?(am|pm)?$/;

/** "5pm", "17:30", "5 pm tomorrow", "noon"; null for what is no time of a day. */
const timeAt = (tokens: readonly Token[], at: number, now: DateTime): Found | null => {
  const word = wordAt(tokens, at);
  const apart = /^(?:am|pm)$/.test(wordAt(tokens, at + 1)) ? wordAt(tokens, at + 1) : '';
  const match = clock.exec(word === 'noon' ? '12:00' : `${word}${apart}`);
  const [, hours = '', minutes, half] = match ?? [];
  if (match === null || (minutes === undefined && half === undefined)) return null;
  if (half !== undefined && (Number(hours) > 12 || Number(hours) < 1)) return null;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half === 'pm' ? 12 : 0);
  const length = apart === '' ? 1 : 2;
  const day = wordAt(tokens, at + length);
  const named = /^(?:today|tonight|tomorrow)$/.test(day);
  const end = now
    .plus({ days: day === 'tomorrow' ? 1 : 0 })
    .set({ hour, minute: Number(minutes ?? 0), second: 0, millisecond: 0 });
  return { length: length + (named ? 1 : 0), until: { at: end.toMillis() } };
};

/** "until 31 Dec", "till Friday", "until 5pm"; the end of a day that is named is its last moment. */
const untilAt = (tokens: readonly Token[], at: number, now: DateTime): Found | null => {
  const upTo = wordAt(tokens, at) === 'up' && wordAt(tokens, at + 1) === 'to';
  if (!upTo && !leads.test(wordAt(tokens, at))) return null;
  const led = at + (upTo ? 2 : 1);
  const after = wordAt(tokens, led) === 'and' && wordAt(tokens, led + 1) === 'including' ? led + 2 : led;
  const from = /^(?:on|at|by)$/.test(wordAt(tokens, after)) ? after + 1 : after;
  const time = timeAt(tokens, from, now);
  if (time !== null) {
    // "until 5pm on Friday": which of the two is it?
    const next = from + time.length;
    const more = /^(?:on|at)$/.test(wordAt(tokens, next)) ? next + 1 : next;
    return periodAt(tokens, more, now.startOf('day'), 'ahead') === null
      ? { ...time, length: from + time.length - at }
      : unknownFrom(tokens, at);
  }
  const lead = [{ ...(tokens[at] as Token), word: wordAt(tokens, at) === 'before' ? 'before' : 'until' }];
  const found = periodAt([...lead, ...tokens.slice(from)], 0, now.startOf('day'), 'ahead');
  if (found?.period == null) return unknownFrom(tokens, at);
  return { length: from - at + found.length - 1, until: { at: found.period.to } };
};

/** What may be somebody's or a company's name: "for April", "for Monday Motors". */
const alsoName =
  /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|q[1-4]$|\d)/;

/** Whether no name continues after a time, as in "for 24 hours Fitness". */
const endsAt = (tokens: readonly Token[], at: number): boolean =>
  at >= tokens.length ||
  tokens[at - 1]?.comma === true ||
  /^(?:for|at|to|as|and|only|please|starting|from|now)$/.test(wordAt(tokens, at));

/** "for 8 hours", "for the next two weeks", "for today". */
const forAt = (tokens: readonly Token[], at: number, now: DateTime): Found | null => {
  if (wordAt(tokens, at) !== 'for') return null;
  const words = tokens.slice(at + 1, at + 4).map(({ word }) => word);
  const unclear = vagueFor.exec(words.join(' '));
  if (unclear !== null)
    return { length: 1 + unclear[0].split(' ').length, until: { unknown: `for ${unclear[0]}` } };
  let start = at + 1;
  while (/^(?:the|next|another|only|just)$/.test(wordAt(tokens, start))) start += 1;
  const counted = quantityAt(tokens, start);
  if (counted !== null) {
    if (!endsAt(tokens, start + counted.length)) return null;
    return {
      length: start + counted.length - at,
      until: { at: now.plus({ [counted.unit]: counted.n }).toMillis() },
    };
  }
  if (alsoName.test(wordAt(tokens, at + 1))) return null;
  const found = periodAt(tokens, at + 1, now.startOf('day'), 'ahead');
  return found?.period == null || !endsAt(tokens, at + 1 + found.length)
    ? null
    : { length: 1 + found.length, until: { at: found.period.to } };
};

/** "this week", "next month" at the end. */
const spanAt = (tokens: readonly Token[], at: number, now: DateTime): Found | null => {
  const named = /^(?:this|next)$/.test(wordAt(tokens, at)) && /^(?:week|month)$/.test(wordAt(tokens, at + 1));
  const found = named && endsAt(tokens, at + 2) ? periodAt(tokens, at, now.startOf('day'), 'ahead') : null;
  return found?.period == null ? null : { length: found.length, until: { at: found.period.to } };
};

const quantityAt = (tokens: readonly Token[], at: number) => {
  const short = /^(\d{1,4})(h|d|w)$/.exec(wordAt(tokens, at));
  if (short !== null)
    return {
      n: Number(short[1]),
      unit: ({ h: 'hours', d: 'days', w: 'weeks' } as const)[short[2] as 'h'],
      length: 1,
    };
  const single = /^an?$/.test(wordAt(tokens, at));
  const number = single ? { count: { kind: 'seats', n: 1 } as const, length: 1 } : numberAt(tokens, at);
  if (number === null || number.count.kind !== 'seats') return null;
  const unit = units[wordAt(tokens, at + number.length)];
  return unit === undefined ? null : { n: number.count.n, unit, length: number.length + 1 };
};

/** Whether an end can begin here: with a word that leads to one, and no name behind "for". */
const mayEnd = (tokens: readonly Token[], at: number): boolean => {
  const word = wordAt(tokens, at);
  return (
    vague.test(word) ||
    leads.test(word) ||
    /^(?:up|this|next)$/.test(word) ||
    (word === 'for' && wordAt(tokens, at + 1) !== '')
  );
};

/** Takes the end out of a sentence about a role or a deputy. What cannot be read is never taken for no end. */
export const endIn = (tokens: readonly Token[], here: Here): EndRead => {
  const none = { until: null, rest: tokens };
  if (!tokens.some((_, at) => mayEnd(tokens, at))) return none;
  const now = DateTime.fromMillis(here.now, { zone: here.zone });
  for (let at = 0; at < tokens.length; at += 1) {
    const found = vague.test(wordAt(tokens, at))
      ? { length: 1, until: { unknown: wordAt(tokens, at) } }
      : (untilAt(tokens, at, now) ?? forAt(tokens, at, now) ?? spanAt(tokens, at, now));
    if (found !== null)
      return { until: found.until, rest: [...tokens.slice(0, at), ...tokens.slice(at + found.length)] };
  }
  return none;
};

import type { AlertForm } from '../alerts/alert.ts';
import { textAt } from '../names/text-at.ts';
import type { AlertProblem } from './intent.ts';

/** What was taken out of a sentence: its value, what is left of the text, and what was wrong with it. */
export type Taken<T> = Readonly<{ value: T | null; rest: string; problem: AlertProblem | null }>;

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const weekdayPattern =
  /(?:\b(?:on|every|each)\s+|(?<=\b(?:weekly|digest|week),?\s+))(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?\b/i;
const hourPattern =
  /(?:\b(?:at|around|from)\s+)(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|h|hrs|hours|o'?clock|uhr)?(?![\w:.%/-])|\b(\d{1,2})(?:(?::(\d{2}))\s*(am|pm)?|\s*(am|pm|o'?clock))(?!\w)|\bat\s+(noon|midday|midnight)\b/i;
const dailyPattern = /\b(?:daily|(?:every|each|once an?|an?|per|once per|one per)\s+(?:day|morning))\b/i;
const weeklyPattern =
  /\b(?:weekly|(?:every|each|once an?|an?|per|once per|one per)\s+week)\b(?!\s+(?:before|ahead|in advance))/i;
const otherPattern =
  /\b(?:monthly|hourly|yearly|fortnightly|(?:every|each|once an?|per)\s+(?:month|hour|year|quarter|fortnight|weekday|evening|night)|(?:every|each)\s+(?:other|second|\d+)\s+\w+)\b/i;
const digestPattern =
  /\b(?:as\s+)?(?:(?:an?|one|the|in)\s+)*(?:digests?|summary|summaries|overview|roundup)\b/i;
const eachPattern =
  /\b(?:(?:for|of|on|a card for|one card for|one for|a card per|one card per|one per|a message for)\s+)?(?:each|every)\s+(?:single\s+)?renewals?\b|\b(?:an?|one)\s+card\s+(?:each|per renewal)\b|\b(?:one by one|individually|as (?:single )?cards|per renewal)\b/i;

const defaultHour = 8;

type Hour = Readonly<{ hour: number; minutes: number; fits: boolean }>;

const hourOf = (match: RegExpExecArray): Hour => {
  const named = match[8]?.toLowerCase();
  if (named !== undefined) return { hour: named === 'midnight' ? 0 : 12, minutes: 0, fits: true };
  const written = Number(match[1] ?? match[4]);
  const minutes = Number(match[2] ?? match[5] ?? 0);
  const half = (match[3] ?? match[6] ?? textAt(match, 7)).toLowerCase();
  const twelve = half === 'am' || half === 'pm';
  const hour = twelve ? (written % 12) + (half === 'pm' ? 12 : 0) : written;
  const fits = twelve ? written >= 1 && written <= 12 : written <= 23;
  return { hour, minutes, fits: fits && minutes < 60 };
};

/** A time of day that was taken out of a text: minutes after midnight, null when there is no such time. */
export type TakenTime = Readonly<{ minute: number | null; written: string; rest: string }>;

/** Takes "at 8", "7:30", "at 9 pm" out of a text; null when it names no time. */
export const takeTime = (text: string): TakenTime | null => {
  const { match, rest } = cut(text, hourPattern);
  if (match === null) return null;
  const { hour, minutes, fits } = hourOf(match);
  return { minute: fits ? hour * 60 + minutes : null, written: match[0].trim(), rest };
};

const cut = (text: string, pattern: RegExp): { match: RegExpExecArray | null; rest: string } => {
  const match = pattern.exec(text);
  if (match === null) return { match, rest: text };
  return { match, rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}` };
};

/**
 * Takes the form out of a sentence about alerts: "weekly digest on monday at 9", "every morning", "for each renewal".
 */
export const takeForm = (text: string): Taken<AlertForm> => {
  const each = cut(text, eachPattern);
  const other = cut(each.rest, otherPattern);
  const weekday = cut(other.rest, weekdayPattern);
  const daily = cut(weekday.rest, dailyPattern);
  const weekly = cut(daily.rest, weeklyPattern);
  const time = cut(weekly.rest, hourPattern);
  const digest = cut(time.rest, digestPattern);
  const { rest } = digest;
  const refused = (problem: AlertProblem): Taken<AlertForm> => ({ value: null, rest, problem });
  const hour = time.match === null ? null : hourOf(time.match);
  const written = time.match?.[0].trim() ?? '';
  const everyWeek = weekly.match !== null || weekday.match !== null;
  if (other.match !== null) return refused({ kind: 'other-rhythm', written: other.match[0].trim() });
  if (hour !== null && !hour.fits) return refused({ kind: 'no-hour', written });
  if (hour !== null && hour.minutes !== 0)
    return refused({ kind: 'not-full-hour', written, hour: hour.hour });
  const anyDigest = everyWeek || daily.match !== null || digest.match !== null || hour !== null;
  if (each.match !== null)
    return anyDigest
      ? refused({ kind: 'each-and-digest' })
      : { value: { kind: 'each' }, rest, problem: null };
  if (!anyDigest) return { value: null, rest, problem: null };
  if (daily.match !== null && everyWeek) return refused({ kind: 'daily-and-weekly' });
  const at = hour?.hour ?? defaultHour;
  if (everyWeek) {
    const named = weekdays.indexOf((weekday.match?.[1] ?? 'mon').slice(0, 3).toLowerCase()) + 1;
    return { value: { kind: 'digest', every: 'week', weekday: named, hour: at }, rest, problem: null };
  }
  if (daily.match !== null) return { value: { kind: 'digest', every: 'day', hour: at }, rest, problem: null };
  return refused({ kind: 'how-often' });
};

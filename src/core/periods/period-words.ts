import { textAt } from '../names/text-at.ts';

export type Unit = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

const units: Readonly<Record<string, Unit>> = Object.fromEntries(
  (['hour', 'day', 'week', 'month', 'quarter', 'year'] as const).flatMap((unit) => [
    [unit, unit],
    [`${unit}s`, unit],
  ]),
);
export const shortUnits: Readonly<Record<string, Unit>> = {
  ...{ d: 'day', w: 'week', m: 'month', y: 'year', mth: 'month', mnth: 'month', wk: 'week' },
  ...{ qtr: 'quarter', yr: 'year', mnths: 'month', wks: 'week', hrs: 'hour', h: 'hour' },
};
export const unitOf = (word: string): Unit | null =>
  Object.hasOwn(units, word) ? (units[word] ?? null) : (shortUnits[word] ?? null);

const weekdays = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
export const weekdayOf = (word: string): number =>
  1 +
  weekdays.findIndex(
    (day) =>
      day === word || `${day}s` === word || (word.length > 2 && word.length < 6 && day.startsWith(word)),
  );

export const ordinals = (
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth ' +
  'sixteenth seventeenth eighteenth nineteenth twentieth'
).split(' ');

/** "5", "5th", "the fifth", "thirty first": a day of a month. */
export const dayOfMonthAt = (
  words: readonly string[],
  at: number,
): Readonly<{ day: number; length: number }> | null => {
  const word = textAt(words, at);
  if (word === 'the') {
    const inner = dayOfMonthAt(words, at + 1);
    return inner && { ...inner, length: inner.length + 1 };
  }
  const digits = /^(\d\d?)(?:st|nd|rd|th)?\.?$/.exec(word);
  const tens = /^(?:twenty|thirty)$/.test(word) ? (word === 'twenty' ? 20 : 30) : 0;
  const small = ordinals.indexOf(tens === 0 ? word : textAt(words, at + 1)) + 1;
  const day = digits === null ? tens + (tens > 0 && small > 9 ? 0 : small) : Number(digits[1]);
  if (word === 'thirtieth') return { day: 30, length: 1 };
  return day > 0 && day < 32 && (tens === 0 || small > 0) ? { day, length: tens === 0 ? 1 : 2 } : null;
};

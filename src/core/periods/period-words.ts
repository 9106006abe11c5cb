import { textAt } from '../names/text-at.ts';

export type Unit = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

const unitWords: Readonly<Record<Unit, string>> = {
  hour: 'hour hours h hr hrs',
  day: 'day days d',
  week: 'week weeks w wk wks',
  month: 'month months m mth mths mnth mnths',
  quarter: 'quarter quarters qtr qtrs',
  year: 'year years y yr yrs',
};
const units: ReadonlyMap<string, Unit> = new Map(
  (Object.entries(unitWords) as [Unit, string][]).flatMap(([unit, words]) =>
    words.split(' ').map((word): [string, Unit] => [word, unit]),
  ),
);
export const unitOf = (word: string): Unit | null => units.get(word) ?? null;

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
  if (word === 'thirtieth') return { day: 30, length: 1 };
  // "twenty first", not "twenty twelfth".
  if (tens > 0) return small > 0 && small < 10 && tens + small < 32 ? { day: tens + small, length: 2 } : null;
  const day = digits === null ? small : Number(digits[1]);
  return day > 0 && day < 32 ? { day, length: 1 } : null;
};

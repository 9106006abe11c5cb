import { byText } from '../words/by-text.ts';
import type { SeatCount } from './intent.ts';
import { phraseAt, phrases, type Token, wordAt } from './sentence.ts';

/** Nobody means a larger number. */
export const maxSeats = 100_000;

const small = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen'
).split(' ');
const tens = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const fixed: ReadonlyMap<string, number> = new Map([
  ['couple', 2],
  ['pair', 2],
  ['dozen', 12],
]);
/** Small numbers of other languages, except words that are also English. */
const foreign: ReadonlyMap<string, number> = new Map(
  [
    'eentje',
    'zwei deux dos twee',
    'drei trois tres drie',
    'vier quatre cuatro',
    'funf cinq cinco vijf',
    'sechs seis zes',
    'sieben siete zeven',
    'acht huit ocho',
    'neun neuf nueve negen',
    'zehn dix diez tien',
  ].flatMap((words, n) => words.split(' ').map((word): [string, number] => [word, n + 1])),
);
const halfDozens = phrases('half a dozen|a half dozen|half dozen');
const vague = new Set(['some', 'few', 'several', 'many', 'lots', 'half', 'double', 'twice', 'triple']);

export const seats = (n: number, written: string): SeatCount => {
  if (n === 0) return { kind: 'bad', written, problem: 'zero' };
  if (n < 0) return { kind: 'bad', written, problem: 'negative' };
  return n > maxSeats ? { kind: 'bad', written, problem: 'absurd' } : { kind: 'seats', n };
};
const bad = (written: string, problem: 'fraction' | 'absurd' | 'unclear'): SeatCount => ({
  kind: 'bad',
  written,
  problem,
});

/** A number in a sentence, and how many words it takes. */
export type NumberAt = Readonly<{
  count: SeatCount;
  length: number;
  sign: '+' | '-' | null;
  digits: boolean;
  /** "3x", "x3". */
  times: boolean;
}>;

/** A word without any of these is no number in digits. */
const mayBeDigits = /[\d½¼¾]|infinit|unlimited/;

const inDigits = (word: string): Pick<NumberAt, 'count' | 'sign' | 'times'> | null => {
  if (word.length > 40 || !mayBeDigits.test(word)) return null;
  const sign = word.startsWith('+') ? '+' : word.startsWith('-') ? '-' : null;
  const unsignedWord = sign === null ? word : word.slice(1);
  const times = /^[x×]?\d+$|^\d+[x×]$/.test(unsignedWord) && !/^\d+$/.test(unsignedWord);
  const whole = unsignedWord.replace(/^[x×]|[x×]$/, '');
  const counted = (count: SeatCount) => ({ count, sign, times }) as const;
  const negative = sign === '-' ? -1 : 1;
  if (/^\d+$/.test(whole)) return counted(seats(Number(whole) * negative, word));
  if (/^\d{1,3}(?:,\d{3})+$/.test(unsignedWord))
    return counted(seats(Number(unsignedWord.replaceAll(',', '')) * negative, word));
  if (/^\d{1,3}(?:\.\d{3})+$/.test(unsignedWord)) return counted(bad(word, 'unclear'));
  if (
    /^[\d,]*[.,]\d+$/.test(unsignedWord) ||
    /^\d?[½¼¾]$/.test(unsignedWord) ||
    /^1\/[2-9]$/.test(unsignedWord)
  )
    return counted(bad(word, 'fraction'));
  if (/^[\d.]+e[+]?\d+$/.test(unsignedWord))
    return counted(bad(word, Number(unsignedWord) > maxSeats ? 'absurd' : 'unclear'));
  if (/^(?:infinite|infinity|unlimited)$/.test(unsignedWord)) return counted(bad(word, 'absurd'));
  return /^\d+(?:%|k|-\d+|\/\d+)$/.test(unsignedWord) ? counted(bad(word, 'unclear')) : null;
};

const values: ReadonlyMap<string, number> = new Map([
  ...small.map((word, n) => [word, n] as const),
  ...tens.flatMap((word, n) => (word === '-' ? [] : [[word, n * 10] as const])),
  ...fixed,
  ...foreign,
]);
const wordValue = (word: string): number | null => values.get(word) ?? null;

type Piece = Readonly<{ word: string; token: number }>;

/** The words from `at`, with "twenty-five" as two. No number takes more than eight tokens. */
const piecesAt = (tokens: readonly Token[], at: number): Piece[] =>
  tokens
    .slice(at, at + 8)
    .flatMap(({ word }, n) => word.split('-').map((piece) => ({ word: piece, token: at + n })));

/** A number read so far: whole thousands, the rest, and the value of the last word. */
type Said = Readonly<{ sum: number; part: number | null; last: number | null }>;

/** "twenty five" and "two dozen" are one number; "five twenty" is not. */
const joins = (last: number | null, value: number, word: string): boolean =>
  last === null || word === 'dozen' || (last >= 20 && last < 100 && value > 0 && value < 10);

const scales: ReadonlyMap<string, (said: Said) => Said> = new Map<string, (said: Said) => Said>([
  ['hundred', ({ sum, part }) => ({ sum, part: (part ?? 1) * 100, last: null })],
  ['thousand', ({ sum, part }) => ({ sum: sum + (part ?? 1) * 1000, part: null, last: null })],
]);

/** Adds a word to the number; null when it does not belong to it. */
const withWord = (said: Said, word: string, isLate: boolean): Said | null => {
  const value = wordValue(word);
  if (value !== null) {
    if (!joins(said.last, value, word)) return null;
    const part = word === 'dozen' ? (said.part ?? 1) * 12 : (said.part ?? 0) + value;
    return { ...said, part, last: fixed.has(word) ? 1 : value };
  }
  const scale = scales.get(word);
  return scale === undefined || (said.part === null && isLate) ? null : scale(said);
};

/** The article in "a hundred", the "and" in "one hundred and five". */
const isFiller = (pieces: readonly Piece[], n: number, said: Said, begun: boolean): boolean => {
  const word = wordAt(pieces, n);
  if (n === 0 && /^an?$/.test(word)) return true;
  return word === 'and' && begun && said.last === null && wordValue(wordAt(pieces, n + 1)) !== null;
};

/** Whether a number in words can begin with this one: "twenty-five", "a" in "a dozen". */
const startsWords = (word: string): boolean => {
  const [first = ''] = word.split('-', 1);
  return /^an?$/.test(first) || scales.has(first) || wordValue(first) !== null;
};

/** "twenty-five", "a dozen", "one hundred and five". */
const inWords = (tokens: readonly Token[], at: number): Pick<NumberAt, 'count' | 'length'> | null => {
  if (!startsWords(wordAt(tokens, at))) return null;
  const pieces = piecesAt(tokens, at);
  let said: Said = { sum: 0, part: null, last: null };
  let length = 0;
  for (const [n, { word, token }] of pieces.entries()) {
    if (isFiller(pieces, n, said, length > 0)) continue;
    const next = withWord(said, word, n > 1);
    if (next === null) break;
    said = next;
    if (pieces[n + 1]?.token !== token) length = token - at + 1;
  }
  if (length === 0) return null;
  if (tokens[at + length]?.word === 'of' && ['couple', 'pair'].includes(wordAt(tokens, at + length - 1)))
    length += 1;
  const written = tokens
    .slice(at, at + length)
    .map(({ text }) => text)
    .join(' ');
  return { count: seats(said.sum + (said.part ?? 0), written), length };
};

const unsigned = { sign: null, digits: false, times: false } as const;

/** "- 5", "minus 5", "plus 3". */
const signed = (word: string, next: string): NumberAt | null => {
  const number = inDigits(next);
  if (number === null || number.sign !== null) return null;
  const sign = word === '-' || word === 'minus' ? '-' : '+';
  const count =
    sign === '-' && number.count.kind === 'seats' ? seats(-number.count.n, `-${next}`) : number.count;
  return { ...number, count, sign, digits: true, length: 2 };
};

/** "some", "a few". */
const vagueAt = (word: string, next: string): NumberAt | null => {
  if (/^an?$/.test(word) && vague.has(next))
    return { ...unsigned, count: bad(`${word} ${next}`, 'unclear'), length: 2 };
  return vague.has(word) ? { ...unsigned, count: bad(word, 'unclear'), length: 1 } : null;
};

/** Whether a number can begin with this word: all but a few words need no more than this. */
const mayBegin = byText(
  (word) =>
    /^[+-]$|^minus$|^plus$|^half$/.test(word) ||
    mayBeDigits.test(word) ||
    vague.has(word) ||
    startsWords(word),
);

/** The number that starts at this word; null when none does. */
export const numberAt = (tokens: readonly Token[], at: number): NumberAt | null => {
  const word = wordAt(tokens, at);
  if (!mayBegin(word)) return null;
  const next = wordAt(tokens, at + 1);
  if (/^[+-]$|^minus$|^plus$/.test(word)) return signed(word, next);
  const digits = inDigits(word);
  if (digits !== null) {
    const times: boolean = /^[x×]$/.test(next);
    return { ...digits, digits: true, length: times ? 2 : 1, times: times || digits.times };
  }
  const half = halfDozens.find((phrase) => phraseAt(tokens, at, phrase));
  if (half !== undefined) return { ...unsigned, count: { kind: 'seats', n: 6 }, length: half.length };
  const vague = vagueAt(word, next);
  if (vague !== null) return vague;
  const words = inWords(tokens, at);
  return words === null ? null : { ...unsigned, ...words };
};

import type { SeatCount } from './intent.ts';
import { phraseAt, phrases, type Token } from './sentence.ts';

/** More seats than this in one sentence are not meant. */
export const maxSeats = 100_000;

const small = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen'
).split(' ');
const tens = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const fixed: Readonly<Record<string, number>> = { couple: 2, pair: 2, dozen: 12 };
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

/** A number as it stands in a sentence, and how many words it takes. */
export type NumberAt = Readonly<{
  count: SeatCount;
  length: number;
  sign: '+' | '-' | null;
  digits: boolean;
  /** "3x", "x3". */
  times: boolean;
}>;

const inDigits = (word: string): Pick<NumberAt, 'count' | 'sign' | 'times'> | null => {
  if (word.length > 40) return null;
  const sign = word.startsWith('+') ? '+' : word.startsWith('-') ? '-' : null;
  const body = sign === null ? word : word.slice(1);
  const times = /^[x×]?\d+$|^\d+[x×]$/.test(body) && !/^\d+$/.test(body);
  const whole = body.replace(/^[x×]|[x×]$/, '');
  const made = (count: SeatCount) => ({ count, sign, times }) as const;
  const negative = sign === '-' ? -1 : 1;
  if (/^\d+$/.test(whole)) return made(seats(Number(whole) * negative, word));
  if (/^\d{1,3}(?:,\d{3})+$/.test(body))
    return made(seats(Number(body.replaceAll(',', '')) * negative, word));
  if (/^\d{1,3}(?:\.\d{3})+$/.test(body)) return made(bad(word, 'unclear'));
  if (/^[\d,]*[.,]\d+$/.test(body) || /^\d?[½¼¾]$/.test(body) || /^1\/[2-9]$/.test(body))
    return made(bad(word, 'fraction'));
  if (/^[\d.]+e[+]?\d+$/.test(body)) return made(bad(word, Number(body) > maxSeats ? 'absurd' : 'unclear'));
  if (/^(?:infinite|infinity|unlimited)$/.test(body)) return made(bad(word, 'absurd'));
  return /^\d+(?:%|k|-\d+|\/\d+)$/.test(body) ? made(bad(word, 'unclear')) : null;
};

const wordValue = (word: string): number | null => {
  if (Object.hasOwn(fixed, word)) return fixed[word] ?? null;
  if (small.includes(word)) return small.indexOf(word);
  return word !== '-' && tens.includes(word) ? tens.indexOf(word) * 10 : null;
};

/** "twenty-five", "a dozen", "one hundred and five". */
const inWords = (tokens: readonly Token[], at: number): Pick<NumberAt, 'count' | 'length'> | null => {
  const pieces: { word: string; token: number }[] = [];
  for (let n = at; n < tokens.length && n < at + 8; n += 1) {
    for (const word of (tokens[n]?.word ?? '').split('-')) pieces.push({ word, token: n });
  }
  let sum = 0;
  let part: number | null = null;
  let length = 0;
  let last: number | null = null;
  for (const [n, { word, token }] of pieces.entries()) {
    const value = wordValue(word);
    const article = n === 0 && /^an?$/.test(word);
    if (
      value !== null &&
      (last === null || (last >= 20 && last < 100 && value < 10 && value > 0) || word === 'dozen')
    ) {
      part = word === 'dozen' ? (part ?? 1) * 12 : (part ?? 0) + value;
      last = word === 'couple' || word === 'pair' || word === 'dozen' ? 1 : value;
    } else if (word === 'hundred' || word === 'thousand') {
      if (part === null && n > 1) break;
      const product: number = (part ?? 1) * (word === 'hundred' ? 100 : 1000);
      sum = word === 'thousand' ? sum + product : sum;
      part = word === 'thousand' ? null : product;
      last = null;
    } else if (
      article ||
      (word === 'and' && last === null && length > 0 && wordValue(pieces[n + 1]?.word ?? '') !== null)
    ) {
      continue;
    } else break;
    if (pieces[n + 1]?.token !== token) length = token - at + 1;
  }
  if (length === 0) return null;
  if (tokens[at + length]?.word === 'of' && ['couple', 'pair'].includes(tokens[at + length - 1]?.word ?? ''))
    length += 1;
  const written = tokens
    .slice(at, at + length)
    .map(({ text }) => text)
    .join(' ');
  return { count: seats(sum + (part ?? 0), written), length };
};

/** The number that begins at this word, if one does. */
export const numberAt = (tokens: readonly Token[], at: number): NumberAt | null => {
  const word = tokens[at]?.word ?? '';
  const next = tokens[at + 1]?.word ?? '';
  if (/^[+-]$|^minus$|^plus$/.test(word)) {
    const number = inDigits(next);
    if (number === null || number.sign !== null) return null;
    const sign = word === '-' || word === 'minus' ? '-' : '+';
    const count =
      sign === '-' && number.count.kind === 'seats' ? seats(-number.count.n, `-${next}`) : number.count;
    return { ...number, count, sign, digits: true, length: 2 };
  }
  const digits = inDigits(word);
  if (digits !== null) {
    const times: boolean = /^[x×]$/.test(next);
    return { ...digits, digits: true, length: times ? 2 : 1, times: times || digits.times };
  }
  const half = halfDozens.find((phrase) => phraseAt(tokens, at, phrase));
  if (half !== undefined) {
    return { count: { kind: 'seats', n: 6 }, length: half.length, sign: null, digits: false, times: false };
  }
  const some = /^an?$/.test(word) && vague.has(next) ? `${word} ${next}` : vague.has(word) ? word : null;
  if (some !== null) {
    return {
      count: bad(some, 'unclear'),
      length: some === word ? 1 : 2,
      sign: null,
      digits: false,
      times: false,
    };
  }
  const words = inWords(tokens, at);
  return words === null ? null : { ...words, sign: null, digits: false, times: false };
};

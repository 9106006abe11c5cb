import type { SeatCount } from './intent.ts';
import { type NumberAt, numberAt } from './numbers.ts';
import { fewerWords, moreWords, seatNouns, seatVerbs } from './seat-words.ts';
import { type Token, wordsIn } from './sentence.ts';

/** The number of seats of a sentence and where it stands; `total`: it says how many there shall be, not the change. */
export type CountRead = Readonly<{
  count: SeatCount;
  start: number;
  end: number;
  sign: '+' | '-' | null;
  total: boolean;
  by: boolean;
  /** Said without a number: "another seat". */
  implied: boolean;
}>;

const fillers = wordsIn(
  'another an a extra additional up down away off back in just only exactly further me us to by now about around',
);
const prepositions = wordsIn('for to at from in on of by');
/** Words before a number that make it part of a name: "Plan 1", "Office 365". */
const namedBefore = wordsIn('plan p microsoft office m ms tier level visio exchange online windows dynamics');
const productAfter365 = wordsIn('business e1 e3 e5 f1 f3 apps copilot bp bb bs enterprise personal family');
const after = (tokens: readonly Token[], at: number): string => tokens[at]?.word ?? '';

const partOfName = (tokens: readonly Token[], at: number): boolean => {
  const previous = after(tokens, at - 1);
  if (namedBefore.has(previous)) return true;
  return after(tokens, at) === '365' && productAfter365.has(after(tokens, at + 1));
};

const rightAfterVerb = (tokens: readonly Token[], at: number): boolean => {
  let before = at - 1;
  while (before > 0 && fillers.has(after(tokens, before))) before -= 1;
  return seatVerbs.has(after(tokens, before));
};

const saysSeats = (tokens: readonly Token[], at: number): boolean => {
  let next = at;
  if (/^(?:of|new)$/.test(after(tokens, next))) next += 1;
  const word = after(tokens, next);
  return seatNouns.has(word) || moreWords.has(word) || fewerWords.has(word);
};

/** How surely a number is the number of seats; 0: nothing around it says so. */
const surety = (tokens: readonly Token[], at: number, number: NumberAt, recipient: boolean): number => {
  const end = at + number.length;
  const previous = after(tokens, at - 1);
  const next = after(tokens, end);
  const last = end === tokens.length || prepositions.has(next);
  const preposed = tokens.slice(0, at).some(({ word }) => prepositions.has(word));
  const base = number.digits ? 2 : 0;
  if (saysSeats(tokens, end)) return base + 4;
  if (number.sign !== null || number.times) return base + 4;
  if (/^(?:by|to)$/.test(previous) && (last || previous === 'by')) return base + 4;
  if (rightAfterVerb(tokens, at)) return base + 3;
  if (/^(?:additional|extra|another|more)$/.test(previous)) return base + 3;
  if (at === 0 || previous === 'to') return base + 1;
  if (recipient && next !== '' && !preposed) return base + 2;
  return last && !preposed ? base + 1 : 0;
};

/** "from 12 to 15", "12 -> 15": the number after it. */
const fromTo = (tokens: readonly Token[]): CountRead | null => {
  for (let at = 0; at < tokens.length; at += 1) {
    const lead = after(tokens, at) === 'from' ? 1 : 0;
    const first = numberAt(tokens, at + lead);
    if (first === null) continue;
    let join = at + lead + first.length;
    if (seatNouns.has(after(tokens, join))) join += 1;
    const arrow = after(tokens, join) === '→';
    if (!arrow && !(lead === 1 && after(tokens, join) === 'to')) continue;
    const second = numberAt(tokens, join + 1);
    if (second === null) continue;
    return {
      count: second.count,
      start: at,
      end: join + 1 + second.length,
      sign: null,
      total: true,
      by: false,
      implied: false,
    };
  }
  return null;
};

/** "another seat", "a licence", "one more": one, said without a number. */
const single = (tokens: readonly Token[]): CountRead | null => {
  const at = tokens.findIndex(({ word }, n) => {
    const next = after(tokens, n + 1);
    if (word === 'another') return true;
    if (!/^an?$/.test(word)) return false;
    return seatNouns.has(next) || moreWords.has(next) || (n > 0 && seatVerbs.has(after(tokens, n - 1)));
  });
  if (at < 0) return null;
  return {
    count: { kind: 'seats', n: 1 },
    start: at,
    end: at + 1,
    sign: null,
    total: false,
    by: false,
    implied: true,
  };
};

/**
 * Which number of a sentence is the number of seats. Two that could be it are `unclear`; a number that only stands in
 * a name ("for Studio 54") is none. null: no number.
 */
export const readCount = (tokens: readonly Token[], recipient: boolean): CountRead | null => {
  const pair = fromTo(tokens);
  if (pair !== null) return pair;
  const found: { at: number; number: NumberAt; surety: number }[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const number = numberAt(tokens, at);
    if (number === null) continue;
    if (!partOfName(tokens, at)) found.push({ at, number, surety: surety(tokens, at, number, recipient) });
    at += number.length - 1;
  }
  const [best, second] = found.filter(({ surety: sure }) => sure > 0).sort((a, b) => b.surety - a.surety);
  if (best === undefined) return single(tokens);
  const { at, number } = best;
  const previous = after(tokens, at - 1);
  const by = previous === 'by';
  const end = at + number.length;
  const written = [best, second].map((each) => (each === undefined ? '' : after(tokens, each.at)));
  const unclear = second !== undefined && best.surety - second.surety < 3;
  return {
    count: unclear ? { kind: 'bad', written: written.join(', '), problem: 'unclear' } : number.count,
    start: by || previous === 'to' ? at - 1 : at,
    end,
    sign: number.sign,
    total: previous === 'to',
    by,
    implied: false,
  };
};

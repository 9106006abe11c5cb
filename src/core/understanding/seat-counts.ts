import type { SeatCount } from './intent.ts';
import { type NumberAt, numberAt } from './numbers.ts';
import { fewerWords, moreWords, seatNouns, seatVerbs } from './seat-words.ts';
import { type Token, wordAt, wordsIn } from './sentence.ts';

/** The number of seats in a sentence and its position. `total`: the new number, not the change. */
export type CountRead = Readonly<{
  count: SeatCount;
  start: number;
  end: number;
  sign: '+' | '-' | null;
  total: boolean;
  by: boolean;
  /** Implied by "another seat", without a number. */
  implied: boolean;
}>;

const fillers = wordsIn(
  'another an a extra additional up down away off back in just only exactly further me us to by now about around',
);
const prepositions = wordsIn('for to at from in on of by');
/** Words that make the next number part of a name: "Plan 1", "Office 365". */
const namedBefore = wordsIn('plan p microsoft office m ms tier level visio exchange online windows dynamics');
const productAfter365 = wordsIn('business e1 e3 e5 f1 f3 apps copilot bp bb bs enterprise personal family');

/** Whether this number is part of a product's name: "Plan 1", "Office 365". */
export const isPartOfName = (tokens: readonly Token[], at: number): boolean => {
  const previous = wordAt(tokens, at - 1);
  if (namedBefore.has(previous)) return true;
  return wordAt(tokens, at) === '365' && productAfter365.has(wordAt(tokens, at + 1));
};

const rightAfterVerb = (tokens: readonly Token[], at: number): boolean => {
  let before = at - 1;
  while (before > 0 && fillers.has(wordAt(tokens, before))) before -= 1;
  return seatVerbs.has(wordAt(tokens, before));
};

const saysSeats = (tokens: readonly Token[], at: number): boolean => {
  let next = at;
  if (/^(?:of|new)$/.test(wordAt(tokens, next))) next += 1;
  const word = wordAt(tokens, next);
  return seatNouns.has(word) || moreWords.has(word) || fewerWords.has(word);
};

/** How surely a number counts seats; 0 when nothing around it says so. */
const surety = (tokens: readonly Token[], at: number, number: NumberAt, recipient: boolean): number => {
  const end = at + number.length;
  const previous = wordAt(tokens, at - 1);
  const next = wordAt(tokens, end);
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
    const lead = wordAt(tokens, at) === 'from' ? 1 : 0;
    const first = numberAt(tokens, at + lead);
    if (first === null) continue;
    let join = at + lead + first.length;
    if (seatNouns.has(wordAt(tokens, join))) join += 1;
    const arrow = wordAt(tokens, join) === '→';
    if (!arrow && !(lead === 1 && wordAt(tokens, join) === 'to')) continue;
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

/** One seat, without a number: "another seat", "a licence", "one more". */
const single = (tokens: readonly Token[]): CountRead | null => {
  const at = tokens.findIndex(({ word }, n) => {
    const next = wordAt(tokens, n + 1);
    if (word === 'another') return true;
    if (!/^an?$/.test(word)) return false;
    return seatNouns.has(next) || moreWords.has(next) || (n > 0 && seatVerbs.has(wordAt(tokens, n - 1)));
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
 * Finds the number of seats. Two candidates make `several`; a number in a name ("for Studio 54") does not count.
 * Returns null when there is none.
 */
export const readCount = (tokens: readonly Token[], recipient: boolean): CountRead | null => {
  const pair = fromTo(tokens);
  if (pair !== null) return pair;
  const found: { at: number; number: NumberAt; surety: number }[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const number = numberAt(tokens, at);
    if (number === null) continue;
    if (!isPartOfName(tokens, at)) found.push({ at, number, surety: surety(tokens, at, number, recipient) });
    at += number.length - 1;
  }
  const [best, second] = found.filter(({ surety: sure }) => sure > 0).sort((a, b) => b.surety - a.surety);
  if (best === undefined) return single(tokens);
  const { at, number } = best;
  const previous = wordAt(tokens, at - 1);
  const by = previous === 'by';
  const end = at + number.length;
  const written = [best, second].map((each) => (each === undefined ? '' : wordAt(tokens, each.at)));
  const unclear = second !== undefined && best.surety - second.surety < 3;
  return {
    count: unclear ? { kind: 'bad', written: written.join(', '), problem: 'several' } : number.count,
    start: by || previous === 'to' ? at - 1 : at,
    end,
    sign: number.sign,
    total: previous === 'to',
    by,
    implied: false,
  };
};

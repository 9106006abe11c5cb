import type { Atom, Word } from '../atoms/atom.ts';
import { atomsOf } from '../atoms/words.ts';
import { vocabularyOf } from '../finding/vocabulary-of.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Here } from '../understanding/periods.ts';
import { type Question, readQuestion } from './question.ts';

/** Several questions of one message, each with a sentence that asks it alone. */
export type Questions = Readonly<{
  all: readonly Question[];
  sentences: readonly string[];
  /** What none of them could place. */
  left: readonly string[];
}>;

/** More would be a flood of cards. */
export const mostQuestions = 4;

export const joiner = /^(?:and|&|\+|plus|also|then|n)$/;

const placing = /^(?:at|for|of|in|from|with)$/;

type Span = Readonly<{ from: number; to: number }>;
type Reader = (words: readonly Word[]) => Question | null;

const textOf = (words: readonly Word[]): string => words.map(({ text }) => text).join(' ');

const isIn = ({ from, to }: Span, at: number): boolean => at >= from && at < to;

/** "E5 at 3M and E3 at Woodgrove": each company has a product of its own, by turns. */
const isPaired = (names: readonly Span[], beside: readonly Span[]): boolean => {
  const order = [...names, ...beside].sort((a, b) => a.from - b.from).map((each) => names.includes(each));
  return beside.length === names.length && order.every((isName, n) => n === 0 || isName !== order[n - 1]);
};

/** "subs for litware and fabrikam": the same question for each name. */
const ofEach = (
  words: readonly Word[],
  names: readonly Span[],
  beside: readonly Span[],
  read: Reader,
  mayLeave: boolean,
): Questions | null => {
  if (names.length < 2 || names.length > mostQuestions) return null;
  const paired = isPaired(names, beside);
  const parts = names.map((name, nth) =>
    words.filter((word, at) => {
      if (paired && beside.some((each, n) => n !== nth && isIn(each, at))) return false;
      // "at" of the other name.
      if (paired && placing.test(word.word) && names.some((each) => each !== name && at === each.from - 1))
        return false;
      const other = names.some((each) => each !== name && isIn(each, at));
      return (
        !other && !(joiner.test(word.word) && names.some((each) => at === each.from - 1 || at === each.to))
      );
    }),
  );
  return together(parts, read, mayLeave);
};

const ofAll = (
  words: readonly Word[],
  names: readonly Span[],
  products: readonly Span[],
  read: Reader,
): Questions | null => {
  const without = (others: readonly Span[]): readonly Word[] =>
    words.filter(
      (word, at) =>
        !others.some((each) => isIn(each, at)) &&
        !(
          joiner.test(word.word) &&
          [...names, ...products].some((each) => at === each.from - 1 || at === each.to)
        ),
    );
  const parts = names.flatMap((name) =>
    products.map((product) =>
      without([...names, ...products].filter((each) => each !== name && each !== product)),
    ),
  );
  return together(parts, read, false);
};

/** `mayLeave`: words that none of them explains take nothing from the others. */
const together = (parts: readonly (readonly Word[])[], read: Reader, mayLeave: boolean): Questions | null => {
  const all = parts.flatMap((part) => read(part) ?? []);
  const [first] = all;
  if (first === undefined || all.length !== parts.length) return null;
  const { left } = first;
  const alike = all.every(
    (each) => each.sure && each.rivals.length === 0 && each.left.join() === left.join(),
  );
  const distinct = new Set(all.map(({ intent }) => JSON.stringify(intent))).size === all.length;
  const plain =
    left.length === 0 || (mayLeave && all.every(({ intent }) => intent.kind === first.intent.kind));
  return alike && distinct && plain ? { all, sentences: parts.map(textOf), left } : null;
};

/** The same question for each of several names; null when one of them cannot be read alone. */
export const severalQuestions = (
  portfolio: Portfolio,
  words: readonly Word[],
  atoms: readonly Atom[],
  question: Question,
  here: Here,
): Questions | null => {
  const read: Reader = (part) => readQuestion(portfolio, part, atomsOf(vocabularyOf(portfolio), part), here);
  const products = atoms.filter(({ kind }) => kind === 'product');
  const { intent, companies } = question;
  const several = new Set(companies.map(({ name }) => name)).size > 1;
  const each = intent.kind === 'price' || intent.kind === 'subscription';
  const all = products.length > 1 && products.length * companies.length <= mostQuestions;
  // "E3 and E5 at Litware and Woodgrove": each at each.
  const crossed =
    several && each && all && !isPaired(companies, products) ? ofAll(words, companies, products, read) : null;
  if (several) return crossed ?? ofEach(words, companies, products, read, true);
  return each && products.length > 1 ? ofEach(words, products, [], read, false) : null;
};

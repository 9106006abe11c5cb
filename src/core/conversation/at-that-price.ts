import { read } from '../reading/read.ts';
import type { Decision } from '../reading/reading.ts';
import { type Follow, subjectOf, weakened } from './follow.ts';
import { sentenceOf } from './whole-sentence.ts';

/** "ok, go for 3" after the price of a product or a change for a company: that many, to be confirmed. */
export const atThatPrice = ({ said, last, words, portfolio, here }: Follow): Decision | null => {
  const base = subjectOf(last);
  const others = said.companies.length + said.products.length + words.unknown.length;
  const [number, second] = said.numbers;
  if (second !== undefined || others > 0) return null;
  if (base?.kind === 'what-if' && number?.n != null) {
    const count = { kind: 'seats', n: number.n } as const;
    return weakened(read(sentenceOf({ ...base, kind: 'seats', count }, here.zone), portfolio, here).decision);
  }
  if (base?.kind !== 'price' || base.product === null || base.company === null) return null;
  const n = number?.n ?? base.count;
  if (n === null) return null;
  return weakened(read(`add ${n} ${base.product} for ${base.company}`, portfolio, here).decision);
};

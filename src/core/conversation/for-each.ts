import type { Decision } from '../reading/reading.ts';
import { type Follow, subjectOf } from './follow.ts';

const ofEach =
  /\b(?:all|each|every one|both)(?: of)? (?:them|those|these|that)\b|\b(?:them|those|these) all\b/i;

/** "cancel all of those" after who has a product: each is a change of its own. */
export const forEach = ({ said, last, message }: Follow): Decision | null => {
  const base = subjectOf(last);
  const names = said.companies.length + said.products.length + said.references.length;
  if (base?.kind !== 'portfolio' || names > 0 || !ofEach.test(message)) return null;
  const [product] = [...base.question.has, ...base.question.of];
  if (!changesSome.test(message)) return null;
  return { kind: 'say', about: 'for-each', look: product === undefined ? 'companies' : `who has ${product}` };
};
const changesSome =
  /^\W*(?:(?:please|pls|ok|okay|so|then|now|can you|could you|just)[, ]+)*(?:add|remove|cancel|order|set|increase|reduce|drop|give|take|terminate|end|renew|upgrade|raise|lower)\b/i;

import { orderVerbs } from '../atoms/verbs.ts';
import type { Decision } from '../reading/reading.ts';
import { type Follow, subjectOf } from './follow.ts';

const ofEach =
  /\b(?:all|each|every one|every single one|both)(?: of)? (?:them|those|these|that)\b|\b(?:them|those|these) all\b|\bthe lot\b/i;

/** "cancel all of those" after who has a product: each is a change of its own. */
export const forEach = ({ said, last, message }: Follow): Decision | null => {
  if (last === null) return null;
  const base = subjectOf(last);
  const names = said.companies.length + said.products.length + said.references.length;
  if (base?.kind !== 'portfolio' || names > 0 || !ofEach.test(message)) return null;
  const orders = orderVerbs.some((cue) => said.cues.includes(cue)) || said.marks.has('withdraw');
  if (!orders && !changesSome.test(message)) return null;
  if (said.marks.has('csv') || asksForList.test(message)) return null;
  return { kind: 'say', about: 'for-each', look: last.sentence };
};
/** "give me all of them as csv", "order them all by seats". */
const asksForList = /\b(?:give|send|show|get) (?:me|us)\b|\border\b.*\bby\b|\b(?:csv|excel|files?)\b/i;
const changesSome =
  /^\W*(?:(?:please|pls|ok|okay|so|then|now|can you|could you|just)[, ]+)*(?:add|remove|cancel|order|set|increase|reduce|drop|give|take|terminate|end|renew|upgrade|raise|lower)\b/i;

import { isColour } from '../understanding/colour-words.ts';
import { isTurning } from '../understanding/turning.ts';
import type { Atom, Word } from './atom.ts';
import type { Cue } from './cues.ts';

/** A clause beside an order; `fewer`: the order takes seats away. */
type Beside = Readonly<{
  text: string;
  words: readonly Word[];
  atoms: readonly Atom[];
  place: 'before' | 'after';
  fewer: boolean;
}>;

/** ", one per season", ", one spare for the archive": whom one of the seats is for, in words that turn nothing. */
const forWhom =
  /^(?:and )?(?:one|1)(?: (?:each|spare|extra))? (?:per|for each|for every|for (?:an?|the|their|his|her|our))\b(?!.*\b(?:moment|time|now|start|beginning|day|week|month|quarter|year|rest|others?)\b)/iu;
export const isForWhom = ({ words, atoms, text, place }: Beside): boolean =>
  place === 'after' &&
  forWhom.test(text) &&
  words.every(({ word }) => !isTurning(word)) &&
  atoms.every(
    ({ kind, text: said, ...atom }, at) =>
      kind === 'unknown' ||
      (kind === 'company' && isColour(said)) ||
      (kind === 'number' && at < 2) ||
      (kind === 'cue' && 'cues' in atom && atom.cues.every((cue) => isOfSome.has(cue))),
  );
const isOfSome: ReadonlySet<Cue> = new Set<Cue>(['neutral', 'and', 'each', 'spare', 'noun', 'more']);

/** "unlike some others": beside what somebody does, a comparison. */
export const compares =
  /^(?:unlike|in contrast to|as opposed to|compared (?:to|with))\b(?!.*(?:\d|\b(?:agreed?|ordered|said|wanted|asked|today|yesterday|planned)\b))/iu;

/** "They are two short in the workshop" after an order of more: why. */
export const isLack = ({ atoms, place, fewer, text }: Beside, at: number): boolean => {
  const next = atoms[at + 1];
  return (
    place === 'after' &&
    !fewer &&
    next?.kind === 'cue' &&
    /^short$/i.test(next.text) &&
    /\b(?:are|is|were|they['’]re|it['’]s|s?he['’]s)\b/iu.test(text)
  );
};

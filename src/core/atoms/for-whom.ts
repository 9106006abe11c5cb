import { isColour } from '../understanding/colour-words.ts';
import { isTurning } from '../understanding/turning.ts';
import { givenReason } from '../words/given-reason.ts';
import { type Atom, endsWithComma, textOf, type Word } from './atom.ts';
import { any, asCue, isCue } from './cue-atoms.ts';
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

/** Times, parts of the order and people who order: no purpose. */
const ofNoPurpose =
  /^(?:months?|years?|weeks?|days?|quarters?|time|moment|rest|term|period|renewal|customers?|clients?|company|companies|same|price|prices|others?|lot|record|future|hell|fun|sake|lulz|heck|love|whole|record|end|beginning|start|usual|following)$/i;
/** Who or what is one of theirs, beside words of which nothing is known. */
const mayName: ReadonlySet<Cue> = new Set<Cue>(['neutral', 'noun', 'joins', 'more']);
const begs = /^(?:please|pls|plz|thanks|thx|ta|cheers|asap|now|today|too|as well|also|-)$/i;

/** Where the purpose ends that begins here; null when it is more, or other, than one. */
const purposeEnd = (words: readonly Word[], atoms: readonly Atom[], from: number): number | null => {
  let to = from;
  for (; to < atoms.length && to - from < 5; to += 1) {
    const atom = atoms[to] as Atom;
    if (atom.line !== atoms[from]?.line || begs.test(atom.text)) break;
    const place = atom.kind === 'company' && !atom.whole && isColour(atom.text.toLowerCase());
    const named =
      atom.kind === 'unknown' ||
      place ||
      /^shift$/i.test(atom.text) ||
      (atom.kind === 'cue' && atom.cues.every((cue) => mayName.has(cue)));
    if (!named || ofNoPurpose.test(atom.text) || isTurning(atom.text.toLowerCase())) return null;
    if (endsWithComma(words, atom)) {
      to += 1;
      break;
    }
  }
  const said = atoms.slice(from, to);
  const [last, next] = [said.at(-1), atoms[to]];
  const tells = said.some((atom) => atom.kind === 'unknown' || isCue(atom, ['joins']));
  if (last === undefined || !tells) return null;
  const ends = endsWithComma(words, last) || next?.line !== last.line;
  return ends || any(next, begs) ? to : null;
};

/** What is ordered, or for whom: right behind it stands what it is for. */
const isOrdered = (atom: Atom | undefined): boolean =>
  atom?.kind === 'product' || atom?.kind === 'company' || isCue(atom, ['noun']);

/** "3 Basic for the second counter": what seats of a named company are for, in words of which nothing is known. Such an order is offered. */
export const withPurpose = (words: readonly Word[], atoms: readonly Atom[]): readonly Atom[] => {
  const at = atoms.findIndex(
    ({ text }, n) =>
      /^for$/i.test(text) &&
      /^(?:the|their|a|an|his|her|our|its)$/i.test(atoms[n + 1]?.text ?? '') &&
      isOrdered(atoms[n - 1]) &&
      atoms.slice(0, n).some(({ kind }) => kind === 'product') &&
      atoms.slice(0, n).some(({ kind }) => kind === 'company'),
  );
  const end = at < 0 || atoms.some(({ kind }) => kind === 'quote') ? null : purposeEnd(words, atoms, at + 2);
  if (end === null) return atoms;
  const [lead, article, last] = [atoms[at] as Atom, atoms[at + 1] as Atom, atoms[end - 1] as Atom];
  const { from, line } = article;
  const text = textOf(words, from, last.to);
  return [
    ...atoms.slice(0, at),
    asCue(lead, 'neutral', 'typo'),
    { kind: 'reason', from, to: last.to, line, text, ...givenReason(text, null) },
    ...atoms.slice(end),
  ];
};

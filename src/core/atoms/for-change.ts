import type { Atom } from './atom.ts';
import { orderVerbs } from './verbs.ts';

/** Cues of a change: a verb, a need, a number's side, a refusal. */
const changing: ReadonlySet<string> = new Set<string>([
  ...orderVerbs,
  ...[
    'need',
    'short',
    'spare',
    'no-longer',
    'joins',
    'leaves',
    'typo',
    'not',
    'at-renewal',
    'fewer',
    'double',
    'triple',
    'half',
    'part',
  ],
]);
/** Whether a phrase could be a part of a change. */
export const isAsking = (atom: Atom): boolean =>
  atom.kind === 'cue' && atom.cues.some((cue) => changing.has(cue));
/** "the next renewal" alone requests no change: it says when. */
export const isOfChange = (atom: Atom, atoms: readonly Atom[]): boolean =>
  isAsking(atom) &&
  (!isRenewal(atom) ||
    atoms.some((other) => other.kind === 'number' || (isAsking(other) && !isRenewal(other))));
const isRenewal = (atom: Atom): boolean =>
  atom.kind === 'cue' && atom.cues.every((cue) => cue === 'at-renewal');
/** "give me the clients": to be shown, where nothing is counted. */
export const isShown = (atom: Atom, atoms: readonly Atom[]): boolean =>
  /^(?:give|get|gimme) ?(?:me|us)?$/i.test(atom.text) && !atoms.some(({ kind }) => kind === 'product');

import type { Cue } from './cues.ts';
import type { Atom } from './words.ts';

/** How a message about a change is meant. Only an order is done; a request and a need are offered as a button. */
export type Modality =
  | 'order'
  | 'request'
  | 'need'
  | 'question'
  | 'negated'
  | 'conditional'
  | 'another-day'
  | 'past'
  | 'reported'
  | 'uncertain';

export const orderVerbs: readonly Cue[] = [
  'add',
  'supply',
  'remove',
  'increase',
  'decrease',
  'set',
  'take',
  'swap',
  'move',
  'end',
  'order',
  'staff',
];

export const cuesIn = (atoms: readonly Atom[]): readonly Cue[] =>
  atoms.flatMap((atom) => (atom.kind === 'cue' ? atom.cues : []));

/** How a message with a change in it is meant, by its words outside names and reasons. */
export const modalityOf = (atoms: readonly Atom[], asks: boolean): Modality => {
  const said = new Set(cuesIn(atoms));
  const first = atoms.find((atom) => atom.kind === 'cue' && !atom.cues.includes('neutral'));
  const leads = (cue: Cue): boolean => first?.kind === 'cue' && first.cues.includes(cue);
  const polite = said.has('asks-bot') || said.has('asks-us') || said.has('wish');
  const ordered = orderVerbs.some((cue) => said.has(cue));
  if (said.has('not') && !said.has('no-longer')) return 'negated';
  if (said.has('if')) return 'conditional';
  if (said.has('reported')) return 'reported';
  if (said.has('asks-whether') || (asks && !polite)) return 'question';
  if (said.has('past')) return ordered && leads('past') === false ? 'uncertain' : 'past';
  if (said.has('day') || said.has('at-renewal')) return 'another-day';
  if (said.has('unsure')) return 'uncertain';
  if (polite) return 'request';
  const needs = ['need', 'short', 'spare', 'no-longer'].some((cue) => said.has(cue as Cue));
  return needs ? 'need' : 'order';
};

/** A cancellation may name its day. */
export const withoutDays = (atoms: readonly Atom[]): Atom[] =>
  atoms.filter((atom) => !(atom.kind === 'cue' && atom.cues.some((cue) => cue === 'day' || cue === 'at-renewal')));

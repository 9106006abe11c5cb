import type { Atom } from './atom.ts';
import type { Cue } from './cues.ts';

/** Verbs that change seats or a whole subscription. */
export const changeVerbs: readonly Cue[] = [
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
];
export const orderVerbs: readonly Cue[] = [...changeVerbs, 'staff', 'lapse'];
export const needs: readonly Cue[] = ['need', 'short', 'spare', 'no-longer', 'joins', 'leaves'];

/** What is a change of its own beside an order. */
export const otherChanges: readonly Cue[] = [
  ...(['add', 'remove', 'increase', 'decrease', 'set', 'swap'] as const),
  ...(['move', 'end', 'order', 'staff', 'no-longer'] as const),
];
/** What turns the meaning of the order beside it. */
export const turningCues: readonly Cue[] = [
  ...(['not', 'unsure', 'wish', 'past', 'correct', 'keep', 'at-renewal', 'lapse'] as const),
];

/** Whether any of them says it. */
export const hasCue = (atoms: readonly Atom[], cue: Cue): boolean =>
  atoms.some((atom) => atom.kind === 'cue' && atom.cues.includes(cue));

export const cuesIn = (atoms: readonly Atom[]): readonly Cue[] =>
  atoms.flatMap((atom) => (atom.kind === 'cue' ? atom.cues : []));

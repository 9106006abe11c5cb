import type { Cue } from './cues.ts';
import type { Atom } from './words.ts';

/** How a message about a change is meant. Only an order is done; a request and a need are offered as a button. */
export type Modality =
  | 'order'
  | 'request'
  | 'need'
  | 'question'
  | 'history'
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
  'lapse',
];
const needs: readonly Cue[] = ['need', 'short', 'spare', 'no-longer', 'joins', 'leaves'];

export const cuesIn = (atoms: readonly Atom[]): readonly Cue[] =>
  atoms.flatMap((atom) => (atom.kind === 'cue' ? atom.cues : []));

/** A question mark: one that asks, or one after "ok", which only begs. */
export type Asking = 'no' | 'asks' | 'begs';
export const askingIn = (text: string): Asking => {
  if (!text.includes('?')) return 'no';
  return /(?:^|[\s,])(?:ok|okay|please|pls|plz|thanks|alright|right|yeah)\s*\?+\s*$/i.test(text)
    ? 'begs'
    : 'asks';
};

const isNeutral = (atom: Atom): boolean =>
  atom.kind === 'cue' && atom.cues.some((cue) => cue === 'neutral' || cue === 'and');
const pastQuestion = /^(?:did|has|have|had|who|why|was|were|how come|when|what)/;

/** "should be 12, not 11", "12 instead of 11": the number that it should not be. */
const isNumberDenied = (atoms: readonly Atom[], at: number): boolean => {
  const next = atoms.slice(at + 1).find((atom) => !isNeutral(atom));
  return (
    next?.kind === 'number' &&
    cuesIn(atoms).includes('set') &&
    atoms.slice(0, at).some(({ kind }) => kind === 'number')
  );
};

/** The message without a number that it denies. */
export const withoutDenied = (atoms: readonly Atom[]): readonly Atom[] => {
  const at = atoms.findIndex(
    (atom, n) => atom.kind === 'cue' && atom.cues.includes('not') && isNumberDenied(atoms, n),
  );
  if (at < 0) return atoms;
  const number = atoms.findIndex((atom, n) => n > at && atom.kind === 'number');
  return atoms.filter((_, n) => n !== at && n !== number);
};

/** How a message with a change in it is meant, by its words outside names and reasons. */
export const modalityOf = (atoms: readonly Atom[], asking: Asking): Modality => {
  const said = new Set(cuesIn(atoms));
  const first = atoms.find((atom) => !isNeutral(atom) && atom.kind !== 'reason');
  const begins = (cue: Cue): boolean => first?.kind === 'cue' && first.cues.includes(cue);
  const polite = asking === 'begs' || said.has('asks-bot') || said.has('asks-us') || said.has('wish');
  const ordered = orderVerbs.some((cue) => said.has(cue));
  const asksWhether = said.has('asks-whether') && (begins('asks-whether') || asking === 'asks');
  const askedFirst = atoms.find(
    (atom) => atom.kind === 'cue' && (atom.cues.includes('asks-whether') || atom.cues.includes('past')),
  );
  const opens = pastQuestion.test(askedFirst?.text.toLowerCase() ?? '');
  if (opens && said.has('done') && (asking === 'asks' || begins('asks-whether'))) return 'history';
  if (/^did/.test(first?.text.toLowerCase() ?? '') && ordered) return 'history';
  if (said.has('not') && !said.has('no-longer')) return 'negated';
  if (said.has('if')) return 'conditional';
  if (said.has('reported')) return 'reported';
  if (asksWhether || (asking === 'asks' && !polite)) return 'question';
  if (said.has('past')) return ordered && !begins('past') ? 'uncertain' : 'past';
  if (said.has('day') || said.has('at-renewal')) return 'another-day';
  if (said.has('unsure')) return 'uncertain';
  if (polite || said.has('label')) return 'request';
  return needs.some((cue) => said.has(cue)) || statesOnly(said) ? 'need' : 'order';
};

/** "E3 should be at 30" states a wish; "make it 30" orders it. */
const statesOnly = (said: ReadonlySet<Cue>): boolean => said.has('state');

/** A cancellation may name its day. */
export const withoutDays = (atoms: readonly Atom[]): Atom[] =>
  atoms.filter(
    (atom) => !(atom.kind === 'cue' && atom.cues.some((cue) => cue === 'day' || cue === 'at-renewal')),
  );

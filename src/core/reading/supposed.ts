import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Intent } from '../understanding/intent.ts';
import type { Atom, Word } from './atom.ts';
import { changeLinesOf } from './change-lines.ts';
import type { Cue } from './cues.ts';
import { type Asking, cuesIn, modalityOf, orderVerbs } from './modality.ts';
import { doing, type Reading, sayFor } from './reading.ts';
import { resolveLine } from './resolve-line.ts';

/** A supposed change, its names found first; null when nothing is supposed. */
export const whatIf = (
  portfolio: Portfolio,
  words: readonly Word[],
  atoms: readonly Atom[],
  intent: Intent,
): Reading | null => {
  if (intent.kind === 'help') return null;
  if (intent.kind !== 'what-if' && !cuesIn(atoms).includes('what-if')) return null;
  const bare = atoms.filter(
    (atom) =>
      !(atom.kind === 'cue' && atom.cues.some((cue) => cue === 'what-if' || cue === 'to')) ||
      /^(?:to|→|=)$/i.test(atom.text),
  );
  const { lines, tangle } = changeLinesOf(bare, (atom) => words[atom.to - 1]?.comma === true);
  const [line, more] = lines.map((each) => resolveLine(portfolio, each));
  if (line === undefined || more !== undefined || tangle !== null || line.missing.includes('direction'))
    return intent.kind === 'unknown' ? null : doing(intent, atoms);
  const { target, count } = line.intent;
  const direction = line.intent.kind === 'seats' ? line.intent.direction : 'add';
  return doing({ kind: 'what-if', direction, count, target }, atoms);
};

/** An order that stands only in quotation marks is somebody else's, or an example. */
export const quotedOrder = (atoms: readonly Atom[], intent: Intent): Reading | null => {
  const quoted = atoms.some(
    (atom) =>
      atom.kind === 'quote' &&
      /\b(?:add|remove|cancel|set|buy|order|reduce|increase|drop)\b|[+-]\d/i.test(atom.text),
  );
  const outside = orderVerbs.some((cue) => cuesIn(atoms).includes(cue));
  return quoted && (!outside || intent.kind === 'unknown')
    ? { spans: atoms, modality: null, frames: [], decision: { kind: 'say', about: 'quoted' } }
    : null;
};

const verbs: readonly Cue[] = ['add', 'remove', 'decrease', 'increase', 'end', 'order'];

const told: readonly Cue[] = ['done', 'past', 'if', 'not', 'reported'];

/** Words about a change that nobody orders: why nothing is done. */
export const notOrdered = (atoms: readonly Atom[], asking: Asking): Reading | null => {
  const named = atoms.some(({ kind }) => kind === 'company' || kind === 'product' || kind === 'reference');
  const counted = atoms.some(({ kind }) => kind === 'number');
  const says = named && cuesIn(atoms).some((cue) => verbs.includes(cue) || (counted && told.includes(cue)));
  const modality = says ? modalityOf(atoms, asking) : 'order';
  const about = sayFor(modality);
  return about === null ? null : { spans: atoms, modality, frames: [], decision: { kind: 'say', about } };
};

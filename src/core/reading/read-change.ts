import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Intent } from '../understanding/intent.ts';
import { changeLinesOf, type ChangeLine } from './change-lines.ts';
import { cuesIn, modalityOf } from './modality.ts';
import type { Decision, Missing, Reading } from './reading.ts';
import { type ResolvedLine, resolveLine } from './resolve-line.ts';
import { sayFor } from './said.ts';
import type { Atom, Word } from './words.ts';

/** With more words than this that nothing explains, a message is not offered as a change. */
const mostLeft = 2;
const mostLines = 8;

/** Reads a message that changes seats or orders; `intent` is what the older readers made of it. */
export const readChange = (
  portfolio: Portfolio,
  words: readonly Word[],
  atoms: readonly Atom[],
  asks: boolean,
  intent: Intent,
): Reading => {
  const modality = modalityOf(atoms, asks);
  const about = sayFor(modality);
  const left = atoms.filter(({ kind }) => kind === 'unknown').map(({ text }) => text);
  const endsWithComma = (atom: Atom) => words[atom.to - 1]?.comma === true;
  const { lines, tangle } = changeLinesOf(atoms, endsWithComma);
  const resolved = lines.map((line) => resolveLine(portfolio, line));
  const frames = resolved.map((line) => line.intent);
  const reading = (decision: Decision): Reading => ({ spans: atoms, modality, frames, decision });
  if (intent.kind === 'order' && lines.length < 2) return reading(ordered(intent, resolved[0], modality === 'order', about, atoms));
  if (about !== null) return reading({ kind: 'say', about });
  const [first, ...others] = resolved;
  if (first === undefined || (left.length > mostLeft && first.missing.length > 0)) return reading({ kind: 'unknown', left });
  if (tangle !== null || lines.length > mostLines)
    return reading({ kind: 'ask', intent: first.intent, missing: ['reading'], choices: [], left });
  if (others.length > 0) return reading(several(resolved, left));
  return reading(single(lines[0] as ChangeLine, first, left, modality === 'order'));
};

const several = (lines: readonly ResolvedLine[], left: readonly string[]): Decision => {
  const missing = [...new Set(lines.flatMap((line) => line.missing))];
  const intents = lines.map(({ intent }) => intent);
  return missing.length > 0 || left.length > mostLeft
    ? { kind: 'ask', intent: intents[0] as Intent, missing: missing.length > 0 ? missing : ['reading'], choices: [], left }
    : { kind: 'confirm', intents, left };
};

const single = (line: ChangeLine, resolved: ResolvedLine, left: readonly string[], order: boolean): Decision => {
  const { intent, missing, sure } = resolved;
  if (left.length > mostLeft) return { kind: 'unknown', left };
  if (missing.length > 0) return { kind: 'ask', intent, missing, choices: choicesOf(line, resolved, missing), left };
  return order && sure && left.length === 0 ? { kind: 'do', intent } : { kind: 'confirm', intents: [intent], left };
};

/** When only the direction is open: more, fewer, or that many. */
const choicesOf = (line: ChangeLine, { intent, subscription }: ResolvedLine, missing: readonly Missing[]): Intent[] => {
  if (missing.length > 1 || missing[0] !== 'direction' || intent.kind !== 'seats' || subscription === null) return [];
  const n = line.amount?.kind === 'seats' ? line.amount.n : 0;
  const held = subscription.quantity ?? 0;
  const directions = (['add', 'remove', 'set'] as const).filter((direction) =>
    direction === 'remove' ? n < held : direction === 'add' || n !== held,
  );
  return directions.map((direction) => ({ ...intent, direction }));
};

/** "order 3 Visio": a form of its own. Of a product that the company has, more seats may be meant. */
const ordered = (
  intent: Extract<Intent, { kind: 'order' }>,
  line: ResolvedLine | undefined,
  order: boolean,
  about: ReturnType<typeof sayFor>,
  atoms: readonly Atom[],
): Decision => {
  if (about !== null) return { kind: 'say', about };
  const held = line?.subscription ?? null;
  if (line !== undefined && held !== null && line.intent.kind === 'seats') {
    if (cuesIn(atoms).includes('more') && line.missing.length === 0)
      return order ? { kind: 'do', intent: line.intent } : { kind: 'confirm', intents: [line.intent], left: [] };
    return { kind: 'ask', intent, missing: ['reading'], choices: [line.intent, intent], left: [] };
  }
  return order ? { kind: 'do', intent } : { kind: 'confirm', intents: [intent], left: [] };
};

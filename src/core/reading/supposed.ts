import { vocabularyOf } from '../finding/vocabulary-of.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Intent, IntentKind } from '../understanding/intent.ts';
import { withoutRemarks } from '../understanding/remarks.ts';
import { maxMessage } from '../understanding/sentence.ts';
import type { Atom, Word } from './atom.ts';
import { changeLinesOf } from './change-lines.ts';
import { isAside } from './clauses.ts';
import type { Cue } from './cues.ts';
import { type Asking, cuesIn, modalityOf, orderVerbs, withoutDenied } from './modality.ts';
import { type Decision, doing, type Reading, sayFor } from './reading.ts';
import { resolveLine } from './resolve-line.ts';
import { atomsOf, wordsIn } from './words.ts';

/** A supposed change, its names found first; null when nothing is supposed. */
export const whatIf = (
  portfolio: Portfolio,
  words: readonly Word[],
  atoms: readonly Atom[],
  intent: Intent,
): Reading | null => {
  if (intent.kind === 'help') return null;
  const money = asksMoney(atoms);
  if (intent.kind !== 'what-if' && !cuesIn(atoms).includes('what-if') && !money) return null;
  const said = atoms.filter(
    (atom) =>
      !(atom.kind === 'cue' && atom.cues.some((cue) => cue === 'what-if' || cue === 'to')) ||
      /^(?:to|→|=)$/i.test(atom.text),
  );
  const bare = money ? withoutDenied(said.map(asOrder)) : said;
  const { lines, tangle } = changeLinesOf(bare, (atom) => words[atom.to - 1]?.comma === true);
  const [line, more] = lines.map((each) => resolveLine(portfolio, each));
  if (line === undefined || more !== undefined || tangle !== null || line.missing.includes('direction'))
    return intent.kind === 'unknown' ? null : doing(intent, atoms);
  const { target, count } = line.intent;
  const direction = line.intent.kind === 'seats' ? line.intent.direction : 'add';
  return doing({ kind: 'what-if', direction, count, target }, atoms);
};

const moneyWords = /^(?:costs?|saves?|saving|savings|bill|damage|price tag (?:on|of|for))$/i;
const moves: readonly Cue[] = ['more', 'fewer', 'add', 'remove', 'increase', 'decrease', 'set', 'done'];

/** "what would five more E5 at Trey cost us", "how much do we save with 20 instead of 30": the money of a change that is only supposed. */
const asksMoney = (atoms: readonly Atom[]): boolean => {
  const has = (kind: Atom['kind']) => atoms.some((atom) => atom.kind === kind);
  const cues = cuesIn(atoms);
  return (
    (cues.includes('what-if') || atoms.some(({ text }) => moneyWords.test(text))) &&
    atoms.some(({ text }) => /^(?:what|how much|price tag)\b/i.test(text)) &&
    (cues.some((cue) => moves.includes(cue)) || atoms.some(({ text }) => /^instead of$/i.test(text))) &&
    ['company', 'product', 'number'].every((kind) => has(kind as Atom['kind']))
  );
};
/** "if we dropped 3": what was done, as an order to do it. */
const asOrder = (atom: Atom): Atom => {
  if (atom.kind !== 'cue' || !atom.cues.includes('done')) return atom;
  const fewer = /down|drop|reduc|remov|decreas|cut|shrunk|fell|halv/i.test(atom.text);
  return { ...atom, cues: [fewer ? 'decrease' : 'increase'] };
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

/** A message that may mean more when what is said beside it is left aside. */
const isUnsettled = (decision: Decision): boolean => {
  switch (decision.kind) {
    case 'say':
      return meant.has(decision.about);
    case 'do':
      return (decision.left ?? []).length > 0;
    case 'confirm':
      return false;
    default:
      return true;
  }
};
const meant: ReadonlySet<string> = new Set([
  'negated',
  'conditional',
  'another-day',
  'past',
  'reported',
  'uncertain',
  'question-about-change',
]);
/** What is offered instead of done when something beside it was left aside. */
const offered: ReadonlySet<IntentKind> = new Set([
  'seats',
  'cancel',
  'order',
  'staff',
  'set-price',
  'grant',
  'revoke',
  'settle',
]);

/** "shave two off Litware's Basic, their dog ate the budget": the message without its remarks, never done at once. Null when that is no better. */
export const besideRemarks = (
  portfolio: Portfolio,
  written: string,
  whole: Reading,
  again: (rest: string) => Reading,
): Reading | null => {
  if (written.length > maxMessage || !isUnsettled(whole.decision)) return null;
  const vocabulary = vocabularyOf(portfolio);
  const isBare = (clause: string, passing: boolean): boolean => {
    const words = wordsIn(clause);
    return isAside(words, atomsOf(vocabulary, words), passing);
  };
  const parted = withoutRemarks(written, isBare);
  if (parted === null) return null;
  const reading = again(parted.rest);
  const { decision } = reading;
  const { remarks } = parted;
  const isQuestion = decision.kind === 'do' && !offered.has(decision.intent.kind);
  // A question about a change stays a question.
  if (whole.decision.kind === 'say' && whole.decision.about === 'question-about-change' && !isQuestion)
    return null;
  if (decision.kind === 'confirm')
    return { ...reading, decision: { ...decision, left: [...decision.left, ...remarks] } };
  if (decision.kind === 'ask') return isNearer(decision, whole.decision) ? reading : null;
  if (decision.kind !== 'do') return null;
  if (isQuestion)
    return whole.decision.kind !== 'do' || unread(decision) < unread(whole.decision) ? reading : null;
  return {
    ...reading,
    decision: { kind: 'confirm', intents: [decision.intent, ...(decision.more ?? [])], left: remarks },
  };
};
const unread = ({ left }: Extract<Decision, { kind: 'do' }>): number => left?.length ?? 0;

/** A question that asks for no more than before, of fewer unknown words. */
const isNearer = (decision: Extract<Decision, { kind: 'ask' }>, before: Decision): boolean =>
  before.kind === 'unknown' ||
  before.kind === 'say' ||
  (before.kind === 'ask' &&
    decision.left.length < before.left.length &&
    decision.missing.every((each) => before.missing.includes(each)));

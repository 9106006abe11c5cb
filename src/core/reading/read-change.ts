import type { Atom, Word } from '../atoms/atom.ts';
import { withIdleLead } from '../atoms/clauses.ts';
import type { Cue } from '../atoms/cues.ts';
import { withoutDenied } from '../atoms/denied.ts';
import { cuesIn, hasCue, orderVerbs } from '../atoms/verbs.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Intent, TermAsked } from '../understanding/intent.ts';
import type { Here } from '../understanding/periods.ts';
import { type ChangeLine, changeLinesOf, isListed } from './change-lines.ts';
import { isHarmless, leftIn, mayOffer, ordersThing } from './left.ts';
import { type Asking, type Modality, modalityOf } from './modality.ts';
import { ask, type Decision, type Missing, type Reading, sayFor } from './reading.ts';
import { type ResolvedLine, resolveLine } from './resolve-line.ts';
import { isClear, onTerm, termIn, withoutHowOften } from './term-of.ts';
import { eachAtRenewal, forLater, namesMoment, waitingOf, whenOf, withoutMoment } from './when-of.ts';

const mostLines = 8;

/** Reads a message that changes seats or orders; `intent` is what its grammar says. */
export const readChange = (
  portfolio: Portfolio,
  words: readonly Word[],
  given: readonly Atom[],
  asking: Asking,
  intent: Intent,
  here: Here,
): Reading => {
  const said = withoutDenied(withIdleLead(words, given));
  const term = termIn(said);
  const read = (all: readonly Atom[]): Reading =>
    readAs(portfolio, words, given, all, asking, intent, here, term);
  if (term === null) return read(said);
  const reading = read(withoutHowOften(said));
  return reading.frames.some(({ kind }) => kind === 'order') ? reading : read(said);
};

/** Reads the message with what it says of a term. */
const readAs = (
  portfolio: Portfolio,
  words: readonly Word[],
  given: readonly Atom[],
  all: readonly Atom[],
  asking: Asking,
  grammar: Intent,
  here: Here,
  term: TermAsked | null,
): Reading => {
  const intent = term !== null && grammar.kind === 'order' ? { ...grammar, term } : grammar;
  const timed = namesMoment(all);
  const atoms = timed ? withoutMoment(all) : all;
  const modality = modalityOf(atoms, asking);
  const about = sayFor(modality);
  const { lines, tangle, spread = false } = changeLinesOf(words, atoms);
  const offered = mayOffer(words, atoms);
  const resolved = lines
    .map((line) => resolveLine(portfolio, line))
    .map((line) => (term === null ? line : onTerm(line, term, isClear(given))));
  const [first] = resolved;
  const frames = resolved.map((line) => line.intent);
  const reading = (decision: Decision): Reading => ({ spans: given, modality, frames, decision });
  if (about !== null) return reading({ kind: 'say', about });
  const tangled = tangle !== null;
  const decision = decisionOn({ atoms, lines, resolved, tangled, spread, offered, modality, intent });
  if (!timed) return reading(decision);
  // A form cannot wait.
  if (resolved.length > 1 && !hasCue(all, 'day'))
    return reading(eachAtRenewal(decision, waitingOf(all, lines)));
  const waits = intent.kind !== 'order' && resolved.length === 1;
  const when = waits ? whenOf(all, words, first?.subscription ?? null, here) : 'other';
  return reading(forLater(decision, waits ? first : undefined, when, here));
};

type Change = Readonly<{
  atoms: readonly Atom[];
  lines: readonly ChangeLine[];
  resolved: readonly ResolvedLine[];
  /** Whether the lines cannot be told apart. */
  tangled: boolean;
  /** Whether one number is used for several companies without a word that says so. */
  spread: boolean;
  /** Whether it may be offered despite its unknown words. */
  offered: boolean;
  modality: Modality;
  intent: Intent;
}>;

/**
 * "a couple" is two for most people, and a mailbox is more than one product's seat. Numbers of other languages are
 * never carried out at once.
 */
const unsureCount =
  /couple|mailbox|^(?:eentje|oen|tow|thre|therre|fuor|foru|fiev|sevn|eigth|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|deux|trois|quatre|cinq|huit|neuf|dix|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|twee|vijf|zes|zeven|negen|tien)\b/i;
const unsureWords: readonly Cue[] = ['typo', 'foreign', 'correct'];

/** Whether it is an order to carry out as it is; "a couple of" is two for most people, but not all. */
const isPlain = (atoms: readonly Atom[], modality: Modality): boolean =>
  modality === 'order' &&
  !atoms.some(({ kind, text }) => unsureCount.test(text) && (kind === 'number' || kind === 'cue')) &&
  !cuesIn(atoms).some((cue) => unsureWords.includes(cue)) &&
  !atoms.some((_, at) => isListed(atoms, at)) &&
  // "half of their Premium are for interns" orders nothing.
  (!hasCue(atoms, 'half') ||
    ((orderVerbs.some((verb) => hasCue(atoms, verb)) || /^halv/i.test(atoms[0]?.text ?? '')) &&
      !atoms.some(({ text }) => /^(?:is|are|was|were)$/i.test(text)))) &&
  // "cancel a Visio": one seat, or the subscription?
  (!hasCue(atoms, 'end') || atoms.some(({ kind }) => kind === 'number'));

const decisionOn = (change: Change): Decision => {
  const { atoms, lines, resolved, tangled, spread, offered, modality, intent } = change;
  const left = leftIn(atoms);
  const cues = cuesIn(atoms);
  const order = isPlain(atoms, modality) && !spread;
  const told = { left, order, offered };
  const [first, ...others] = resolved;
  const companies = atoms.filter(({ kind }) => kind === 'company').length;
  const products = atoms.filter(({ kind }) => kind === 'product' || kind === 'reference').length;
  // "they have 30 now and 32 people" orders no people.
  if (intent.kind === 'order' && intent.more.length > 0 && companies === 1 && products > intent.more.length)
    return orderOfSeveral(intent, order, left);
  if (first === undefined || (!isHarmless(left) && first.missing.length > 1))
    return { kind: 'unknown', left };
  if (ordersThing(atoms)) return { kind: 'unknown', left };
  if (cues.includes('swap') && others.length === 0) return ask(first.intent, ['product'], left);
  const anew = spread && resolved.some((line) => line.intent.kind === 'order');
  if (tangled || anew || lines.length > mostLines) return ask(first.intent, ['reading'], left);
  // "2 more of the password manager": the word before a product's may be a part of its name.
  const partly = atoms.some(({ kind }, at) => kind === 'unknown' && atoms[at + 1]?.kind === 'product');
  if (partly && first.intent.kind === 'order' && others.length === 0)
    return ask(first.intent, ['product'], left);
  const form = formOf(intent, first, cues);
  if (form !== null && others.length === 0) return ordered(form, first, told, atoms);
  // "order" is said of each line: of what a company has, more seats may be meant.
  const unsure =
    intent.kind === 'order' &&
    resolved.some((line, n) => line.intent.kind === 'seats' && lines[n]?.bids !== true);
  if (others.length > 0 && unsure) return ask(first.intent, ['reading'], left);
  return others.length > 0 ? several(resolved, told, cues) : single(lines[0] as ChangeLine, first, told);
};

/** How well a message is understood: its unknown words, whether to carry it out, and whether it may be offered. */
type Told = Readonly<{ left: readonly string[]; order: boolean; offered: boolean }>;

type Order = Extract<Intent, { kind: 'order' }>;

/** The order that a message is, by its grammar or by its own verb ("sign X up for Y"); null when it is none. */
const formOf = (
  intent: Intent,
  { intent: first, missing }: ResolvedLine,
  cues: readonly Cue[],
): Order | null => {
  if (intent.kind === 'order')
    return intent.count.kind === 'bad' && first.count.kind === 'seats'
      ? { ...intent, count: first.count }
      : intent;
  return cues.includes('order') && first.kind === 'order' && missing.length === 0 ? first : null;
};

/** Several changes are offered together when each is complete; otherwise none is, so that no number goes to another. */
const several = (
  lines: readonly ResolvedLine[],
  { left, order, offered }: Told,
  cues: readonly Cue[],
): Decision => {
  const [first, ...others] = lines.map(({ intent }) => intent);
  const open = lines.find(({ missing }) => missing.length > 0);
  const twice =
    new Set(lines.map(({ subscription }, n) => subscription?.id ?? String(n))).size < lines.length;
  if (open !== undefined || first === undefined || !offered || twice)
    return ask(open?.intent ?? (first as Intent), ['reading', ...(open?.missing ?? [])], left);
  const moves = cues.includes('move');
  if (moves && lines.some(({ sure, intent }) => !sure || intent.kind === 'order'))
    return ask(first, ['reading'], left);
  // Nothing moves from one customer to another: that is for people to see.
  const done = order && left.length === 0 && lines.every(({ sure }) => sure) && !moves;
  const seats = lines.every(({ intent }) => intent.kind === 'seats');
  if (done && seats && lines.every((line) => !takesAll(line)))
    return {
      ...{ kind: 'do', intent: first, more: others },
      ...(cues.includes('swap') ? { together: true } : {}),
    };
  return { kind: 'confirm', intents: [first, ...others], left };
};

/** Whether no seat would be left, which ends the subscription. */
const takesAll = ({ intent, subscription }: ResolvedLine): boolean =>
  intent.kind === 'seats' &&
  intent.direction === 'remove' &&
  intent.count.kind === 'seats' &&
  intent.count.n === subscription?.quantity;

/** No seat left: the subscription ends. */
const endOf = ({ target }: ResolvedLine['intent']): Intent => ({
  ...{ kind: 'cancel', target, at: null, unknownAt: null },
});

const single = (line: ChangeLine, resolved: ResolvedLine, { left, order, offered }: Told): Decision => {
  const { intent, missing, sure } = resolved;
  const none =
    line.bad?.kind === 'bad' &&
    line.bad.problem === 'zero' &&
    line.direction === 'set' &&
    resolved.subscription !== null;
  if (none && offered) return { kind: 'confirm', intents: [endOf(intent)], left };
  if (missing.length > 0) {
    const choices = offered ? choicesOf(line, resolved) : [];
    const open: readonly Missing[] = choices.length > 0 ? [...missing, 'reading'] : missing;
    return ask(intent, open, left, { companies: resolved.companies, choices });
  }
  if (!offered) return ask(intent, ['reading'], left);
  if (takesAll(resolved)) {
    return { kind: 'confirm', intents: [endOf(intent)], left };
  }
  return order && sure && left.length === 0
    ? { kind: 'do', intent }
    : { kind: 'confirm', intents: [intent], left };
};

/** When the words do not give the direction: more, fewer, or that total. Not when they contradict each other. */
const choicesOf = (line: ChangeLine, { intent, subscription, missing }: ResolvedLine): Intent[] => {
  const open =
    missing.length === 1 &&
    missing[0] === ('direction' satisfies Missing) &&
    line.silent &&
    line.leaning === null;
  if (!open || intent.kind !== 'seats' || subscription === null) return [];
  const n = line.amount?.kind === 'seats' ? line.amount.n : 0;
  const held = Number(subscription.quantity);
  const directions = (['add', 'remove', 'set'] as const).filter((direction) =>
    direction === 'remove' ? n < held : direction === 'add' || (n !== held && !line.stepped),
  );
  return directions.map((direction) => ({ ...intent, direction }));
};

/** One order of several products: one form. */
const orderOfSeveral = (
  intent: Extract<Intent, { kind: 'order' }>,
  order: boolean,
  left: readonly string[],
): Decision => {
  if (order && left.length === 0) return { kind: 'do', intent };
  return isHarmless(left) ? { kind: 'confirm', intents: [intent], left } : ask(intent, ['reading'], left);
};

/** "order 3 Visio": a form of its own. For a product that the company has, more seats may be meant. */
const ordered = (
  intent: Extract<Intent, { kind: 'order' }>,
  { intent: resolved, missing, subscription, sure }: ResolvedLine,
  { left, order, offered }: Told,
  atoms: readonly Atom[],
): Decision => {
  const product = atoms.filter((atom) => atom.kind === 'product').length === 1;
  const anew = hasCue(atoms, 'as-new');
  if (!anew && subscription !== null && resolved.kind === 'seats') {
    if (hasCue(atoms, 'more') && missing.length === 0)
      return order && sure && left.length === 0
        ? { kind: 'do', intent: resolved }
        : { kind: 'confirm', intents: [resolved], left };
    const both = missing.length === 0 ? [resolved, intent] : [intent];
    return ask(intent, ['reading'], left, { choices: offered ? both : [] });
  }
  if (!product) return ask(intent, ['product'], left);
  if (order && left.length === 0) return { kind: 'do', intent };
  return offered ? { kind: 'confirm', intents: [intent], left } : ask(intent, ['reading'], left);
};

import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Intent } from '../understanding/intent.ts';
import type { Here } from '../understanding/periods.ts';
import type { Atom, Word } from './atom.ts';
import { type ChangeLine, changeLinesOf } from './change-lines.ts';
import type { Cue } from './cues.ts';
import { forLater } from './later.ts';
import { isHarmless, leftIn } from './left.ts';
import { type Asking, cuesIn, type Modality, modalityOf, withoutDenied } from './modality.ts';
import { ask, type Decision, type Missing, type Reading } from './reading.ts';
import { type ResolvedLine, resolveLine } from './resolve-line.ts';
import { sayFor } from './said.ts';
import { namesMoment, whenOf, withoutMoment } from './when-of.ts';

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
  const all = withoutDenied(given);
  const timed = namesMoment(all);
  const atoms = timed ? withoutMoment(all) : all;
  const modality = modalityOf(atoms, asking);
  const about = sayFor(modality);
  const { lines, tangle } = changeLinesOf(atoms, (atom) => words[atom.to - 1]?.comma === true);
  const resolved = lines.map((line) => resolveLine(portfolio, line));
  const [first] = resolved;
  const frames = resolved.map((line) => line.intent);
  const reading = (decision: Decision): Reading => ({ spans: given, modality, frames, decision });
  if (about !== null) return reading({ kind: 'say', about });
  const decision = decisionOn({ atoms, lines, resolved, tangled: tangle !== null, modality, intent });
  if (!timed) return reading(decision);
  // A form cannot wait, and several lines are told one by one.
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
  modality: Modality;
  intent: Intent;
}>;

const unsureWords: readonly Cue[] = ['typo', 'foreign', 'correct'];

/** Whether it is an order to be done as it stands; "a couple of" is two for most, but not for all. */
const isPlain = (atoms: readonly Atom[], modality: Modality): boolean =>
  modality === 'order' &&
  !atoms.some(({ kind, text }) => kind === 'number' && /couple/i.test(text)) &&
  !cuesIn(atoms).some((cue) => unsureWords.includes(cue));

const decisionOn = ({ atoms, lines, resolved, tangled, modality, intent }: Change): Decision => {
  const left = leftIn(atoms);
  const cues = cuesIn(atoms);
  const order = isPlain(atoms, modality);
  const [first, ...others] = resolved;
  const companies = atoms.filter(({ kind }) => kind === 'company').length;
  if (intent.kind === 'order' && intent.more.length > 0 && companies === 1)
    return orderOfSeveral(intent, order, left);
  if (first === undefined || (!isHarmless(left) && first.missing.length > 1))
    return { kind: 'unknown', left };
  if (cues.includes('swap') && others.length === 0) return ask(first.intent, ['product'], left);
  if (tangled || lines.length > mostLines) return ask(first.intent, ['reading'], left);
  const form = formOf(intent, first, cues);
  if (form !== null && others.length === 0) return ordered(form, first, order, atoms, left);
  // "order" is said of each line: of what a company has, more seats may be meant.
  const unsure = intent.kind === 'order' && resolved.some((line) => line.intent.kind === 'seats');
  if (others.length > 0 && unsure) return ask(first.intent, ['reading'], left);
  return others.length > 0
    ? several(resolved, left, order, cues)
    : single(lines[0] as ChangeLine, first, left, order);
};

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

/** Several changes are offered together when each is complete; otherwise none is, and nobody's number goes to another. */
const several = (
  lines: readonly ResolvedLine[],
  left: readonly string[],
  order: boolean,
  cues: readonly Cue[],
): Decision => {
  const [first, ...others] = lines.map(({ intent }) => intent);
  const open = lines.find(({ missing }) => missing.length > 0);
  const twice =
    new Set(lines.map(({ subscription }, n) => subscription?.id ?? String(n))).size < lines.length;
  if (open !== undefined || first === undefined || !isHarmless(left) || twice)
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

/** Whether no seat would be left: that ends the subscription. */
const takesAll = ({ intent, subscription }: ResolvedLine): boolean =>
  intent.kind === 'seats' &&
  intent.direction === 'remove' &&
  intent.count.kind === 'seats' &&
  intent.count.n === subscription?.quantity;

const single = (
  line: ChangeLine,
  resolved: ResolvedLine,
  left: readonly string[],
  order: boolean,
): Decision => {
  const { intent, missing, sure } = resolved;
  if (missing.length > 0) {
    const choices = isHarmless(left) ? choicesOf(line, resolved) : [];
    const open: readonly Missing[] = choices.length > 0 ? [...missing, 'reading'] : missing;
    return ask(intent, open, left, { companies: resolved.companies, choices });
  }
  if (!isHarmless(left)) return ask(intent, ['reading'], left);
  if (takesAll(resolved)) {
    const whole = { kind: 'cancel', target: intent.target, at: null, unknownAt: null } as const;
    return { kind: 'confirm', intents: [whole], left };
  }
  return order && sure && left.length === 0
    ? { kind: 'do', intent }
    : { kind: 'confirm', intents: [intent], left };
};

/** When the words do not say the direction: more, fewer, or that many. Not when they contradict each other. */
const choicesOf = (line: ChangeLine, { intent, subscription, missing }: ResolvedLine): Intent[] => {
  const open =
    missing.length === 1 &&
    missing[0] === ('direction' satisfies Missing) &&
    line.silent &&
    line.leaning === null;
  if (!open || intent.kind !== 'seats' || subscription === null) return [];
  const n = line.amount?.kind === 'seats' ? line.amount.n : 0;
  const held = subscription.quantity ?? 0;
  const directions = (['add', 'remove', 'set'] as const).filter((direction) =>
    direction === 'remove' ? n < held : direction === 'add' || n !== held,
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

/** "order 3 Visio": a form of its own. Of a product that the company has, more seats may be meant. */
const ordered = (
  intent: Extract<Intent, { kind: 'order' }>,
  { intent: resolved, missing, subscription, sure }: ResolvedLine,
  order: boolean,
  atoms: readonly Atom[],
  left: readonly string[],
): Decision => {
  const product = atoms.filter((atom) => atom.kind === 'product').length === 1;
  const anew = cuesIn(atoms).includes('as-new');
  if (!anew && subscription !== null && resolved.kind === 'seats') {
    if (cuesIn(atoms).includes('more') && missing.length === 0)
      return order && sure && left.length === 0
        ? { kind: 'do', intent: resolved }
        : { kind: 'confirm', intents: [resolved], left };
    const both = missing.length === 0 ? [resolved, intent] : [intent];
    return ask(intent, ['reading'], left, { choices: isHarmless(left) ? both : [] });
  }
  if (!product) return ask(intent, ['product'], left);
  if (order && left.length === 0) return { kind: 'do', intent };
  return isHarmless(left) ? { kind: 'confirm', intents: [intent], left } : ask(intent, ['reading'], left);
};

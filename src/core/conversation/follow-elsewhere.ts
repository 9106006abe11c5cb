import type { Decision } from '../reading/reading.ts';
import type { Intent } from '../understanding/intent.ts';
import { type Follow, weakened } from './follow.ts';
import { companyIn } from './remembered.ts';
import { type Change, isRequestOf } from './whole-sentence.ts';

type Seats = Extract<Intent, { kind: 'seats' }>;

const asking = (intent: Intent, missing: 'product' | 'number' | 'reading'): Decision => ({
  ...{ kind: 'ask', intent, missing: [missing], choices: [], companies: [], left: [] },
});

const seatsAt = ({ portfolio }: Follow, { target }: Seats): number | null =>
  portfolio.subscriptions.get(target.reference ?? '')?.quantity ?? null;

const productAt = ({ portfolio }: Follow, { target }: Seats): string | null =>
  portfolio.subscriptions.get(target.reference ?? '')?.productName ?? null;

/** A share of what one has ("double", "cut by a quarter") is the same share of what the other has. */
const sameShare = (given: Follow, base: Seats, moved: Seats, from: number): Decision => {
  const held = seatsAt(given, moved);
  const to = base.count.kind === 'seats' && held !== null ? (held * base.count.n) / from : 0;
  const { from: _, ...bare } = moved;
  return Number.isInteger(to) && to > 0 && held !== null
    ? {
        kind: 'confirm',
        intents: [{ ...bare, direction: 'set', count: { kind: 'seats', n: to }, from: held }],
        left: [],
      }
    : asking(moved, 'number');
};

/** Whether a total takes seats away from one and adds some to the other. */
const turnsRound = (given: Follow, base: Seats, moved: Seats): boolean => {
  const [before, after] = [seatsAt(given, base), seatsAt(given, moved)];
  if (base.count.kind === 'bad' || moved.count.kind === 'bad' || before === null || after === null)
    return true;
  return Math.sign(base.count.n - before) !== Math.sign(moved.count.n - after);
};

/**
 * What was said of one subscription, for another: a share stays a share, a total is offered (and asked where it would turn a
 * reduction into an increase), what takes seats away never becomes an order, and another product is offered by its name.
 */
export const elsewhere = (given: Follow, base: Change, decision: Decision): Decision => {
  if (base.kind !== 'seats' || (decision.kind !== 'do' && decision.kind !== 'confirm')) return decision;
  const moved = decision.kind === 'do' ? decision.intent : decision.intents[0];
  if (moved.kind === 'order') {
    const { target } = moved;
    return base.direction === 'add' ? decision : asking({ ...base, target }, 'product');
  }
  if (moved.kind !== 'seats' || moved.target.reference === base.target.reference) return decision;
  const counted = given.said.numbers.length > 0;
  if (!counted && base.from !== undefined) return sameShare(given, base, moved, base.from);
  if (!counted && base.direction === 'set')
    return turnsRound(given, base, moved) ? asking(moved, 'reading') : weakened(decision);
  const { products, references } = given.said;
  const named =
    products.length + references.length > 0 ||
    base.target.reference === null ||
    productAt(given, base) === productAt(given, moved);
  return named ? decision : weakened(decision);
};

/**
 * Nothing but names, after a change that was refused or only offered: that is over, and the names ask for what they name. After a question of
 * the bot they answer it.
 */
export const asksForNames = ({ said, last, request, words, named }: Follow, base: Change): boolean => {
  if (last === null || base.kind === 'what-if') return false;
  if (!named || said.marks.size > 0 || words.unknown.length > 0) return false;
  const both = said.companies.length > 0 && said.products.length > 0;
  const { decision } = last;
  if (decision.kind === 'ask') {
    const asksWho = decision.missing.some((each) => each === 'company' || each === 'which-company');
    return both && !asksWho && companyIn(base) !== null;
  }
  if (decision.kind === 'confirm' || base.kind === 'order') return both;
  return !isRequestOf(request, base);
};

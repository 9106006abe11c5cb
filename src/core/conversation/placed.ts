import { shortName } from '../names/product-names.ts';
import { ask, type Decision } from '../reading/reading.ts';
import type { Intent, Target } from '../understanding/intent.ts';
import type { Patched } from './ellipses.ts';
import { type Follow, nameOf } from './follow.ts';
import { movedTo, rescaled, seatsHeld } from './moved.ts';
import type { Change } from './whole-sentence.ts';

/** How many products are offered instead of one that a company does not have. */
const mostOthers = 4;

/** A price is set by the product's name. */
const named = (target: Target): Target => ({ ...target, reference: null });

const isDecision = (of: Patched | Decision): of is Decision => !('names' in of);

/** At another company the same product is meant; a similar one is asked about, by its name. */
const atCompany = ({ said, portfolio }: Follow, base: Change, change: Patched): Patched | Decision => {
  const { intent } = change;
  const [company] = said.companies;
  const isMove = company !== undefined && said.products.length + said.references.length === 0;
  if (!isMove || !('target' in base) || !('target' in intent) || intent.kind === 'what-if') return change;
  const moved = movedTo(portfolio, base.target, intent.target.company ?? nameOf(portfolio, company));
  const at = { ...intent, target: intent.kind === 'set-price' ? named(moved.target) : moved.target };
  if (moved.kind !== 'others') return { ...change, intent: at };
  const choices = moved.others.slice(0, mostOthers).map(({ id, productName }): Intent => {
    const product = productName === null ? at.target.product : shortName(productName);
    return { ...at, target: { ...at.target, product, reference: id } };
  });
  return ask(at, ['which-subscription'], [], { choices });
};

/** "double" of other seats is twice as many as those; where that is not known, or no whole number, it is asked. */
const scaled = ({ said, portfolio }: Follow, base: Change, change: Patched): Patched => {
  const { intent } = change;
  if (base.kind !== 'seats' || base.from === undefined || intent.kind !== 'seats') return change;
  const { from: _, ...bare } = intent;
  if (said.numbers.length > 0 || !change.names) return { ...change, intent: bare };
  const found = rescaled(base, seatsHeld(portfolio, intent.target));
  const count = { kind: 'bad', written: '', problem: 'missing' } as const;
  return { ...change, intent: found === null ? { ...bare, count } : { ...bare, ...found } };
};

/** The change at the message's company: with that company's own product and seats. */
export const placed = (given: Follow, base: Change, change: Patched): Patched | Decision => {
  const at = atCompany(given, base, change);
  return isDecision(at) ? at : scaled(given, base, at);
};

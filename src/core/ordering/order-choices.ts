import type { CommitmentTerm, ProductDependencies, ProductDetails } from '../marketplace/products.ts';
import type { PricePlan, Subscription } from '../marketplace/records.ts';
import { type TodaysPrice, todaysPrice } from './todays-price.ts';

/** One way to buy a product: how it is billed, for how long, and what a seat costs; null: not known. */
export type OrderChoice = Readonly<{
  /** Only for finding it again among fresh choices. */
  key: string;
  billingTerm: string;
  commitmentTermId: string | null;
  commitmentTerm: string | null;
  price: TodaysPrice | null;
}>;

const byTerm = (terms: readonly CommitmentTerm[]) => new Map(terms.map((term) => [term.term, term]));

/**
 * What Pax8 sells of a product today, in Pax8's order: each billing term with a commitment that has both a price plan and
 * an id to order it by. Prices are those for `quantity` seats. Trials are not ordered here.
 */
export const choicesOf = (
  plans: readonly PricePlan[],
  { commitments }: Pick<ProductDependencies, 'commitments'>,
  { requiresCommitment }: Pick<ProductDetails, 'requiresCommitment'>,
  quantity: number,
): OrderChoice[] => {
  const terms = byTerm(commitments);
  const found = new Map<string, OrderChoice>();
  for (const { billingTerm, commitmentTerm } of plans) {
    if (billingTerm === 'Trial') continue;
    const term = commitmentTerm === null ? null : terms.get(commitmentTerm);
    if (term === undefined || (term === null && requiresCommitment === true)) continue;
    const key = `${billingTerm} ${term?.id ?? 'none'}`;
    if (found.has(key)) continue;
    const price = priceFor(plans, billingTerm, commitmentTerm, quantity);
    found.set(key, {
      key,
      billingTerm,
      commitmentTermId: term?.id ?? null,
      commitmentTerm,
      price,
    });
  }
  return [...found.values()];
};

/** `todaysPrice` wants a commitment by name; a plan without one is told apart from one whose term is not known. */
const priceFor = (
  plans: readonly PricePlan[],
  billingTerm: string,
  commitmentTerm: string | null,
  quantity: number,
): TodaysPrice | null => {
  if (commitmentTerm !== null) return todaysPrice(plans, { billingTerm, term: commitmentTerm, quantity });
  const free = plans
    .filter((plan) => plan.commitmentTerm === null)
    .map((plan) => ({ ...plan, commitmentTerm: 'none' }));
  return todaysPrice(free, { billingTerm, term: 'none', quantity });
};

/** Pax8 names no currency with its prices: that of the company's other subscriptions, when they agree; null: not known. */
export const currencyOf = (held: readonly Pick<Subscription, 'currency'>[]): string | null => {
  const all = new Set(held.flatMap(({ currency }) => currency ?? []));
  return all.size === 1 ? ([...all][0] ?? null) : null;
};

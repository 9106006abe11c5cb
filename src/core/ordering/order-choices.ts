import type { CommitmentTerm, ProductDependencies, ProductDetails } from '../marketplace/products.ts';
import type { PricePlan, Subscription } from '../marketplace/records.ts';
import type { OrderCurrency } from '../rules/order-rules.ts';
import { termMonths } from '../rules/term-dates.ts';
import { type TodaysPrice, todaysPrice } from './todays-price.ts';

/** One way to buy a product: billing term, commitment and price per seat. Null when unknown. */
export type OrderChoice = Readonly<{
  /** Only for finding this choice again after a fresh read. */
  key: string;
  billingTerm: string;
  commitmentTermId: string | null;
  commitmentTerm: string | null;
  price: TodaysPrice | null;
}>;

/** How long an order should be committed, as its sentence says. */
export type OrderTerm = 'monthly' | 'annual' | 'three-year';
const monthsOf: Readonly<Record<OrderTerm, number>> = { monthly: 1, annual: 12, 'three-year': 36 };

/** The choices with a commitment of that length. */
export const choicesOn = (choices: readonly OrderChoice[], term: OrderTerm): readonly OrderChoice[] =>
  choices.filter(({ commitmentTerm }) => termMonths(commitmentTerm) === monthsOf[term]);

/** The preselected choice: the only one, or the only one with the wanted term; otherwise empty. */
export const chosenFor = (choices: readonly OrderChoice[], term: OrderTerm | undefined): string => {
  const [only, other] = term === undefined ? choices : choicesOn(choices, term);
  return only === undefined || other !== undefined ? '' : only.key;
};

const byTerm = (terms: readonly CommitmentTerm[]) => new Map(terms.map((term) => [term.term, term]));

/**
 * The ways to buy a product today, in Pax8's order: billing terms and commitments with a price plan and an id to order
 * by. Prices are for `quantity` seats. Leaves out trials.
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

/** `todaysPrice` takes a null term as unknown, so plans without a commitment get a name here. */
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

type WithCurrency = Iterable<Pick<Subscription, 'currency'>>;

const currenciesOf = (subscriptions: WithCurrency): string[] => [
  ...new Set([...subscriptions].flatMap(({ currency }) => currency ?? [])),
];

/**
 * The currency of an order: that of the company's subscriptions, unknown when they disagree; without any, the
 * partner's, when all agree. Pax8's prices name none.
 */
export const currencyOf = (held: WithCurrency, ofPartner: WithCurrency): OrderCurrency => {
  const own = currenciesOf(held);
  const [currency = null, ...others] = own.length > 0 ? own : currenciesOf(ofPartner);
  return { currency: others.length > 0 ? null : currency, assumed: own.length === 0 };
};

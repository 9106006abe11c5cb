import type { PricePlan, PriceRate } from './marketplace.ts';

/** Per seat and billing term, as `Subscription` has it; null: Pax8 did not say. It has no currency of its own. */
export type TodaysPrice = Readonly<{ price: number | null; partnerCost: number | null }>;

type Priced = Readonly<{ billingTerm: string; term: string | null; quantity: number }>;

/**
 * What a seat of a subscription costs by today's price plans: by the plan of its billing term and commitment, with the
 * rate whose range holds its seats. null where that is not certain: no such plan, plans that disagree, a price for all
 * seats together, tiers that make seats cost different amounts.
 */
export const todaysPrice = (plans: readonly PricePlan[], line: Priced): TodaysPrice | null => {
  if (line.term === null) return null;
  const fitting = plans.filter(
    (plan) => plan.billingTerm === line.billingTerm && plan.commitmentTerm === line.term,
  );
  // A product that changed from one kind of price to the other may carry both: the flat one is the present one.
  const flat = fitting.filter(({ type }) => type === 'Flat');
  const found = (flat.length > 0 ? flat : fitting).map((plan) => priceOf(plan, line.quantity));
  const [first] = found;
  if (first === undefined || first === null) return null;
  return found.every((other) => other?.price === first.price && other.partnerCost === first.partnerCost)
    ? first
    : null;
};

const priceOf = ({ type, rates }: PricePlan, quantity: number): TodaysPrice | null => {
  if (type !== 'Flat' && type !== 'Volume') return null;
  const holding = rates.filter((rate) => holds(rate, quantity));
  const [rate] = holding;
  if (rate === undefined || holding.length > 1 || rate.chargeType !== 'Per Unit') return null;
  const price = { price: rate.suggestedRetailPrice, partnerCost: rate.partnerBuyRate };
  return price.price === null && price.partnerCost === null ? null : price;
};

const holds = ({ fromQuantity, toQuantity }: PriceRate, quantity: number): boolean =>
  (fromQuantity === null || fromQuantity <= quantity) && (toQuantity === null || quantity <= toQuantity);

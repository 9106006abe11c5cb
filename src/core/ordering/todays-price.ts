import type { PricePlan, PriceRate } from '../marketplace/records.ts';

/**
 * Suggested retail price and partner's cost per seat and billing term, as `Subscription` has them; null: Pax8 did not
 * say. Pax8 names no currency with them.
 */
export type TodaysPrice = Readonly<{ price: number | null; partnerCost: number | null }>;

type Priced = Readonly<{ billingTerm: string; term: string | null; quantity: number }>;

/**
 * What a seat of a subscription costs by today's price plans: those of its billing term and commitment, the rate whose
 * range holds its seats. null where that is not certain: its commitment is not known, no such rate, rates that disagree,
 * a price for all seats together, tiers that make seats cost different amounts.
 */
export const todaysPrice = (plans: readonly PricePlan[], line: Priced): TodaysPrice | null => {
  const fitting = plans.filter(
    (plan) =>
      line.term !== null && plan.commitmentTerm === line.term && plan.billingTerm === line.billingTerm,
  );
  // Pax8 may still list a stale volume plan (ranges from 0) beside the flat one that holds.
  const flat = fitting.filter(({ type }) => type === 'Flat');
  const [first, ...others] = (flat.length > 0 ? flat : fitting).flatMap((plan) =>
    plan.rates.filter((rate) => holds(rate, line.quantity)).map((rate) => priceOf(plan, rate)),
  );
  if (first === undefined || first === null) return null;
  return others.every((other) => other !== null && same(other, first)) ? first : null;
};

/** In a volume plan the rate of the range holds for all seats; in tiers only while all of them are in the first. */
const priceOf = ({ type }: PricePlan, rate: PriceRate): TodaysPrice | null => {
  const forAll = type === 'Flat' || type === 'Volume' || (type === 'Tiered' && (rate.fromQuantity ?? 0) <= 1);
  const { suggestedRetailPrice: price, partnerBuyRate: partnerCost } = rate;
  if (!forAll || rate.chargeType !== 'Per Unit' || (price === null && partnerCost === null)) return null;
  return { price, partnerCost };
};

const holds = ({ fromQuantity, toQuantity }: PriceRate, quantity: number): boolean =>
  (fromQuantity === null || fromQuantity <= quantity) && (toQuantity === null || quantity <= toQuantity);

const same = (a: TodaysPrice, b: TodaysPrice): boolean =>
  a.price === b.price && a.partnerCost === b.partnerCost;

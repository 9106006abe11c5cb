import type { PricePlan, PriceRate } from '../marketplace/records.ts';
import { sameWord } from '../words/spelling.ts';

/**
 * Suggested retail price and partner's cost per seat and billing term, as in `Subscription`; null when Pax8 did not
 * say. Pax8 names no currency.
 */
export type TodaysPrice = Readonly<{ price: number | null; partnerCost: number | null }>;

type Priced = Readonly<{ billingTerm: string; term: string | null; quantity: number | null }>;

/**
 * Today's price of a seat, by billing term, commitment and seats. Null when unsure: unknown commitment, no rate, rates
 * that disagree, a price for all seats together, or tiers with different prices.
 */
export const todaysPrice = (plans: readonly PricePlan[], line: Priced): TodaysPrice | null => {
  const fitting = plans.filter(
    (plan) =>
      line.term !== null &&
      sameWord(plan.commitmentTerm, line.term) &&
      sameWord(plan.billingTerm, line.billingTerm),
  );
  // Pax8 may still list a stale volume plan (ranges from 0) next to the flat plan that applies.
  const flat = fitting.filter(({ type }) => sameWord(type, 'Flat'));
  const [first, ...others] = (flat.length > 0 ? flat : fitting).flatMap((plan) =>
    plan.rates.filter((rate) => holds(rate, line.quantity)).map((rate) => priceOf(plan, rate)),
  );
  if (first === undefined || first === null) return null;
  return others.every((other) => other !== null && same(other, first)) ? first : null;
};

/** A rate's suggested retail price; 0 beside a partner cost is a missing price, not a gift. */
export const retailOf = ({ suggestedRetailPrice, partnerBuyRate }: PriceRate): number | null =>
  suggestedRetailPrice === 0 && (partnerBuyRate ?? 0) > 0 ? null : suggestedRetailPrice;

/** A volume plan's rate applies to all seats; a tier's rate only when all seats are in the first tier. */
const priceOf = ({ type }: PricePlan, rate: PriceRate): TodaysPrice | null => {
  const forAll =
    sameWord(type, 'Flat') ||
    sameWord(type, 'Volume') ||
    (sameWord(type, 'Tiered') && (rate.fromQuantity ?? 0) <= 1);
  const price = retailOf(rate);
  const { partnerBuyRate: partnerCost } = rate;
  if (!forAll || !sameWord(rate.chargeType, 'Per Unit') || (price === null && partnerCost === null))
    return null;
  return { price, partnerCost };
};

/** Whether a rate applies to this many seats; any rate may when they are unknown. */
export const holds = ({ fromQuantity, toQuantity }: PriceRate, quantity: number | null): boolean =>
  quantity === null ||
  ((fromQuantity === null || fromQuantity <= quantity) && (toQuantity === null || quantity <= toQuantity));

const same = (a: TodaysPrice, b: TodaysPrice): boolean =>
  a.price === b.price && a.partnerCost === b.partnerCost;

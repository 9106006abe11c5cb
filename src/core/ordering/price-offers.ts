import Big from 'big.js';
import type { PricePlan, PriceRate } from '../marketplace/records.ts';
import { isPricedByUse } from '../marketplace/usage-products.ts';
import { inPlaces } from '../words/money.ts';
import { sameWord } from '../words/spelling.ts';
import { holds, retailOf } from './todays-price.ts';

/** Amounts as decimal digits; null when Pax8 did not say. Pax8 names no currency. */
export type Amounts = Readonly<{
  cost: string | null;
  retail: string | null;
  /** Retail minus cost; null when one is unknown. */
  margin: string | null;
  /** The margin in percent of the suggested retail price, to one decimal place. */
  marginShare: string | null;
}>;

/** A rate per seat, or for all seats when `forAll`. */
export type OfferedRate = Amounts &
  Readonly<{
    from: number | null;
    to: number | null;
    forAll: boolean;
    /** Its range includes the number of seats asked about. */
    holds: boolean;
  }>;

/** One way to buy a product: billing term and commitment. */
export type Offer = Readonly<{
  billingTerm: string;
  commitmentTerm: string | null;
  type: string | null;
  unit: string | null;
  rates: readonly OfferedRate[];
  /** What the seats cost per billing term; null when no number was given or it cannot be calculated. */
  total: Amounts | null;
  /** A mark-up on usage. Pax8's document does not say whether its rates are amounts or factors. */
  byUse: boolean;
  /** Pax8 also lists a flat plan for the same terms, and that one applies. */
  stale: boolean;
}>;

/** The ways to buy a product today, in Pax8's order, stale ones last. `seats` is null when no number was asked for. */
export const offersOf = (plans: readonly PricePlan[], seats: number | null): Offer[] => {
  const offers = plans.map((plan) => offerOf(plan, plans, seats));
  return [...offers.filter(({ stale }) => !stale), ...offers.filter(({ stale }) => stale)];
};

const offerOf = (plan: PricePlan, plans: readonly PricePlan[], seats: number | null): Offer => {
  const { billingTerm, commitmentTerm, type, unitOfMeasurement } = plan;
  const stale =
    !sameWord(type, 'Flat') &&
    plans.some(
      (other) =>
        sameWord(other.type, 'Flat') &&
        sameWord(other.billingTerm, billingTerm) &&
        sameWord(other.commitmentTerm, commitmentTerm),
    );
  return {
    billingTerm,
    commitmentTerm,
    type,
    unit: unitOfMeasurement,
    rates: plan.rates.map((rate) => ({
      ...amounts(rate.partnerBuyRate, retailOf(rate)),
      from: rate.fromQuantity,
      to: rate.toQuantity,
      forAll: sameWord(rate.chargeType, 'Flat Rate'),
      holds: seats !== null && !stale && holds(rate, seats),
    })),
    byUse: isPricedByUse([plan]),
    total: seats === null || stale ? null : totalOf(plan, seats),
    stale,
  };
};

/** In tiers each seat costs its tier's rate; otherwise the rate of the range applies to all seats. */
const totalOf = (plan: PricePlan, seats: number): Amounts | null => {
  if (sameWord(plan.type, 'Tiered')) return ofTiers(plan.rates, seats);
  if (!sameWord(plan.type, 'Flat') && !sameWord(plan.type, 'Volume')) return null;
  const [rate, ...others] = plan.rates.filter((candidate) => holds(candidate, seats));
  if (rate === undefined || others.length > 0) return null;
  const times = timesOf(rate, seats);
  return times === null ? null : scaled(rate, times);
};

const timesOf = ({ chargeType }: PriceRate, seats: number): number | null =>
  sameWord(chargeType, 'Per Unit') ? seats : sameWord(chargeType, 'Flat Rate') ? 1 : null;

const ofTiers = (rates: readonly PriceRate[], seats: number): Amounts | null => {
  const tiers = [...rates].sort((a, b) => (a.fromQuantity ?? 0) - (b.fromQuantity ?? 0));
  let counted = 0;
  let cost: Big | null = new Big(0);
  let retail: Big | null = new Big(0);
  for (const tier of tiers) {
    const first = Math.max(1, tier.fromQuantity ?? 1);
    if (counted >= seats) break;
    if (first !== counted + 1 || !sameWord(tier.chargeType, 'Per Unit')) return null;
    const until = Math.min(seats, tier.toQuantity ?? seats);
    const seatsInTier = until - counted;
    cost = plus(cost, tier.partnerBuyRate, seatsInTier);
    retail = plus(retail, retailOf(tier), seatsInTier);
    counted = until;
  }
  return counted === seats ? amountsOf(cost, retail) : null;
};

const plus = (sum: Big | null, rate: number | null, seatsInTier: number): Big | null =>
  sum === null || rate === null ? null : sum.plus(new Big(rate).times(seatsInTier));

const scaled = (rate: PriceRate, times: number): Amounts =>
  amountsOf(plus(new Big(0), rate.partnerBuyRate, times), plus(new Big(0), retailOf(rate), times));

const amounts = (cost: number | null, retail: number | null): Amounts =>
  amountsOf(cost === null ? null : new Big(cost), retail === null ? null : new Big(retail));

const amountsOf = (cost: Big | null, retail: Big | null): Amounts => {
  const margin = cost === null || retail === null ? null : retail.minus(cost);
  return {
    cost: cost === null ? null : inPlaces(cost),
    retail: retail === null ? null : inPlaces(retail),
    margin: margin === null ? null : inPlaces(margin),
    marginShare:
      margin === null || retail === null || retail.eq(0) ? null : margin.times(100).div(retail).toFixed(1),
  };
};

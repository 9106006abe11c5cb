import Big from 'big.js';
import type { PricePlan, PriceRate } from '../marketplace/records.ts';

/** Amounts as decimal digits, in the currency that Pax8 does not name; null: Pax8 did not say. */
export type Amounts = Readonly<{
  cost: string | null;
  retail: string | null;
  /** What is between the two; null when one of them is not known. */
  margin: string | null;
  /** The margin in per cent of the suggested retail price, with one place. */
  marginShare: string | null;
}>;

/** A rate of a plan, for one seat (or for all of them when it is `forAll`). */
export type OfferedRate = Amounts &
  Readonly<{
    from: number | null;
    to: number | null;
    forAll: boolean;
    /** Its range holds the number of seats that was asked for. */
    holds: boolean;
  }>;

/** One way to buy a product: how it is billed and for how long it is committed. */
export type Offer = Readonly<{
  billingTerm: string;
  commitmentTerm: string | null;
  type: string | null;
  unit: string | null;
  rates: readonly OfferedRate[];
  /** What the number of seats costs a billing term in all; null: no number was given, or it cannot be reckoned. */
  total: Amounts | null;
  /** Pax8 lists it beside a flat plan of the same terms: then the flat one holds. */
  stale: boolean;
}>;

/**
 * The ways to buy a product today, in Pax8's order with the stale ones last, and what `seats` of it cost; null: no number
 * was asked for.
 */
export const offersOf = (plans: readonly PricePlan[], seats: number | null): Offer[] => {
  const offers = plans.map((plan) => offerOf(plan, plans, seats));
  return [...offers.filter(({ stale }) => !stale), ...offers.filter(({ stale }) => stale)];
};

const offerOf = (plan: PricePlan, plans: readonly PricePlan[], seats: number | null): Offer => {
  const { billingTerm, commitmentTerm, type, unitOfMeasurement } = plan;
  const stale =
    type !== 'Flat' &&
    plans.some(
      (other) =>
        other.type === 'Flat' && other.billingTerm === billingTerm && other.commitmentTerm === commitmentTerm,
    );
  return {
    billingTerm,
    commitmentTerm,
    type,
    unit: unitOfMeasurement,
    rates: plan.rates.map((rate) => ({
      ...amounts(rate.partnerBuyRate, rate.suggestedRetailPrice),
      from: rate.fromQuantity,
      to: rate.toQuantity,
      forAll: rate.chargeType === 'Flat Rate',
      holds: seats !== null && !stale && holds(rate, seats),
    })),
    total: seats === null || stale ? null : totalOf(plan, seats),
    stale,
  };
};

const holds = ({ fromQuantity, toQuantity }: PriceRate, seats: number): boolean =>
  (fromQuantity === null || fromQuantity <= seats) && (toQuantity === null || seats <= toQuantity);

/** In tiers each seat costs what its tier says; otherwise the rate of the range holds for all. */
const totalOf = (plan: PricePlan, seats: number): Amounts | null => {
  if (plan.type === 'Tiered') return ofTiers(plan.rates, seats);
  if (plan.type !== 'Flat' && plan.type !== 'Volume') return null;
  const [rate, ...others] = plan.rates.filter((one) => holds(one, seats));
  if (rate === undefined || others.length > 0) return null;
  const times = timesOf(rate, seats);
  return times === null ? null : scaled(rate, times);
};

const timesOf = ({ chargeType }: PriceRate, seats: number): number | null =>
  chargeType === 'Per Unit' ? seats : chargeType === 'Flat Rate' ? 1 : null;

const ofTiers = (rates: readonly PriceRate[], seats: number): Amounts | null => {
  const tiers = [...rates].sort((a, b) => (a.fromQuantity ?? 0) - (b.fromQuantity ?? 0));
  let reckoned = 0;
  let cost: Big | null = new Big(0);
  let retail: Big | null = new Big(0);
  for (const tier of tiers) {
    const first = Math.max(1, tier.fromQuantity ?? 1);
    if (reckoned >= seats) break;
    if (first !== reckoned + 1 || tier.chargeType !== 'Per Unit') return null;
    const until = Math.min(seats, tier.toQuantity ?? seats);
    const many = until - reckoned;
    cost = plus(cost, tier.partnerBuyRate, many);
    retail = plus(retail, tier.suggestedRetailPrice, many);
    reckoned = until;
  }
  return reckoned === seats ? amountsOf(cost, retail) : null;
};

const plus = (sum: Big | null, rate: number | null, many: number): Big | null =>
  sum === null || rate === null ? null : sum.plus(new Big(rate).times(many));

const scaled = ({ partnerBuyRate, suggestedRetailPrice }: PriceRate, times: number): Amounts =>
  amountsOf(plus(new Big(0), partnerBuyRate, times), plus(new Big(0), suggestedRetailPrice, times));

const amounts = (cost: number | null, retail: number | null): Amounts =>
  amountsOf(cost === null ? null : new Big(cost), retail === null ? null : new Big(retail));

const amountsOf = (cost: Big | null, retail: Big | null): Amounts => {
  const margin = cost === null || retail === null ? null : retail.minus(cost);
  return {
    cost: cost === null ? null : digits(cost),
    retail: retail === null ? null : digits(retail),
    margin: margin === null ? null : digits(margin),
    marginShare:
      margin === null || retail === null || retail.eq(0) ? null : margin.times(100).div(retail).toFixed(1),
  };
};

/** Two places, and more only where the price has more: prices by use are fractions of a cent. */
const digits = (amount: Big): string => {
  const exact = amount.round(6).toFixed();
  const places = exact.split('.')[1]?.length ?? 0;
  return amount.toFixed(Math.max(2, places));
};

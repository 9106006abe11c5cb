import type { PricePlan, PriceRate, Subscription } from '../marketplace/records.ts';
import type { OrderNote } from '../rules/order-rules.ts';
import type { SeatsNote } from '../rules/seat-notes.ts';
import { sameWord } from '../words/spelling.ts';
import { holds, todaysPrice } from './todays-price.ts';

type Terms = Readonly<{ billingTerm: string; commitmentTerm: string | null }>;
export type SeatRange = Readonly<{ least: number | null; most: number | null }>;

const ratesFor = (plans: readonly PricePlan[], { billingTerm, commitmentTerm }: Terms): PriceRate[] =>
  plans
    .filter((plan) => plan.billingTerm === billingTerm && plan.commitmentTerm === commitmentTerm)
    .flatMap(({ rates }) => rates);

/**
 * The seat numbers that Pax8 has prices for, when `seats` is not among them; null when it is, or without prices. Pax8
 * documents no other minimum. https://devx.pax8.com/reference/findproductpricingbyproductid
 */
export const outsideRange = (plans: readonly PricePlan[], terms: Terms, seats: number): SeatRange | null => {
  const rates = ratesFor(plans, terms);
  const least = Math.min(...rates.map(({ fromQuantity }) => fromQuantity ?? 0));
  const most = Math.max(...rates.map(({ toQuantity }) => toQuantity ?? Number.POSITIVE_INFINITY));
  if (rates.length === 0 || (seats >= least && seats <= most)) return null;
  return { least: least > 1 ? least : null, most: Number.isFinite(most) ? most : null };
};

/** What to know of an ordered number of seats that Pax8 has no price for. */
export const rangeNotes = (
  plans: readonly PricePlan[],
  line: Terms & Readonly<{ productName: string; seats: number }>,
): OrderNote[] => {
  const range = outsideRange(plans, line, line.seats);
  return range === null ? [] : [{ kind: 'order-range', product: line.productName, ...range }];
};

/**
 * Whether today's price list has the subscription for free: each rate for its billing term, commitment and seats has a
 * retail price and partner cost of 0. https://devx.pax8.com/reference/findproductpricingbyproductid
 */
const isListedFree = (plans: readonly PricePlan[], terms: Terms, seats: number): boolean => {
  const rates = ratesFor(plans, terms).filter((rate) => holds(rate, seats));
  return (
    rates.length > 0 &&
    rates.every(
      ({ suggestedRetailPrice, partnerBuyRate }) => suggestedRetailPrice === 0 && partnerBuyRate === 0,
    )
  );
};

/** Where the first tier of the price list ends, when `seats` reach beyond it; null without tiers. */
const tierBelow = (plans: readonly PricePlan[], terms: Terms, seats: number): number | null => {
  const fitting = plans.filter(
    (plan) => plan.billingTerm === terms.billingTerm && plan.commitmentTerm === terms.commitmentTerm,
  );
  if (fitting.length === 0 || !fitting.every(({ type }) => sameWord(type, 'Tiered'))) return null;
  const ends = ratesFor(fitting, terms).flatMap(({ toQuantity }) => toQuantity ?? []);
  const first = Math.min(...ends);
  return seats > first ? first : null;
};

/**
 * What a change of seats means for their price: another rate of the price list, or a number without one. Empty when
 * today's prices do not say.
 */
export const seatPriceNotes = (
  plans: readonly PricePlan[],
  { billingTerm, commitment, currency }: Pick<Subscription, 'billingTerm' | 'commitment' | 'currency'>,
  from: number,
  to: number,
): SeatsNote[] => {
  const commitmentTerm = commitment?.term ?? null;
  const range = outsideRange(plans, { billingTerm, commitmentTerm }, to);
  if (range !== null) return [{ kind: 'seats-outside-range', ...range }];
  if (isListedFree(plans, { billingTerm, commitmentTerm }, to)) return [{ kind: 'listed-free' }];
  const upTo = tierBelow(plans, { billingTerm, commitmentTerm }, Math.max(from, to));
  if (upTo !== null) return [{ kind: 'seats-in-tiers', upTo }];
  const priceOf = (quantity: number) => todaysPrice(plans, { billingTerm, term: commitmentTerm, quantity });
  const [was, is] = [priceOf(from), priceOf(to)];
  if (was === null || is === null || (was.price === is.price && was.partnerCost === is.partnerCost))
    return [];
  return [{ kind: 'seats-other-rate', was, is, billingTerm, currency }];
};

import type { SimProduct } from '../model.ts';
import { termMonths } from '../subscriptions/terms.ts';

/** How a product is bought: what Pax8 bills, what is committed, and the price as a multiple of the monthly list price. */
export const plans = {
  '1y-monthly': { billingTerm: 'Monthly', term: '1-Year', factor: 1.05 },
  '1y-yearly': { billingTerm: 'Annual', term: '1-Year', factor: 12 },
  '3y-yearly': { billingTerm: 'Annual', term: '3-Year', factor: 12 },
  monthly: { billingTerm: 'Monthly', term: 'Monthly', factor: 1.2 },
  free: { billingTerm: 'Monthly', term: null, factor: 1 },
  trial: { billingTerm: 'Trial', term: null, factor: 0 },
} as const;

export type Plan = keyof typeof plans;

const committed: readonly Plan[] = ['monthly', '1y-monthly', '1y-yearly'];
const euros = 0.92;
const partnerShare = 0.84;
const bulk = { from: 100, factor: 0.9 };

export const cents = (amount: number): number => Math.round(amount * 100) / 100;

export type Price = Readonly<{ price: number; partnerCost: number }>;

/** What a customer and the partner pay for a seat and billing term, from a monthly list price in USD. */
export const priceAt = (listPrice: number, factor: number, currency: string): Price => {
  const price = cents(listPrice * factor * (currency === 'EUR' ? euros : 1));
  return { price, partnerCost: cents(price * partnerShare) };
};

export const plansOf = ({ requiresCommitment, triennial }: SimProduct): readonly Plan[] =>
  requiresCommitment ? [...committed, ...(triennial ? (['3y-yearly'] as const) : [])] : ['free'];

/** Today's price of a way to buy; null when the product is not sold so. */
export const todaysPriceOf = (
  product: SimProduct,
  asked: Readonly<{ billingTerm: string; term: string | null; currency: string; quantity: number }>,
): Price | null => {
  const plan = plansOf(product)
    .map((key) => plans[key])
    .find(({ billingTerm, term }) => billingTerm === asked.billingTerm && term === asked.term);
  if (plan === undefined) return null;
  const inBulk = product.rateType === 'Volume' && asked.quantity >= bulk.from;
  return priceAt(product.listPrice * (inBulk ? bulk.factor : 1), plan.factor, asked.currency);
};

/** `GET /products/{id}/pricing`. Prices are in the company's currency, which Pax8 does not name. */
export const wirePricing = (product: SimProduct, currency: string): readonly unknown[] => {
  const rows = plansOf(product).map((key) =>
    planRow(product, key, product.rateType, ratesOf(product, key, currency)),
  );
  if (product.formerPrice === null) return rows;
  // Pax8 is known to list a stale volume plan, from quantity 0, beside the one that holds.
  const stale = rate(priceAt(product.formerPrice, plans['1y-monthly'].factor, currency), 0, null);
  return [planRow(product, '1y-monthly', 'Volume', [stale]), ...rows];
};

const planRow = (product: SimProduct, key: Plan, type: string, rates: readonly unknown[]): unknown => {
  const { billingTerm, term } = plans[key];
  return {
    productId: product.id,
    productName: product.name,
    billingTerm,
    ...(term === null ? {} : { commitmentTerm: term, commitmentTermInMonths: termMonths(term) }),
    type,
    unitOfMeasurement: product.usage === null ? 'Each' : product.usage.unit,
    rates,
  };
};

const ratesOf = (
  { listPrice, rateType, seatLimit }: SimProduct,
  key: Plan,
  currency: string,
): readonly unknown[] => {
  const { factor } = plans[key];
  const first = priceAt(listPrice, factor, currency);
  if (rateType !== 'Volume' && rateType !== 'Tiered') return [rate(first, 1, seatLimit)];
  return [
    rate(first, 1, bulk.from - 1),
    rate(priceAt(listPrice * bulk.factor, factor, currency), bulk.from, seatLimit),
  ];
};

const rate = ({ price, partnerCost }: Price, from: number, to: number | null): unknown => ({
  partnerBuyRate: partnerCost,
  suggestedRetailPrice: price,
  startQuantityRange: from,
  ...(to === null ? {} : { endQuantityRange: to }),
  chargeType: 'Per Unit',
});

import { cents } from '../catalogue/price-plans.ts';
import { day } from '../clock.ts';
import type { SimItem, SimProduct, SimSubscription } from '../model.ts';
import { fixedId } from '../seed/ids.ts';
import { addMonths } from '../subscriptions/terms.ts';
import type { World } from '../world.ts';
import { chargesBetween, summariesOf } from './usage-rows.ts';

export const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** The last day of a period, given the start of the next one. */
const lastDay = (end: number): string => dayOf(end - day);

/** A subscription's items for the month that begins at `month`: seats in advance, usage of the month before. */
export const itemsOf = (
  world: World,
  subscription: SimSubscription,
  month: number,
  withArrears: boolean,
): SimItem[] => {
  const product = world.products.byId.get(subscription.productId);
  const company = world.companies.byId.get(subscription.companyId);
  if (product === undefined || company === undefined) return [];
  const common = {
    companyId: company.id,
    externalId: company.externalId,
    companyName: company.name,
    sku: product.sku,
    description: product.name,
    productId: product.id,
    productName: product.name,
    vendorName: product.vendorName,
    subscriptionId: subscription.id,
    currencyCode: subscription.currencyCode,
    offeredBy: 'Pax8',
    billedByPax8: company.billOnBehalfOfEnabled,
  };
  if (product.usage !== null && product.listPrice === 0)
    return withArrears ? arrears(subscription, product, month, common) : [];
  return [...advance(subscription, month, common), ...prorates(subscription, month, common)];
};

type Common = Readonly<{ companyId: string; billedByPax8: boolean; currencyCode: string }> &
  Readonly<Record<string, unknown>>;

/** VAT of what is billed in euros; sellers in the USA are exempt as resellers. */
const taxRates: Readonly<Record<string, number>> = { EUR: 0.23 };
/** What Pax8 keeps of a bill that it sends to a client. Its real rate is not published. */
const feeRate = 0.025;

/**
 * An item with its sums, in the subscription's currency. For what Pax8 bills to clients, it owes the partner the margin
 * minus its fee, a negative amount due. https://github.com/mvdgeijn/pax8 (InvoiceItem.php)
 */
export const itemFrom = (
  id: string,
  common: Common,
  rest: Readonly<{ quantity: number; price: number; cost: number }> & Readonly<Record<string, unknown>>,
): SimItem => {
  const total = cents(rest.quantity * rest.price);
  const costTotal = cents(rest.quantity * rest.cost);
  const { billedByPax8 } = common;
  const salesTax = cents((billedByPax8 ? total : costTotal) * (taxRates[common.currencyCode] ?? 0));
  const billingFee = billedByPax8 ? cents(total * feeRate) : 0;
  return {
    ...common,
    ...rest,
    id,
    unitOfMeasure: rest.unitOfMeasure ?? 'Each',
    rateType: 'flat (Single price for any quantity, same as single)',
    chargeType: 'per',
    subTotal: total,
    total,
    costTotal,
    billingFee,
    billingFeeRate: billedByPax8 ? feeRate : 0,
    salesTax,
    amountDue: cents(billedByPax8 ? costTotal + billingFee - total : costTotal + salesTax),
  };
};

const arrears = (
  subscription: SimSubscription,
  product: SimProduct,
  month: number,
  common: Common,
): SimItem[] => {
  const from = addMonths(month, -1);
  return summariesOf(subscription, product).flatMap((summary) => {
    const { currentCharges, partnerTotal } = chargesBetween(summary, from, month);
    if (currentCharges === 0) return [];
    return [
      itemFrom(fixedId(`item ${summary.id}`, month / day), common, {
        type: 'subscription',
        term: 'Arrears',
        startPeriod: dayOf(from),
        endPeriod: lastDay(month),
        details: summary.resource,
        unitOfMeasure: product.usage?.unit,
        quantity: 1,
        price: currentCharges,
        cost: partnerTotal,
      }),
    ];
  });
};

const advance = (subscription: SimSubscription, month: number, common: Common): SimItem[] => {
  const { startDate, endDate, billingTerm, status, id } = subscription;
  const monthEnd = addMonths(month, 1);
  if (startDate >= monthEnd || billingTerm === 'Trial' || status === 'Trial') return [];
  if (endDate !== null && endDate <= month) return [];
  const yearly = billingTerm === 'Annual';
  // The rest of the month of purchase is billed with the next month.
  if (!yearly && startDate > month) return [];
  const from = yearly ? anniversaryIn(startDate, month) : month;
  if (from === null) return [];
  const { quantity, price, partnerCost } = recordAt(subscription, yearly ? from : month);
  return [
    itemFrom(fixedId(`item ${id}`, month / day), common, {
      type: 'subscription',
      // "The billing term", with a blank where subscriptions have a hyphen: "2 Year".
      term: billingTerm.replace('-Year', ' Year'),
      startPeriod: dayOf(from),
      endPeriod: lastDay(addMonths(from, yearly ? 12 : 1)),
      quantity,
      price,
      cost: partnerCost,
    }),
  ];
};

/** Charges for seats that were bought or changed in the month before, for the rest of that month. */
const prorates = (subscription: SimSubscription, month: number, common: Common): SimItem[] => {
  if (subscription.billingTerm !== 'Monthly') return [];
  const from = addMonths(month, -1);
  const records = subscription.history.length > 0 ? subscription.history : [subscription];
  return records.flatMap((record, n) => {
    const before = records[n + 1];
    const at = before === undefined ? record.startDate : record.updatedDate;
    if (at === null || at <= from || at >= month) return [];
    const seats = record.quantity - (before?.quantity ?? 0);
    if (seats === 0) return [];
    const share = (month - Math.floor(at / day) * day) / (month - from);
    return [
      itemFrom(fixedId(`prorate ${subscription.id} ${at}`, n), common, {
        type: 'prorate',
        term: 'Monthly',
        startPeriod: dayOf(at),
        endPeriod: lastDay(month),
        quantity: seats,
        price: cents(record.price * share),
        cost: cents(record.partnerCost * share),
      }),
    ];
  });
};

/** The subscription as it was at a moment; before its first record, as in that record. */
const recordAt = (subscription: SimSubscription, at: number): SimSubscription =>
  subscription.history.find(({ updatedDate, startDate }) => (updatedDate ?? startDate) <= at) ??
  subscription.history.at(-1) ??
  subscription;

const anniversaryIn = (start: number, month: number): number | null => {
  const first = new Date(start);
  const years = new Date(month).getUTCFullYear() - first.getUTCFullYear();
  if (first.getUTCMonth() !== new Date(month).getUTCMonth() || years < 0) return null;
  return addMonths(Math.floor(start / day) * day, 12 * years);
};

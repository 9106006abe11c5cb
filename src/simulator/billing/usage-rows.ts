import { cents } from '../catalogue/price-plans.ts';
import { day } from '../clock.ts';
import type { GivenUsage, SimProduct, SimSubscription } from '../model.ts';
import { fixedId, randomNumbers } from '../seed/ids.ts';
import type { World } from '../world.ts';

const partnerShare = 0.84;
const meters = ['Compute', 'Storage'] as const;

export type Summary = Readonly<{
  id: string;
  subscription: SimSubscription;
  product: SimProduct;
  resource: string;
  place: number;
  given?: GivenUsage;
}>;

/** One summary per resource of a subscription that is billed by usage. */
export const summariesOf = (subscription: SimSubscription, product: SimProduct | undefined): Summary[] => {
  if (product === undefined) return [];
  const resources = subscription.usage ?? product.usage?.resources ?? [];
  return resources.map((resource, place) => ({
    id: fixedId(`usage of ${subscription.id}`, place),
    subscription,
    product,
    place,
    ...(typeof resource === 'string' ? { resource } : { resource: resource.resource, given: resource }),
  }));
};

export const allSummaries = ({ subscriptions, products }: World): Summary[] =>
  subscriptions.rows.flatMap((subscription) =>
    summariesOf(subscription, products.byId.get(subscription.productId)),
  );

export type Line = Readonly<{
  productId: string;
  productName: string;
  quantity: number;
  currentCharges: number;
  partnerTotal: number;
  currentProfit: number;
}>;

const onWeekends = 0.85;
/** Every other month. It is more than weekends can even out: no month so far equals the same days of the last. */
const inBusyMonths = 1.3;

/** What was used on one day (UTC): the same for the same day; fewer units on weekends, more in busy months. */
const usedOn = ({ id, subscription, product, place }: Summary, at: number): Line[] => {
  const { startDate, endDate, quantity: seats } = subscription;
  if (product.usage === null || at + day <= startDate || (endDate !== null && at >= endDate)) return [];
  const date = Math.floor(at / day);
  const next = randomNumbers(date * 31 + Number.parseInt(id.slice(0, 7), 16));
  const weekend = [0, 6].includes(new Date(at).getUTCDay()) ? onWeekends : 1;
  const month = new Date(at).getUTCMonth() % 2 === 0 ? inBusyMonths : 1;
  const size =
    (product.usage.dailyUse * Math.min(seats, 5) * weekend * month) / ((place + 1) * meters.length);
  return meters.map((meter, n) => {
    const quantity = cents(size * (0.95 + (next() % 100) / 1000));
    const partnerTotal = cents(quantity * partnerShare);
    return {
      productId: fixedId(`meter of ${product.id}`, n),
      productName: `${product.shortDescription} - ${meter}`,
      quantity,
      currentCharges: quantity,
      partnerTotal,
      currentProfit: cents(quantity - partnerTotal),
    };
  });
};

/**
 * What is posted for a day. Vendors post the total of the billing period so far, and only the last posting counts:
 * https://devx.pax8.com/docs/usage-overview. Azure has the use of each day.
 */
export const linesOf = (summary: Summary, at: number): Line[] => {
  if (summary.given !== undefined) return givenLines(summary.given, summary.product, at);
  if (summary.product.usage?.posts !== 'total' || usedOn(summary, at).length === 0)
    return usedOn(summary, at);
  const sums = new Map<string, Line>();
  for (const { productId, ...line } of daysBetween(monthStart(at), at + day).flatMap((each) =>
    usedOn(summary, each),
  )) {
    const before = sums.get(productId);
    sums.set(productId, {
      productId,
      productName: line.productName,
      quantity: cents((before?.quantity ?? 0) + line.quantity),
      currentCharges: cents((before?.currentCharges ?? 0) + line.currentCharges),
      partnerTotal: cents((before?.partnerTotal ?? 0) + line.partnerTotal),
      currentProfit: cents((before?.currentProfit ?? 0) + line.currentProfit),
    });
  }
  return [...sums.values()];
};

export const monthStart = (at: number): number => {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
};

const daysBetween = (from: number, to: number): number[] => {
  const first = Math.floor(from / day);
  return Array.from({ length: Math.max(0, Math.ceil(to / day) - first) }, (_, n) => (first + n) * day);
};

/**
 * Whether Pax8 does not show a day yet: last month's Azure usage is gone until the 4th, while Microsoft finishes it.
 * https://kb.geekgirlsit.com/portal/en/kb/articles/monthly-azure-usage-billing-draft
 */
export const isHeldBack = ({ product }: Summary, at: number, now: number): boolean =>
  product.usage?.posts === 'daily' &&
  new Date(now).getUTCDate() < 4 &&
  at < monthStart(now) &&
  at >= monthStart(monthStart(now) - day);

const givenLines = (given: GivenUsage, product: SimProduct, at: number): Line[] => {
  const { posts, resource, currentCharges, partnerTotal, quantity } = given;
  if (posts === 'once' && new Date(at).getUTCDate() !== 1) return [];
  return [
    {
      productId: fixedId(`meter of ${product.id} ${resource}`, 0),
      productName: `${product.shortDescription} - ${resource}`,
      quantity,
      currentCharges,
      partnerTotal,
      currentProfit: cents(currentCharges - partnerTotal),
    },
  ];
};

/** The charges from one moment to another, by day. */
export const chargesBetween = (summary: Summary, from: number, to: number) => {
  if (summary.given !== undefined) {
    const { currentCharges, partnerTotal } = summary.given;
    return { currentCharges, partnerTotal };
  }
  let currentCharges = 0;
  let partnerTotal = 0;
  for (const line of daysBetween(from, to).flatMap((at) => usedOn(summary, at))) {
    currentCharges += line.currentCharges;
    partnerTotal += line.partnerTotal;
  }
  return { currentCharges: cents(currentCharges), partnerTotal: cents(partnerTotal) };
};

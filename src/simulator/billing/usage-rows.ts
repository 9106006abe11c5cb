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
  return resources.map((one, place) => ({
    id: fixedId(`usage of ${subscription.id}`, place),
    subscription,
    product,
    place,
    ...(typeof one === 'string' ? { resource: one } : { resource: one.resource, given: one }),
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
export const linesOf = ({ id, subscription, product, place, given }: Summary, at: number): Line[] => {
  if (given !== undefined) return givenLines(given, product, at);
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
  for (let at = Math.floor(from / day) * day; at < to; at += day)
    for (const line of linesOf(summary, at)) {
      currentCharges += line.currentCharges;
      partnerTotal += line.partnerTotal;
    }
  return { currentCharges: cents(currentCharges), partnerTotal: cents(partnerTotal) };
};

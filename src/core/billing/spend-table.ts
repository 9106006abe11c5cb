import type { Subscription } from '../marketplace/records.ts';
import { isNewCommerce } from '../marketplace/renewals.ts';
import { type Course, courseAt } from '../marketplace/running.ts';
import { countsPeople } from '../marketplace/units.ts';
import { isTrial } from '../portfolio/company-totals.ts';
import type { Standing } from '../portfolio/standing.ts';
import type { Instant } from '../words/instant.ts';
import { hasMonth } from '../words/money.ts';

/** Whether a subscription counts in the monthly sums or, if not, why. */
export type Counted = 'yes' | 'no-price' | 'trial' | 'once' | 'usage' | Exclude<Course, 'runs'>;

/**
 * Whether it has no fixed price, so usage may be billed. Pax8 has no flag: usage products have prices of 0, and 0 alone
 * proves nothing. https://devx.pax8.com/docs/understanding-usage-products
 */
export const mayHaveUsage = ({ price, partnerCost, commitment, productName }: Subscription): boolean =>
  (price ?? 0) === 0 && (partnerCost ?? 0) === 0 && commitment === null && !isNewCommerce(productName);

/** One with only an unknown cost counts. A price of 0 beside a cost is unknown. */
const counted = ({ subscription, monthly }: Standing, now: Instant): Counted => {
  const { billingTerm, price, partnerCost } = subscription;
  const course = courseAt(subscription, now);
  if (course !== 'runs') return course;
  if (isTrial(subscription)) return 'trial';
  if (!hasMonth(billingTerm)) return 'once';
  if (price === 0 && mayHaveUsage(subscription)) return 'usage';
  return monthly === null || (price === 0 && (partnerCost ?? 0) > 0) ? 'no-price' : 'yes';
};

/**
 * Subscriptions in columns, which makes tens of thousands of rows fast: names as indexes, amounts in the currency's
 * smallest unit, NaN when unknown. Leaves out what Pax8 calls Cancelled.
 */
export type SpendTable = Readonly<{
  rows: readonly Standing[];
  counts: readonly Counted[];
  company: Int32Array;
  product: Int32Array;
  /** −1 when there is none. */
  currency: Int32Array;
  seats: Float64Array;
  price: Float64Array;
  cost: Float64Array;
  companyIds: readonly string[];
  productIds: readonly string[];
  /** From the first named subscription of each product. */
  productNames: readonly (string | null)[];
  /** By product: whether its seats are people's. */
  people: readonly boolean[];
  currencies: readonly string[];
}>;

const indexer = () => {
  const places = new Map<string, number>();
  const place = (name: string): number => {
    const known = places.get(name);
    if (known !== undefined) return known;
    places.set(name, places.size);
    return places.size - 1;
  };
  return { place, names: () => [...places.keys()] };
};

export const tableOf = (standings: Iterable<Standing>, now: Instant): SpendTable => {
  const rows: Standing[] = [];
  for (const standing of standings) if (standing.subscription.status !== 'Cancelled') rows.push(standing);
  const counts = rows.map((standing) => counted(standing, now));
  const [companies, products, currencies] = [indexer(), indexer(), indexer()];
  const productNames: (string | null)[] = [];
  const inUnits = (of: (standing: Standing) => number | null) =>
    Float64Array.from(rows, (standing, row) =>
      counts[row] === 'no-price' ? Number.NaN : (of(standing) ?? Number.NaN),
    );
  return {
    rows,
    counts,
    company: Int32Array.from(rows, ({ subscription }) => companies.place(subscription.companyId)),
    product: Int32Array.from(rows, ({ subscription: { productId, productName } }) => {
      const place = products.place(productId);
      productNames[place] ??= productName;
      return place;
    }),
    currency: Int32Array.from(rows, ({ monthly }) =>
      monthly === null ? -1 : currencies.place(monthly.currency),
    ),
    seats: Float64Array.from(rows, ({ subscription }) => subscription.quantity ?? Number.NaN),
    price: inUnits(({ units }) => units.price),
    cost: inUnits(({ units }) => units.cost),
    companyIds: companies.names(),
    productIds: products.names(),
    productNames,
    people: productNames.map(countsPeople),
    currencies: currencies.names(),
  };
};

/** A table and the times between which no subscription begins or ends, so that it stays valid. */
type Kept = Readonly<{ table: SpendTable; from: Instant; until: Instant }>;

const tables = new WeakMap<ReadonlyMap<string, Standing>, Kept>();

/** The table of a whole portfolio, built again only when something in it has begun or ended. */
export const tableOfAll = (standings: ReadonlyMap<string, Standing>, now: Instant): SpendTable => {
  const known = tables.get(standings);
  if (known !== undefined && known.from <= now && now < known.until) return known.table;
  const table = tableOf(standings.values(), now);
  let until = Number.POSITIVE_INFINITY;
  for (const { subscription } of table.rows)
    for (const at of [subscription.startAt, subscription.endAt])
      if (at !== null && at > now && at < until) until = at;
  tables.set(standings, { table, from: now, until });
  return table;
};

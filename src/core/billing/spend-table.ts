import { isRunning } from '../marketplace/renewals.ts';
import type { Standing } from '../portfolio/standing.ts';
import { hasMonth } from '../words/money.ts';

/** Whether a subscription counts in the monthly sums, or why not. */
export type Counted = 'yes' | 'no-price' | 'trial' | 'once';

/** For a running subscription. One with only an unknown cost counts. */
export const counted = ({ subscription: { status, billingTerm }, monthly }: Standing): Counted => {
  if (status === 'Trial' || billingTerm === 'Trial') return 'trial';
  if (!hasMonth(billingTerm)) return 'once';
  return monthly === null ? 'no-price' : 'yes';
};

/**
 * Running subscriptions in columns: names as indexes into lists, amounts in whole cents; seats and amounts are NaN when unknown. Looking up
 * names for tens of thousands of rows would take longer than adding them up.
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
  /** From the first subscription of each product that has a name. */
  productNames: readonly (string | null)[];
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

export const tableOf = (standings: Iterable<Standing>): SpendTable => {
  const rows: Standing[] = [];
  for (const standing of standings) if (isRunning(standing.subscription)) rows.push(standing);
  const [companies, products, currencies] = [indexer(), indexer(), indexer()];
  const productNames: (string | null)[] = [];
  const inCents = (of: (standing: Standing) => number | null) =>
    Float64Array.from(rows, (standing) => of(standing) ?? Number.NaN);
  return {
    rows,
    counts: rows.map(counted),
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
    price: inCents(({ cents }) => cents.price),
    cost: inCents(({ cents }) => cents.cost),
    companyIds: companies.names(),
    productIds: products.names(),
    productNames,
    currencies: currencies.names(),
  };
};

const tables = new WeakMap<ReadonlyMap<string, Standing>, SpendTable>();

/** The table of a whole portfolio, built once: the portfolio never changes. */
export const tableOfAll = (standings: ReadonlyMap<string, Standing>): SpendTable => {
  const known = tables.get(standings);
  if (known !== undefined) return known;
  const made = tableOf(standings.values());
  tables.set(standings, made);
  return made;
};

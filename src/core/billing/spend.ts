import Big from 'big.js';
import type { Company } from '../marketplace/records.ts';
import { type Portfolio, standingsIn } from '../portfolio/portfolio.ts';
import type { Standing } from '../portfolio/standing.ts';
import { type SpendTable, tableOf, tableOfAll } from './spend-table.ts';

/** Whose spend: a company's, a vendor's, or everyone's when both are null. */
export type SpendOf = Readonly<{ company: Company | null; vendor: string | null }>;

/** Monthly amounts in one currency, in whole cents, which add up exactly. */
export type SpendAmount = Readonly<{
  currency: string;
  price: number;
  /** Only of subscriptions with a known cost; null when none has one. */
  cost: number | null;
  /** The margin where price and cost are both known, and the price it is a share of. */
  margin: number;
  marginOf: number;
}>;

/** A company, a vendor, a product, or a product at a company. */
export type SpendGroup = Readonly<{
  company: Company | null;
  productName: string | null;
  /** Null when not read yet, or when Pax8 names none. */
  vendor: string | null;
  subscriptions: number;
  /** Without subscriptions whose seats are unknown, and how many those are. */
  seats: number;
  unknownSeats: number;
  /** Largest first. */
  amounts: readonly SpendAmount[];
  /** Subscriptions missing from all sums, or only from costs and margins. */
  unknownPrice: number;
  unknownCost: number;
}>;

export type Spend = Readonly<{
  total: SpendGroup;
  /**
   * Companies; for one company its products; for a vendor both. Largest first in the currency with most of the money.
   */
  groups: readonly SpendGroup[];
  /** Only when everything is asked for. */
  vendors: readonly SpendGroup[];
  /** Running, but not in the sums. */
  trials: number;
  once: number;
  /** Price 0, for example billed by usage. */
  free: number;
  /** How many of the products looked at have an unknown vendor. */
  unknownVendors: number;
}>;

type Amount = { -readonly [K in keyof SpendAmount]: SpendAmount[K] };
type Group = { -readonly [K in keyof SpendGroup]: SpendGroup[K] } & { amounts: Amount[] };

const emptyGroup = (company: Company | null, productName: string | null, vendor: string | null): Group => ({
  company,
  productName,
  vendor,
  subscriptions: 0,
  seats: 0,
  unknownSeats: 0,
  amounts: [],
  unknownPrice: 0,
  unknownCost: 0,
});

/** A group has few currencies, so a list is faster than a map. */
const amountIn = ({ amounts }: Group, currency: string): Amount => {
  for (const amount of amounts) if (amount.currency === currency) return amount;
  const made = { currency, price: 0, cost: null, margin: 0, marginOf: 0 };
  amounts.push(made);
  return made;
};

const add = (group: Group, table: SpendTable, row: number): void => {
  const price = table.price[row] as number;
  const cost = table.cost[row] as number;
  group.subscriptions += 1;
  const seats = table.seats[row] as number;
  if (Number.isNaN(seats)) group.unknownSeats += 1;
  else group.seats += seats;
  if (Number.isNaN(price)) {
    group.unknownPrice += 1;
    return;
  }
  const amount = amountIn(group, table.currencies[table.currency[row] as number] as string);
  amount.price += price;
  if (Number.isNaN(cost)) {
    group.unknownCost += 1;
    return;
  }
  amount.cost = (amount.cost ?? 0) + cost;
  amount.margin += price - cost;
  amount.marginOf += price;
};

/** Whole cents as an amount: "12.34". */
export const amountOf = (cents: number): string => (cents / 100).toFixed(2);

/** A percentage to one decimal place; null when `whole` is 0. */
export const percentOf = (part: number, whole: number): string | null =>
  whole === 0 ? null : new Big(part).times(100).div(whole).toFixed(1);

const byPrice = (a: SpendAmount, b: SpendAmount): number => b.price - a.price;

const priceIn = ({ amounts }: SpendGroup, currency: string): number => {
  for (const amount of amounts) if (amount.currency === currency) return amount.price;
  return -1;
};

/** Biggest first in the currency with most of the money, then in the next. */
const sorted = (groups: Iterable<Group>, totals: readonly SpendAmount[]): SpendGroup[] => {
  const [most, ...others] = totals.map(({ currency }) => currency);
  const keyed = [...groups].map((group) => ({ group, price: priceIn(group, most ?? '') }));
  keyed.sort((a, b) => {
    if (a.price !== b.price) return b.price - a.price;
    for (const currency of others) {
      const difference = priceIn(b.group, currency) - priceIn(a.group, currency);
      if (difference !== 0) return difference;
    }
    return b.group.seats - a.group.seats;
  });
  for (const { group } of keyed) if (group.amounts.length > 1) group.amounts.sort(byPrice);
  return keyed.map(({ group }) => group);
};

const addGroup = <K>(groups: Map<K, Group>, key: K, group: Group): Group => {
  groups.set(key, group);
  return group;
};

/** Running subscriptions of a company, a vendor or everyone. */
export const spendStandings = (portfolio: Portfolio, { company, vendor }: SpendOf): Standing[] =>
  (company === null ? tableOfAll(portfolio.standings) : tableOf(standingsIn(portfolio, company))).rows.filter(
    ({ subscription }) => vendor === null || portfolio.vendors.get(subscription.productId) === vendor,
  );

/**
 * What everything costs per month. Each row is rounded to the cent first (a yearly price is divided by 12), so what is
 * shown adds up. Currencies are never mixed.
 */
export const spendOf = (portfolio: Portfolio, { company, vendor }: SpendOf): Spend => {
  const table = company === null ? tableOfAll(portfolio.standings) : tableOf(standingsIn(portfolio, company));
  const { rows, counts, companyIds, productIds, productNames } = table;
  const companies = companyIds.map((id) => portfolio.companies.get(id) ?? null);
  const vendors = productIds.map((id) => portfolio.vendors.get(id) ?? null);
  const total = emptyGroup(company, null, vendor);
  const groups = new Map<number, Group>();
  const ofVendors = new Map<string | null, Group>();
  const byCompany = company === null && vendor === null;
  const apart = { trial: 0, once: 0 };
  let free = 0;
  for (let row = 0; row < rows.length; row += 1) {
    const at = table.company[row] as number;
    const product = table.product[row] as number;
    const sold = vendors[product] as string | null;
    if (vendor !== null && sold !== vendor) continue;
    const reason = counts[row];
    if (reason === 'trial' || reason === 'once') {
      apart[reason] += 1;
      continue;
    }
    if (table.price[row] === 0) free += 1;
    add(total, table, row);
    const key = byCompany ? at : at * productIds.length + product;
    const group =
      groups.get(key) ??
      addGroup(groups, key, emptyGroup(companies[at] ?? null, productNames[product] as string | null, sold));
    add(group, table, row);
    if (byCompany)
      add(ofVendors.get(sold) ?? addGroup(ofVendors, sold, emptyGroup(null, null, sold)), table, row);
  }
  total.amounts.sort(byPrice);
  return {
    total,
    groups: sorted(groups.values(), total.amounts),
    vendors: sorted(ofVendors.values(), total.amounts),
    trials: apart.trial,
    once: apart.once,
    free,
    unknownVendors: vendors.filter((name) => name === null).length,
  };
};

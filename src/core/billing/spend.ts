import Big from 'big.js';
import type { Company } from '../marketplace/records.ts';
import { type Portfolio, standingsIn } from '../portfolio/portfolio.ts';
import type { Standing } from '../portfolio/standing.ts';
import { type SpendTable, tableOf, tableOfAll } from './spend-table.ts';

/** Whose spend: a company's, a vendor's, or (both null) all. */
export type SpendOf = Readonly<{ company: Company | null; vendor: string | null }>;

/** What stands in one currency, a month, in whole cents, which add up exactly. */
export type SpendAmount = Readonly<{
  currency: string;
  price: number;
  /** Of the subscriptions of which it is known; null: of none. */
  cost: number | null;
  /** Of the subscriptions whose price and cost are known: the difference, and their price. */
  margin: number;
  marginOf: number;
}>;

/** What belongs together: a company, a vendor, a product, or a product at a company. */
export type SpendGroup = Readonly<{
  company: Company | null;
  productName: string | null;
  /** null: not learned yet, or Pax8 names none. */
  vendor: string | null;
  subscriptions: number;
  seats: number;
  /** The largest first. */
  amounts: readonly SpendAmount[];
  /** Subscriptions that are in no sum, or in none of costs and margins. */
  unknownPrice: number;
  unknownCost: number;
}>;

export type Spend = Readonly<{
  total: SpendGroup;
  /** The largest first, by the currency of most of the money: companies, of a company its products, of a vendor both. */
  groups: readonly SpendGroup[];
  /** Only where all is asked for. */
  vendors: readonly SpendGroup[];
  /** Running, and not in the sums. */
  trials: number;
  once: number;
  /** Priced at nothing, as what is billed by use is. */
  free: number;
  /** Products, of those asked through, whose vendor is not known. */
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
  amounts: [],
  unknownPrice: 0,
  unknownCost: 0,
});

/** There are few currencies in one group: looking along a list is quicker than a map. */
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
  group.seats += table.seats[row] as number;
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

/** A share in per cent, one place; null of nothing. */
export const percentOf = (part: number, whole: number): string | null =>
  whole === 0 ? null : new Big(part).times(100).div(whole).toFixed(1);

const byPrice = (a: SpendAmount, b: SpendAmount): number => b.price - a.price;

const priceIn = ({ amounts }: SpendGroup, currency: string): number => {
  for (const amount of amounts) if (amount.currency === currency) return amount.price;
  return -1;
};

/** The biggest first, by the currency of most of the money, then by the next. */
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

/** What runs, of a company, a vendor or all. */
export const spendStandings = (portfolio: Portfolio, { company, vendor }: SpendOf): Standing[] =>
  (company === null ? tableOfAll(portfolio.standings) : tableOf(standingsIn(portfolio, company))).rows.filter(
    ({ subscription }) => vendor === null || portfolio.vendors.get(subscription.productId) === vendor,
  );

/**
 * What everything costs a month. An amount is that of the subscription's row, reckoned to the cent (a price for a year is
 * divided by 12), so that what is shown adds up; each currency stands for itself.
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
  let trials = 0;
  let once = 0;
  let free = 0;
  for (let row = 0; row < rows.length; row += 1) {
    const at = table.company[row] as number;
    const product = table.product[row] as number;
    const sold = vendors[product] as string | null;
    if (vendor !== null && sold !== vendor) continue;
    const why = counts[row];
    if (why === 'trial') trials += 1;
    else if (why === 'once') once += 1;
    else {
      if (table.price[row] === 0) free += 1;
      add(total, table, row);
      const key = byCompany ? at : at * productIds.length + product;
      let group = groups.get(key);
      if (group === undefined) {
        group = emptyGroup(companies[at] ?? null, productNames[product] as string | null, sold);
        groups.set(key, group);
      }
      add(group, table, row);
      if (!byCompany) continue;
      let own = ofVendors.get(sold);
      if (own === undefined) {
        own = emptyGroup(null, null, sold);
        ofVendors.set(sold, own);
      }
      add(own, table, row);
    }
  }
  total.amounts.sort(byPrice);
  return {
    total,
    groups: sorted(groups.values(), total.amounts),
    vendors: sorted(ofVendors.values(), total.amounts),
    trials,
    once,
    free,
    unknownVendors: vendors.filter((one) => one === null).length,
  };
};

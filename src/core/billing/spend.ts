import Big from 'big.js';
import type { Company } from '../marketplace/records.ts';
import { type Portfolio, standingsIn } from '../portfolio/portfolio.ts';
import type { Standing } from '../portfolio/standing.ts';
import type { Instant } from '../words/instant.ts';
import { type Counted, type SpendTable, tableOf, tableOfAll } from './spend-table.ts';

/** Whose spend: a company's, a vendor's, or everyone's when both are null. */
export type SpendOf = Readonly<{ company: Company | null; vendor: string | null }>;

/** Monthly amounts in one currency, in its smallest unit, which adds up exactly. */
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
  /** Of products that may count something else than people. */
  otherSeats: number;
  unknownSeats: number;
  /** Largest first. */
  amounts: readonly SpendAmount[];
  /** Subscriptions missing from all sums, or only from costs and margins. */
  unknownPrice: number;
  unknownCost: number;
}>;

/** What is left out of the sums, by the reason. */
export type SpendApart = Readonly<{
  trial: readonly Standing[];
  /** Not billed by the month or year. */
  once: readonly Standing[];
  /** Without a fixed price: may be billed by usage. */
  usage: readonly Standing[];
  /** By its end date, although its status is not Cancelled. */
  ended: readonly Standing[];
  'begins-later': readonly Standing[];
  /** Of companies that are deleted at Pax8. */
  'company-deleted': readonly Standing[];
}>;

export type Spend = Readonly<{
  total: SpendGroup;
  /** Companies; for one company its products; for a vendor both. Largest first, in the currency with the most money. */
  groups: readonly SpendGroup[];
  /** Only when everything is asked for. */
  vendors: readonly SpendGroup[];
  /** Not in the sums, but named. */
  apart: SpendApart;
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
  otherSeats: 0,
  unknownSeats: 0,
  amounts: [],
  unknownPrice: 0,
  unknownCost: 0,
});

/** A group has few currencies, so a list is faster than a map. */
const amountIn = ({ amounts }: Group, currency: string): Amount => {
  for (const amount of amounts) if (amount.currency === currency) return amount;
  const sums = { currency, price: 0, cost: null, margin: 0, marginOf: 0 };
  amounts.push(sums);
  return sums;
};

const add = (group: Group, table: SpendTable, row: number): void => {
  const price = table.price[row] as number;
  const cost = table.cost[row] as number;
  group.subscriptions += 1;
  const seats = table.seats[row] as number;
  if (Number.isNaN(seats)) group.unknownSeats += 1;
  else if (table.people[table.product[row] as number] === true) group.seats += seats;
  else group.otherSeats += seats;
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

/** A percentage to one decimal place; null when `whole` is 0. */
export const percentOf = (part: number, whole: number): string | null =>
  whole === 0 ? null : new Big(part).times(100).div(whole).toFixed(1);

const byPrice = (a: SpendAmount, b: SpendAmount): number => b.price - a.price;

const priceIn = ({ amounts }: SpendGroup, currency: string): number => {
  for (const amount of amounts) if (amount.currency === currency) return amount.price;
  return -1;
};

/** For the order alone: seats of all kinds. */
const seatsOf = ({ seats, otherSeats }: SpendGroup): number => seats + otherSeats;

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
    return seatsOf(b.group) - seatsOf(a.group);
  });
  for (const { group } of keyed) if (group.amounts.length > 1) group.amounts.sort(byPrice);
  return keyed.map(({ group }) => group);
};

const emptyApart = (): { [K in keyof SpendApart]: Standing[] } => ({
  trial: [],
  once: [],
  usage: [],
  ended: [],
  'begins-later': [],
  'company-deleted': [],
});

const addGroup = <K>(groups: Map<K, Group>, key: K, group: Group): Group => {
  groups.set(key, group);
  return group;
};

const tableFor = (portfolio: Portfolio, { company }: SpendOf, now: Instant): SpendTable =>
  company === null ? tableOfAll(portfolio.standings, now) : tableOf(standingsIn(portfolio, company), now);

const isDeleted = (company: Company | null | undefined): boolean => company?.status === 'Deleted';

/** A subscription, and whether it is in the sums. */
export type SpendLine = Readonly<{ standing: Standing; counted: Counted | 'company-deleted' }>;

/** The subscriptions of a company, a vendor or everyone: those in the sums, and those that are named apart. */
export const spendLines = (portfolio: Portfolio, of: SpendOf, now: Instant): SpendLine[] => {
  const { rows, counts } = tableFor(portfolio, of, now);
  return rows.flatMap((standing, row) => {
    const { productId, companyId } = standing.subscription;
    if (of.vendor !== null && portfolio.vendors.get(productId) !== of.vendor) return [];
    const counted = isDeleted(portfolio.companies.get(companyId))
      ? ('company-deleted' as const)
      : (counts[row] as Counted);
    return [{ standing, counted }];
  });
};

/**
 * What everything costs per month. Rows are rounded to the cent first (a yearly price divided by 12), so that what is
 * shown adds up. Currencies are never mixed.
 */
export const spendOf = (portfolio: Portfolio, of: SpendOf, now: Instant): Spend => {
  const { company, vendor } = of;
  const table = tableFor(portfolio, of, now);
  const { rows, counts, companyIds, productIds, productNames } = table;
  const companies = companyIds.map((id) => portfolio.companies.get(id) ?? null);
  const vendors = productIds.map((id) => portfolio.vendors.get(id) ?? null);
  const total = emptyGroup(company, null, vendor);
  const groups = new Map<number, Group>();
  const ofVendors = new Map<string | null, Group>();
  const byCompany = company === null && vendor === null;
  const apart = emptyApart();
  for (let row = 0; row < rows.length; row += 1) {
    const at = table.company[row] as number;
    const product = table.product[row] as number;
    const sold = vendors[product] as string | null;
    if (vendor !== null && sold !== vendor) continue;
    const reason = isDeleted(companies[at]) ? 'company-deleted' : (counts[row] as Counted);
    if (reason !== 'yes' && reason !== 'no-price') {
      apart[reason].push(rows[row] as Standing);
      continue;
    }
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
    apart,
    unknownVendors: vendors.filter((name) => name === null).length,
  };
};

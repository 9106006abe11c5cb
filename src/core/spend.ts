import Big from 'big.js';
import type { Company } from './marketplace.ts';
import { hasMonth } from './money.ts';
import { type Portfolio, standingsIn } from './portfolio.ts';
import { isRunning } from './renewals.ts';
import type { Standing } from './standing.ts';

/** Whose spend: a company's, a vendor's, or (both null) all. */
export type SpendOf = Readonly<{ company: Company | null; vendor: string | null }>;

/** Whether a subscription counts in a sum of what things cost a month; if not, why. */
export type Counted = 'yes' | 'no-price' | 'trial' | 'once';

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
}>;

type Sums = {
  currency: string;
  price: number;
  cost: number | null;
  margin: number;
  marginOf: number;
};
type Open = {
  first: Standing | null;
  subscriptions: number;
  seats: number;
  amounts: Sums[];
  unknownPrice: number;
  unknownCost: number;
};

const open = (first: Standing | null): Open => ({
  first,
  subscriptions: 0,
  seats: 0,
  amounts: [],
  unknownPrice: 0,
  unknownCost: 0,
});

/** There are few currencies in one group: looking along a list is quicker than a map. */
const sumsIn = ({ amounts }: Open, currency: string): Sums => {
  for (const sums of amounts) if (sums.currency === currency) return sums;
  const made = { currency, price: 0, cost: null, margin: 0, marginOf: 0 };
  amounts.push(made);
  return made;
};

const add = (group: Open, { subscription, monthly, cents: { price, cost } }: Standing): void => {
  group.subscriptions += 1;
  group.seats += subscription.quantity;
  if (price === null || monthly === null) {
    group.unknownPrice += 1;
    return;
  }
  const sums = sumsIn(group, monthly.currency);
  sums.price += price;
  if (cost === null) {
    group.unknownCost += 1;
    return;
  }
  sums.cost = (sums.cost ?? 0) + cost;
  sums.margin += price - cost;
  sums.marginOf += price;
};

/** Whole cents as an amount: "12.34". */
export const amountOf = (cents: number): string => (cents / 100).toFixed(2);

/** A share in per cent, one place; null of nothing. */
export const percentOf = (part: number, whole: number): string | null =>
  whole === 0 ? null : new Big(part).times(100).div(whole).toFixed(1);

const closed = ({ companies, vendors }: Portfolio, { first, amounts, ...rest }: Open): SpendGroup => ({
  ...rest,
  company: companies.get(first?.subscription.companyId ?? '') ?? null,
  productName: first?.subscription.productName ?? null,
  vendor: vendors.get(first?.subscription.productId ?? '') ?? null,
  amounts: amounts.sort((a, b) => b.price - a.price),
});

const grouped = (
  portfolio: Portfolio,
  standings: readonly Standing[],
  keyOf: (standing: Standing) => string,
  /** In the order of their money. */
  currencies: readonly string[],
): SpendGroup[] => {
  const groups = new Map<string, Open>();
  for (const standing of standings) {
    const key = keyOf(standing);
    let group = groups.get(key);
    if (group === undefined) {
      group = open(standing);
      groups.set(key, group);
    }
    add(group, standing);
  }
  const inCents = ({ amounts }: Open, currency: string): number =>
    amounts.find((sums) => sums.currency === currency)?.price ?? -1;
  return [...groups.values()]
    .sort((a, b) => {
      for (const currency of currencies) {
        const difference = inCents(b, currency) - inCents(a, currency);
        if (difference !== 0) return difference;
      }
      return b.seats - a.seats;
    })
    .map((group) => closed(portfolio, group));
};

/** Whether a running subscription counts; one of which only the cost is unknown does. */
export const counted = ({ subscription: { status, billingTerm }, monthly }: Standing): Counted => {
  if (status === 'Trial' || billingTerm === 'Trial') return 'trial';
  if (!hasMonth(billingTerm)) return 'once';
  return monthly === null ? 'no-price' : 'yes';
};

/** What runs, of a company, a vendor or all. */
export const spendStandings = (portfolio: Portfolio, { company, vendor }: SpendOf): Standing[] => {
  const { standings, vendors } = portfolio;
  const found: Standing[] = [];
  for (const standing of company === null ? standings.values() : standingsIn(portfolio, company)) {
    const { subscription } = standing;
    if (!isRunning(subscription)) continue;
    if (vendor === null || vendors.get(subscription.productId) === vendor) found.push(standing);
  }
  return found;
};

/**
 * What everything costs a month. An amount is that of the subscription's row, reckoned to the cent (a price for a year is
 * divided by 12), so that what is shown adds up; each currency stands for itself.
 */
export const spendOf = (portfolio: Portfolio, of: SpendOf): Spend => {
  const lines: Standing[] = [];
  const total = open(null);
  let trials = 0;
  let once = 0;
  let free = 0;
  for (const standing of spendStandings(portfolio, of)) {
    const counts = counted(standing);
    if (counts === 'trial') trials += 1;
    else if (counts === 'once') once += 1;
    else {
      if (standing.subscription.price === 0) free += 1;
      lines.push(standing);
      add(total, standing);
    }
  }
  const all = closed(portfolio, total);
  const currencies = all.amounts.map(({ currency }) => currency);
  const by = (keyOf: (standing: Standing) => string) => grouped(portfolio, lines, keyOf, currencies);
  const wholeOf: (standing: Standing) => string =
    of.company !== null
      ? ({ subscription }) => subscription.productId
      : of.vendor !== null
        ? ({ subscription }) => `${subscription.companyId} ${subscription.productId}`
        : ({ subscription }) => subscription.companyId;
  return {
    total: all,
    groups: by(wholeOf),
    vendors:
      of.company === null && of.vendor === null
        ? by(({ subscription }) => portfolio.vendors.get(subscription.productId) ?? '')
        : [],
    trials,
    once,
    free,
  };
};

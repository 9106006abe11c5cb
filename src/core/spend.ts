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

/** What stands in one currency, a month. Amounts have two places; null: of no subscription is it known. */
export type SpendAmount = Readonly<{
  currency: string;
  price: string;
  cost: string | null;
  /** Of the subscriptions whose price and cost are known: the difference, and its share of the price in per cent, one place. */
  margin: string | null;
  percent: string | null;
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

type Sums = { price: number; cost: number; costs: number; margin: number; ofPrice: number };
type Open = {
  standing: Standing | null;
  subscriptions: number;
  seats: number;
  sums: Map<string, Sums>;
  unknownPrice: number;
  unknownCost: number;
};

const open = (standing: Standing | null): Open => ({
  standing,
  subscriptions: 0,
  seats: 0,
  sums: new Map(),
  unknownPrice: 0,
  unknownCost: 0,
});

/** Whole cents, which add up exactly. */
const centsOf = (amount: string): number => Math.round(Number(amount) * 100);
const amountOf = (cents: number): string => (cents / 100).toFixed(2);

type Line = Readonly<{ standing: Standing; price: number | null; cost: number | null; currency: string }>;

const lineOf = (standing: Standing): Line => ({
  standing,
  price: standing.monthly === null ? null : centsOf(standing.monthly.amount),
  cost: standing.cost === null ? null : centsOf(standing.cost.amount),
  currency: standing.monthly?.currency ?? '',
});

const add = (group: Open, { standing, price, cost, currency }: Line): void => {
  group.subscriptions += 1;
  group.seats += standing.subscription.quantity;
  if (price === null) {
    group.unknownPrice += 1;
    return;
  }
  let sums = group.sums.get(currency);
  if (sums === undefined) {
    sums = { price: 0, cost: 0, costs: 0, margin: 0, ofPrice: 0 };
    group.sums.set(currency, sums);
  }
  sums.price += price;
  if (cost === null) {
    group.unknownCost += 1;
    return;
  }
  sums.cost += cost;
  sums.costs += 1;
  sums.margin += price - cost;
  sums.ofPrice += price;
};

/** A share in per cent, one place; null of nothing. */
export const percentOf = (part: string | number, whole: string | number): string | null =>
  Number(whole) === 0 ? null : new Big(part).times(100).div(whole).toFixed(1);

const amountsOf = (sums: ReadonlyMap<string, Sums>): SpendAmount[] =>
  [...sums]
    .sort(([, a], [, b]) => b.price - a.price)
    .map(([currency, { price, cost, costs, margin, ofPrice }]) => ({
      currency,
      price: amountOf(price),
      cost: costs === 0 ? null : amountOf(cost),
      margin: costs === 0 ? null : amountOf(margin),
      percent: percentOf(margin, ofPrice),
    }));

const closed = ({ companies, vendors }: Portfolio, group: Open): SpendGroup => {
  const { standing, subscriptions, seats, sums, unknownPrice, unknownCost } = group;
  const subscription = standing?.subscription;
  return {
    company: companies.get(subscription?.companyId ?? '') ?? null,
    productName: subscription?.productName ?? null,
    vendor: vendors.get(subscription?.productId ?? '') ?? null,
    subscriptions,
    seats,
    amounts: amountsOf(sums),
    unknownPrice,
    unknownCost,
  };
};

const grouped = (
  portfolio: Portfolio,
  lines: readonly Line[],
  keyOf: (standing: Standing) => string,
  /** In the order of their money. */
  currencies: readonly string[],
): SpendGroup[] => {
  const groups = new Map<string, Open>();
  for (const line of lines) {
    const key = keyOf(line.standing);
    let group = groups.get(key);
    if (group === undefined) {
      group = open(line.standing);
      groups.set(key, group);
    }
    add(group, line);
  }
  const inCents = (group: Open, currency: string): number => group.sums.get(currency)?.price ?? -1;
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
  const all = company === null ? [...portfolio.standings.values()] : standingsIn(portfolio, company);
  return all.filter(
    ({ subscription }) =>
      isRunning(subscription) &&
      (vendor === null || portfolio.vendors.get(subscription.productId) === vendor),
  );
};

/**
 * What everything costs a month. An amount is that of the subscription's row, reckoned to the cent (a price for a year is
 * divided by 12), so that what is shown adds up; each currency stands for itself.
 */
export const spendOf = (portfolio: Portfolio, of: SpendOf): Spend => {
  const lines: Line[] = [];
  const total = open(null);
  let trials = 0;
  let once = 0;
  let free = 0;
  for (const standing of spendStandings(portfolio, of)) {
    const counts = counted(standing);
    if (counts === 'trial') trials += 1;
    else if (counts === 'once') once += 1;
    else {
      const line = lineOf(standing);
      if (standing.subscription.price === 0) free += 1;
      lines.push(line);
      add(total, line);
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

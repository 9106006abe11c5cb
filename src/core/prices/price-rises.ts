import type { TodaysPrice } from '../ordering/todays-price.ts';
import type { RenewalRow } from '../renewals/renewal-rows.ts';
import { amountOfUnits, type Money, smallestUnits, sumByCurrency } from '../words/money.ts';
import { type Course, courseOf, type MarginUnits, marginOf, type Priced, pricedOf } from './priced.ts';

/** What a subscription will cost at its renewal, at today's prices. */
export type PriceAhead = Priced &
  Readonly<{
    row: RenewalRow;
    /** For the customer's price, and for the partner's cost. */
    course: Course;
    costCourse: Course;
  }>;

/** The monthly margin as it is and as it will be. */
export type MarginsAhead = Readonly<{ paid: MarginUnits; today: MarginUnits }>;

/** The monthly totals of some subscriptions in one currency. */
export type RiseSum = Readonly<{
  /** Of those whose price is known now and then. */
  paid: Money;
  today: Money;
  /** Of those whose price and cost are known now and then; null when there is none. */
  margin: MarginsAhead | null;
}>;

/** Subscriptions that go up, and their totals; `unknown` of them are in no sum. */
export type RiseGroup = Readonly<{
  rows: readonly PriceAhead[];
  sums: readonly RiseSum[];
  unknown: number;
  /** How many lack a margin on either side. */
  unknownMargins: number;
}>;

export type PriceRises = Readonly<{
  /** One company each, the largest rise first. */
  companies: readonly (RiseGroup & Readonly<{ companyId: string }>)[];
  all: RiseGroup;
  /** Of those that do not go up: how many stay, get cheaper, or may rise because a price is unknown. */
  same: number;
  falls: number;
  /** What the cheaper ones save a month. */
  less: readonly Money[];
  unknown: number;
  /** How many of those that do not go up have an unknown cost, which may rise. */
  unknownCosts: number;
}>;

/** Each renewal at today's prices. */
export const pricesAhead = (
  rows: readonly RenewalRow[],
  prices: ReadonlyMap<string, TodaysPrice>,
): PriceAhead[] =>
  rows.map((row) => {
    const priced = pricedOf(row.subscription, prices.get(row.subscription.id));
    return { row, ...priced, course: courseOf(priced.price), costCourse: courseOf(priced.cost) };
  });

/** Whether the customer or the partner will pay more. */
const goesUp = ({ course, costCourse }: PriceAhead): boolean => course === 'rises' || costCourse === 'rises';

/** Everything that goes up at its renewal, by company, and how many do not. */
export const risesIn = (ahead: readonly PriceAhead[]): PriceRises => {
  const [up, rest] = [ahead.filter(goesUp), ahead.filter((each) => !goesUp(each))];
  const of = (course: Course): PriceAhead[] => rest.filter((each) => each.course === course);
  const falls = of('falls');
  const companies = [...Map.groupBy(up, ({ row }) => row.subscription.companyId)]
    .map(([companyId, rows]) => ({ companyId, ...groupOf(rows) }))
    .sort((a, b) => sizeOf(b) - sizeOf(a) || (a.companyId < b.companyId ? -1 : 1));
  return {
    companies,
    all: groupOf(up),
    ...{ same: of('same').length, falls: falls.length, unknown: of('unknown').length },
    less: sumByCurrency(falls.flatMap(({ month: { price } }) => betweenOf(price.today, price.paid))),
    unknownCosts: rest.filter(({ costCourse }) => costCourse === 'unknown').length,
  };
};

/** How much more a month; null when one side is unknown. */
export const moreOf = ({ month: { price } }: Pick<PriceAhead, 'month'>): Money | null =>
  betweenOf(price.paid, price.today)[0] ?? null;

/** The difference between two amounts of the same currency. */
const betweenOf = (from: Money | null, to: Money | null): Money[] =>
  from === null || to === null
    ? []
    : [{ ...to, amount: amountOfUnits(smallestUnits(to) - smallestUnits(from), to.currency) }];

/** How much higher a sum is today. */
export const moreInAll = ({ paid, today }: RiseSum): Money => ({
  currency: today.currency,
  amount: amountOfUnits(smallestUnits(today) - smallestUnits(paid), today.currency),
});

/** The totals of some that go up. */
export const groupOf = (rows: readonly PriceAhead[]): RiseGroup => {
  const counted = rows.filter((each) => moreOf(each) !== null);
  const byCurrency = Map.groupBy(counted, ({ row }) => row.subscription.currency ?? '');
  const sums = [...byCurrency].map(([currency, inCurrency]) => sumOf(currency, inCurrency));
  return {
    rows,
    sums: sums.sort((a, b) => (a.today.currency < b.today.currency ? -1 : 1)),
    unknown: rows.length - counted.length,
    unknownMargins: rows.filter((each) => marginsOf(each) === null).length,
  };
};

const sumOf = (currency: string, rows: readonly PriceAhead[]): RiseSum => {
  const total = (side: 'paid' | 'today'): Money => {
    const units = rows.reduce((sum, { month }) => sum + unitsOf(month.price[side]), 0);
    return { amount: amountOfUnits(units, currency), currency };
  };
  const margins = rows.flatMap((each) => marginsOf(each) ?? []);
  const margin = (side: 'paid' | 'today'): MarginUnits => ({
    units: margins.reduce((sum, each) => sum + each[side].units, 0),
    ofUnits: margins.reduce((sum, each) => sum + each[side].ofUnits, 0),
  });
  return {
    ...{ paid: total('paid'), today: total('today') },
    margin: margins.length === 0 ? null : { paid: margin('paid'), today: margin('today') },
  };
};

const unitsOf = (amount: Money | null): number => (amount === null ? 0 : smallestUnits(amount));

/** Null when one of the two is unknown. */
export const marginsOf = ({ month: { price, cost } }: Pick<PriceAhead, 'month'>): MarginsAhead | null => {
  const [paid, today] = [marginOf(price.paid, cost.paid), marginOf(price.today, cost.today)];
  return paid === null || today === null ? null : { paid, today };
};

/** In any currency, for sorting only; unknown amounts come last. */
const sizeOf = ({ sums }: RiseGroup): number =>
  Math.max(-1, ...sums.map((sum) => Number(moreInAll(sum).amount)));

/** What a customer may read of it: prices that rise, and no costs. */
export const forCustomer = (rows: readonly PriceAhead[]): readonly PriceAhead[] =>
  rows.filter(({ course }) => course === 'rises');

import type { TodaysPrice } from '../ordering/todays-price.ts';
import type { RenewalRow } from '../renewals/renewal-rows.ts';
import { amountOfUnits, type Money, smallestUnits, sumByCurrency } from '../words/money.ts';
import { type Course, courseOf, type MarginUnits, marginOf, type Priced, pricedOf } from './priced.ts';

/** What a subscription costs when it renews, at the prices of today. */
export type PriceAhead = Priced &
  Readonly<{
    row: RenewalRow;
    /** Of the customer's price, and of the partner's cost. */
    course: Course;
    costCourse: Course;
  }>;

/** The margin a month as it is and as it will be. */
export type MarginsAhead = Readonly<{ paid: MarginUnits; today: MarginUnits }>;

/** What some subscriptions of one currency come to a month. */
export type RiseSum = Readonly<{
  /** Of those whose price is known then and now. */
  paid: Money;
  today: Money;
  /** Of those whose price and cost are known then and now; null when there is none. */
  margin: MarginsAhead | null;
}>;

/** Subscriptions that go up, and what they come to; `unknown` of them are in no sum. */
export type RiseGroup = Readonly<{
  rows: readonly PriceAhead[];
  sums: readonly RiseSum[];
  unknown: number;
  /** How many have no margin on one of the two sides. */
  unknownMargins: number;
}>;

export type PriceRises = Readonly<{
  /** Of one company each, the one that rises most first. */
  companies: readonly (RiseGroup & Readonly<{ companyId: string }>)[];
  all: RiseGroup;
  /** Of those that do not go up: how many stay, get cheaper, or may rise since a price is not known. */
  same: number;
  falls: number;
  /** What the cheaper ones save a month. */
  less: readonly Money[];
  unknown: number;
  /** How many of those that do not go up have an unknown cost, which may rise. */
  unknownCosts: number;
}>;

/** Each renewal at the prices of today. */
export const pricesAhead = (
  rows: readonly RenewalRow[],
  prices: ReadonlyMap<string, TodaysPrice>,
): PriceAhead[] =>
  rows.map((row) => {
    const priced = pricedOf(row.subscription, prices.get(row.subscription.id));
    return { row, ...priced, course: courseOf(priced.price), costCourse: courseOf(priced.cost) };
  });

/** Whether the customer will pay more, or the partner. */
const goesUp = ({ course, costCourse }: PriceAhead): boolean => course === 'rises' || costCourse === 'rises';

/** Whatever goes up at its renewal, by company, and how many do not. */
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

/** How much more a month; null when one side is not known. */
export const moreOf = ({ month: { price } }: Pick<PriceAhead, 'month'>): Money | null =>
  betweenOf(price.paid, price.today)[0] ?? null;

/** From one amount to another of the same currency. */
const betweenOf = (from: Money | null, to: Money | null): Money[] =>
  from === null || to === null
    ? []
    : [{ ...to, amount: amountOfUnits(smallestUnits(to) - smallestUnits(from), to.currency) }];

/** How much more a sum is today. */
export const moreInAll = ({ paid, today }: RiseSum): Money => ({
  currency: today.currency,
  amount: amountOfUnits(smallestUnits(today) - smallestUnits(paid), today.currency),
});

/** What some that go up come to. */
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

/** Null when one of the two is not known. */
export const marginsOf = ({ month: { price, cost } }: Pick<PriceAhead, 'month'>): MarginsAhead | null => {
  const [paid, today] = [marginOf(price.paid, cost.paid), marginOf(price.today, cost.today)];
  return paid === null || today === null ? null : { paid, today };
};

/** In any currency, for sorting only; what is not known comes last. */
const sizeOf = ({ sums }: RiseGroup): number =>
  Math.max(-1, ...sums.map((sum) => Number(moreInAll(sum).amount)));

/** What a customer may read of it: prices that rise, and nothing of costs. */
export const forCustomer = (rows: readonly PriceAhead[]): readonly PriceAhead[] =>
  rows.filter(({ course }) => course === 'rises');

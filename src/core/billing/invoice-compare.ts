import Big from 'big.js';
import type { InvoiceItem } from '../marketplace/invoices.ts';
import type { Instant } from '../words/instant.ts';
import type { Money } from '../words/money.ts';
import { companyKey, type ItemKind, itemKinds, kindOf, productKey, quantityOf } from './invoice-groups.ts';
import { amountOf, inCents, type Side, type Sides, sidesOf } from './invoice-sums.ts';

/** A figure on the invoice before and on this one; null: it was not there, is not known, or there are several. */
export type Pair<T> = Readonly<{ before: T | null; after: T | null }>;

/** How one product of one company differs between two invoices, within one kind of item and one currency. */
export type Difference = Readonly<{
  /** `paid-ahead`: not billed this time because the charge of the last invoice reaches over it: nothing has ended. */
  what: 'new' | 'gone' | 'changed' | 'paid-ahead';
  kind: ItemKind;
  company: string | null;
  product: string | null;
  description: string | null;
  currency: string | null;
  quantity: Pair<string>;
  /** What is counted; null: not said, or several. */
  unit: string | null;
  /** Per unit. */
  cost: Pair<number>;
  price: Pair<number>;
  /** What they come to. */
  sums: Readonly<{ before: Sides; after: Sides }>;
  /** By how much the amounts differ, now less then; null: an amount is not known. */
  costBy: Money | null;
  priceBy: Money | null;
  /** Until when the newer charge is for. */
  until: Instant | null;
}>;

export type Comparison = Readonly<{
  /** What recurs, then what is billed once (prorates, credits, charges); each the biggest first. */
  regular: readonly Difference[];
  once: readonly Difference[];
  /** How many lines are as they were. */
  same: number;
  before: Sides;
  after: Sides;
  /** The sums of each kind of item. */
  kinds: readonly Readonly<{ kind: ItemKind; before: Sides; after: Sides }>[];
}>;

const isRegular = (kind: ItemKind): boolean => kind === 'subscription' || kind === 'usage';

const keyOf = (item: InvoiceItem): string =>
  JSON.stringify([companyKey(item), productKey(item), kindOf(item), item.currency]);

/** The one value that all have; null where they differ. */
const theOne = <T extends string | number>(values: readonly (T | null)[]): T | null => {
  const different = new Set(values);
  return different.size === 1 ? (values[0] ?? null) : null;
};

const pair = <T>(
  before: readonly InvoiceItem[],
  after: readonly InvoiceItem[],
  value: (items: readonly InvoiceItem[]) => T | null,
): Pair<T> => ({
  before: before.length === 0 ? null : value(before),
  after: after.length === 0 ? null : value(after),
});

const sum = (items: readonly InvoiceItem[], side: Side): Big | null => {
  let total = new Big(0);
  for (const item of items) {
    const amount = amountOf(item, side);
    if (amount === null) return null;
    total = total.plus(amount);
  }
  return total;
};

const differenceIn = (
  before: readonly InvoiceItem[],
  after: readonly InvoiceItem[],
  side: Side,
  currency: string | null,
): Money | null => {
  const [from, to] = [sum(before, side), sum(after, side)];
  if (from === null || to === null || currency === null) return null;
  return { amount: inCents(to.minus(from)), currency };
};

const latest = (items: readonly InvoiceItem[]): Instant | null =>
  items.reduce<Instant | null>(
    (last, { periodEnd }) => (periodEnd !== null && periodEnd > (last ?? periodEnd - 1) ? periodEnd : last),
    null,
  );

/** A charge of a month ends before the invoice after the next one; one of a year reaches far over it. */
const longestMonth = 31 * 86_400_000;

const whatOf = (
  before: readonly InvoiceItem[],
  after: readonly InvoiceItem[],
  at: Instant,
): Difference['what'] => {
  if (before.length === 0) return 'new';
  if (after.length > 0) return 'changed';
  const recurs = before.every((item) => kindOf(item) === 'subscription');
  return recurs && (latest(before) ?? 0) > at + longestMonth ? 'paid-ahead' : 'gone';
};

const compared = (
  first: InvoiceItem,
  before: readonly InvoiceItem[],
  after: readonly InvoiceItem[],
  at: Instant,
): Difference => ({
  what: whatOf(before, after, at),
  kind: kindOf(first),
  company: first.companyName,
  product: first.productName,
  description: first.description,
  currency: first.currency,
  quantity: pair(before, after, quantityOf),
  unit: theOne([...before, ...after].map(({ unitOfMeasure }) => unitOfMeasure)),
  cost: pair(before, after, (items) => theOne(items.map(({ cost }) => cost))),
  price: pair(before, after, (items) => theOne(items.map(({ price }) => price))),
  sums: { before: sidesOf(before), after: sidesOf(after) },
  costBy: differenceIn(before, after, 'cost', first.currency),
  priceBy: differenceIn(before, after, 'price', first.currency),
  until: latest(after.length > 0 ? after : before),
});

const isSame = ({ what, quantity, cost, price, costBy, priceBy }: Difference): boolean =>
  what === 'changed' &&
  [quantity, cost, price].every(({ before, after }) => before === after) &&
  [costBy, priceBy].every((by) => by !== null && Number(by.amount) === 0);

/** By how much, whatever the currency: for the order alone. What is not known stands last. */
const size = ({ costBy, priceBy }: Difference): number => {
  const by = costBy ?? priceBy;
  return by === null ? -1 : Math.abs(Number(by.amount));
};

const biggestFirst = (differences: readonly Difference[]): Difference[] =>
  differences.toSorted(
    (a, b) =>
      size(b) - size(a) ||
      (a.company ?? '').localeCompare(b.company ?? '') ||
      (a.product ?? '').localeCompare(b.product ?? ''),
  );

/**
 * What is new, gone or different between the items of two invoices, by company, product and kind. Prorates and credits
 * stand apart from what recurs, and amounts of two currencies are never set against each other. `at`: the day of the
 * newer invoice.
 */
export const compareItems = (
  before: readonly InvoiceItem[],
  after: readonly InvoiceItem[],
  at: Instant,
): Comparison => {
  const [old, newer] = [Map.groupBy(before, keyOf), Map.groupBy(after, keyOf)];
  const lines = [...Map.groupBy([...after, ...before], keyOf)].flatMap(([key, [first]]) =>
    first === undefined ? [] : [compared(first, old.get(key) ?? [], newer.get(key) ?? [], at)],
  );
  const different = lines.filter((line) => !isSame(line));
  const present = new Set([...before, ...after].map(kindOf));
  const ofKind = (items: readonly InvoiceItem[], kind: ItemKind) =>
    sidesOf(items.filter((item) => kindOf(item) === kind));
  return {
    regular: biggestFirst(different.filter(({ kind }) => isRegular(kind))),
    once: biggestFirst(different.filter(({ kind }) => !isRegular(kind))),
    same: lines.length - different.length,
    before: sidesOf(before),
    after: sidesOf(after),
    kinds: [...itemKinds, null]
      .filter((kind) => present.has(kind))
      .map((kind) => ({ kind, before: ofKind(before, kind), after: ofKind(after, kind) })),
  };
};

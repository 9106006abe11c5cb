import Big from 'big.js';
import type { InvoiceItem } from '../marketplace/invoices.ts';
import type { Instant } from '../words/instant.ts';
import { type Money, moneyOf } from '../words/money.ts';
import { type ItemKind, kindKey, kindOf, kindRank, quantityOf } from './invoice-groups.ts';
import { matched, type Pairing, paidUntil } from './invoice-match.ts';
import { amountOf, type Side, type Sides, sidesOf } from './invoice-sums.ts';

/** A figure on both invoices; null when absent, unknown or not the same on all items. */
type Pair<T> = Readonly<{ before: T | null; after: T | null }>;

/** How a subscription differs between two invoices, within one kind of item and one currency. */
export type InvoiceDifference = Readonly<{
  /**
   * `paid-ahead`: not billed this time, since the last charge covers this month too. `due-again`: not on the last
   * invoice, since it is billed by the year or more.
   */
  difference: 'new' | 'gone' | 'changed' | 'paid-ahead' | 'due-again';
  kind: ItemKind;
  company: string | null;
  product: string | null;
  description: string | null;
  currency: string | null;
  /** The subscriptions that are compared; empty when the items name none. */
  subscriptionIds: readonly string[];
  /** The product is billed under another subscription than before. */
  isSuccessor: boolean;
  /** Pax8 bills the client for it, on this invoice or, when it is gone, on the last one. */
  byPax8: boolean;
  quantity: Pair<string>;
  /** The unit of the quantity; null when not given, or when there are several. */
  unit: string | null;
  /** Per unit. */
  cost: Pair<number>;
  price: Pair<number>;
  /** The totals. */
  sums: Readonly<{ before: Sides; after: Sides }>;
  /** How much the amount changed; null when one is unknown. */
  costBy: Money | null;
  taxBy: Money | null;
  feeBy: Money | null;
  priceBy: Money | null;
  /** The period of the newer charge. */
  from: Instant | null;
  until: Instant | null;
  /** When a charge that is paid ahead is due again; null for all others. */
  nextDue: Instant | null;
}>;

export type Comparison = Readonly<{
  /** Recurring items, then one-time ones (prorates, credits, charges); each biggest first. */
  regular: readonly InvoiceDifference[];
  once: readonly InvoiceDifference[];
  /** How many lines are unchanged. */
  same: number;
  before: Sides;
  after: Sides;
  /** The sums of each kind of item. */
  kinds: readonly Readonly<{ kind: ItemKind; before: Sides; after: Sides }>[];
}>;

/** When subscriptions began, as far as known. */
export type Begun = (subscriptionId: string) => Instant | null;

const isRegular = (kind: ItemKind): boolean => kind === 'subscription' || kind === 'usage';

/** The one value that all have; null where they differ. */
const sharedValue = <T extends string | number>(values: readonly (T | null)[]): T | null => {
  const [only, ...others] = new Set(values);
  return only === undefined || others.length > 0 ? null : only;
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
  return moneyOf(to.minus(from), currency);
};

/** The first start or last end of some periods; null when no item has one. */
const extreme = (
  moments: readonly (Instant | null)[],
  of: (a: number, b: number) => number,
): Instant | null =>
  moments.reduce<Instant | null>(
    (found, at) => (at === null ? found : found === null ? at : of(found, at)),
    null,
  );

const day = 86_400_000;

/** A charge for a year or more whose subscription began long before: it was just not due last month. */
const isDueAgain = (after: readonly InvoiceItem[], begun: Begun): boolean =>
  after.every((item) => {
    const at = item.subscriptionId === null ? null : begun(item.subscriptionId);
    const { periodStart } = item;
    return paidUntil(item) !== null && at !== null && periodStart !== null && at < periodStart - 45 * day;
  });

const differenceOf = (
  { before, after }: Pairing,
  nextDue: Instant | null,
  begun: Begun,
): InvoiceDifference['difference'] => {
  if (before.length > 0 && after.length > 0) return 'changed';
  if (before.length > 0) return nextDue === null ? 'gone' : 'paid-ahead';
  return kindOf(after[0] as InvoiceItem) === 'subscription' && isDueAgain(after, begun) ? 'due-again' : 'new';
};

/** When a charge of the last invoice is due again, if that is after the newer invoice. */
const nextDueOf = ({ before, after }: Pairing, at: Instant): Instant | null => {
  if (after.length > 0 || !before.every((item) => kindOf(item) === 'subscription')) return null;
  const due = extreme(before.map(paidUntil), Math.max);
  return due !== null && due > at ? due : null;
};

const compared = (pairing: Pairing, at: Instant, begun: Begun): InvoiceDifference => {
  const { before, after } = pairing;
  const shown = after.length > 0 ? after : before;
  // A pairing has at least one item.
  const first = shown[0] as InvoiceItem;
  const nextDue = nextDueOf(pairing, at);
  const ids = [...before, ...after].flatMap(({ subscriptionId }) => subscriptionId ?? []);
  const by = (side: Side) => differenceIn(before, after, side, first.currency);
  return {
    difference: differenceOf(pairing, nextDue, begun),
    kind: kindOf(first),
    company: first.companyName,
    product: first.productName,
    description: first.description,
    currency: first.currency,
    subscriptionIds: [...new Set(ids)],
    isSuccessor: pairing.isSuccessor,
    byPax8: shown.some(({ billedByPax8 }) => billedByPax8 === true),
    quantity: pair(before, after, quantityOf),
    unit: sharedValue([...before, ...after].map(({ unitOfMeasure }) => unitOfMeasure)),
    cost: pair(before, after, (items) => sharedValue(items.map(({ cost }) => cost))),
    price: pair(before, after, (items) => sharedValue(items.map(({ price }) => price))),
    sums: { before: sidesOf(before), after: sidesOf(after) },
    costBy: by('cost'),
    taxBy: by('tax'),
    feeBy: by('fee'),
    priceBy: by('price'),
    from: extreme(
      shown.map(({ periodStart }) => periodStart),
      Math.min,
    ),
    until: extreme(
      shown.map(({ periodEnd }) => periodEnd),
      Math.max,
    ),
    nextDue,
  };
};

const isSame = (line: InvoiceDifference): boolean => {
  const { difference, isSuccessor, quantity, cost, price, costBy, taxBy, feeBy, priceBy } = line;
  return (
    difference === 'changed' &&
    !isSuccessor &&
    [quantity, cost, price].every(({ before, after }) => before === after) &&
    [costBy, taxBy, feeBy, priceBy].every((by) => by !== null && Number(by.amount) === 0)
  );
};

/** The size of a change in any currency, for sorting only. The unknown comes last. */
const size = ({ costBy, priceBy }: InvoiceDifference): number => {
  const by = costBy ?? priceBy;
  return by === null ? -1 : Math.abs(Number(by.amount));
};

const biggestFirst = (differences: readonly InvoiceDifference[]): InvoiceDifference[] =>
  differences.toSorted(
    (a, b) =>
      size(b) - size(a) ||
      (a.company ?? '').localeCompare(b.company ?? '') ||
      (a.product ?? '').localeCompare(b.product ?? ''),
  );

/**
 * Compares two invoices by subscription or, without one, by company and product, within one kind of item and currency.
 * Prorates and credits stay apart from recurring items. `at` is the day of the newer one.
 */
export const compareItems = (
  before: readonly InvoiceItem[],
  after: readonly InvoiceItem[],
  at: Instant,
  begun: Begun = () => null,
): Comparison => {
  const lines = matched(before, after, at).map((pairing) => compared(pairing, at, begun));
  const different = lines.filter((line) => !isSame(line));
  const kinds = [...Map.groupBy([...before, ...after], kindKey)].map(([key, group]) => ({
    kind: kindOf(group[0] as InvoiceItem),
    before: sidesOf(before.filter((item) => kindKey(item) === key)),
    after: sidesOf(after.filter((item) => kindKey(item) === key)),
  }));
  return {
    regular: biggestFirst(different.filter(({ kind }) => isRegular(kind))),
    once: biggestFirst(different.filter(({ kind }) => !isRegular(kind))),
    same: lines.length - different.length,
    before: sidesOf(before),
    after: sidesOf(after),
    kinds: kinds.sort((a, b) => kindRank(a.kind) - kindRank(b.kind)),
  };
};

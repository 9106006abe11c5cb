import Big from 'big.js';
import { companyKey, kindOf, productKey } from '../billing/invoice-groups.ts';
import { amountOf, moneySums } from '../billing/invoice-sums.ts';
import { type AppliedChange, type ChangesBySubscription, spanBetween } from '../billing/known-changes.ts';
import type { InvoiceItem } from '../marketplace/invoices.ts';
import type { Company } from '../marketplace/records.ts';
import { courseAt } from '../marketplace/running.ts';
import { isUsageProduct } from '../marketplace/usage-products.ts';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { billingMonths, isBilledOnce, type Money, moneyOf } from '../words/money.ts';
import { sameWord } from '../words/spelling.ts';
import type { CheckLine, Explained, NotChecked, Verdict } from './check-line.ts';
import { costBy, isFree, priceVerdict, unevenBy } from './costs.ts';
import { type Held, type HeldThen, seatsOfChanges } from './held.ts';

/** What one month's invoices are checked against. */
export type MonthSeen = Readonly<{
  /** `YYYY-MM`, and when its invoice was made. */
  month: string;
  invoicedAt: Instant;
  items: readonly InvoiceItem[];
  /** Null when nobody knows how the subscriptions were. */
  held: HeldThen | null;
  /** Unreadable rows from Pax8, of invoice and subscriptions. */
  unreadable: number;
  /** Those of them that may be items of the invoice. */
  unreadItems: number;
  /** The bot's own changes to what differs. */
  changes: ChangesBySubscription;
  /** For what differs: quantities within the billed time, and until they were counted, by Pax8's history. */
  history: ReadonlyMap<string, readonly number[]>;
  /** For what differs: quantities that the nights saw since the month before began. */
  nights: ReadonlyMap<string, readonly number[]>;
  companies: ReadonlyMap<string, Company>;
  /** Only this company; null for all. */
  companyId: string | null;
}>;

/** What one company has of one product in one currency. */
type Group = Readonly<{
  items: readonly InvoiceItem[];
  held: readonly Held[];
  currency: string | null;
}>;

const agrees: Verdict = { kind: 'agrees' };
const differs: Verdict = { kind: 'differs' };
const explained = (reason: Explained): Verdict => ({ kind: 'explained', reason });
const notChecked = (reason: NotChecked): Verdict => ({ kind: 'not-checked', reason });

/** Terms with a single bill, and trials, cost nothing a month. */
const isOnce = (term: string | null): boolean =>
  term !== null && ['One-Time', 'Trial', 'Activation'].some((once) => sameWord(term, once));

const reasonsByKind: Readonly<Record<string, NotChecked>> = {
  usage: 'usage',
  'one-time': 'one-time',
  'service-charge': 'charge',
  'service-credit': 'credit',
  'payment-credit': 'credit',
  'invoice-credit': 'credit',
  rebate: 'credit',
};

type ItemSort = 'regular' | 'prorate' | NotChecked;

const sortOf = (item: InvoiceItem): ItemSort => {
  const kind = kindOf(item);
  if (kind === 'subscription') return isOnce(item.term) ? 'one-time' : 'regular';
  return kind === 'prorate' ? 'prorate' : (reasonsByKind[kind ?? ''] ?? 'other-kind');
};

const costOf = (items: readonly InvoiceItem[]): Money | null =>
  moneySums(items, (item) => amountOf(item, 'cost'))[0] ?? null;

const total = (numbers: readonly (number | null)[]): number | null =>
  numbers
    .reduce<Big | null>((sum, each) => (sum === null || each === null ? null : sum.plus(each)), new Big(0))
    ?.toNumber() ?? null;

const seatsIn = (items: readonly InvoiceItem[]): number | null =>
  total(items.map(({ quantity }) => quantity));

/** Whether it is due within a month of the invoice: a yearly charge comes in the month in which it was first billed. */
const mayBeDue = ({ billingTerm, billingStartAt, startAt }: Held, invoicedAt: Instant): boolean => {
  const begun = billingStartAt ?? startAt;
  const months = billingMonths(billingTerm);
  if (begun === null || months === null) return true;
  const [from, to] = [new Date(begun), new Date(invoicedAt)];
  const since = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  const rest = ((since % months) + months) % months;
  return rest <= 1 || rest === months - 1;
};

/** Held subscriptions that the invoice should have, and those that need no item. */
type Expected =
  | Readonly<{ kind: 'monthly'; held: Held }>
  | Readonly<{ kind: 'aside'; held: Held; verdict: Verdict }>;

const expectedOf = (
  held: Held,
  isBilled: boolean,
  hasUsage: boolean,
  { invoicedAt }: MonthSeen,
): Expected | null => {
  const course = courseAt(held, invoicedAt);
  const ended = course === 'ended';
  const begins = course === 'begins-later' || (held.billingStartAt ?? held.startAt ?? 0) > invoicedAt;
  if (isBilled) return { kind: 'monthly', held };
  if (ended || hasUsage) return null;
  if (isUsageProduct(held.productName)) return { kind: 'aside', held, verdict: notChecked('usage') };
  if (held.status === 'Trial' || isBilledOnce(held.billingTerm))
    return { kind: 'aside', held, verdict: explained('trial') };
  if (begins) return { kind: 'aside', held, verdict: explained('begun') };
  if ((billingMonths(held.billingTerm) ?? 1) > 1)
    return {
      ...{ kind: 'aside', held },
      verdict: mayBeDue(held, invoicedAt) ? notChecked('term-due') : explained('term'),
    };
  return { kind: 'monthly', held };
};

/** Until the subscriptions were counted: later changes say nothing about them. */
const changesSince = (
  { changes, held, invoicedAt }: MonthSeen,
  id: string,
  from: Instant,
): readonly AppliedChange[] => {
  const until = (held?.at ?? invoicedAt) + day;
  return (changes.get(id) ?? []).filter(
    (change): change is AppliedChange =>
      change.state === 'applied' && change.settledAt >= from && change.settledAt <= until,
  );
};

/** Changes within the month before are billed in parts. */
const changesOfParts = (seen: MonthSeen, id: string): readonly AppliedChange[] =>
  changesSince(seen, id, spanBetween(monthBeforeOf(seen.month), seen.invoicedAt).from);

const monthBeforeOf = (month: string): string =>
  new Date(Date.parse(`${month}-01`) - day).toISOString().slice(0, 7);

/**
 * Quantities that a subscription had since the billed time began. Earlier changes explain nothing: seats given back by
 * then must not be billed.
 */
const knownSeats = (seen: MonthSeen, id: string, items: readonly InvoiceItem[]): ReadonlySet<number> => {
  const begins = items.map(({ periodStart }) => periodStart ?? Number.POSITIVE_INFINITY);
  // The day of a change may be that of another zone.
  const from = Math.min(Date.parse(`${seen.month}-01`), ...begins) - day;
  return new Set([...seenSince(seen, id), ...seatsOfChanges(changesSince(seen, id, from))]);
};

/** What the nights and Pax8's history saw of it since. */
const seenSince = ({ held, history }: MonthSeen, id: string): readonly number[] => [
  ...(held?.before.get(id) ?? []),
  ...(history.get(id) ?? []),
];

type Name = Pick<CheckLine, 'companyId' | 'company' | 'productId' | 'product'>;

const lineOf = (
  name: Name,
  { items, held }: Pick<Group, 'items' | 'held'>,
  numbers: Pick<CheckLine, 'billed' | 'held' | 'by'>,
  verdict: Verdict,
): CheckLine => ({
  ...{ against: 'subscriptions', ...name, ...numbers, verdict },
  amount: costOf(items),
  subscriptionIds: [
    ...new Set([
      ...items.flatMap(({ subscriptionId }) => (subscriptionId === null ? [] : [subscriptionId])),
      ...held.map(({ id }) => id),
    ]),
  ],
});

/** Why a differing quantity is right: each subscription that differs had the billed number at a known time. */
const explainedBy = (seen: MonthSeen, items: readonly InvoiceItem[], held: readonly Held[]): boolean => {
  const ids = new Set([...items.map(({ subscriptionId }) => subscriptionId), ...held.map(({ id }) => id)]);
  return [...ids].every((id) => {
    if (id === null) return false;
    const own = items.filter(({ subscriptionId }) => subscriptionId === id);
    const billed = seatsIn(own);
    const seats = held.find((each) => each.id === id)?.quantity ?? 0;
    return billed !== null && (billed === seats || knownSeats(seen, id, own).has(billed));
  });
};

const endedWithin = ({ endAt }: Held, items: readonly InvoiceItem[], invoicedAt: Instant): boolean =>
  endAt !== null && items.every(({ periodStart }) => endAt >= (periodStart ?? invoicedAt));

type PriceWord = Extract<ReturnType<typeof priceVerdict>, string>;
const verdictOfPrice: Readonly<Record<PriceWord, Verdict>> = {
  same: agrees,
  since: explained('price'),
  unknown: notChecked('cost-unknown'),
};

/** Regular items of one company and product beside the subscriptions that should be on them. */
const regularLine = (seen: MonthSeen, name: Name, group: Group, since: HeldThen['costs']): CheckLine => {
  const { items, held, currency } = group;
  const billed = seatsIn(items);
  const running = held.filter((each) => courseAt(each, seen.invoicedAt) !== 'ended');
  const seats = total(running.map(({ quantity }) => quantity));
  const numbers = { billed, held: seats, by: null };
  if (currency === null) return lineOf(name, group, numbers, notChecked('no-currency'));
  if (billed === null || seats === null) return lineOf(name, group, numbers, notChecked('seats-unknown'));
  const price = priceVerdict(items, held, since);
  const byPrice = typeof price === 'string' ? null : moneyOf(price, currency);
  const isExplained = explainedBy(seen, items, running);
  const uneven = billed === seats && !isExplained ? unevenBy(items, running, currency) : null;
  if (uneven !== null) return lineOf(name, group, { ...numbers, by: uneven }, differs);
  if (byPrice !== null && (billed === seats || isExplained))
    return lineOf(name, group, { ...numbers, by: byPrice }, differs);
  if (billed === seats) return lineOf(name, group, numbers, verdictOfPrice[price as PriceWord]);
  if (isOver(seen, group, running)) return lineOf(name, group, numbers, explained('ended'));
  const verdict = isExplained ? explained('change') : seatsVerdict(seen, group, running, billed < seats);
  if (verdict.kind !== 'differs') return lineOf(name, group, numbers, verdict);
  const by = costBy(items, running, currency);
  // Too much of one and too little of another may come to nothing, and are wrong all the same.
  const isKnown = by !== null && Number(by.amount) !== 0;
  return lineOf(name, group, { ...numbers, by: isKnown ? by : null }, verdict);
};

/** Whether all of it ended within the billed time. */
const isOver = (seen: MonthSeen, { items, held }: Group, running: readonly Held[]): boolean =>
  held.length > 0 && running.length === 0 && held.every((each) => endedWithin(each, items, seen.invoicedAt));

/** The verdict on a quantity that no change explains. */
const seatsVerdict = (
  seen: MonthSeen,
  { items, held }: Group,
  running: readonly Held[],
  isLess: boolean,
): Verdict => {
  const isListed = (id: string | null) => id === null || held.some((each) => each.id === id);
  // The subscription that is billed may be among the rows, or the item of one that is held.
  const isLost = seen.unreadable > 0 && !items.every(({ subscriptionId }) => isListed(subscriptionId));
  if (isLost || (isLess && seen.unreadItems > 0)) return notChecked('unreadable');
  return isFree(items, running) ? explained('trial') : differs;
};

const asideLine = (name: Name, items: readonly InvoiceItem[], verdict: Verdict): CheckLine =>
  lineOf(name, { items, held: [] }, { billed: null, held: null, by: null }, verdict);

/** Quantities that a subscription had within the time that is billed in parts. */
const seatsOfParts = (seen: MonthSeen, id: string): ReadonlySet<number> =>
  new Set([
    ...(seen.nights.get(id) ?? []),
    ...seenSince(seen, id),
    ...seatsOfChanges(changesOfParts(seen, id)),
    ...[seen.held?.rows.get(id)?.quantity ?? null].filter((seats) => seats !== null),
  ]);

/**
 * A part of a month is explained when that many seats came or went, or the subscription began on its first day with
 * that many.
 */
const isKnownPart = (
  seen: MonthSeen,
  { subscriptionId: id, quantity, periodStart }: InvoiceItem,
): boolean => {
  if (id === null || quantity === null) return false;
  const seats = seatsOfParts(seen, id);
  if ([...seats].some((each) => seats.has(each + quantity) && quantity !== 0)) return true;
  const startAt = seen.held?.rows.get(id)?.startAt ?? null;
  return startAt !== null && Math.abs(startAt - (periodStart ?? 0)) <= day && seats.has(quantity);
};

const prorateVerdict = (seen: MonthSeen, items: readonly InvoiceItem[]): Verdict =>
  items.every((item) => isKnownPart(seen, item)) ? explained('proration') : notChecked('proration');

const nameOf = (seen: MonthSeen, { items, held }: Group): Name => {
  const [item] = items;
  const [first] = held;
  const companyId = item?.companyId ?? first?.companyId ?? null;
  return {
    companyId,
    company: item?.companyName ?? seen.companies.get(companyId ?? '')?.name ?? null,
    productId: item?.productId ?? first?.productId ?? null,
    product: item?.productName ?? first?.productName ?? item?.description ?? null,
  };
};

/** Items of one sort and currency are one line. */
const itemLines = (seen: MonthSeen, name: Name, group: Group): CheckLine[] => {
  const bySort = Map.groupBy(group.items, sortOf);
  return [...bySort].flatMap(([sort, items]): CheckLine[] => {
    if (sort === 'regular') return [];
    if (sort === 'prorate') return [asideLine(name, items, prorateVerdict(seen, items))];
    return [asideLine(name, items, notChecked(sort))];
  });
};

const checkGroup = (
  seen: MonthSeen,
  group: Group,
  isOnInvoice: (companyId: string) => boolean,
): CheckLine[] => {
  const name = nameOf(seen, group);
  const items = group.items.filter((item) => sortOf(item) === 'regular');
  const others = itemLines(seen, name, group);
  const none = { billed: seatsIn(items), held: null, by: null };
  if (
    items.length > 0 &&
    (name.companyId === null || (name.productId === null && !items.every(hasSubscription)))
  )
    return [...others, lineOf(name, { items, held: [] }, none, notChecked('no-name'))];
  if (seen.held === null)
    return items.length === 0
      ? others
      : [...others, lineOf(name, { items, held: [] }, none, notChecked('before-history'))];
  const ids = new Set(items.map(({ subscriptionId }) => subscriptionId));
  // Neither a subscription nor its product is known: nothing says what it should be.
  if (items.length > 0 && group.held.length === 0 && ids.size === 1 && ids.has(null))
    return [...others, lineOf(name, { items, held: [] }, none, notChecked('no-name'))];
  // An item without a subscription is of whatever the company has of the product.
  const isBilled = ({ id }: Held) => ids.has(id) || ids.has(null);
  // What is billed by use has its line.
  const hasUsage = items.length === 0 && group.items.some((item) => sortOf(item) === 'usage');
  const sorted = group.held.flatMap((held) => expectedOf(held, isBilled(held), hasUsage, seen) ?? []);
  const monthly = sorted.filter(({ kind }) => kind === 'monthly').map(({ held }) => held);
  const asides = sorted.flatMap((each) =>
    each.kind === 'aside'
      ? [
          lineOf(
            name,
            { items: [], held: [each.held] },
            { billed: 0, held: each.held.quantity, by: null },
            each.verdict,
          ),
        ]
      : [],
  );
  const [first] = monthly;
  if (items.length === 0 && first === undefined) return [...others, ...asides];
  if (items.length === 0 && first !== undefined && !isOnInvoice(first.companyId)) {
    const numbers = { billed: 0, held: total(monthly.map(({ quantity }) => quantity)), by: null };
    const verdict = notChecked('company-not-on-invoice');
    return [...others, ...asides, lineOf(name, { items, held: monthly }, numbers, verdict)];
  }
  return [...others, ...asides, regularLine(seen, name, { ...group, items, held: monthly }, seen.held.costs)];
};

const hasSubscription = ({ subscriptionId }: InvoiceItem): boolean => subscriptionId !== null;

/**
 * Every item of a month's invoices beside the subscriptions, by company, product and currency; several subscriptions of
 * one product count together. Without an item there is nothing to check, and no line.
 */
export const checkItems = (seen: MonthSeen): CheckLine[] => {
  const { items, held, companyId } = seen;
  const own = companyId === null ? items : items.filter((item) => item.companyId === companyId);
  if (items.length === 0) return [];
  const byId = held?.rows ?? new Map<string, Held>();
  const groups = new Map<string, { items: InvoiceItem[]; held: Held[]; currency: string | null }>();
  const groupAt = (company: string, product: string, currency: string | null) => {
    const key = JSON.stringify([company, product, currency]);
    const group = groups.get(key) ?? { items: [], held: [], currency };
    groups.set(key, group);
    return group;
  };
  const currencyOf = new Map<string, string | null>();
  for (const item of own) {
    const of = byId.get(item.subscriptionId ?? '');
    const product = of?.productId ?? productKey(item);
    groupAt(of?.companyId ?? companyKey(item), product, item.currency).items.push(item);
    if (item.subscriptionId !== null) currencyOf.set(item.subscriptionId, item.currency);
  }
  for (const each of byId.values())
    if (companyId === null || each.companyId === companyId) {
      const currency = currencyOf.has(each.id) ? (currencyOf.get(each.id) ?? null) : each.currency;
      groupAt(each.companyId, each.productId, currency).held.push(each);
    }
  const onInvoice = new Set(
    items.map((item) => byId.get(item.subscriptionId ?? '')?.companyId ?? item.companyId),
  );
  return [...groups.values()].flatMap((group) => checkGroup(seen, group, (id) => onInvoice.has(id)));
};

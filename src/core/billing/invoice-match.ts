import { DateTime } from 'luxon';
import type { InvoiceItem } from '../marketplace/invoices.ts';
import type { Instant } from '../words/instant.ts';
import { sameWord, spelling } from '../words/spelling.ts';
import { companyKey, kindKey, kindOf, productKey } from './invoice-groups.ts';

/** Items of two invoices that belong together; one side may be empty, never both. */
export type Pairing = Readonly<{
  before: readonly InvoiceItem[];
  after: readonly InvoiceItem[];
  /** The same product of the same company, under another subscription than before. */
  isSuccessor: boolean;
}>;

const monthsOf: ReadonlyMap<string, number> = new Map([
  ['annual', 12],
  ['1year', 12],
  ['2year', 24],
  ['3year', 36],
]);

const day = 86_400_000;
const longestMonth = 31 * day;

const monthsAfter = (at: Instant, months: number): Instant =>
  DateTime.fromMillis(at, { zone: 'UTC' }).plus({ months }).toMillis();

/** The day after the last one of a charge for more than a month; null for shorter charges. */
export const paidUntil = ({ term, periodStart, periodEnd }: InvoiceItem): Instant | null => {
  const months = monthsOf.get(spelling(term)) ?? 0;
  const byTerm = months > 0 && periodStart !== null ? monthsAfter(periodStart, months) : null;
  const byPeriod = periodEnd === null ? null : periodEnd + day;
  const isLong =
    byPeriod !== null && (periodStart === null ? months > 0 : byPeriod - periodStart > longestMonth);
  return isLong ? byPeriod : byTerm;
};

/** Prorates belong to their own days and have no counterpart in another month. */
const periodKey = (item: InvoiceItem): unknown[] =>
  kindOf(item) === 'prorate' ? [item.periodStart, item.periodEnd] : [];

const byProduct = (item: InvoiceItem): string =>
  JSON.stringify([companyKey(item), productKey(item), kindKey(item), item.currency, ...periodKey(item)]);

/** One subscription's usage may be of several products. */
const bySubscription = (item: InvoiceItem): string =>
  item.subscriptionId === null
    ? `product ${byProduct(item)}`
    : JSON.stringify([
        item.subscriptionId,
        kindOf(item) === 'usage' ? productKey(item) : null,
        kindKey(item),
        item.currency,
        ...periodKey(item),
      ]);

type Group = readonly InvoiceItem[];
const hasSubscription = ([first]: Group): boolean => first !== undefined && first.subscriptionId !== null;

/** Whether the older charge also covers the newer invoice; another term of the product there is then no counterpart. */
const isAhead = (group: Group, after: readonly Group[], at: Instant): boolean =>
  group.every(
    (item) =>
      kindOf(item) === 'subscription' &&
      (paidUntil(item) ?? at) > at &&
      !after.flat().some(({ term }) => sameWord(term, item.term)),
  );

const onlyBefore = (group: Group): Pairing => ({ before: group, after: [], isSuccessor: false });
const onlyAfter = (group: Group): Pairing => ({ before: [], after: group, isSuccessor: false });

/** Groups of one company and product that have no counterpart under their own subscription. */
const pairedByProduct = (all: readonly Group[], after: readonly Group[], at: Instant): Pairing[] => {
  const { ahead = [], due: before = [] } = Object.groupBy(all, (group) =>
    isAhead(group, after, at) ? 'ahead' : 'due',
  );
  return [...ahead.map(onlyBefore), ...paired(before, after)];
};

const paired = (before: readonly Group[], after: readonly Group[]): Pairing[] => {
  const alone = [...before.map(onlyBefore), ...after.map(onlyAfter)];
  if (before.length === 0 || after.length === 0) return alone;
  // Several subscriptions are added up only where the other invoice does not tell them apart.
  if (!before.every(hasSubscription) || !after.every(hasSubscription))
    return [{ before: before.flat(), after: after.flat(), isSuccessor: false }];
  const recurs = before.flat().every((item) => kindOf(item) === 'subscription');
  return before.length > 1 || after.length > 1 || !recurs
    ? alone
    : [{ before: before.flat(), after: after.flat(), isSuccessor: true }];
};

/** Pairs the items of two invoices. `at` is the day of the newer one. */
export const matched = (
  before: readonly InvoiceItem[],
  after: readonly InvoiceItem[],
  at: Instant,
): Pairing[] => {
  const [old, newer] = [Map.groupBy(before, bySubscription), Map.groupBy(after, bySubscription)];
  const isMatched = (key: string, group: Group) => hasSubscription(group) && old.has(key) && newer.has(key);
  const both = [...newer]
    .filter(([key, group]) => isMatched(key, group))
    .map(([key, group]) => ({ before: old.get(key) as Group, after: group, isSuccessor: false }));
  const alone = (groups: ReadonlyMap<string, Group>) =>
    Map.groupBy(
      [...groups].flatMap(([key, group]) => (isMatched(key, group) ? [] : [group])),
      (group) => group.map(byProduct)[0],
    );
  const [gone, fresh] = [alone(old), alone(newer)];
  const products = new Set([...fresh.keys(), ...gone.keys()]);
  return [
    ...both,
    ...[...products].flatMap((key) => pairedByProduct(gone.get(key) ?? [], fresh.get(key) ?? [], at)),
  ];
};

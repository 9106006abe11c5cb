import type { SimProduct, SimSubscription } from '../../../src/simulator/model.ts';
import type { Morning } from './reckoning.ts';

/*
 * How a month's invoice compares with what is held, reckoned from the raw rows (docs/month-end.md has the verdicts): each line is one
 * product of one company in one currency. Money is in whole cents, and partner cost.
 */

type Verdict = 'agrees' | 'explained' | 'differs' | 'not-checked';
export type InvoiceLine = Readonly<{
  against: 'subscriptions' | 'psa';
  verdict: Verdict;
  reason: string;
  company: string;
  product: string;
  billed: number | null;
  held: number | null;
  /** By how much too much is billed; less than nothing for too little. */
  by: number | null;
  /** What the invoice has for it. */
  cents: number | null;
}>;

type Item = Readonly<{
  companyId: string;
  companyName: string;
  productId?: string;
  productName?: string;
  description: string;
  subscriptionId?: string;
  type: string;
  quantity: number;
  cost: number;
  costTotal: number;
}>;

export type InvoiceMorning = Readonly<{
  morning: Morning;
  items: readonly Item[];
  /** The first day of the month that is billed, and when its invoice was made. */
  month: number;
  invoicedAt: number;
  /** Of subscriptions that grew or were bought in the month before, by how many seats. */
  changed: ReadonlyMap<string, number>;
}>;

const cents = (amount: number): number => Math.round(amount * 100);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
const costOf = (items: readonly Item[]): number => sum(items.map(({ costTotal }) => cents(costTotal)));

const aside: Readonly<Record<string, string>> = {
  ...{ 'one-time': 'one-time', 'service-charge': 'charge', 'service-credit': 'credit' },
  ...{ 'payment-credit': 'credit', 'invoice-credit': 'credit', rebate: 'credit' },
};

type Group = Readonly<{ items: readonly Item[]; held: readonly SimSubscription[] }>;

const isUsage = (product: SimProduct | undefined): boolean =>
  product !== undefined && product.usage !== null && product.listPrice === 0;

/** Held, and not on the invoice: what should be there, and what explains itself. */
const unbilledReason = (
  row: SimSubscription,
  { invoicedAt, morning }: InvoiceMorning,
): Readonly<{ verdict: Verdict; reason: string }> | null => {
  if (isUsage(morning.products.get(row.productId))) return { verdict: 'not-checked', reason: 'usage' };
  if (row.status === 'Trial') return { verdict: 'explained', reason: 'trial' };
  if (row.billingStart > invoicedAt) return { verdict: 'explained', reason: 'begun' };
  if (row.billingTerm !== 'Annual') return null;
  // The month of the year in which it began; in the months beside it nobody can say.
  const apart = Math.abs(new Date(row.billingStart).getUTCMonth() - new Date(invoicedAt).getUTCMonth());
  return Math.min(apart, 12 - apart) <= 1
    ? { verdict: 'not-checked', reason: 'term-due' }
    : { verdict: 'explained', reason: 'term' };
};

const ended = (row: SimSubscription, at: number): boolean =>
  row.endDate === null ? row.status === 'Cancelled' : row.endDate <= at;

/** The subscription as it was at a moment. */
const recordAt = (row: SimSubscription, at: number): SimSubscription =>
  row.history.find(({ updatedDate, startDate }) => (updatedDate ?? startDate) <= at) ??
  row.history.at(-1) ??
  row;

/** What the invoice has beyond what is held, at each subscription's own cost: seats and cost. */
const excess = (items: readonly Item[], held: readonly SimSubscription[]): number =>
  costOf(items) - sum(held.map(({ quantity, partnerCost }) => quantity * cents(partnerCost)));

type Line = (
  verdict: Verdict,
  reason: string,
  items: readonly Item[],
  rest?: Partial<InvoiceLine>,
) => InvoiceLine;

/** Lines of one product of one company. */
const lineFor = ({ morning }: InvoiceMorning, { items: [item], held: [row] }: Group): Line => {
  const name = {
    ...{ against: 'subscriptions' as const },
    company: item?.companyName ?? morning.companies.get(row?.companyId ?? '')?.name ?? '',
    product: item?.productName ?? item?.description ?? row?.productName ?? '',
  };
  return (verdict, reason, items, rest = {}) => ({
    ...{ ...name, verdict, reason, billed: null, held: null, by: null },
    cents: items.length === 0 ? null : costOf(items),
    ...rest,
  });
};

/** What is no monthly charge for seats: parts of a month, credits, what is billed once or by use. */
const asides = ({ changed }: InvoiceMorning, { items: all }: Group, line: Line): InvoiceLine[] =>
  [...Map.groupBy(all, ({ type }) => aside[type] ?? type)].flatMap(([type, items]): InvoiceLine[] => {
    if (type === 'subscription') return [];
    if (type !== 'prorate') return [line('not-checked', type, items)];
    const isKnown = items.every(
      ({ subscriptionId = '', quantity }) => changed.get(subscriptionId) === quantity,
    );
    return [line(isKnown ? 'explained' : 'not-checked', 'proration', items)];
  });

/** The monthly charge beside what runs. The month is billed as of its first day. */
const regular = (
  { invoicedAt, month }: InvoiceMorning,
  items: readonly Item[],
  open: readonly SimSubscription[],
  line: Line,
): InvoiceLine => {
  const running = open.filter((each) => !ended(each, invoicedAt));
  const then = open.map((each) => recordAt(each, month));
  const numbers = {
    billed: sum(items.map(({ quantity }) => quantity)),
    held: sum(running.map(({ quantity }) => quantity)),
  };
  const by = excess(items, running);
  if (by === 0) return line('agrees', '', items, numbers);
  if (running.length === 0) return line('explained', 'ended', items, numbers);
  if (excess(items, then) === 0)
    return line('explained', numbers.billed === numbers.held ? 'price' : 'change', items, numbers);
  return line('differs', '', items, { ...numbers, by });
};

const lines = (seen: InvoiceMorning, group: Group): InvoiceLine[] => {
  const line = lineFor(seen, group);
  const found = asides(seen, group, line);
  const items = group.items.filter(({ type }) => type === 'subscription');
  const open: SimSubscription[] = [];
  for (const each of group.held) {
    const isBilled = items.some(({ subscriptionId }) => subscriptionId === each.id);
    if (ended(each, seen.invoicedAt) && !isBilled) continue;
    const reason = isBilled ? null : unbilledReason(each, seen);
    if (reason === null) open.push(each);
    else found.push(line(reason.verdict, reason.reason, [], { billed: 0, held: each.quantity }));
  }
  if (items.length === 0 && open.length === 0) return found;
  const byUse = isUsage(seen.morning.products.get(items[0]?.productId ?? ''));
  return [...found, byUse ? line('not-checked', 'usage', items) : regular(seen, items, open, line)];
};

/** All lines beside the subscriptions of this morning. */
export const reckonInvoice = (seen: InvoiceMorning): InvoiceLine[] => {
  const groups = new Map<string, { items: Item[]; held: SimSubscription[] }>();
  const groupOf = (company: string, product: string) => {
    const key = `${company} ${product}`;
    const group = groups.get(key) ?? { items: [], held: [] };
    groups.set(key, group);
    return group;
  };
  for (const item of seen.items) groupOf(item.companyId, item.productId ?? item.description).items.push(item);
  for (const row of seen.morning.rows) groupOf(row.companyId, row.productId).held.push(row);
  return [...groups.values()].flatMap((group) => lines(seen, group));
};

/** All products of all companies beside what the PSA bills for them today. */
export const reckonPsa = (
  { rows, products, companies, psa, at }: Morning,
  companiesMapped: ReadonlySet<string>,
): InvoiceLine[] => {
  const paid = rows.filter(
    (row) =>
      !ended(row, at) &&
      row.startDate <= at &&
      row.status !== 'Trial' &&
      products.get(row.productId)?.listPrice !== 0,
  );
  return [...Map.groupBy(paid, ({ companyId, productId }) => `${companyId} ${productId}`).values()].flatMap(
    (group): InvoiceLine[] => {
      const [row] = group;
      if (row === undefined) return [];
      const { companyId, productId, productName } = row;
      const held = sum(group.map(({ quantity }) => quantity));
      const billed = psa?.find((each) => each.companyId === companyId && each.productId === productId);
      const name = {
        against: 'psa' as const,
        company: companies.get(companyId)?.name ?? '',
        product: productName,
      };
      const none = { billed: null, by: null, cents: null };
      if (!companiesMapped.has(companyId))
        return [{ ...name, ...none, held, verdict: 'not-checked', reason: 'company-not-mapped' }];
      if (billed === undefined)
        return [{ ...name, ...none, held, verdict: 'not-checked', reason: 'product-not-mapped' }];
      const more = billed.quantity - held;
      return [
        {
          ...{ ...name, cents: null, reason: '', held, billed: billed.quantity },
          ...(more === 0
            ? { verdict: 'agrees' as const, by: null }
            : { verdict: 'differs' as const, by: more * billed.unitCents }),
        },
      ];
    },
  );
};

import { cents } from '../catalogue/price-plans.ts';
import { day } from '../clock.ts';
import type { SimInvoice, SimItem, SimSubscription } from '../model.ts';
import { fixedId } from '../seed/ids.ts';
import { addMonths } from '../subscriptions/terms.ts';
import type { World } from '../world.ts';
import { extrasOf } from './invoice-extras.ts';
import { dayOf, itemsOf } from './invoice-items.ts';

const monthsKept = 14;
/** Pax8 makes invoices on the 4th; they are in the API once approved. */
const madeAfter = 3 * day;
const partnerName = 'Northern Lights IT';

export const monthOf = (moment: number): number => {
  const date = new Date(moment);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
};

/** The month of the newest invoice. */
export const newestMonth = (now: number): number => monthOf(now - madeAfter);

/** Newest first. Each month is made once, on first use; then only its status changes. */
export const invoicesAt = (world: World, now: number): SimInvoice[] => {
  const newest = newestMonth(now);
  let before: readonly SimInvoice[] = [];
  const months = Array.from({ length: monthsKept }, (_, n) => addMonths(newest, n + 1 - monthsKept));
  const made = months.map((month, n) => {
    const own = before;
    const key = dayOf(month);
    const known =
      world.invoices.get(key) ?? invoicesOf(world, month).map((invoice) => carrying(invoice, own));
    world.invoices.set(key, known);
    before = known;
    return known.map((invoice) => withStatus(invoice, month, monthsKept - 1 - n));
  });
  return made.reverse().flat();
};

/** The account of an invoice: the partner, or the company that Pax8 bills, in one currency. */
const accountOf = ({ companyId, currencyCode }: SimInvoice): string => `${currencyCode} ${companyId}`;

/**
 * As Pax8's example rows carry on: carriedBalance(n) = carriedBalance(n−1) + balance(n−1), and the total holds it, the
 * balance does not (`invoices-paged` of its OpenAPI document).
 */
const carrying = (invoice: SimInvoice, before: readonly SimInvoice[]): SimInvoice => {
  const last = before.find((earlier) => accountOf(earlier) === accountOf(invoice));
  if (last === undefined || !isLate(last, monthOf(Date.parse(last.invoiceDate)))) return invoice;
  const carriedBalance = cents(last.carriedBalance + last.balance);
  return { ...invoice, carriedBalance, total: cents(invoice.total + carriedBalance) };
};

/** All items of a month, in order of the companies. `withArrears` adds the usage of the month before. */
export const billedIn = (
  world: World,
  month: number,
  withArrears: boolean,
): { subscription: SimSubscription; items: SimItem[] }[] =>
  world.subscriptions.rows.map((subscription) => ({
    subscription,
    items: itemsOf(world, subscription, month, withArrears),
  }));

/** One invoice for the partner per currency, and one for each company that Pax8 bills itself. */
const invoicesOf = (world: World, month: number): SimInvoice[] => {
  const billed = billedIn(world, month, true).flatMap(
    ({ subscription: { companyId, currencyCode }, items }) => {
      const company = world.companies.byId.get(companyId);
      const own = company?.billOnBehalfOfEnabled === true ? companyId : null;
      return items.length === 0 ? [] : [{ own, currencyCode, items }];
    },
  );
  const groups = [...Map.groupBy(billed, ({ own, currencyCode }) => `${currencyCode} ${own ?? ''}`)];
  return groups.flatMap(([key, group]) => {
    const [first] = group;
    if (first === undefined) return [];
    const items = group.flatMap((own) => own.items);
    const payer = world.companies.byId.get(items[0]?.companyId ?? '');
    if (first.own === null && payer !== undefined) items.push(...extrasOf(payer, first.currencyCode, month));
    const company = first.own === null ? null : (world.companies.byId.get(first.own) ?? null);
    return [invoiceFrom(key, month, first.currencyCode, company, items)];
  });
};

const invoiceFrom = (
  key: string,
  month: number,
  currencyCode: string,
  company: Readonly<{ id: string; externalId: string }> | null,
  items: readonly SimItem[],
): SimInvoice => {
  const made = month + madeAfter;
  const total = cents(items.reduce((sum, { amountDue }) => sum + amountDue, 0));
  return {
    id: fixedId(`invoice ${key}`, month / day),
    invoiceDate: dayOf(made),
    dueDate: dayOf(made + 15 * day),
    status: 'Unpaid',
    total,
    balance: total,
    carriedBalance: 0,
    currencyCode,
    partnerName,
    companyId: company?.id ?? null,
    externalId: company?.externalId ?? null,
    items,
  };
};

/** The partner pays the invoices of these months with the next; 0 is January. No two follow each other. */
const lateMonths = [1, 5, 7, 9];
const isLate = ({ companyId }: SimInvoice, month: number): boolean =>
  companyId === null && lateMonths.includes(new Date(month).getUTCMonth());

/** So many months ago, or one month before when that was paid late, an invoice was credited and one voided. */
const corrected = [
  [7, 'Credited'],
  [11, 'Void'],
] as const;

/** What Pax8 bills to a client is not the partner's to pay. */
const statusOf = (invoice: SimInvoice, month: number, ago: number): string => {
  if (invoice.companyId !== null) return 'Nothing Due';
  if (ago === 0) return 'Unpaid';
  if (isLate(invoice, month)) return 'Carried';
  const found = corrected.find(
    ([months]) => ago === months || (ago === months + 1 && isLate(invoice, addMonths(month, 1))),
  );
  return found?.[1] ?? 'Paid';
};

const withStatus = (invoice: SimInvoice, month: number, ago: number): SimInvoice => {
  if (invoice.isGiven === true) return invoice;
  const status = statusOf(invoice, month, ago);
  return { ...invoice, status, balance: status === 'Unpaid' || status === 'Carried' ? invoice.balance : 0 };
};

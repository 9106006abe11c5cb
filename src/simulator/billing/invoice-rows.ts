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

/** Newest first. Each month is made once, on first use, and then never changes. */
export const invoicesAt = (world: World, now: number): SimInvoice[] =>
  Array.from({ length: monthsKept }, (_, ago) => {
    const month = addMonths(newestMonth(now), -ago);
    const key = dayOf(month);
    const known = world.invoices.get(key);
    if (known !== undefined) return known.map((invoice) => withStatus(invoice, ago));
    const made = invoicesOf(world, month);
    world.invoices.set(key, made);
    return made.map((invoice) => withStatus(invoice, ago));
  }).flat();

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

/** The newest invoice is unpaid. Of the older ones, one was credited, one voided and one carried over. */
const statusAfter = (months: number): string => {
  const odd: Readonly<Record<number, string>> = { 0: 'Unpaid', 4: 'Carried', 7: 'Credited', 11: 'Void' };
  return odd[months] ?? 'Paid';
};

const withStatus = (invoice: SimInvoice, ago: number): SimInvoice => {
  const status = invoice.companyId !== null ? 'Nothing Due' : statusAfter(ago);
  const balance = status === 'Unpaid' || status === 'Carried' ? invoice.total : 0;
  return { ...invoice, status, balance, carriedBalance: status === 'Carried' ? invoice.total : 0 };
};

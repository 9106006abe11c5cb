import { isPastDue, stillBills } from '../../core/billing/invoice-balance.ts';
import { itemsOf } from '../../core/billing/invoice-groups.ts';
import {
  invoiceByNumber,
  invoiceDays,
  lastTwelveMonths,
  monthBefore,
  monthOf,
  newestFirst,
  pickInvoice,
} from '../../core/billing/invoice-pick.ts';
import type { Invoice, InvoiceFilter, InvoiceItem } from '../../core/marketplace/invoices.ts';
import type { Company, Rows } from '../../core/marketplace/records.ts';
import type { Period } from '../../core/words/period.ts';
import { unknownCompanyName } from '../../views/billing/invoice-words.ts';
import type { Context } from '../context.ts';

/**
 * A period's invoices, newest first. `status` is Pax8's, or `Overdue`, which Pax8 does not know: unpaid, and not known
 * to be due later.
 */
export const readInvoices = async (
  { marketplace, now, zone }: Pick<Context, 'marketplace' | 'now' | 'zone'>,
  of: Readonly<{ companyId: string | null; from: number; to: number; status: string | null }>,
): Promise<Rows<Invoice>> => {
  const overdue = of.status === 'Overdue';
  const filter: InvoiceFilter = {
    ...invoiceDays(of, zone),
    ...(of.companyId === null ? {} : { companyId: of.companyId }),
    ...(of.status === null
      ? {}
      : { status: overdue ? 'Unpaid' : (of.status as NonNullable<InvoiceFilter['status']>) }),
  };
  const { rows, unreadable } = await marketplace.invoices(filter, 'person');
  const wanted = overdue ? rows.filter((row) => isPastDue(row, now()) !== false) : rows;
  return { rows: newestFirst(wanted), unreadable };
};

/** The items of an invoice, all or only those of one company. */
export const readItems = async (
  { marketplace }: Pick<Context, 'marketplace'>,
  invoice: Invoice,
  companyId: string | null,
): Promise<Rows<InvoiceItem>> => {
  const { rows, unreadable } = await marketplace.invoiceItems(invoice.id, 'person');
  return { rows: ofCompany(itemsOf(invoice, rows), companyId), unreadable };
};

const ofCompany = (items: readonly InvoiceItem[], companyId: string | null): readonly InvoiceItem[] =>
  companyId === null ? items : items.filter((item) => item.companyId === companyId);

/** `unreadable` counts such rows in all answers that were read. */
export type FoundInvoice = Readonly<{ unreadable: number }> &
  (
    | Readonly<{
        kind: 'one';
        invoice: Invoice;
        replaced: readonly Invoice[];
        items: readonly InvoiceItem[];
      }>
    | Readonly<{ kind: 'several' | 'none' | 'not-on'; invoices: readonly Invoice[] }>
  );

export type Wanted = Readonly<{ number: string | null; period: Period | null; company: Company | null }>;

/** How many invoices are searched for a company. */
const maxLooked = 8;

/** Finds the one invoice that is meant, with its items. A company's own invoice beats its part of the partner's. */
export const findInvoice = async (
  context: Pick<Context, 'marketplace' | 'zone' | 'now'>,
  { number, period, company }: Wanted,
): Promise<FoundInvoice> => {
  const companyId = company?.id ?? null;
  const { rows: all, unreadable: lost } = await candidates(context, number, period);
  const picked =
    number === null
      ? pickInvoice(company === null ? all : fittest(all, company), period === null ? 'newest' : 'any')
      : invoiceByNumber(all, number);
  if (picked.kind === 'none') return { kind: 'none', invoices: picked.newest, unreadable: lost };
  const looked = picked.kind === 'one' ? [picked.invoice] : picked.invoices;
  if (picked.kind === 'several' && (company === null || looked.length > maxLooked))
    return { kind: 'several', invoices: looked, unreadable: lost };
  const read = await Promise.all(
    looked.map(async (invoice) => ({ invoice, items: await readItems(context, invoice, companyId) })),
  );
  const on = read.filter(
    ({ items, invoice }) => company === null || items.rows.length > 0 || invoice.companyId === companyId,
  );
  const unreadable = read.reduce((sum, { items }) => sum + items.unreadable, lost);
  const [first] = on;
  if (first === undefined) return { kind: 'not-on', invoices: looked, unreadable };
  if (on.length > 1) return { kind: 'several', invoices: on.map(({ invoice }) => invoice), unreadable };
  const replaced = picked.kind === 'one' ? picked.replaced : [];
  return { kind: 'one', invoice: first.invoice, items: first.items.rows, replaced, unreadable };
};

/** A company's own invoices, or those of the partner if it has none. */
const fittest = (all: readonly Invoice[], { id }: Company): readonly Invoice[] => {
  const own = all.filter(({ companyId }) => companyId === id);
  return own.length > 0 ? own : all.filter(({ companyId }) => companyId === null);
};

/** A number may mean any invoice; without one, only those of the period count. */
const candidates = async (
  context: Pick<Context, 'marketplace' | 'zone' | 'now'>,
  number: string | null,
  period: Period | null,
): Promise<Rows<Invoice>> => {
  if (number !== null) return context.marketplace.invoices({}, 'person');
  const { from, to } = period ?? lastTwelveMonths(context.now(), context.zone);
  return readInvoices(context, { companyId: null, from, to, status: null });
};

const twoMonths = 62 * 86_400_000;

/** Two months to compare: their valid invoices, and those that were credited or voided. */
export type TwoMonths = Readonly<{
  before: Readonly<{ month: string; invoices: readonly Invoice[]; credited: readonly Invoice[] }>;
  after: Readonly<{ month: string; invoices: readonly Invoice[]; credited: readonly Invoice[] }>;
  /** How many invoices of these months Pax8 sends to companies itself, when there are others too. */
  leftOut: number;
  unreadable: number;
}>;

/**
 * The partner's invoices, and those of the given company, for the newest month of a period (or ever) that has one and
 * for the month before. Returns null when there is no invoice at all.
 */
export const readTwoMonths = async (
  context: Pick<Context, 'marketplace' | 'zone' | 'now'>,
  period: Period | null,
  companyId: string | null,
): Promise<TwoMonths | null> => {
  const { from, to } = period ?? lastTwelveMonths(context.now(), context.zone);
  // Also read the month before the period.
  const days = { companyId: null, from: from - twoMonths, to, status: null };
  const { rows, unreadable } = await readInvoices(context, days);
  const first = invoiceDays({ from, to }, context.zone).from;
  const inside = rows.filter(({ date }) => date !== null && new Date(date).toISOString() >= first);
  const newest = inside.find(stillBills) ?? inside[0];
  const after = newest === undefined ? null : monthOf(newest);
  if (after === null) return null;
  const partners = rows.filter((invoice) => invoice.companyId === null || invoice.companyId === companyId);
  const of = partners.length > 0 ? partners : rows;
  const inMonth = (month: string) => {
    const own = of.filter((invoice) => monthOf(invoice) === month);
    return {
      month,
      invoices: own.filter(stillBills),
      credited: own.filter((invoice) => !stillBills(invoice)),
    };
  };
  const before = monthBefore(after);
  const both = rows.filter((invoice) => [before, after].includes(monthOf(invoice) ?? ''));
  return {
    before: inMonth(before),
    after: inMonth(after),
    leftOut: both.filter((invoice) => !of.includes(invoice) && stillBills(invoice)).length,
    unreadable,
  };
};

/** The items of several invoices, read in parallel. */
export const readItemsOfAll = async (
  context: Pick<Context, 'marketplace'>,
  invoices: readonly Invoice[],
  companyId: string | null,
): Promise<Rows<InvoiceItem>> => {
  const all = await Promise.all(invoices.map((invoice) => readItems(context, invoice, companyId)));
  return {
    rows: all.flatMap(({ rows }) => rows),
    unreadable: all.reduce((sum, { unreadable }) => sum + unreadable, 0),
  };
};

/** The items of the next invoice if it were made now. Throws when Pax8 refuses. */
export const readDraft = (
  { marketplace }: Pick<Context, 'marketplace'>,
  { companyId, monthOffset }: Readonly<{ companyId: string | null; monthOffset: 0 | 1 }>,
): Promise<Rows<InvoiceItem>> =>
  marketplace.draftItems({ monthOffset, ...(companyId === null ? {} : { companyId }) }, 'person');

/** Invoices with the name of the company they are sent to; null for the partner's own, which cover all companies. */
export const companyNames = (
  { portfolio }: Pick<Context, 'portfolio'>,
  invoices: readonly Invoice[],
): Readonly<{ invoice: Invoice; company: string | null }>[] =>
  invoices.map((invoice) => {
    const { companyId } = invoice;
    const known = companyId === null ? undefined : portfolio.current()?.companies.get(companyId);
    return { invoice, company: companyId === null ? null : (known?.name ?? unknownCompanyName()) };
  });

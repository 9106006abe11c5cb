import { DateTime } from 'luxon';
import type { Invoice } from '../marketplace/invoices.ts';
import { stillBills } from './invoice-balance.ts';

/** `replaced`: credited or void invoices of the same month that this one replaces. */
export type PickedInvoice =
  | Readonly<{ kind: 'one'; invoice: Invoice; replaced: readonly Invoice[] }>
  | Readonly<{ kind: 'several'; invoices: readonly Invoice[] }>
  | Readonly<{ kind: 'none'; newest: readonly Invoice[] }>;

const atMost = 8;

/** "2026-11", from the invoice's date; null when it has none. */
export const monthOf = ({ date }: Pick<Invoice, 'date'>): string | null =>
  date === null ? null : new Date(date).toISOString().slice(0, 7);

/** On the same day the partner's own come before those Pax8 sends to companies. */
export const newestFirst = (invoices: readonly Invoice[]): Invoice[] =>
  invoices.toSorted(
    (a, b) =>
      (b.date ?? 0) - (a.date ?? 0) ||
      Number(a.companyId !== null) - Number(b.companyId !== null) ||
      (a.id < b.id ? -1 : 1),
  );

/**
 * Picks the invoice of a period, or the newest. Invoices over all companies come before those Pax8 sends to one;
 * credited or void ones are picked only when there is no other.
 */
export const pickInvoice = (invoices: readonly Invoice[], which: 'newest' | 'any'): PickedInvoice => {
  const sorted = newestFirst(invoices);
  const own = sorted.filter(({ companyId }) => companyId === null);
  const all = own.length > 0 ? own : sorted;
  const billing = all.filter(stillBills);
  const candidates = billing.length > 0 ? billing : all;
  const [first] = candidates;
  if (first === undefined) return { kind: 'none', newest: [] };
  const fitting =
    which === 'newest' ? candidates.filter((each) => monthOf(each) === monthOf(first)) : candidates;
  if (fitting.length > 1) return { kind: 'several', invoices: fitting };
  const replaced = all.filter(
    (each) => each !== first && !stillBills(each) && monthOf(each) === monthOf(first),
  );
  return { kind: 'one', invoice: first, replaced };
};

const plainNumber = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replace(/^inv/, '');

/** Finds the invoice by the start of its id or by its external number; otherwise lists the newest. */
export const invoiceByNumber = (invoices: readonly Invoice[], written: string): PickedInvoice => {
  const number = plainNumber(written);
  const names = ({ id, externalId }: Invoice) => [plainNumber(id), plainNumber(externalId ?? '')] as const;
  const sorted = newestFirst(invoices);
  const exact = sorted.filter((each) => names(each).some((name) => name === number));
  const fitting = exact.length > 0 ? exact : sorted.filter((each) => names(each)[0].startsWith(number));
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return { kind: 'one', invoice: only, replaced: [] };
  if (only !== undefined) return { kind: 'several', invoices: fitting };
  return { kind: 'none', newest: sorted.slice(0, atMost) };
};

/** The days of a period for Pax8's filter, both included, in the asker's zone. */
export const invoiceDays = (
  { from, to }: Readonly<{ from: number; to: number }>,
  zone: string,
): Readonly<{ from: string; to: string }> => ({
  from: dayIn(from, zone),
  to: dayIn(to - 1, zone),
});

const dayIn = (at: number, zone: string): string => DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd');

/** The twelve months up to and including today. */
export const lastTwelveMonths = (now: number, zone: string) => {
  const tomorrow = DateTime.fromMillis(now, { zone }).startOf('day').plus({ days: 1 });
  return {
    from: tomorrow.minus({ months: 12 }).toMillis(),
    to: tomorrow.toMillis(),
    label: 'last 12 months',
  };
};

/** The month before: "2026-10" for "2026-11". */
export const monthBefore = (month: string): string =>
  DateTime.fromISO(month, { zone: 'UTC' }).minus({ months: 1 }).toFormat('yyyy-MM');

/** "November 2026" for "2026-11". */
export const monthName = (month: string): string =>
  DateTime.fromISO(month, { zone: 'UTC' }).setLocale('en-US').toFormat('MMMM yyyy');

/** Invoices are generated on the 4th and final on the 5th; until then this month's is a draft. */
const lastDraftDay = 4;

/** Which draft is meant, by Pax8's calendar (UTC): this month's (0) or the next (1), and that month's name. */
export const draftMonth = (now: number, wanted: 0 | 1 | null): Readonly<{ offset: 0 | 1; month: string }> => {
  const today = DateTime.fromMillis(now, { zone: 'UTC' });
  const offset = wanted ?? (today.day <= lastDraftDay ? 0 : 1);
  return { offset, month: monthName(today.plus({ months: offset }).toFormat('yyyy-MM')) };
};

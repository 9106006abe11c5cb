import { DateTime } from 'luxon';
import type { Invoice } from '../marketplace/invoices.ts';

/** `replaced`: invoices of the same month that were credited or voided, so that another took their place. */
export type PickedInvoice =
  | Readonly<{ kind: 'one'; invoice: Invoice; replaced: readonly Invoice[] }>
  | Readonly<{ kind: 'several'; invoices: readonly Invoice[] }>
  | Readonly<{ kind: 'none'; newest: readonly Invoice[] }>;

const atMost = 8;

/** Void and credited invoices bill nothing: a correction is the old one credited, and a new one. */
export const stillBills = ({ status }: Invoice): boolean => status !== 'Void' && status !== 'Credited';

/** "2026-11", by the day that stands on it; null: it has none. */
export const monthOf = ({ date }: Pick<Invoice, 'date'>): string | null =>
  date === null ? null : new Date(date).toISOString().slice(0, 7);

/** Of one day, the partner's own before those that Pax8 sends to companies. */
export const newestFirst = (invoices: readonly Invoice[]): Invoice[] =>
  invoices.toSorted(
    (a, b) =>
      (b.date ?? 0) - (a.date ?? 0) ||
      Number(a.companyId !== null) - Number(b.companyId !== null) ||
      (a.id < b.id ? -1 : 1),
  );

/**
 * The invoice of a period, or the newest: those over all companies go before those that Pax8 sends to a company itself,
 * and those that were credited or voided come only when there is no other.
 */
export const pickInvoice = (invoices: readonly Invoice[], which: 'newest' | 'any'): PickedInvoice => {
  const sorted = newestFirst(invoices);
  const own = sorted.filter(({ companyId }) => companyId === null);
  const all = own.length > 0 ? own : sorted;
  const billing = all.filter(stillBills);
  const candidates = billing.length > 0 ? billing : all;
  const [first] = candidates;
  if (first === undefined) return { kind: 'none', newest: [] };
  const fit = which === 'newest' ? candidates.filter((each) => monthOf(each) === monthOf(first)) : candidates;
  if (fit.length > 1) return { kind: 'several', invoices: fit };
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

/** The invoice whose id begins so, or whose number at the partner's own system it is; else the newest. */
export const invoiceByNumber = (invoices: readonly Invoice[], written: string): PickedInvoice => {
  const number = plainNumber(written);
  const names = ({ id, externalId }: Invoice) => [plainNumber(id), plainNumber(externalId ?? '')] as const;
  const sorted = newestFirst(invoices);
  const exact = sorted.filter((each) => names(each).some((name) => name === number));
  const fit = exact.length > 0 ? exact : sorted.filter((each) => names(each)[0].startsWith(number));
  const [only] = fit;
  if (only !== undefined && fit.length === 1) return { kind: 'one', invoice: only, replaced: [] };
  if (only !== undefined) return { kind: 'several', invoices: fit };
  return { kind: 'none', newest: sorted.slice(0, atMost) };
};

/** The days of a period as Pax8 filters invoices, both included, in the zone of those who ask. */
export const invoiceDays = (
  { from, to }: Readonly<{ from: number; to: number }>,
  zone: string,
): Readonly<{ from: string; to: string }> => ({
  from: dayIn(from, zone),
  to: dayIn(to - 1, zone),
});

const dayIn = (at: number, zone: string): string => DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd');

/** The twelve months that end with today. */
export const lastTwelveMonths = (now: number, zone: string) => {
  const tomorrow = DateTime.fromMillis(now, { zone }).startOf('day').plus({ days: 1 });
  return {
    from: tomorrow.minus({ months: 12 }).toMillis(),
    to: tomorrow.toMillis(),
    label: 'last 12 months',
  };
};

/** "2026-10" of "2026-11". */
export const monthBefore = (month: string): string =>
  DateTime.fromISO(month, { zone: 'UTC' }).minus({ months: 1 }).toFormat('yyyy-MM');

/** "November 2026" of "2026-11". */
export const monthName = (month: string): string =>
  DateTime.fromISO(month, { zone: 'UTC' }).setLocale('en-US').toFormat('MMMM yyyy');

/** Invoices are generated on the 4th, and drafts become final on the 5th: until then that of this month is to come. */
const lastDraftDay = 4;

/** Which draft is meant, by the calendar of Pax8 (UTC): this month's (0) or the next (1), and the name of its month. */
export const draftMonth = (now: number, wanted: 0 | 1 | null): Readonly<{ offset: 0 | 1; month: string }> => {
  const today = DateTime.fromMillis(now, { zone: 'UTC' });
  const offset = wanted ?? (today.day <= lastDraftDay ? 0 : 1);
  return { offset, month: monthName(today.plus({ months: offset }).toFormat('yyyy-MM')) };
};

import type { Invoice, InvoiceItem } from '../marketplace/invoices.ts';
import { byteOrderMark, csvLine } from '../words/csv.ts';
import type { Instant } from '../words/instant.ts';

type Value = string | number | null;
type Columns<T> = readonly (readonly [title: string, value: (row: T) => Value])[];

const day = (at: Instant | null): string | null =>
  at === null ? null : new Date(at).toISOString().slice(0, 10);

const headOf = <T>(columns: Columns<T>): string => byteOrderMark + csvLine(columns.map(([title]) => title));
const lineOf = <T>(columns: Columns<T>, row: T): string =>
  csvLine(columns.map(([, value]) => value(row) ?? ''));

/** An invoice and the name of its company; null: over all companies. */
export type ListedInvoice = Readonly<{ invoice: Invoice; company: string | null }>;

const invoiceColumns: Columns<ListedInvoice> = [
  ['Date', ({ invoice }) => day(invoice.date)],
  ['Due', ({ invoice }) => day(invoice.due)],
  ['Status', ({ invoice }) => invoice.status ?? 'unknown'],
  ['Amount', ({ invoice }) => invoice.total],
  ['Balance', ({ invoice }) => invoice.balance],
  ['Carried balance', ({ invoice }) => invoice.carriedBalance],
  ['Currency', ({ invoice }) => invoice.currency],
  ['Company', ({ company }) => company],
  ['Partner', ({ invoice }) => invoice.partnerName],
  ['External id', ({ invoice }) => invoice.externalId],
  ['Invoice id', ({ invoice }) => invoice.id],
];

const itemColumns: Columns<InvoiceItem> = [
  ['Company', ({ companyName }) => companyName],
  ['Product', ({ productName }) => productName],
  ['Vendor', ({ vendorName }) => vendorName],
  ['SKU', ({ sku }) => sku],
  ['Type', ({ type }) => type],
  ['Term', ({ term }) => term],
  ['Period start', ({ periodStart }) => day(periodStart)],
  ['Period end', ({ periodEnd }) => day(periodEnd)],
  ['Quantity', ({ quantity }) => quantity],
  ['Unit', ({ unitOfMeasure }) => unitOfMeasure],
  ['Partner cost each', ({ cost }) => cost],
  ['Price each', ({ price }) => price],
  ['Partner cost', ({ costTotal }) => costTotal],
  ['Subtotal', ({ subTotal }) => subTotal],
  ['Sales tax', ({ salesTax }) => salesTax],
  ['Price', ({ total }) => total],
  ['Amount due', ({ amountDue }) => amountDue],
  ['Currency', ({ currency }) => currency],
  ['Description', ({ description }) => description],
  ['Details', ({ details }) => details],
  ['Subscription id', ({ subscriptionId }) => subscriptionId],
  ['Company id', ({ companyId }) => companyId],
  ['Product id', ({ productId }) => productId],
  ['Item id', ({ id }) => id],
];

/** Amounts and days stand as machines read them; what Pax8 did not say stays empty. */
export const invoiceCsvHead: string = headOf(invoiceColumns);
export const invoiceCsvLine = (row: ListedInvoice): string => lineOf(invoiceColumns, row);
export const itemCsvHead: string = headOf(itemColumns);
export const itemCsvLine = (row: InvoiceItem): string => lineOf(itemColumns, row);

/** The last line of a file that lacks rows; empty when it lacks none. */
export const unreadableCsvLine = (unreadable: number): string =>
  unreadable === 0
    ? ''
    : csvLine([`${unreadable} rows of Pax8's answer could not be read and are missing here`]);

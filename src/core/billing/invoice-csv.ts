import type { Invoice, InvoiceItem } from '../marketplace/invoices.ts';
import { type CsvColumns, type CsvRow, csvHead, csvRow, dayCell, digitsCell } from '../words/csv.ts';
import { amountsOf } from './invoice-balance.ts';

/** An invoice and its company's name; null when it covers all companies. */
export type ListedInvoice = Readonly<{ invoice: Invoice; company: string | null }>;

const invoiceColumns: CsvColumns<ListedInvoice> = [
  ['Date', ({ invoice }) => dayCell(invoice.date)],
  ['Due', ({ invoice }) => dayCell(invoice.due)],
  ['Status', ({ invoice }) => invoice.status ?? 'unknown'],
  ['Amount', ({ invoice }) => invoice.total],
  ['Balance', ({ invoice }) => invoice.balance],
  ['Carried balance', ({ invoice }) => invoice.carriedBalance],
  ['Without carried', ({ invoice }) => digitsCell(amountsOf(invoice).own)],
  ['To pay', ({ invoice }) => digitsCell(amountsOf(invoice).toPay)],
  ['Currency', ({ invoice }) => invoice.currency],
  ['Company', ({ company }) => company],
  ['Partner', ({ invoice }) => invoice.partnerName],
  ['External id', ({ invoice }) => invoice.externalId],
  ['Invoice id', ({ invoice }) => invoice.id],
];

const itemColumns: CsvColumns<InvoiceItem> = [
  ['Company', ({ companyName }) => companyName],
  ['Product', ({ productName }) => productName],
  ['Vendor', ({ vendorName }) => vendorName],
  ['SKU', ({ sku }) => sku],
  ['Type', ({ type }) => type],
  ['Term', ({ term }) => term],
  ['Period start', ({ periodStart }) => dayCell(periodStart)],
  ['Period end', ({ periodEnd }) => dayCell(periodEnd)],
  ['Quantity', ({ quantity }) => quantity],
  ['Unit', ({ unitOfMeasure }) => unitOfMeasure],
  ['Partner cost each', ({ cost }) => cost],
  ['Price each', ({ price }) => price],
  ['Partner cost', ({ costTotal }) => costTotal],
  ['Subtotal', ({ subTotal }) => subTotal],
  ['Sales tax', ({ salesTax }) => salesTax],
  ['Billing fee', ({ billingFee }) => billingFee],
  ['Price', ({ total }) => total],
  ['Amount due', ({ amountDue }) => amountDue],
  ['Billed by Pax8', ({ billedByPax8 }) => (billedByPax8 === null ? null : billedByPax8 ? 'yes' : 'no')],
  ['Currency', ({ currency }) => currency],
  ['Description', ({ description }) => description],
  ['Details', ({ details }) => details],
  ['Subscription id', ({ subscriptionId }) => subscriptionId],
  ['Company id', ({ companyId }) => companyId],
  ['Product id', ({ productId }) => productId],
  ['Item id', ({ id }) => id],
];

/** Amounts are plain numbers, days are ISO 8601; what Pax8 did not say stays empty. */
export const invoiceCsvHead: CsvRow = csvHead(invoiceColumns);
export const invoiceCsvLine = (row: ListedInvoice): CsvRow => csvRow(invoiceColumns, row);
export const itemCsvHead: CsvRow = csvHead(itemColumns);
export const itemCsvLine = (row: InvoiceItem): CsvRow => csvRow(itemColumns, row);

import { z } from 'zod';
import type { Invoice, InvoiceItem } from '../core/marketplace/invoices.ts';
import { amount, currency, flag, instant, type Reader, readerOf, required, text } from './wire-values.ts';

const invoice = z
  .object({
    id: required,
    invoiceDate: instant,
    dueDate: instant,
    status: text,
    total: amount,
    balance: amount,
    carriedBalance: amount,
    currencyCode: currency,
    partnerName: text,
    companyId: text,
    externalId: text,
  })
  .transform(
    ({ invoiceDate, dueDate, currencyCode, ...rest }): Invoice => ({
      ...rest,
      date: invoiceDate,
      due: dueDate,
      currency: currencyCode,
    }),
  );

const item = z
  .object({
    id: text,
    type: text,
    companyId: text,
    companyName: text,
    productId: text,
    productName: text,
    vendorName: text,
    sku: text,
    description: text,
    details: text,
    subscriptionId: text,
    term: text,
    startPeriod: instant,
    endPeriod: instant,
    quantity: amount,
    unitOfMeasure: text,
    price: amount,
    cost: amount,
    subTotal: amount,
    costTotal: amount,
    salesTax: amount,
    billingFee: amount,
    billedByPax8: flag,
    total: amount,
    amountDue: amount,
    currencyCode: currency,
  })
  .transform(
    ({ startPeriod, endPeriod, currencyCode, ...rest }): InvoiceItem => ({
      ...rest,
      periodStart: startPeriod,
      periodEnd: endPeriod,
      currency: currencyCode,
    }),
  )
  // A row without any name or amount tells us nothing.
  .refine(
    ({ id, productName, description, total, costTotal, amountDue }) =>
      (id ?? productName ?? description ?? total ?? costTotal ?? amountDue) !== null,
  );

export const readInvoice: Reader<Invoice> = readerOf(invoice);
export const readInvoiceItem: Reader<InvoiceItem> = readerOf(item);

import type { Invoice, InvoiceItem } from '../../../src/core/marketplace/invoices.ts';

/** A day as Pax8 writes it. */
export const date = (text: string): number => Date.parse(text);

export const invoiceOf = (rest: Partial<Invoice> = {}): Invoice => ({
  id: '1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
  date: date('2026-11-04'),
  due: date('2026-11-19'),
  status: 'Unpaid',
  total: 1234.56,
  balance: 1234.56,
  carriedBalance: 0,
  currency: 'USD',
  partnerName: 'Northern Lights IT',
  companyId: null,
  externalId: null,
  ...rest,
});

/** An item with `quantity` at this cost and price; sums are computed unless given. */
export const itemOf = (rest: Partial<InvoiceItem> = {}): InvoiceItem => {
  const { quantity = 12, price = 23.1, cost = 18.48 } = rest;
  const { companyId = 'c0ffee00-0000-4000-8000-000000000001', productId = 'product-1' } = rest;
  const sum = (one: number | null) =>
    one === null || quantity === null ? null : Math.round(one * quantity * 100) / 100;
  return {
    id: 'item-1',
    type: 'subscription',
    companyId,
    companyName: 'Contoso',
    productId,
    productName: 'Microsoft 365 Business Premium [New Commerce Experience]',
    vendorName: 'Microsoft',
    sku: 'MST-NCE-103-C100',
    description: 'Microsoft 365 Business Premium',
    details: null,
    // One for each company and product.
    subscriptionId: productId === null ? null : `${companyId ?? ''}-${productId}`,
    term: 'Monthly',
    periodStart: date('2026-11-01'),
    periodEnd: date('2026-11-30'),
    quantity,
    unitOfMeasure: 'Each',
    price,
    cost,
    subTotal: sum(price),
    costTotal: sum(cost),
    salesTax: 0,
    billingFee: 0,
    billedByPax8: false,
    total: sum(price),
    amountDue: sum(cost),
    currency: 'USD',
    ...rest,
  };
};

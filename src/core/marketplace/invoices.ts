import type { Instant } from '../words/instant.ts';

/*
 * Money is in `currency`, per line or invoice; null: Pax8 did not say. Pax8's document calls `price`, `subTotal` and
 * `total` the customer's side and `cost` the partner's.
 */

export type Invoice = Readonly<{
  id: string;
  /** A day: midnight UTC. */
  date: Instant | null;
  due: Instant | null;
  /** `Unpaid`, `Paid`, `Void`, `Carried`, `Nothing Due`, `Credited`; null: the document has none, answers do. */
  status: string | null;
  total: number | null;
  /** What is still to be paid. */
  balance: number | null;
  carriedBalance: number | null;
  currency: string | null;
  partnerName: string | null;
  /** null: an invoice of the partner, over all companies that the partner bills. */
  companyId: string | null;
  externalId: string | null;
}>;

export type InvoiceFilter = Readonly<{
  status?: 'Unpaid' | 'Paid' | 'Void' | 'Carried' | 'Nothing Due' | 'Credited';
  /** Days, `YYYY-MM-DD`, both included. */
  from?: string;
  to?: string;
  companyId?: string;
  sort?: 'invoiceDate' | 'dueDate' | 'status' | 'partnerName' | 'total' | 'balance' | 'carriedBalance';
}>;

export type InvoiceItem = Readonly<{
  /** null: draft items may have none. */
  id: string | null;
  /** `subscription`, `prorate`, `one-time`, `rebate`, `payment-credit`, `service-charge`, `service-credit`, `invoice-credit`. */
  type: string | null;
  companyId: string | null;
  companyName: string | null;
  productId: string | null;
  productName: string | null;
  vendorName: string | null;
  sku: string | null;
  description: string | null;
  details: string | null;
  /** null for a few products, and for credits. */
  subscriptionId: string | null;
  /** As an invoice writes it: `3 Year`, where a subscription says `3-Year`; also `Arrears` and `Rebate`. */
  term: string | null;
  periodStart: Instant | null;
  periodEnd: Instant | null;
  /** Whole for seats, broken for usage; negative for what is given back. */
  quantity: number | null;
  unitOfMeasure: string | null;
  /** Per unit. */
  price: number | null;
  cost: number | null;
  subTotal: number | null;
  costTotal: number | null;
  salesTax: number | null;
  total: number | null;
  amountDue: number | null;
  currency: string | null;
}>;

/** Of the invoice to come: 0 this month's, 1 (Pax8's default) the next. The invoice itself may differ. */
export type DraftFilter = Readonly<{ monthOffset?: 0 | 1; companyId?: string }>;

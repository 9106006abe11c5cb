import type { Instant } from '../words/instant.ts';

/*
 * Money is in `currency` of the line or invoice; null when Pax8 did not say. By Pax8's documentation `price`,
 * `subTotal` and `total` are the customer's side and `cost` is the partner's.
 */

export type Invoice = Readonly<{
  id: string;
  /** A day, as its midnight UTC. */
  date: Instant | null;
  due: Instant | null;
  /**
   * `Unpaid`, `Paid`, `Void`, `Carried`, `Nothing Due` or `Credited`. Pax8's answers have it, its documentation does
   * not.
   */
  status: string | null;
  /** "The total amount due", with what was carried. */
  total: number | null;
  /** What of this invoice itself is open; without what was carried. */
  balance: number | null;
  /** "The outstanding balance until current invoiceDate". */
  carriedBalance: number | null;
  currency: string | null;
  partnerName: string | null;
  /** Null for the partner's invoice, which covers all companies the partner bills. */
  companyId: string | null;
  externalId: string | null;
}>;

export type InvoiceFilter = Readonly<{
  status?: 'Unpaid' | 'Paid' | 'Void' | 'Carried' | 'Nothing Due' | 'Credited';
  /** Days as `YYYY-MM-DD`, both included. */
  from?: string;
  to?: string;
  companyId?: string;
  sort?: 'invoiceDate' | 'dueDate' | 'status' | 'partnerName' | 'total' | 'balance' | 'carriedBalance';
}>;

export type InvoiceItem = Readonly<{
  /** Draft items may have none. */
  id: string | null;
  /** `subscription`, `prorate`, `one-time`, …, in several spellings. */
  type: string | null;
  companyId: string | null;
  companyName: string | null;
  productId: string | null;
  productName: string | null;
  vendorName: string | null;
  sku: string | null;
  description: string | null;
  details: string | null;
  /** Null for a few products and for credits. */
  subscriptionId: string | null;
  /** As invoices write it: `3 Year` where a subscription says `3-Year`; also `Arrears` and `Rebate`. */
  term: string | null;
  periodStart: Instant | null;
  periodEnd: Instant | null;
  /** Whole for seats, fractional for usage, negative for credits. */
  quantity: number | null;
  unitOfMeasure: string | null;
  /** Per unit. */
  price: number | null;
  cost: number | null;
  subTotal: number | null;
  costTotal: number | null;
  salesTax: number | null;
  /** "The fee for Pax8 billing a bill on behalf of company". */
  billingFee: number | null;
  /** Pax8 bills the client and owes the partner; null when not given. */
  billedByPax8: boolean | null;
  total: number | null;
  /** "The final total due for the item for this invoice"; negative when Pax8 owes it. */
  amountDue: number | null;
  currency: string | null;
}>;

/** A draft of a coming invoice: 0 is this month's, 1 (Pax8's default) the next. The real invoice may differ. */
export type DraftFilter = Readonly<{ monthOffset?: 0 | 1; companyId?: string }>;

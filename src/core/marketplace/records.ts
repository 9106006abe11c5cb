import type { Instant } from '../words/instant.ts';

/** Pax8's and Microsoft's words, in the shapes the rest of the bot uses; the wire's many spellings end in `pax8/`. */
export type Company = Readonly<{
  id: string;
  name: string;
  /** `Active`, `Inactive` (a primary contact is missing: nothing can be ordered) or `Deleted`. */
  status: string;
  externalId: string | null;
  city: string | null;
  country: string | null;
}>;

export type Product = Readonly<{
  id: string;
  name: string;
  vendorName: string | null;
  sku: string | null;
  requiresCommitment: boolean | null;
}>;

export type Commitment = Readonly<{
  id: string | null;
  /** `Monthly`, `1-Year`, `2-Year`, `3-Year`; null when Pax8 sent only a date. */
  term: string | null;
  /** When the commitment ends (and by default renews); null when Pax8 did not say. */
  endsAt: Instant | null;
}>;

export type Subscription = Readonly<{
  id: string;
  companyId: string;
  productId: string;
  /** As Pax8 writes it, tail `[New Commerce Experience]` included; null where Pax8 sent none. */
  productName: string | null;
  quantity: number;
  /** `Active`, `Trial`, `Cancelled`, `PendingManual`, `PendingAutomated`, `PendingCancel`, `Converted`, … */
  status: string;
  /** How often Pax8 bills: `Monthly`, `Annual`, `2-Year`, `3-Year`, `One-Time`, `Trial`, `Activation`. Not the commitment. */
  billingTerm: string;
  /** null: the answer carried none, which is not proof that there is none (list rows may lack it). */
  commitment: Commitment | null;
  startAt: Instant | null;
  /** Set when cancelled or a trial; never the renewal. https://devx.pax8.com/docs/subscription-management */
  endAt: Instant | null;
  createdAt: Instant | null;
  /** Per seat and billing term, in `currency`. Pax8's documents disagree whether it is the customer's price. */
  price: number | null;
  /** Per seat and billing term, what the partner pays. */
  partnerCost: number | null;
  /** ISO 4217; null where Pax8 sent none: then no sum includes the row. */
  currency: string | null;
}>;

/**
 * What Pax8 asks for a product today, for one billing term and commitment. Prices are per seat (`Per Unit`) and billing
 * term, or for all seats together (`Flat Rate`); Pax8 names no currency. They are dynamic and kept for no later question.
 */
export type PricePlan = Readonly<{
  billingTerm: string;
  /** `Monthly`, `1-Year`, …; null: without a commitment. */
  commitmentTerm: string | null;
  /** `Flat`, `Volume`, `Tiered`, `Mark-Up`. */
  type: string | null;
  unitOfMeasurement: string | null;
  rates: readonly PriceRate[];
}>;
export type PriceRate = Readonly<{
  partnerBuyRate: number | null;
  suggestedRetailPrice: number | null;
  /** Seats for which this rate holds; null: no limit on that side. */
  fromQuantity: number | null;
  toQuantity: number | null;
  chargeType: string | null;
}>;

/** What the rules need of a record of `/subscriptions/{id}/history`: the subscription as it was after a change. */
export type HistoryRecord = Readonly<{
  quantity: number;
  status: string;
  /** When this record came to be (updated, else created); null where Pax8 sent neither. */
  at: Instant | null;
}>;

/** All that a record of the history tells. What an answer left out is null, which says nothing of a change. */
export type HistoryEntry = HistoryRecord &
  Pick<Subscription, 'billingTerm' | 'commitment' | 'endAt' | 'price' | 'partnerCost' | 'currency'>;

/** Rows read from Pax8 and the number of rows that could not be understood (reported, never dropped in silence). */
export type Rows<T> = Readonly<{ rows: readonly T[]; unreadable: number }>;

/** The beginning of a list, and how many rows Pax8 has in all. */
export type FirstRows<T> = Rows<T> & Readonly<{ total: number }>;

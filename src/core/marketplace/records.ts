import type { Instant } from '../words/instant.ts';

/** The records of Pax8 as the rest of the bot uses them; `pax8/` translates the wire's spellings. */
export type Company = Readonly<{
  id: string;
  name: string;
  /** `Active`, `Inactive` (no primary contact for some type, so nothing can be ordered) or `Deleted`. */
  status: string;
  externalId: string | null;
  city: string | null;
  country: string | null;
  /** Not given where it was read by an earlier version. */
  stateOrProvince?: string | null;
  website?: string | null;
}>;

export type Product = Readonly<{
  id: string;
  name: string;
  vendorName: string | null;
  sku: string | null;
  /** The vendor's own; not given when Pax8 names none. */
  vendorSku?: string | null;
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
  /** As Pax8 writes it, with the tail `[New Commerce Experience]`; null when Pax8 sent none. */
  productName: string | null;
  /** Null when Pax8 did not say: then no sum includes the seats, and no change is made. */
  quantity: number | null;
  /** `Active`, `Trial`, `Cancelled`, `PendingManual`, `PendingAutomated`, `PendingCancel`, `Converted`, … */
  status: string;
  /**
   * How often Pax8 bills, not the commitment: `Monthly`, `Annual`, `2-Year`, `3-Year`, `One-Time`, `Trial`,
   * `Activation`.
   */
  billingTerm: string;
  /** Null when the answer had none. That proves nothing: list rows may lack it. */
  commitment: Commitment | null;
  startAt: Instant | null;
  /**
   * The end of a cancelled subscription or a trial, never the renewal.
   * https://devx.pax8.com/docs/subscription-management
   */
  endAt: Instant | null;
  createdAt: Instant | null;
  /** Since when it is billed. A seat change may move it (Pax8's example `subscription-history`). */
  billingStartAt: Instant | null;
  /** Per seat and billing term, in `currency`. Pax8's documents disagree on whether it is the customer's price. */
  price: number | null;
  /** What the partner pays, per seat and billing term. */
  partnerCost: number | null;
  /** ISO 4217; null when Pax8 sent none, and then no sum includes the row. */
  currency: string | null;
  /** The subscription that this one is an add-on of; not given when Pax8 names none. */
  parentId?: string | null;
  /** The vendor's own id of it; not given when Pax8 names none. */
  vendorId?: string | null;
  /** The vendor's own SKU; not given when Pax8 names none, which rows of lists do not. */
  vendorSku?: string | null;
}>;

/** A subscription whose number of seats is known: only such a one can be changed. */
export type WithSeats = Subscription & Readonly<{ quantity: number }>;
export const hasSeats = (subscription: Subscription): subscription is WithSeats =>
  subscription.quantity !== null;

/**
 * Today's prices of a product for one billing term and commitment, per seat (`Per Unit`) or for all seats together
 * (`Flat Rate`). Pax8 names no currency. Prices change, so never cache them.
 */
export type PricePlan = Readonly<{
  billingTerm: string;
  /** `Monthly`, `1-Year`, …; null without a commitment. */
  commitmentTerm: string | null;
  /** `Flat`, `Volume`, `Tiered`, `Mark-Up`. */
  type: string | null;
  unitOfMeasurement: string | null;
  rates: readonly PriceRate[];
}>;
export type PriceRate = Readonly<{
  partnerBuyRate: number | null;
  suggestedRetailPrice: number | null;
  /** The range of seats this rate covers; null means no limit on that side. */
  fromQuantity: number | null;
  toQuantity: number | null;
  chargeType: string | null;
}>;

/** The subscription as it was after a change, from `/subscriptions/{id}/history`: the fields the rules need. */
export type HistoryRecord = Readonly<{
  quantity: number | null;
  status: string;
  /** When the record was updated, else created; null when Pax8 sent neither. */
  at: Instant | null;
}>;

/** A history record in full. Null means the answer left the field out, not that it changed. */
export type HistoryEntry = HistoryRecord &
  Pick<Subscription, 'billingTerm' | 'commitment' | 'endAt' | 'price' | 'partnerCost' | 'currency'>;

/**
 * Rows read from Pax8. `unreadable` counts rows that could not be understood: they are reported, never dropped
 * silently.
 */
export type Rows<T> = Readonly<{ rows: readonly T[]; unreadable: number }>;

/** The first rows of a list; `total` is how many Pax8 has. */
export type FirstRows<T> = Rows<T> & Readonly<{ total: number }>;

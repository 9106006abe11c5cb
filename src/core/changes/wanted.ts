import type { Instant } from '../words/instant.ts';

/** What each kind of change wants. */
export type WantedMap = Readonly<{
  seats: SeatsWanted;
  cancel: CancelWanted;
  price: PriceWanted;
  order: OrderWanted;
}>;

export type SeatsWanted = Readonly<{
  from: number;
  to: number;
  /** What was asked for, when an approver has lowered it. */
  askedTo: number | null;
  /** Runs in the 7-day window after this term ends; null: runs on approval. */
  afterTermEnd: Instant | null;
}>;

type CancelWanted = Readonly<{
  /** Seats that end with it. */
  seats: number;
  /** When it is to end, the end of the commitment as a rule; null: at once. */
  at: Instant | null;
}>;

/** Another price, per seat and billing term. */
type PriceWanted = Readonly<{ seats: number; from: number; to: number; currency: string }>;

/** One thing that the vendor wants to know, as it was filled in; the label is Pax8's, text from outside. */
export type ProvisioningGiven = Readonly<{ key: string; label: string; values: readonly string[] }>;

/** What is ordered, as it was approved. Prices stand in what was seen of the change, as for a subscription. */
export type OrderWanted = Readonly<{
  seats: number;
  productId: string;
  billingTerm: string;
  /** null: without a commitment. */
  commitmentTermId: string | null;
  commitmentTerm: string | null;
  /** The subscription that the product is added to, where it needs one. */
  parent: Readonly<{ subscriptionId: string; productName: string | null }> | null;
  provisioning: readonly ProvisioningGiven[];
  /** What was there right before the order left, so that what it made is known; null until then. */
  before: OrderBefore | null;
  /** What came of it at Pax8; null: nothing that is known. */
  placed: OrderPlaced | null;
}>;

/** The company's subscriptions to the product, and its latest orders of it. */
export type OrderBefore = Readonly<{ subscriptionIds: readonly string[]; orderIds: readonly string[] }>;

export type OrderPlaced = Readonly<{
  /** null: found by its subscription alone. */
  orderId: string | null;
  /** null: Pax8 does not name it yet. */
  subscriptionId: string | null;
  /** As last read; null: not seen yet. */
  status: string | null;
  /** When that was read. */
  readAt: Instant;
  /** When it is looked at again; null: never, it is Active or was given up on. */
  nextAt: Instant | null;
}>;

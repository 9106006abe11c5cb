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
  /** The seats originally asked for, when an approver lowered them. */
  askedTo: number | null;
  /** Runs in the 7-day window after this term ends; when null, runs on approval. */
  afterTermEnd: Instant | null;
}>;

type CancelWanted = Readonly<{
  /** The seats that end with it. */
  seats: number;
  /** When it ends, usually the end of the commitment; null means at once. */
  at: Instant | null;
}>;

/** A new price, per seat and billing term. */
type PriceWanted = Readonly<{ seats: number; from: number; to: number; currency: string }>;

/** An answer to one of the vendor's questions. The label is Pax8's: untrusted text. */
export type ProvisioningGiven = Readonly<{ key: string; label: string; values: readonly string[] }>;

/** What is ordered, as approved. The prices are in the change's `seen`, as for a subscription. */
export type OrderWanted = Readonly<{
  seats: number;
  productId: string;
  billingTerm: string;
  /** null means without a commitment. */
  commitmentTermId: string | null;
  commitmentTerm: string | null;
  /** The subscription that the product is added to, when it needs one. */
  parent: Readonly<{ subscriptionId: string; productName: string | null }> | null;
  provisioning: readonly ProvisioningGiven[];
  /** What existed right before the order was sent, to tell what it made; null until then. */
  before: OrderBefore | null;
  /** What the order made at Pax8; null when unknown. */
  placed: OrderPlaced | null;
}>;

/** The company's subscriptions to the product, and its latest orders of it. */
export type OrderBefore = Readonly<{ subscriptionIds: readonly string[]; orderIds: readonly string[] }>;

export type OrderPlaced = Readonly<{
  /** null when it was found by its subscription alone. */
  orderId: string | null;
  /** null until Pax8 names it. */
  subscriptionId: string | null;
  /** The status at the last look; null when not seen yet. */
  status: string | null;
  /** When it was last read. */
  readAt: Instant;
  /** When to look again; null when it is Active or no longer followed. */
  nextAt: Instant | null;
}>;

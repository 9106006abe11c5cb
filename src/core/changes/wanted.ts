import type { ProvisioningDetail } from '../marketplace/products.ts';
import type { OrderParent } from '../rules/order-rules.ts';
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
  /** Absent when the vendor asks nothing about the seats. */
  details?: VendorDetails;
}>;

/** What a vendor asks about a change of seats, and the answers. */
export type VendorDetails = Readonly<{
  productId: string;
  /** As last read; null when Pax8 did not say. */
  asked: readonly ProvisioningDetail[] | null;
  given: readonly ProvisioningGiven[];
}>;

type CancelWanted = Readonly<{
  /** The seats that end with it. */
  seats: number;
  /** When it ends, usually the end of the commitment; null means at once. */
  at: Instant | null;
  /** The order (a change's id) whose subscription must be Active before this is sent; absent for all but a switch. */
  afterOrder?: string;
}>;

/** A new price, per seat and billing term. */
type PriceWanted = Readonly<{ seats: number; from: number; to: number; currency: string }>;

/** An answer to one of the vendor's questions. The label is Pax8's: untrusted text. */
export type ProvisioningGiven = Readonly<{ key: string; label: string; values: readonly string[] }>;

/** One product of an order, as approved. Each product is on one line only. */
export type OrderLine = Readonly<{
  productId: string;
  productName: string;
  seats: number;
  billingTerm: string;
  /** null means without a commitment. */
  commitmentTermId: string | null;
  commitmentTerm: string | null;
  /** Per seat and billing term, in the currency of the change's `seen`. */
  price: number | null;
  partnerCost: number | null;
  /** Null when the product needs no parent. */
  parent: OrderParent | null;
  provisioning: readonly ProvisioningGiven[];
}>;

export type OrderLines = readonly [OrderLine, ...OrderLine[]];

/** What is ordered with one POST. The change's `seen` holds what all lines have in common. */
export type OrderWanted = Readonly<{
  lines: OrderLines;
  /** Who Pax8 names as the person that ordered; null when the bot does not know the address. */
  orderedByEmail: string | null;
  /** What existed right before the order was sent, to tell what it made; null until then. */
  before: OrderBefore | null;
  /** What the order made at Pax8; null when unknown. */
  placed: OrderPlaced | null;
}>;

/** The company's subscriptions to the ordered products, and its latest orders of one of them. */
export type OrderBefore = Readonly<{ subscriptionIds: readonly string[]; orderIds: readonly string[] }>;

export type OrderPlaced = Readonly<{
  /** null when it was found by its subscription alone. */
  orderId: string | null;
  /** In the order of the wanted lines. */
  lines: readonly PlacedLine[];
  /** When it was last read. */
  readAt: Instant;
  /** When to look again; null when it is Active or no longer followed. */
  nextAt: Instant | null;
}>;

type PlacedLine = Readonly<{
  /** null until Pax8 names it. */
  subscriptionId: string | null;
  /** The status at the last look; null when not seen yet. */
  status: string | null;
}>;

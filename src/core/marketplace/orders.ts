import type { Instant } from '../words/instant.ts';

/** Pax8 documents no order status; its subscriptions show the progress. */
export type Order = Readonly<{
  id: string;
  companyId: string;
  /** A day, as its midnight UTC. */
  createdAt: Instant | null;
  /** `Pax8 Partner`, `Customer` or `Pax8`. */
  orderedBy: string | null;
  orderedByEmail: string | null;
  /** `Completed`, `Processing`, `Failed`, `PendingManual`, when Pax8 sends one. https://github.com/pax8labs/pax8-cli/issues/369 */
  status: string | null;
  lines: readonly OrderLine[];
}>;

type OrderLine = Readonly<{
  id: string | null;
  productId: string;
  /** Null until Pax8 has created it. Read the order again, or look among the company's subscriptions. */
  subscriptionId: string | null;
  commitmentTermId: string | null;
  billingTerm: string | null;
  quantity: number | null;
}>;

/** What the vendor wants to know, by the keys of `/products/{id}/provision-details`. */
export type ProvisioningValues = readonly Readonly<{ key: string; values: readonly string[] }>[];

export type NewOrder = Readonly<{
  companyId: string;
  /** Who Pax8 names as the person that ordered; null for nobody. */
  orderedByEmail: string | null;
  /** Numbered from 1 in this order when sent. */
  lines: readonly NewOrderLine[];
}>;

export type NewOrderLine = Readonly<{
  productId: string;
  /** A whole number, 1 or more. */
  quantity: number;
  billingTerm: string;
  /** The id (never the name) of a commitment term from the product's dependencies; null without a commitment. */
  commitmentTermId: string | null;
  /** What the product depends on: an existing subscription, or another line of this order by its number from 1. */
  parent: Readonly<{ subscriptionId: string }> | Readonly<{ line: number }> | null;
  provisioning: ProvisioningValues;
}>;

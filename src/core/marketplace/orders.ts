import type { Instant } from '../words/instant.ts';

/** Pax8 gives an order no status: how far it is stands at its subscriptions. */
export type Order = Readonly<{
  id: string;
  companyId: string;
  /** A day: midnight UTC. */
  createdAt: Instant | null;
  /** `Pax8 Partner`, `Customer` or `Pax8`. */
  orderedBy: string | null;
  orderedByEmail: string | null;
  lines: readonly OrderLine[];
}>;

export type OrderLine = Readonly<{
  id: string | null;
  productId: string;
  /** null: not there yet. Read the order again, or look for it among the company's subscriptions. */
  subscriptionId: string | null;
  commitmentTermId: string | null;
  billingTerm: string | null;
  quantity: number | null;
}>;

export type NewOrder = Readonly<{
  companyId: string;
  /** Whom Pax8 shall name as who ordered; null: nobody. */
  orderedByEmail: string | null;
  /** Numbered from 1 in this order when sent. */
  lines: readonly NewOrderLine[];
}>;

export type NewOrderLine = Readonly<{
  productId: string;
  /** Whole, one or more. */
  quantity: number;
  billingTerm: string;
  /** The id (never the name) of a term out of the product's dependencies; null: without a commitment. */
  commitmentTermId: string | null;
  /** What the product needs first: a subscription that is there, or another line of this order by its number from 1. */
  parent: Readonly<{ subscriptionId: string }> | Readonly<{ line: number }> | null;
  provisioning: readonly Readonly<{ key: string; values: readonly string[] }>[];
}>;

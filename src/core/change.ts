import type { Instant } from './marketplace.ts';
import type { Person } from './people.ts';

export const changeStates = [
  'pending',
  'approved',
  'executing',
  'applied',
  'failed',
  'needs-check',
  'rejected',
  'expired',
  'stale',
  'cancelled',
] as const;
export type ChangeState = (typeof changeStates)[number];

/** What was seen on the fresh read when the change was asked for; approval is for exactly this. */
export type Seen = Readonly<{
  quantity: number;
  status: string;
  /** End of the commitment, null when there is none or Pax8 did not say. */
  commitmentEndsAt: Instant | null;
  commitmentTerm: string | null;
  billingTerm: string;
  price: number | null;
  partnerCost: number | null;
  currency: string | null;
}>;

/** A seat change from the request to its end. Saved whole; `version` grows by one with each saved step. */
export type Change = Readonly<{
  id: string;
  version: number;
  state: ChangeState;
  tenantId: string;
  companyId: string;
  companyName: string;
  subscriptionId: string;
  productName: string;
  /** Seats before and after. */
  from: number;
  to: number;
  seen: Seen;
  /** Sentences that were on the card when it was approved: commitment, window, price. */
  notes: readonly string[];
  requestedBy: Person;
  requestedAt: Instant;
  /** Where it was asked; the conversation's id. */
  askedIn: string;
  expiresAt: Instant;
  /** Who approved, rejected or cancelled; null while pending and when it expired. */
  decidedBy: Person | null;
  decidedAt: Instant | null;
  /** The reason given with a rejection. */
  reason: string | null;
  /** When an instance last began to carry it out; not there before. */
  begunAt?: Instant;
  /** Set, and saved, right before the PUT leaves: without it nothing can have reached Pax8. */
  sentAt: Instant | null;
  /** What came of it, for people; Pax8's own text in `pax8Text`. */
  outcome: string | null;
  pax8Text: string | null;
  /** Seats that Pax8 reported after the change. */
  quantityAfter: number | null;
  settledAt: Instant | null;
}>;

import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';
import type { OrderWanted, PriceWanted } from './order-wanted.ts';

export const changeStates = [
  'pending',
  'planned',
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

export type Approval = Readonly<{ person: Person; at: Instant }>;

/** What a change can be of: seats (`from` to `to`), an end (`to` is 0), another price, a new subscription (`from` is 0). */
export const changeKinds = ['seats', 'cancel', 'price', 'order'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/**
 * What is wanted of a subscription, or a new one. Saved whole from the request to its end; `version` grows by one with each
 * saved step. `planned`: approved, and waiting for its renewal.
 */
export type Change = Readonly<{
  id: string;
  version: number;
  state: ChangeState;
  tenantId: string;
  companyId: string;
  companyName: string;
  /** Of an order the id of the change, until the new subscription is known. */
  subscriptionId: string;
  productName: string;
  what: ChangeKind;
  /** null but for an order. */
  order: OrderWanted | null;
  /** null but for a change of the price. */
  price: PriceWanted | null;
  /** For `cancel`: when it is to end, the end of the commitment as a rule; null: at once. Always null for seats. */
  cancelAt: Instant | null;
  /** A plan for the renewal of the term that ends here: carried out in the window which that opens. null: when approved. */
  afterTermEnd: Instant | null;
  /** Why it is wanted, as the requester wrote it; null when nothing was said. */
  purpose: string | null;
  /** Seats before and after. */
  from: number;
  to: number;
  seen: Seen;
  /** Sentences that were on the card when it was approved: commitment, window, price. */
  notes: readonly string[];
  /** Why it needs approval, in sentences; empty when the policy lets it pass. */
  reasons: readonly string[];
  /** How many must approve; 0 when the policy lets it pass. */
  approversNeeded: 0 | 1 | 2;
  /** Who has approved the number in `to` so far, each once. */
  approvals: readonly Approval[];
  /** What was asked for, when an approver has lowered it. */
  askedTo: number | null;
  /** The applied change that this one takes back. */
  undoes: string | null;
  /** What was asked for together with it, and is decided together: the id of the whole. null: asked for alone. */
  bundleId: string | null;
  /** With the first of such lines: sentences on what could not be asked for with them. Not there before. */
  told?: readonly string[];
  /** The request to take this change back: one at most. */
  undoneBy?: Readonly<{ id: string; person: Person; at: Instant }>;
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
  /** Set, and saved, right before the write leaves: without it nothing can have reached Pax8. */
  sentAt: Instant | null;
  /** What came of it, for people; Pax8's own text in `pax8Text`. */
  outcome: string | null;
  pax8Text: string | null;
  /** Seats that Pax8 reported after the change. */
  quantityAfter: number | null;
  /** The end that Pax8 reported after a cancellation; null when it reported none. Not there before. */
  endsAt?: Instant | null;
  /** Who settled an unclear outcome by hand, and their note; null when Pax8's own word settled it. */
  settledBy: Person | null;
  note: string | null;
  settledAt: Instant | null;
}>;

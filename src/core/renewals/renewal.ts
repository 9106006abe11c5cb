import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';

/** What a person decided for one subscription. A plan or a cancellation is a change of its own, which must be approved. */
export type RenewalDecision =
  | Readonly<{ kind: 'renew'; by: Person; at: Instant }>
  | Readonly<{ kind: 'change'; to: number; changeId: string; by: Person; at: Instant }>
  | Readonly<{ kind: 'cancel'; changeId: string; by: Person; at: Instant }>;

/** What became of a subscription when its term had ended, as a fresh read showed it. */
export type AfterTerm =
  /** Seats may go back until `closesAt`; `readFrom` says how sure that is: from the history, or reckoned from the new end. */
  | Readonly<{
      kind: 'renewed';
      seenAt: Instant;
      nextEndsAt: Instant;
      opensAt: Instant;
      closesAt: Instant;
      readFrom: 'history' | 'commitment-end';
    }>
  | Readonly<{ kind: 'ended'; seenAt: Instant }>
  /** Its end was put to another day before it was reached: that day's renewal goes on with it. */
  | Readonly<{ kind: 'moved'; seenAt: Instant; nextEndsAt: Instant }>;

/** One subscription whose commitment ends on the day of a renewal, as it was last read. */
export type RenewalLine = Readonly<{
  subscriptionId: string;
  productId: string;
  /** As Pax8 wrote it when the line was made: a product that is renamed keeps its line. */
  productName: string;
  quantity: number;
  termEndsAt: Instant;
  term: string | null;
  billingTerm: string;
  price: number | null;
  partnerCost: number | null;
  currency: string | null;
  /** Cancelled for the end of its term, here or in the portal: it will not renew. */
  ends: boolean;
  decision: RenewalDecision | null;
  after: AfterTerm | null;
}>;

/** What people did about a renewal, and what happened to it: told on the card, oldest first. */
export type RenewalStep = Readonly<{ at: Instant; person: Person | null }> &
  (
    | Readonly<{ kind: 'renew' | 'cancel' | 'ended'; subscriptionId: string }>
    | Readonly<{ kind: 'change'; subscriptionId: string; from: number; to: number; why: string | null }>
    | Readonly<{ kind: 'snoozed'; until: Instant }>
    | Readonly<{ kind: 'assigned'; to: Person }>
    /** The request behind a decision came to nothing: open again. */
    | Readonly<{
        kind: 'reopened';
        subscriptionId: string;
        because: 'rejected' | 'expired' | 'cancelled' | 'failed' | 'stale';
        /** When that request was made. */
        askedAt: Instant;
      }>
    | Readonly<{ kind: 'renewed'; subscriptionId: string; closesAt: Instant }>
    | Readonly<{ kind: 'moved'; subscriptionId: string; to: Instant }>
    | Readonly<{ kind: 'carried-out' | 'not-carried-out'; subscriptionId: string; changeId: string }>
  );

/**
 * All commitments of one company that end on one day (UTC): one renewal, one card in each channel. Saved whole;
 * `version` grows by one with each saved step.
 */
export type Renewal = Readonly<{
  id: string;
  version: number;
  tenantId: string;
  companyId: string;
  companyName: string;
  /** The day in UTC, `2026-12-12`. */
  day: string;
  lines: readonly RenewalLine[];
  owner: Person | null;
  snoozedUntil: Instant | null;
  story: readonly RenewalStep[];
  createdAt: Instant;
  /** Nothing is left to happen: the windows are over, or everything ended or moved. */
  closedAt: Instant | null;
}>;

import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';

/** A person's decision for one subscription. A plan or cancellation is also a change that must be approved. */
export type RenewalDecision =
  | Readonly<{ kind: 'renew'; by: Person; at: Instant }>
  | Readonly<{ kind: 'change'; to: number; changeId: string; by: Person; at: Instant }>
  | Readonly<{ kind: 'cancel'; changeId: string; by: Person; at: Instant }>;

/** A subscription as it goes on after its term; `subscriptionId` differs when a new one took its place. */
export type Became = Readonly<{
  subscriptionId: string;
  /** Null when Pax8 does not say. */
  quantity: number | null;
  term: string | null;
  billingTerm: string;
  price: number | null;
  partnerCost: number | null;
  currency: string | null;
}>;

/**
 * Whether a subscription runs under Microsoft's Extended Service Term, which Pax8's API does not show: `likely` when it
 * became monthly at the price of such a term, `possible` when it became monthly at another price.
 */
export type ServiceTerm = 'likely' | 'possible';

/** What happened to a subscription after its term, by a fresh read. */
export type AfterTerm =
  | Readonly<{
      kind: 'renewed';
      seenAt: Instant;
      /** Null when Pax8 no longer names a commitment end. */
      nextEndsAt: Instant | null;
      opensAt: Instant;
      /** Seats may be reduced until then. While the rule is `in-term` or `unknown`, plans are tried until then. */
      closesAt: Instant;
      /** Where the opening comes from: the history, the new end, or the start of the new subscription. */
      readFrom: 'history' | 'commitment-end' | 'successor';
      became: Became;
      /** In a service term no seats go back. */
      serviceTerm: ServiceTerm | null;
      /** Whose rule allows fewer seats: Microsoft's, the product's flags, at any time of the term, or nobody knows. */
      rule: 'new-commerce' | 'product' | 'in-term' | 'unknown';
    }>
  | Readonly<{ kind: 'ended'; seenAt: Instant }>
  /** Its end moved to another day before it was reached; the renewal of that day continues with it. */
  | Readonly<{ kind: 'moved'; seenAt: Instant; nextEndsAt: Instant }>;

/** A subscription whose commitment ends on the renewal's day, as last read. */
export type RenewalLine = Readonly<{
  subscriptionId: string;
  productId: string;
  /** As Pax8 wrote it when the line was made: a product that is renamed keeps its line. */
  productName: string | null;
  /** Null when Pax8 did not say. */
  quantity: number | null;
  /** Null until the product was read. */
  vendorName: string | null;
  termEndsAt: Instant;
  term: string | null;
  billingTerm: string;
  price: number | null;
  partnerCost: number | null;
  currency: string | null;
  /** Cancelled for its term end, here or in the portal: it will not renew. */
  ends: boolean;
  /** Set for the month of a subscription that went on monthly after its term. */
  serviceTerm: ServiceTerm | null;
  decision: RenewalDecision | null;
  /** When a single read first found no such subscription; null again as soon as one finds it. */
  missingSince: Instant | null;
  after: AfterTerm | null;
}>;

/** What people did and what happened, shown on the card, oldest first. */
export type RenewalStep = Readonly<{ at: Instant; person: Person | null }> &
  (
    | Readonly<{ kind: 'renew' | 'cancel' | 'ended' | 'returned'; subscriptionId: string }>
    | Readonly<{ kind: 'change'; subscriptionId: string; from: number; to: number; reason: string | null }>
    | Readonly<{ kind: 'snoozed'; until: Instant }>
    | Readonly<{ kind: 'assigned'; to: Person }>
    /** The request behind a decision failed: the line is open again. */
    | Readonly<{
        kind: 'reopened';
        subscriptionId: string;
        because: 'rejected' | 'expired' | 'cancelled' | 'failed' | 'stale' | 'seats-moved';
        changeId: string;
        /** When that request was made. */
        askedAt: Instant;
      }>
    /** `closesAt` is null when no seats may go back, or nobody knows. */
    | Readonly<{ kind: 'renewed'; subscriptionId: string; closesAt: Instant | null }>
    | Readonly<{ kind: 'moved'; subscriptionId: string; to: Instant }>
    | Readonly<{ kind: 'carried-out' | 'not-carried-out'; subscriptionId: string; changeId: string }>
  );

/**
 * All commitments of one company that end on one day (UTC). One card in each channel. Saved whole; `version` grows by
 * one with each saved step.
 */
export type Renewal = Readonly<{
  id: string;
  version: number;
  tenantId: string;
  companyId: string;
  /** Null when the company was never in the list. */
  companyName: string | null;
  /** The day in UTC, `2026-12-12`. */
  day: string;
  lines: readonly RenewalLine[];
  owner: Person | null;
  snoozedUntil: Instant | null;
  story: readonly RenewalStep[];
  createdAt: Instant;
  /** Set when nothing more can happen: the windows are over, or everything ended or moved. */
  closedAt: Instant | null;
}>;

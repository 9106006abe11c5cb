import type { ChangeKind } from '../rules/kinds.ts';
import type { AnyNote } from '../rules/notes.ts';
import type { Reason } from '../rules/policy.ts';
import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';
import type { Emergency } from './emergency-mark.ts';
import type { NotAsked } from './not-asked.ts';
import type { NotNow } from './not-now.ts';
import type { Applied, Failed, Missed, NotReached, SeatsShown, Unclear, Withdrawn } from './outcomes.ts';
import type { WantedMap } from './wanted.ts';

/** The subscription as read for the request. An approval covers exactly this. */
export type Seen = Readonly<{
  quantity: number;
  status: string;
  /** End of the commitment; null when there is none or Pax8 did not say. */
  commitmentEndsAt: Instant | null;
  commitmentTerm: string | null;
  billingTerm: string;
  /** Since when Pax8 bills it; null when Pax8 did not say. */
  billingStartAt: Instant | null;
  price: number | null;
  partnerCost: number | null;
  currency: string | null;
}>;

/** `actsFor`: the absent approver for whom they stood in. */
type Approval = Readonly<{ person: Person; at: Instant; actsFor?: Person }>;

/** Why it needs approval: the policy, or another line of the same request. */
export type ChangeReason = Reason | Readonly<{ kind: 'other-line'; approvers: 1 | 2 }>;

/** Several changes that are requested and decided together. */
export type Bundle = Readonly<{
  id: string;
  /** Its position among the lines, from 0. */
  line: number;
  /** On the first line: what could not be requested. */
  told: readonly NotAsked[];
  /**
   * Several changes in one request: seats, people who join or leave, or decisions about several renewals, each decided
   * by itself. A switch is an order and what is cancelled once it is Active.
   */
  kind: 'staff' | 'seats' | 'renewals' | 'switch';
}>;

/** What is wanted, by kind. */
export type Wanted<K extends ChangeKind = ChangeKind> = {
  [P in K]: Readonly<{ kind: P }> & WantedMap[P];
}[K];

/** What a change has in every state. */
export type Common = Readonly<{
  id: string;
  /** Grows by one with each saved step. */
  version: number;
  tenantId: string;
  companyId: string;
  companyName: string;
  /** For an order: the change's own id, until the new subscription is known. */
  subscriptionId: string;
  /** Null when Pax8 names none. */
  productName: string | null;
  wanted: Wanted;
  /** The reason in the requester's words; null when none was given. */
  purpose: string | null;
  /** The number of the requester's ticket; null when none was given. */
  ticket: string | null;
  seen: Seen;
  /** What the card showed at the approval: commitment, window, price; as of `requestedAt`. */
  notes: readonly AnyNote[];
  /** Empty when the policy needs no approval. */
  reasons: readonly ChangeReason[];
  /** How many must approve; 0 when the policy needs no approval. */
  approversNeeded: 0 | 1 | 2;
  /** The approvals so far: one per person, and one per absent approver someone stood in for. */
  approvals: readonly Approval[];
  bundle: Bundle | null;
  /** The applied change that this one undoes. */
  undoes: string | null;
  /** The request that undoes this change; at most one. */
  undoneBy: Readonly<{ id: string; person: Person; at: Instant }> | null;
  requestedBy: Person;
  requestedAt: Instant;
  /** The id of the conversation where it was requested. */
  askedIn: string;
  /** Its requester says that it cannot wait; absent when nobody does. */
  emergency?: Emergency;
  /** Whether Microsoft shows seats that were added; absent before the first look. */
  seatsShown?: SeatsShown;
  expiresAt: Instant;
}>;

/** Who decided, for whom if they stood in, and when. `by` is null when the policy allowed it or the bot withdrew it. */
export type Decided = Readonly<{ by: Person | null; at: Instant; actsFor?: Person }>;

/** The state of a change, with the data of that state. `planned` means approved, waiting for its renewal, or for its order to be Active. */
export type Stage = Readonly<
  | { state: 'pending' }
  /** `waiting` says why the last try in its window failed; null before the first. */
  | { state: 'planned'; decided: Decided; waiting: NotReached | null }
  | { state: 'approved'; decided: Decided }
  /** `sentAt` is saved right before the write leaves: while it is null, nothing can have reached Pax8. */
  | { state: 'executing'; decided: Decided; begunAt: Instant; sentAt: Instant | null }
  /** `pax8Text` is Pax8's own text, unescaped; null when there is none. */
  | {
      state: 'needs-check';
      decided: Decided;
      sentAt: Instant;
      unclear: Unclear;
      pax8Text: string | null;
    }
  | {
      state: 'applied';
      decided: Decided;
      sentAt: Instant;
      found: Applied;
      pax8Text: string | null;
      settledAt: Instant;
    }
  /** `decided` is null for a plan that nobody approved in time. */
  | {
      state: 'failed';
      decided: Decided | null;
      sentAt: Instant | null;
      reason: Failed | Missed;
      pax8Text: string | null;
      settledAt: Instant;
    }
  | { state: 'stale'; decided: Decided; reason: NotNow; settledAt: Instant }
  | { state: 'rejected'; decided: Decided; reason: string | null; settledAt: Instant }
  /** `reason` is null when a person took the request back. */
  | { state: 'cancelled'; decided: Decided; reason: Withdrawn | null; settledAt: Instant }
  | { state: 'expired'; settledAt: Instant }
>;
export type ChangeState = Stage['state'];

/** A requested change at Pax8, saved whole from the request until it is settled. */
export type Change = Common & Stage;
/** A change in one of these states. */
export type ChangeIn<S extends ChangeState> = Common & Extract<Stage, { state: S }>;

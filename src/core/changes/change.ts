import type { ChangeKind } from '../rules/kinds.ts';
import type { AnyNote } from '../rules/notes.ts';
import type { Reason } from '../rules/policy.ts';
import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';
import type { NotAsked } from './not-asked.ts';
import type { NotNow } from './not-now.ts';
import type { Applied, Failed, Missed, NotReached, Unclear, Withdrawn } from './outcomes.ts';
import type { WantedMap } from './wanted.ts';

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

type Approval = Readonly<{ person: Person; at: Instant }>;

/** Why it needs approval: by the policy, or because a line that is decided with it does. */
export type ChangeReason = Reason | Readonly<{ kind: 'other-line'; approvers: 1 | 2 }>;

/** Several changes that were asked for together and are decided together. */
export type Bundle = Readonly<{
  id: string;
  /** Its place among the lines, from 0. */
  line: number;
  /** With the first line: what could not be asked for. */
  told: readonly NotAsked[];
}>;

/** What is wanted, by its kind. */
export type Wanted<K extends ChangeKind = ChangeKind> = {
  [P in K]: Readonly<{ kind: P }> & WantedMap[P];
}[K];

/** What a change is of from the request to its end, whatever its state. */
export type Common = Readonly<{
  id: string;
  /** Grows by one with each saved step. */
  version: number;
  tenantId: string;
  companyId: string;
  companyName: string;
  /** Of an order the id of the change, until the new subscription is known. */
  subscriptionId: string;
  productName: string;
  wanted: Wanted;
  /** Why it is wanted, as the requester wrote it; null when nothing was said. */
  purpose: string | null;
  seen: Seen;
  /** What was on the card when it was approved: commitment, window, price; as of `requestedAt`. */
  notes: readonly AnyNote[];
  /** Empty when the policy lets it pass. */
  reasons: readonly ChangeReason[];
  /** How many must approve; 0 when the policy lets it pass. */
  approversNeeded: 0 | 1 | 2;
  /** Who has approved what is wanted so far, each once. */
  approvals: readonly Approval[];
  bundle: Bundle | null;
  /** The applied change that this one takes back. */
  undoes: string | null;
  /** The request to take this change back: one at most. */
  undoneBy: Readonly<{ id: string; person: Person; at: Instant }> | null;
  requestedBy: Person;
  requestedAt: Instant;
  /** Where it was asked; the conversation's id. */
  askedIn: string;
  expiresAt: Instant;
}>;

/** Who decided, and when. `by` null: the policy let it pass, or the bot took it back. */
export type Decided = Readonly<{ by: Person | null; at: Instant }>;

/** How a change stands, with what belongs to each state. `planned`: approved, and waiting for its renewal. */
export type Stage = Readonly<
  | { state: 'pending' }
  /** `waiting`: why the last attempt in its window could not be made; null before the first. */
  | { state: 'planned'; decided: Decided; waiting: NotReached | null }
  | { state: 'approved'; decided: Decided }
  /** `sentAt` is saved right before the write leaves: without it nothing can have reached Pax8. */
  | { state: 'executing'; decided: Decided; begunAt: Instant; sentAt: Instant | null }
  /** `pax8Text`: Pax8's own text, unescaped; null when it said nothing. */
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
  /** `decided` null: a plan that nobody approved in time. */
  | {
      state: 'failed';
      decided: Decided | null;
      sentAt: Instant | null;
      why: Failed | Missed;
      pax8Text: string | null;
      settledAt: Instant;
    }
  | { state: 'stale'; decided: Decided; why: NotNow; settledAt: Instant }
  | { state: 'rejected'; decided: Decided; reason: string | null; settledAt: Instant }
  /** `why` null: somebody took the request back. */
  | { state: 'cancelled'; decided: Decided; why: Withdrawn | null; settledAt: Instant }
  | { state: 'expired'; settledAt: Instant }
>;
export type ChangeState = Stage['state'];

/** Something that is wanted at Pax8, saved whole from the request to its end. */
export type Change = Common & Stage;
/** A change in one of these states. */
export type ChangeIn<S extends ChangeState> = Common & Extract<Stage, { state: S }>;

import type { Instant } from '../words/instant.ts';
import type { Money } from '../words/money.ts';
import type { Person } from '../words/people.ts';

/** What its requester says of a request that cannot wait for all who would have to approve it. */
export type Emergency = Readonly<{
  /** In the requester's words. */
  reason: string;
  at: Instant;
  /** Why all have to approve nevertheless; null: one is enough. */
  refused: EmergencyRefusal | null;
  /** Until when somebody else looks at it; null while nobody has approved it alone. */
  dueAt: Instant | null;
  /** What the one who looked at it says; null before. */
  review: Review | null;
}>;

export type Review = Readonly<{
  by: Person;
  at: Instant;
  right: boolean;
  /** What was written beside it; null when nothing was. */
  note: string | null;
  actsFor?: Person;
}>;

/** Why one approver is not enough. */
export type EmergencyRefusal =
  | Readonly<{ kind: 'off' }>
  /** One approver is enough anyway. */
  | Readonly<{ kind: 'no-need' }>
  /** Nothing of it happens now, or nobody waits for it: a plan, a price, what was decided of renewals. */
  | Readonly<{ kind: 'can-wait' }>
  | Readonly<{ kind: 'unknown' }>
  | Readonly<{ kind: 'other-currency'; limit: Money }>
  | Readonly<{ kind: 'above'; amount: Money; limit: Money }>
  /** With the others of the requester or the company that nobody has looked at yet. */
  | Readonly<{ kind: 'above-open'; amount: Money; limit: Money }>
  /** At the sending: who approved it may not any more. */
  | Readonly<{ kind: 'approver-gone' }>;

/** In an emergency one approver is enough, never the requester; `named` are those whom the policy names, null for none. */
export type Alone = Readonly<{ named: readonly Person[] | null }>;

import type { Instant } from '../words/instant.ts';
import type { Money } from '../words/money.ts';
import type { Person } from '../words/people.ts';

/** What the requester says about a request that cannot wait for every approver. */
export type Emergency = Readonly<{
  /** In the requester's words. */
  reason: string;
  at: Instant;
  /** Why every approver is needed nevertheless; null when one is enough. */
  refused: EmergencyRefusal | null;
  /** When somebody else should have reviewed it; null until one person alone has approved it. */
  dueAt: Instant | null;
  /** What the reviewer says; null before the review. */
  review: Review | null;
}>;

export type Review = Readonly<{
  by: Person;
  at: Instant;
  right: boolean;
  /** What the reviewer wrote; null when nothing. */
  note: string | null;
  actsFor?: Person;
}>;

/** Why one approver is not enough. */
export type EmergencyRefusal =
  | Readonly<{ kind: 'off' }>
  /** One approver is enough anyway. */
  | Readonly<{ kind: 'no-need' }>
  /** Nothing happens now, or nobody waits for it: a plan, a price, a decision about renewals. */
  | Readonly<{ kind: 'can-wait' }>
  | Readonly<{ kind: 'unknown' }>
  | Readonly<{ kind: 'other-currency'; limit: Money }>
  | Readonly<{ kind: 'above'; amount: Money; limit: Money }>
  /** Together with other changes of the requester or the company that nobody has reviewed yet. */
  | Readonly<{ kind: 'above-open'; amount: Money; limit: Money }>
  /** Found when sending: who approved it may no longer do so. */
  | Readonly<{ kind: 'approver-gone' }>;

/**
 * In an emergency one approver is enough, never the requester. `named` are those whom the policy names; null when it
 * names nobody.
 */
export type Alone = Readonly<{ named: readonly Person[] | null }>;

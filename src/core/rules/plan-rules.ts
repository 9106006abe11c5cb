import type { Subscription } from '../marketplace/records.ts';
import type { Instant } from '../words/instant.ts';
import { windowsOf } from './nce-windows.ts';
import { type Note, type Refusal, ruleShape } from './seat-rules.ts';

/** Why seats cannot be planned for a renewal, beside what holds for any number of seats. */
export type PlanRefusal =
  | Extract<Refusal, { kind: 'same' | 'below-one' | 'status' | 'trial' | 'business-limit' }>
  /** Nothing renews: seats can be changed at any time. */
  | Readonly<{ kind: 'not-committed' }>
  /** Pax8 gives no end of the commitment, or one that has long passed: nobody can say when the renewal is. */
  | Readonly<{ kind: 'term-end-unknown' }>
  /** It ends instead of renewing. */
  | Readonly<{ kind: 'ends'; at: Instant }>
  /** The commitment ends at another moment than the one that the plan is for. */
  | Readonly<{ kind: 'term-moved'; at: Instant }>;

export type PlanNote =
  | Extract<Note, { kind: 'provisioning' }>
  | Readonly<{ kind: 'after-renewal'; at: Instant }>;

export type PlanRuling =
  | Readonly<{ kind: 'allowed'; notes: readonly PlanNote[] }>
  | Readonly<{ kind: 'refused'; because: PlanRefusal }>;

const refused = (because: PlanRefusal): PlanRuling => ({ kind: 'refused', because });

/**
 * Whether `to` seats may be planned for the renewal of the term that ends at `termEndsAt`. The bot itself makes the change
 * once Pax8 shows the new term, so that it may be planned in the last 24 hours too, and while the renewal is under way.
 * `subscription` must be a fresh read.
 */
export const rulePlan = (
  subscription: Subscription,
  to: number,
  termEndsAt: Instant,
  now: Instant,
): PlanRuling => {
  const because = ruleShape(subscription, to, now);
  if (because !== null) return refused(because);
  const { endAt, status } = subscription;
  if (endAt !== null) return refused({ kind: 'ends', at: endAt });
  const windows = windowsOf(subscription, [], now);
  if (windows.kind === 'not-committed') return refused({ kind: 'not-committed' });
  if (windows.kind === 'unknown') return refused({ kind: 'term-end-unknown' });
  if (windows.until !== termEndsAt) return refused({ kind: 'term-moved', at: windows.until });
  const pending: PlanNote[] = status.startsWith('Pending') ? [{ kind: 'provisioning' }] : [];
  return { kind: 'allowed', notes: [...pending, { kind: 'after-renewal', at: termEndsAt }] };
};

import { hasSeats, type Subscription } from '../marketplace/records.ts';
import type { Instant } from '../words/instant.ts';
import { windowsOf } from './nce-windows.ts';
import { type Note, type Refusal, ruleShape, type ShapeRefusal } from './seat-rules.ts';

/** Why seats cannot be planned for a renewal. */
export type PlanRefusal =
  | ShapeRefusal
  | Extract<Refusal, { kind: 'seats-unknown' }>
  /** Nothing renews, and seats can change at any time. */
  | Readonly<{ kind: 'not-committed' }>
  /** Pax8 gives no commitment end, or one long past: nobody knows when it renews. */
  | Readonly<{ kind: 'term-end-unknown' }>
  /** It ends instead of renewing. */
  | Readonly<{ kind: 'ends'; at: Instant }>
  /** The commitment ends at another moment than the plan assumes. */
  | Readonly<{ kind: 'term-moved'; at: Instant }>;

export type PlanNote =
  | Extract<Note, { kind: 'provisioning' }>
  | Readonly<{ kind: 'after-renewal'; at: Instant }>;

export type PlanRuling =
  | Readonly<{ kind: 'allowed'; notes: readonly PlanNote[] }>
  | Readonly<{ kind: 'refused'; because: PlanRefusal }>;

const refused = (because: PlanRefusal): PlanRuling => ({ kind: 'refused', because });

/**
 * Whether `to` seats may be planned for the renewal at `termEndsAt`, even in the last 24 hours and during the renewal:
 * the bot makes the change once Pax8 shows the new term. Needs a fresh read.
 */
export const rulePlan = (
  subscription: Subscription,
  to: number,
  termEndsAt: Instant,
  now: Instant,
): PlanRuling => {
  if (!hasSeats(subscription)) return refused({ kind: 'seats-unknown' });
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

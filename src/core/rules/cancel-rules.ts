import type { HistoryRecord, Subscription } from '../marketplace/records.ts';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { lock, openOf, windowsOf } from './nce-windows.ts';
import { ruleCancel } from './term-changes.ts';

/** When a subscription is to end: with its commitment, at once, or at a moment that a person named. */
export type CancelAt = 'term-end' | 'now' | Instant;

/** What a person should know before approving a cancellation. */
export type CancelNote =
  | Readonly<{ kind: 'billed-until'; at: Instant }>
  | Readonly<{ kind: 'refund-until'; at: Instant; from: 'purchase' | 'renewal' }>
  /** It is to end later than its commitment, and renews before that. */
  | Readonly<{ kind: 'renews-first'; at: Instant }>
  | Readonly<{ kind: 'no-commitment' }>
  /** Pax8's API does not tell an end from the start of an Extended Service Term. */
  | Readonly<{ kind: 'service-term-unseen' }>
  | Readonly<{ kind: 'not-recoverable' }>;

export type CancelRefusal =
  | Readonly<{ kind: 'ends-already'; at: Instant | null }>
  | Readonly<{ kind: 'not-running'; status: string }>
  | Readonly<{ kind: 'trial-ends'; at: Instant | null }>
  | Readonly<{ kind: 'in-the-past'; at: Instant }>
  /** The end of the commitment was meant, and there is no commitment: a moment must be named. */
  | Readonly<{ kind: 'no-term-end' }>
  | Readonly<{ kind: 'before-term-end'; at: Instant }>
  | Readonly<{ kind: 'cancel-after-renewal'; at: Instant }>
  | Readonly<{ kind: 'cancel-unknown' }>;

export type CancelAsked =
  | Readonly<{
      kind: 'allowed';
      /** What is sent to Pax8 as `cancelDate`; null: at once. */
      at: Instant | null;
      /** From this moment on Pax8 or Microsoft would no longer take it so; null: no such moment is known. */
      until: Instant | null;
      notes: readonly CancelNote[];
    }>
  | Readonly<{ kind: 'refused'; because: CancelRefusal }>;

const refused = (because: CancelRefusal): CancelAsked => ({ kind: 'refused', because });

const running = new Set(['Active', 'Activated', 'Converted', 'PendingManual', 'PendingAutomated']);
const sameDay = (a: Instant, b: Instant): boolean => Math.floor(a / day) === Math.floor(b / day);

/**
 * Whether a subscription may be cancelled so, by Microsoft's New Commerce terms and Pax8's own rules: with a refund while
 * the window after purchase or renewal is open, later only for the end of the commitment, not in the last 24 hours of the
 * term nor while it renews. What cannot be known is refused. `subscription` and `history` must be fresh reads. A day is
 * meant as Pax8 counts days, in UTC: the day on which the commitment ends means that end.
 * https://learn.microsoft.com/partner-center/customers/new-commerce-cancellation-policy
 * https://learn.microsoft.com/partner-center/customers/extended-service-terms
 */
export const ruleCancellation = (
  subscription: Subscription,
  wanted: CancelAt,
  history: readonly HistoryRecord[],
  now: Instant,
): CancelAsked => {
  const { status, endAt } = subscription;
  if (status === 'Trial') return refused({ kind: 'trial-ends', at: endAt });
  if (status === 'Cancelled' || status === 'PendingCancel' || endAt !== null)
    return refused({ kind: 'ends-already', at: endAt });
  if (!running.has(status)) return refused({ kind: 'not-running', status });

  const windows = windowsOf(subscription, history, now);
  const ruling = ruleCancel(windows, now);
  if (ruling.kind === 'unknown') return refused({ kind: 'cancel-unknown' });
  if (ruling.kind === 'after-renewal') return refused({ kind: 'cancel-after-renewal', at: ruling.at });
  if (windows.kind !== 'committed') return ruleFree(wanted, now);

  const { until } = windows;
  const at = wanted === 'term-end' || (wanted !== 'now' && sameDay(wanted, until)) ? until : wanted;
  if (at !== 'now' && at < now) return refused({ kind: 'in-the-past', at });
  if (at !== 'now' && at >= until)
    return {
      kind: 'allowed',
      at,
      until: until - lock,
      notes: [
        ...(at > until ? [{ kind: 'renews-first', at: until } as const] : []),
        { kind: 'billed-until', at },
        { kind: 'service-term-unseen' },
        { kind: 'not-recoverable' },
      ],
    };
  const [open] = [...openOf(windows, 'purchase', now), ...openOf(windows, 'renewal', now)];
  if (open === undefined || (at !== 'now' && at >= open.closesAt))
    return refused({ kind: 'before-term-end', at: until });
  const from = open.kind === 'purchase' ? 'purchase' : 'renewal';
  return {
    kind: 'allowed',
    at: at === 'now' ? null : at,
    until: open.closesAt,
    notes: [{ kind: 'refund-until', at: open.closesAt, from }, { kind: 'not-recoverable' }],
  };
};

/** Without a commitment it may end at any moment, which must be named: there is no end of a term to take. */
const ruleFree = (wanted: CancelAt, now: Instant): CancelAsked => {
  if (wanted === 'term-end') return refused({ kind: 'no-term-end' });
  if (wanted !== 'now' && wanted < now) return refused({ kind: 'in-the-past', at: wanted });
  const at = wanted === 'now' ? null : wanted;
  const billed = at === null ? [] : [{ kind: 'billed-until', at } as const];
  return {
    kind: 'allowed',
    at,
    until: at,
    notes: [{ kind: 'no-commitment' }, ...billed, { kind: 'not-recoverable' }],
  };
};

import type { HistoryRecord, Subscription } from '../marketplace/records.ts';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { isMonthlyUnproven, reckonedMonthEnd } from './monthly-terms.ts';
import { baseWindow, lock, type Windows, windowsOf } from './nce-windows.ts';
import { ruleCancel } from './term-changes.ts';

/** When to end a subscription: with its commitment, at once, or at a given moment. */
export type CancelAt = 'term-end' | 'now' | Instant;

/** What a person should know before approving a cancellation. */
export type CancelNote =
  | Readonly<{ kind: 'billed-until'; at: Instant }>
  | Readonly<{ kind: 'refund-until'; at: Instant; from: 'purchase' | 'renewal' }>
  /** It would end after its commitment, which renews first. */
  | Readonly<{ kind: 'renews-first'; at: Instant }>
  | Readonly<{ kind: 'no-commitment' }>
  /** Pax8 names no commitment; `at` is the end of the running month by the calendar. */
  | Readonly<{ kind: 'month-reckoned'; at: Instant }>
  /** Subscriptions that were bought as parts of it, by their products' names. */
  | Readonly<{ kind: 'add-ons'; names: readonly string[]; count: number }>
  /** Pax8's API does not show whether an Extended Service Term starts instead of the end. */
  | Readonly<{ kind: 'service-term-unseen' }>
  | Readonly<{ kind: 'not-recoverable' }>;

export type CancelRefusal =
  | Readonly<{ kind: 'ends-already'; at: Instant | null }>
  | Readonly<{ kind: 'not-running'; status: string }>
  | Readonly<{ kind: 'trial-ends'; at: Instant | null }>
  | Readonly<{ kind: 'in-the-past'; at: Instant }>
  /** The term end was asked for, but there is no commitment: a moment must be given. */
  | Readonly<{ kind: 'no-term-end' }>
  | Readonly<{ kind: 'before-term-end'; at: Instant }>
  /** Monthly, and Pax8 names no commitment; `at` is the end of the running month by the calendar. */
  | Readonly<{ kind: 'before-month-end'; at: Instant }>
  /** The window that would allow it is only inferred; `at` is the commitment's end. */
  | Readonly<{ kind: 'window-inferred'; at: Instant; closesAt: Instant }>
  | Readonly<{ kind: 'cancel-after-renewal'; at: Instant }>
  | Readonly<{ kind: 'cancel-unknown' }>;

export type CancelRuling =
  | Readonly<{
      kind: 'allowed';
      /** Sent to Pax8 as `cancelDate`; null means at once. */
      at: Instant | null;
      /** From this moment Pax8 or Microsoft no longer accepts it; null when no such moment is known. */
      until: Instant | null;
      notes: readonly CancelNote[];
    }>
  | Readonly<{ kind: 'refused'; because: CancelRefusal }>;

const refused = (because: CancelRefusal): CancelRuling => ({ kind: 'refused', because });

const running = new Set(['Active', 'Activated', 'Converted', 'PendingManual', 'PendingAutomated']);
/** Days are UTC, as Pax8 counts: naming the day the commitment ends means its end. */
const sameDay = (a: Instant, b: Instant): boolean => Math.floor(a / day) === Math.floor(b / day);

/**
 * Whether a subscription may be cancelled: with a refund while an explicit window after purchase or renewal is open;
 * otherwise only for the commitment's end, and not in the last 24 hours of the term or during the renewal. Refuses what
 * cannot be known. Needs fresh reads.
 * https://learn.microsoft.com/partner-center/customers/new-commerce-cancellation-policy
 * https://learn.microsoft.com/partner-center/customers/extended-service-terms
 */
export const ruleCancellation = (
  subscription: Subscription,
  wanted: CancelAt,
  history: readonly HistoryRecord[],
  now: Instant,
): CancelRuling => {
  const { status, endAt } = subscription;
  if (status === 'Trial') return refused({ kind: 'trial-ends', at: endAt });
  if (status === 'Cancelled' || status === 'PendingCancel' || endAt !== null)
    return refused({ kind: 'ends-already', at: endAt });
  if (!running.has(status)) return refused({ kind: 'not-running', status });

  const windows = windowsOf(subscription, history, now);
  const monthEnd = isMonthlyUnproven(subscription) ? reckonedMonthEnd(subscription, now + lock) : null;
  if (monthEnd !== null) return ruleMonthly(monthEnd, wanted, now);
  const ruling = ruleCancel(windows, now);
  if (ruling.kind === 'unknown') return refused({ kind: 'cancel-unknown' });
  if (ruling.kind === 'after-renewal') return refused({ kind: 'cancel-after-renewal', at: ruling.at });
  return windows.kind === 'committed' ? ruleCommitted(windows, wanted, now) : ruleFree(wanted, now);
};

const ruleCommitted = (
  windows: Extract<Windows, { kind: 'committed' }>,
  wanted: CancelAt,
  now: Instant,
): CancelRuling => {
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
  const open = baseWindow(windows, now);
  if (open === null || (at !== 'now' && at >= open.closesAt))
    return refused({ kind: 'before-term-end', at: until });
  const { closesAt, confidence, kind: from } = open;
  if (confidence === 'inferred') return refused({ kind: 'window-inferred', at: until, closesAt });
  return {
    kind: 'allowed',
    at: at === 'now' ? null : at,
    until: closesAt,
    notes: [{ kind: 'refund-until', at: closesAt, from }, { kind: 'not-recoverable' }],
  };
};

/**
 * A monthly subscription for which Pax8 names no commitment ends at the end of a month, by a dated cancellation: without a
 * date it could be ended inside a commitment that is not shown. `monthEnd` is at least 24 hours ahead.
 */
const ruleMonthly = (monthEnd: Instant, wanted: CancelAt, now: Instant): CancelRuling => {
  const at = wanted === 'term-end' || (wanted !== 'now' && sameDay(wanted, monthEnd)) ? monthEnd : wanted;
  if (at !== 'now' && at < now) return refused({ kind: 'in-the-past', at });
  if (at === 'now' || at < monthEnd) return refused({ kind: 'before-month-end', at: monthEnd });
  return {
    kind: 'allowed',
    at,
    until: monthEnd - lock,
    notes: [
      { kind: 'month-reckoned', at: monthEnd },
      { kind: 'billed-until', at },
      { kind: 'service-term-unseen' },
      { kind: 'not-recoverable' },
    ],
  };
};

/** Without a commitment it may end at any moment, but a moment must be given: there is no term end. */
const ruleFree = (wanted: CancelAt, now: Instant): CancelRuling => {
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

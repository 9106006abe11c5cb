import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { Money } from '../words/money.ts';
import { isMonthlyUnproven, reckonedMonthEnd } from './monthly-terms.ts';
import { type Committed, lock, type Terms, windowsOf } from './nce-windows.ts';
import type { SeatRule } from './seat-rule.ts';
import type { RuleNote } from './seat-rules.ts';
import { type EndRuling, ruleCancel } from './term-changes.ts';

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
  | Readonly<{ kind: 'add-ons'; names: readonly (string | null)[]; count: number }>
  /** The product's flags at Pax8 let it end before its commitment does; `fee` is null when Pax8 does not say. */
  | Readonly<{ kind: 'vendor-ends-early'; fee: boolean | null }>
  | RuleNote
  /** Pax8's API does not show whether an Extended Service Term starts instead of the end. */
  | Readonly<{ kind: 'service-term-unseen' }>
  | Readonly<{ kind: 'not-recoverable' }>
  /** Of a switch: until when both are billed, and what the new one costs for that time; null when it is not known. */
  | Readonly<{ kind: 'switch-overlap'; until: Instant; amount: Money | null }>
  /** Of a switch: if the new one is not Active by then, the old one renews. */
  | Readonly<{ kind: 'switch-by'; at: Instant }>;

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
  /** Another vendor's commitment, and Pax8 does not say whether it may end before `at`. */
  | Readonly<{ kind: 'early-end-unknown'; at: Instant }>
  /** The window that would allow it is only inferred; `at` is the commitment's end. */
  | Readonly<{ kind: 'window-inferred'; at: Instant; closesAt: Instant }>
  | Readonly<{ kind: 'cancel-after-renewal'; at: Instant; rule: SeatRule['kind'] }>
  | Readonly<{ kind: 'cancel-unknown' }>
  /** Of a switch: the year would hardly be Active before the old term, which ends at `at`, locks. */
  | Readonly<{ kind: 'switch-too-late'; at: Instant }>;

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
 * Whether a subscription may be cancelled: at once only in an explicit window, otherwise for the commitment's end.
 * Refuses what is unknown. Needs fresh reads.
 * https://learn.microsoft.com/partner-center/customers/new-commerce-cancellation-policy
 */
export const ruleCancellation = (terms: Terms, wanted: CancelAt, now: Instant): CancelRuling => {
  const { status, endAt } = terms.subscription;
  if (status === 'Trial') return refused({ kind: 'trial-ends', at: endAt });
  if (status === 'Cancelled' || status === 'PendingCancel' || endAt !== null)
    return refused({ kind: 'ends-already', at: endAt });
  if (!running.has(status)) return refused({ kind: 'not-running', status });

  const monthEnd = isMonthlyUnproven(terms.subscription)
    ? reckonedMonthEnd(terms.subscription, now + lock)
    : null;
  if (monthEnd !== null) return ruleMonthly(monthEnd, wanted, now);
  const known = windowsOf(terms, now);
  const ruling = ruleCancel(known, now);
  switch (known.kind) {
    case 'unknown':
      return refused({ kind: 'cancel-unknown' });
    case 'not-committed':
      return ruleFree([{ kind: 'no-commitment' }], wanted, now);
    case 'prepaid':
      return ruleFree([known], wanted, now);
    case 'committed':
      return ruling.kind === 'after-renewal'
        ? refused({ kind: 'cancel-after-renewal', at: ruling.at, rule: known.rule.kind })
        : ruleCommitted(known, ruling, wanted, now);
  }
};

const ruleCommitted = (
  { until, rule }: Committed,
  ruling: EndRuling,
  wanted: CancelAt,
  now: Instant,
): CancelRuling => {
  const at = wanted === 'term-end' || (wanted !== 'now' && sameDay(wanted, until)) ? until : wanted;
  if (at !== 'now' && at < now) return refused({ kind: 'in-the-past', at });
  if (at !== 'now' && at >= until) return atTermEnd(at, until, rule);
  const moment = at === 'now' ? null : at;
  switch (ruling.kind) {
    case 'rule-unknown':
      return refused({ kind: 'early-end-unknown', at: until });
    case 'early':
      return {
        ...{ kind: 'allowed', at: moment, until },
        notes: [{ kind: 'vendor-ends-early', fee: ruling.fee }, { kind: 'not-recoverable' }],
      };
    case 'now':
      return inWindow(ruling, moment, until);
    default:
      return refused({ kind: 'before-term-end', at: until });
  }
};

/** With a refund, in an explicit window only. A null `at` means at once. */
const inWindow = (
  { until: closesAt, confidence, from }: Extract<EndRuling, { kind: 'now' }>,
  at: Instant | null,
  termEnd: Instant,
): CancelRuling => {
  if (at !== null && at >= closesAt) return refused({ kind: 'before-term-end', at: termEnd });
  if (confidence === 'inferred') return refused({ kind: 'window-inferred', at: termEnd, closesAt });
  const notes = [{ kind: 'refund-until', at: closesAt, from }, { kind: 'not-recoverable' }] as const;
  return { kind: 'allowed', at, until: closesAt, notes };
};

/** Only Microsoft has an Extended Service Term, and only New Commerce is known to be locked before the end. */
const atTermEnd = (at: Instant, until: Instant, rule: SeatRule): CancelRuling => {
  const isNewCommerce = rule.kind === 'new-commerce';
  return {
    kind: 'allowed',
    at,
    until: isNewCommerce ? until - lock : until,
    notes: [
      ...(at > until ? [{ kind: 'renews-first', at: until } as const] : []),
      { kind: 'billed-until', at },
      isNewCommerce ? { kind: 'service-term-unseen' } : { kind: 'vendor-rule-unknown' },
      { kind: 'not-recoverable' },
    ],
  };
};

/**
 * Without a known commitment a monthly subscription ends at a month's end, always with a date: without one it could end
 * inside a commitment that Pax8 does not show. `monthEnd` is at least 24 hours ahead.
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

/** Without a commitment it may end at any moment. There is no term end, so a moment must be given. */
const ruleFree = (notes: readonly CancelNote[], wanted: CancelAt, now: Instant): CancelRuling => {
  if (wanted === 'term-end') return refused({ kind: 'no-term-end' });
  if (wanted !== 'now' && wanted < now) return refused({ kind: 'in-the-past', at: wanted });
  const at = wanted === 'now' ? null : wanted;
  const billed = at === null ? [] : [{ kind: 'billed-until', at } as const];
  return { kind: 'allowed', at, until: at, notes: [...notes, ...billed, { kind: 'not-recoverable' }] };
};

import type { Instant } from '../words/instant.ts';
import {
  type Committed,
  type NceWindow,
  openOf,
  type Terms,
  type Windows,
  windowsOf,
} from './nce-windows.ts';
import type { SeatRule } from './seat-rule.ts';

/**
 * Which seats of a subscription may go back now, until when, and how sure. Every card, rule, plan and cancellation asks
 * this.
 */
export type SeatsBack =
  /** No commitment is known. */
  | Readonly<{ kind: 'any-time' }>
  /** Paid for a year or more, or for good, without a known commitment: the vendor may keep seats and money. */
  | Readonly<{ kind: 'prepaid'; billingTerm: string }>
  /** Pax8 gave no valid commitment dates. */
  | Readonly<{ kind: 'dates-unknown'; rule: SeatRule }>
  /** Committed to a vendor whose rule Pax8 does not give. */
  | Readonly<{ kind: 'rule-unknown'; until: Instant }>
  /** The product's flags let seats go down at any time of the term. */
  | Readonly<{ kind: 'in-term'; until: Instant }>
  /** Pax8 changes nothing in the last 24 hours of the term. */
  | Readonly<{ kind: 'locked'; at: Instant }>
  | Readonly<{ kind: 'renewing'; at: Instant; rule: SeatRule }>
  | OpenSeats
  | Readonly<{ kind: 'closed'; until: Instant; rule: SeatRule }>;

export type OpenSeats = Readonly<{
  kind: 'open';
  until: Instant;
  rule: SeatRule;
  /** How many may be taken off in all. */
  seats: number;
  /** When the first of them no longer may. */
  closesAt: Instant;
  from: Extract<NceWindow['kind'], 'purchase' | 'renewal' | 'added' | 'before-end'>;
  confidence: NceWindow['confidence'];
  /** For `added`, one for each addition. */
  windows: readonly NceWindow[];
}>;

export const seatsBack = (terms: Terms, now: Instant): SeatsBack => seatsBackIn(windowsOf(terms, now), now);

export const seatsBackIn = (known: Windows, now: Instant): SeatsBack => {
  switch (known.kind) {
    case 'not-committed':
      return { kind: 'any-time' };
    case 'prepaid':
      return known;
    case 'unknown':
      return { kind: 'dates-unknown', rule: known.rule };
    case 'committed':
      return backWhileCommitted(known, now);
  }
};

const backWhileCommitted = (known: Committed, now: Instant): SeatsBack => {
  const { until, rule } = known;
  if (openOf(known, 'lock', now).length > 0) return { kind: 'locked', at: until };
  if (openOf(known, 'renewing', now).length > 0) return { kind: 'renewing', at: until, rule };
  if (isUnknown(rule)) return { kind: 'rule-unknown', until };
  if (rule.kind === 'product' && rule.flags.allowForQuantityDecrease === true)
    return { kind: 'in-term', until };
  const open = baseWindow(known, now) ?? addedTogether(known, now);
  return open === null ? { kind: 'closed', until, rule } : { kind: 'open', until, rule, ...open };
};

/** Pax8 says nothing about taking seats off. */
const isUnknown = (rule: SeatRule): boolean =>
  rule.kind === 'unknown' || (rule.kind === 'product' && rule.flags.allowForQuantityDecrease === null);

type Opened = Omit<OpenSeats, 'kind' | 'until' | 'rule'>;

/** The open window in which all seats but one may be taken off; null when there is none. The explicit one counts first. */
const baseWindow = (known: Committed, now: Instant): Opened | null => {
  const open = (['purchase', 'renewal', 'before-end'] as const).flatMap((from) =>
    openOf(known, from, now).map((window) => {
      const { seats, closesAt, confidence } = window;
      return { seats, closesAt, confidence, from, windows: [window] };
    }),
  );
  return open.find(({ confidence }) => confidence === 'explicit') ?? open[0] ?? null;
};

/** Microsoft decides which added seats go first, so the earliest closing applies to all. */
const addedTogether = (known: Committed, now: Instant): Opened | null => {
  const windows = openOf(known, 'added', now);
  return windows.length === 0
    ? null
    : {
        seats: windows.reduce((sum, { seats }) => sum + seats, 0),
        closesAt: Math.min(...windows.map(({ closesAt }) => closesAt)),
        confidence: windows.every(({ confidence }) => confidence === 'explicit') ? 'explicit' : 'inferred',
        ...{ from: 'added', windows },
      };
};

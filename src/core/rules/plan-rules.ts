import { hasSeats } from '../marketplace/records.ts';
import type { Instant } from '../words/instant.ts';
import { type Terms, windowsOf } from './nce-windows.ts';
import type { SeatRule } from './seat-rule.ts';
import { type Note, type Refusal, ruleShape, type ShapeRefusal } from './seat-rules.ts';

/** Why seats cannot be planned for a renewal. */
export type PlanRefusal =
  | Exclude<ShapeRefusal, { kind: 'business-limit' }>
  | Extract<Refusal, { kind: 'seats-unknown' }>
  /** Nothing renews, and seats can change at any time. */
  | Readonly<{ kind: 'not-committed' }>
  /** Pax8 gives no commitment end, or one long past: nobody knows when it renews. */
  | Readonly<{ kind: 'term-end-unknown' }>
  /** The product's flags at Pax8 let no seats go after a renewal; `before`: in the last days before it, if known. */
  | Readonly<{ kind: 'no-window-after-renewal'; at: Instant; before: number | null }>
  /** It ends instead of renewing. */
  | Readonly<{ kind: 'ends'; at: Instant }>
  /** The commitment ends at another moment than the plan assumes. */
  | Readonly<{ kind: 'term-moved'; at: Instant }>;

export type PlanNote =
  | Extract<Note, { kind: 'provisioning' | 'vendor-rule-unknown' }>
  | Readonly<{ kind: 'after-renewal'; at: Instant }>
  /** More than Microsoft sells of its Business products: the plan may be asked for, but will not pass. */
  | Readonly<{ kind: 'beyond-business-limit'; limit: number }>;

/** On the card of a change made now: a plan for the next renewal waits beside it. */
export type PlanWaits = Readonly<{
  kind: 'plan-waits';
  /** The seats of the plan, and the end of the term after which it runs. */
  to: number;
  at: Instant;
  /** The seats from which it would run after this change. */
  from: number;
  /** Whether it still runs then; otherwise this change opens the renewal's decision again. */
  stays: boolean;
}>;

export type PlanRuling =
  | Readonly<{ kind: 'allowed'; notes: readonly PlanNote[] }>
  | Readonly<{ kind: 'refused'; because: PlanRefusal }>;

const refused = (because: PlanRefusal): PlanRuling => ({ kind: 'refused', because });

/**
 * Whether `to` seats may be planned for the renewal at `termEndsAt`, even in the last 24 hours and during the renewal:
 * the bot makes the change once Pax8 shows the new term. Needs a fresh read.
 */
export const rulePlan = (terms: Terms, to: number, termEndsAt: Instant, now: Instant): PlanRuling => {
  const { subscription } = terms;
  if (!hasSeats(subscription)) return refused({ kind: 'seats-unknown' });
  const because = ruleShape(subscription, to, now);
  if (because !== null && because.kind !== 'business-limit') return refused(because);
  const { endAt, status, quantity } = subscription;
  if (endAt !== null) return refused({ kind: 'ends', at: endAt });
  const windows = windowsOf(terms, now);
  if (windows.kind === 'not-committed') return refused({ kind: 'not-committed' });
  if (windows.kind !== 'committed') return refused({ kind: 'term-end-unknown' });
  const { until, rule } = windows;
  if (until !== termEndsAt) return refused({ kind: 'term-moved', at: until });
  const after = to < quantity ? fewerAfterRenewal(rule) : 'possible';
  if (typeof after !== 'string') return refused({ kind: 'no-window-after-renewal', at: until, ...after });
  const notes: PlanNote[] = [];
  if (status.startsWith('Pending')) notes.push({ kind: 'provisioning' });
  if (after === 'unknown') notes.push({ kind: 'vendor-rule-unknown' });
  notes.push({ kind: 'after-renewal', at: termEndsAt });
  if (because !== null) notes.push({ kind: 'beyond-business-limit', limit: because.limit });
  return { kind: 'allowed', notes };
};

const waits: ReadonlySet<AnyRefused['kind']> = new Set([
  'committed',
  'locked-before-end',
  'renewing',
  'no-more-in-term',
]);
type AnyRefused = Readonly<{ kind: string }>;

/** The term end after which seats that are refused now can be planned; null when waiting does not help. */
export const planInstead = (terms: Terms, to: number, because: AnyRefused, now: Instant): Instant | null => {
  const windows = waits.has(because.kind) ? windowsOf(terms, now) : null;
  return windows?.kind === 'committed' && rulePlan(terms, to, windows.until, now).kind === 'allowed'
    ? windows.until
    : null;
};

/** Whether seats can go down once the new term has begun; if not, in how many days before its end they may. */
const fewerAfterRenewal = (rule: SeatRule): 'possible' | 'unknown' | Readonly<{ before: number | null }> => {
  if (rule.kind !== 'product') return rule.kind === 'unknown' ? 'unknown' : 'possible';
  const { allowForQuantityDecrease: inTerm, renewalWindowAfter: days } = rule.flags;
  if (inTerm === true || (days ?? 0) > 0) return 'possible';
  return inTerm === null ? 'unknown' : { before: rule.flags.renewalWindowBefore };
};

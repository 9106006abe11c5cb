import { hasSeats, type WithSeats } from '../marketplace/records.ts';
import { type NotRunning, notRunning } from '../marketplace/running.ts';
import { isUsageProduct } from '../marketplace/usage-products.ts';
import type { Instant } from '../words/instant.ts';
import { businessFamily, businessSeats } from './business-seats.ts';
import { isMonthlyUnproven } from './monthly-terms.ts';
import {
  type Committed,
  type Confidence,
  lock,
  returnWindow,
  type Terms,
  type Windows,
  windowsOf,
} from './nce-windows.ts';
import type { SeatsNote } from './seat-notes.ts';
import type { SeatRule } from './seat-rule.ts';
import { type OpenSeats, type SeatsBack, seatsBackIn } from './seats-back.ts';

/** It went on by the month after its term (`since`): Microsoft fixes the seats of an Extended Service Term. */
export type ServiceTermNote = Readonly<{
  kind: 'service-term';
  sure: 'likely' | 'possible';
  since: Instant;
}>;

/** What a person should know before approving an allowed change. */
export type Note =
  | Readonly<{ kind: 'committed-until'; at: Instant; term: string | null }>
  | Readonly<{ kind: 'returnable-until'; at: Instant }>
  | Readonly<{ kind: 'portal-changes-lost' }>
  | Readonly<{
      kind: 'window-closes';
      at: Instant;
      seats: number;
      from: OpenSeats['from'];
      confidence: Exclude<Confidence, 'unknown'>;
      rule: SeatRule['kind'];
    }>
  | RuleNote
  | Readonly<{ kind: 'ends'; at: Instant }>
  | Readonly<{ kind: 'provisioning' }>
  | Readonly<{ kind: 'commitment-end-unknown' }>
  /** Added in the last 24 hours before the term ends: Pax8 may refuse it until the renewal is done. */
  | Readonly<{ kind: 'locks-now'; at: Instant }>
  /** Fewer seats of a monthly subscription for which Pax8 names no commitment: Pax8 decides. */
  | Readonly<{ kind: 'monthly-not-shown' }>
  | ServiceTermNote;

/** What is known of another vendor's rule; `vendor-rule-unknown` and `prepaid` always need an approval. */
export type RuleNote =
  | Readonly<{ kind: 'vendor-rule-unknown' }>
  /** The product's flags at Pax8 allow fewer seats at any time of the term. */
  | Readonly<{ kind: 'vendor-allows-fewer' }>
  | Readonly<{ kind: 'prepaid'; billingTerm: string }>;

export type Refusal =
  | Readonly<{ kind: 'same'; quantity: number }>
  /** Pax8 does not say how many seats it has. */
  | Readonly<{ kind: 'seats-unknown' }>
  /** The number was calculated from the seats that look-ups knew ("double"), and these have changed. */
  | Readonly<{ kind: 'reckoned-otherwise'; from: number; seats: number }>
  | Readonly<{ kind: 'below-one' }>
  /** Billed by use: its quantity is not a number of seats. */
  | Readonly<{ kind: 'no-seats' }>
  | Readonly<{ kind: 'status'; status: string }>
  | NotRunning
  | Readonly<{ kind: 'trial' }>
  /** `others`: seats of other subscriptions that count towards the same limit. */
  | Readonly<{ kind: 'business-limit'; limit: number; others: number }>
  | Readonly<{ kind: 'locked-before-end'; at: Instant }>
  | Readonly<{ kind: 'renewing'; at: Instant; rule: SeatRule['kind'] }>
  | Readonly<{
      kind: 'committed';
      until: Instant;
      returnable: number;
      closesAt: Instant | null;
      rule: SeatRule;
    }>
  /** The product's flags at Pax8 allow no more seats before the end. */
  | Readonly<{ kind: 'no-more-in-term'; until: Instant }>
  | Readonly<{ kind: 'window-unknown'; rule: SeatRule['kind'] }>
  | ServiceTermNote;

/** Why a number of seats is impossible at any time, whatever windows are open. */
export type ShapeRefusal = Extract<
  Refusal,
  { kind: 'same' | 'below-one' | 'no-seats' | 'status' | 'trial' | 'business-limit' | NotRunning['kind'] }
>;

export type SeatRuling =
  | Readonly<{ kind: 'allowed'; notes: readonly (Note | SeatsNote)[] }>
  | Readonly<{ kind: 'refused'; because: Refusal }>;

const refused = (because: Refusal): SeatRuling => ({ kind: 'refused', because });

const changeable = new Set(['Active', 'Activated', 'Converted', 'PendingManual', 'PendingAutomated']);
const provisioning = new Set(['PendingManual', 'PendingAutomated']);

/** Why this number of seats is impossible at any time, whatever windows are open; null when it is possible. */
export const ruleShape = (subscription: WithSeats, to: number, now: Instant): ShapeRefusal | null => {
  const { quantity, status, productName } = subscription;
  // Nobody has half a seat: such a quantity measures what is used.
  if (isUsageProduct(productName) || !Number.isInteger(quantity)) return { kind: 'no-seats' };
  if (status === 'Trial') return { kind: 'trial' };
  const because = notRunning(subscription, now);
  if (because !== null) return because;
  if (!changeable.has(status)) return { kind: 'status', status };
  if (to === quantity) return { kind: 'same', quantity };
  if (to < 1) return { kind: 'below-one' };
  const beyond = to > quantity && to > businessSeats && businessFamily(productName) !== null;
  return beyond ? { kind: 'business-limit', limit: businessSeats, others: 0 } : null;
};

/**
 * Whether a subscription may change to `to` seats now. Unknown dates refuse a decrease, unknown seats refuse
 * everything. Needs fresh reads. https://learn.microsoft.com/partner-center/customers/create-a-new-subscription
 */
export const ruleSeats = (terms: Terms, to: number, now: Instant): SeatRuling => {
  const { subscription } = terms;
  if (!hasSeats(subscription)) return refused({ kind: 'seats-unknown' });
  const { quantity, status, endAt } = subscription;
  const because = ruleShape(subscription, to, now);
  if (because !== null) return refused(because);
  const known = windowsOf(terms, now);
  const ruled =
    to > quantity
      ? ruleMore(known, now)
      : known.kind === 'unknown' && isMonthlyUnproven(subscription)
        ? allowed({ kind: 'monthly-not-shown' })
        : ruleFewer(seatsBackIn(known, now), quantity - to);
  if (ruled.kind === 'refused') return ruled;
  const notes: Note[] = [];
  if (provisioning.has(status)) notes.push({ kind: 'provisioning' });
  if (endAt !== null) notes.push({ kind: 'ends', at: endAt });
  return { kind: 'allowed', notes: [...notes, ...ruled.notes] };
};

const allowed = (...notes: readonly Note[]): SeatRuling => ({ kind: 'allowed', notes });

const ruleMore = (known: Windows, now: Instant): SeatRuling => {
  switch (known.kind) {
    case 'not-committed':
      return allowed();
    case 'prepaid':
      return allowed(known);
    case 'unknown':
      return allowed(
        { kind: 'commitment-end-unknown' },
        ...(known.rule.kind === 'unknown' ? [{ kind: 'vendor-rule-unknown' } as const] : []),
      );
    case 'committed':
      return moreWhileCommitted(known, now);
  }
};

const moreWhileCommitted = (known: Committed, now: Instant): SeatRuling => {
  const { until, term, rule } = known;
  const back = seatsBackIn(known, now);
  if (back.kind === 'renewing') return refused({ kind: 'renewing', at: until, rule: rule.kind });
  if (rule.kind === 'product' && rule.flags.allowForQuantityIncrease === false)
    return refused({ kind: 'no-more-in-term', until });
  const committed = { kind: 'committed-until', at: until, term } as const;
  if (rule.kind === 'new-commerce')
    return allowed(
      committed,
      // No source forbids more seats in the last day; Pax8 itself may.
      back.kind === 'locked'
        ? { kind: 'locks-now', at: until }
        : { kind: 'returnable-until', at: Math.min(now + returnWindow, until - lock) },
      { kind: 'portal-changes-lost' },
    );
  if (back.kind === 'in-term') return allowed({ kind: 'vendor-allows-fewer' });
  return back.kind === 'rule-unknown'
    ? allowed(committed, { kind: 'vendor-rule-unknown' })
    : allowed(committed);
};

const ruleFewer = (back: SeatsBack, fewer: number): SeatRuling => {
  switch (back.kind) {
    case 'any-time':
      return allowed();
    case 'prepaid':
      return allowed(back);
    case 'dates-unknown':
      return refused({ kind: 'window-unknown', rule: back.rule.kind });
    case 'locked':
      return refused({ kind: 'locked-before-end', at: back.at });
    case 'renewing':
      return refused({ ...back, rule: back.rule.kind });
    case 'rule-unknown':
      return allowed({ kind: 'vendor-rule-unknown' });
    case 'in-term':
      return allowed({ kind: 'vendor-allows-fewer' });
    case 'closed':
      return refused({ ...back, kind: 'committed', returnable: 0, closesAt: null });
    case 'open': {
      const { until, rule, seats, closesAt: at, from, confidence } = back;
      if (fewer > seats) return refused({ kind: 'committed', until, returnable: seats, closesAt: at, rule });
      return allowed(
        { kind: 'window-closes', at, seats, from, confidence, rule: rule.kind },
        ...(rule.kind === 'new-commerce' ? [{ kind: 'portal-changes-lost' } as const] : []),
      );
    }
  }
};

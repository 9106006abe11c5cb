import { type HistoryRecord, hasSeats, type Subscription, type WithSeats } from '../marketplace/records.ts';
import { isUsageProduct } from '../marketplace/usage-products.ts';
import type { Instant } from '../words/instant.ts';
import { businessFamily, businessSeats } from './business-seats.ts';
import {
  baseWindow,
  type Confidence,
  lock,
  type NceWindow,
  openOf,
  returnWindow,
  windowsOf,
} from './nce-windows.ts';
import type { SeatsNote } from './seat-notes.ts';

/** What a person should know before approving an allowed change. */
export type Note =
  | Readonly<{ kind: 'committed-until'; at: Instant; term: string | null }>
  | Readonly<{ kind: 'returnable-until'; at: Instant }>
  | Readonly<{ kind: 'portal-changes-lost' }>
  | Readonly<{
      kind: 'window-closes';
      at: Instant;
      seats: number;
      from: 'purchase' | 'renewal' | 'added';
      confidence: Exclude<Confidence, 'unknown'>;
    }>
  | Readonly<{ kind: 'ends'; at: Instant }>
  | Readonly<{ kind: 'provisioning' }>
  | Readonly<{ kind: 'commitment-end-unknown' }>;

export type Refusal =
  | Readonly<{ kind: 'same'; quantity: number }>
  /** Pax8 does not say how many seats it has. */
  | Readonly<{ kind: 'seats-unknown' }>
  | Readonly<{ kind: 'below-one' }>
  /** Billed by use: its quantity is not a number of seats. */
  | Readonly<{ kind: 'no-seats' }>
  | Readonly<{ kind: 'status'; status: string }>
  | Readonly<{ kind: 'trial' }>
  /** `others`: seats of other subscriptions that count towards the same limit. */
  | Readonly<{ kind: 'business-limit'; limit: number; others: number }>
  | Readonly<{ kind: 'locked-before-end'; at: Instant }>
  | Readonly<{ kind: 'renewing'; at: Instant }>
  | Readonly<{ kind: 'committed'; until: Instant; returnable: number; closesAt: Instant | null }>
  | Readonly<{ kind: 'window-unknown' }>;

export type SeatRuling =
  | Readonly<{ kind: 'allowed'; notes: readonly (Note | SeatsNote)[] }>
  | Readonly<{ kind: 'refused'; because: Refusal }>;

const refused = (because: Refusal): SeatRuling => ({ kind: 'refused', because });

const changeable = new Set(['Active', 'Activated', 'Converted', 'PendingManual', 'PendingAutomated']);
const provisioning = new Set(['PendingManual', 'PendingAutomated']);

export type ShapeRefusal = Extract<
  Refusal,
  { kind: 'same' | 'below-one' | 'no-seats' | 'status' | 'trial' | 'business-limit' }
>;

/** Why this number of seats is impossible at any time, whatever windows are open; null when it is possible. */
export const ruleShape = (
  { quantity, status, productName, endAt }: WithSeats,
  to: number,
  now: Instant,
): ShapeRefusal | null => {
  if (isUsageProduct(productName)) return { kind: 'no-seats' };
  if (status === 'Trial') return { kind: 'trial' };
  if (!changeable.has(status) || (endAt !== null && endAt <= now)) return { kind: 'status', status };
  if (to === quantity) return { kind: 'same', quantity };
  if (to < 1) return { kind: 'below-one' };
  const beyond = to > quantity && to > businessSeats && businessFamily(productName) !== null;
  return beyond ? { kind: 'business-limit', limit: businessSeats, others: 0 } : null;
};

/**
 * Whether a subscription may change to `to` seats now: more at any time; fewer only within 168 hours of purchase,
 * renewal or adding those seats; nothing in the commitment's last 24 hours. Unknown dates refuse a decrease and warn on
 * an increase; unknown seats refuse both. Needs fresh reads.
 * https://learn.microsoft.com/partner-center/customers/create-a-new-subscription
 * https://learn.microsoft.com/partner-center/customers/new-commerce-cancellation-policy
 * https://devx.pax8.com/docs/subscription-management
 */
export const ruleSeats = (
  subscription: Subscription,
  to: number,
  history: readonly HistoryRecord[],
  now: Instant,
): SeatRuling => {
  if (!hasSeats(subscription)) return refused({ kind: 'seats-unknown' });
  const { quantity, status, endAt } = subscription;
  const because = ruleShape(subscription, to, now);
  if (because !== null) return refused(because);

  const notes: Note[] = [];
  if (provisioning.has(status)) notes.push({ kind: 'provisioning' });
  if (endAt !== null) notes.push({ kind: 'ends', at: endAt });

  const known = windowsOf(subscription, history, now);
  if (known.kind === 'not-committed') return { kind: 'allowed', notes };
  if (known.kind === 'unknown')
    return to > quantity
      ? { kind: 'allowed', notes: [...notes, { kind: 'commitment-end-unknown' }] }
      : refused({ kind: 'window-unknown' });

  const { until, term } = known;
  if (openOf(known, 'lock', now).length > 0) return refused({ kind: 'locked-before-end', at: until });
  if (openOf(known, 'renewing', now).length > 0) return refused({ kind: 'renewing', at: until });
  if (to > quantity)
    return {
      kind: 'allowed',
      notes: [
        ...notes,
        { kind: 'committed-until', at: until, term },
        { kind: 'returnable-until', at: Math.min(now + returnWindow, until - lock) },
        { kind: 'portal-changes-lost' },
      ],
    };

  const base = baseWindow(known, now);
  const added = openOf(known, 'added', now);
  const returnable = base?.seats ?? seatsIn(added);
  const closesAt = base?.closesAt ?? firstToClose(added);
  if (closesAt === null || quantity - to > returnable)
    return refused({ kind: 'committed', until, returnable, closesAt });
  return {
    kind: 'allowed',
    notes: [
      ...notes,
      {
        kind: 'window-closes',
        at: closesAt,
        seats: returnable,
        from: base?.kind ?? 'added',
        confidence: base?.confidence ?? 'explicit',
      },
      { kind: 'portal-changes-lost' },
    ],
  };
};

const seatsIn = (windows: readonly NceWindow[]): number => windows.reduce((sum, { seats }) => sum + seats, 0);

/** Microsoft decides which added seats go first, so the earliest closing applies to all. */
const firstToClose = (windows: readonly NceWindow[]): Instant | null =>
  windows.length === 0 ? null : Math.min(...windows.map(({ closesAt }) => closesAt));

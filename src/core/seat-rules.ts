import { DateTime } from 'luxon';
import type { HistoryRecord, Instant, Subscription } from './marketplace.ts';
import { day, isNewCommerce } from './renewals.ts';

const hour = 60 * 60 * 1000;
/** Seats can go back within 168 hours, counted hour to hour, of being bought, renewed or added. */
export const returnWindow = 168 * hour;
/** Pax8 locks a committed subscription this long before the commitment ends (UTC). */
export const lock = 24 * hour;
/** A term end at midnight counts as a whole day, and the renewal may take another day. */
const renewalMayTake = 48 * hour;
/** Microsoft 365 Business products end at this number of seats per tenant. */
const businessSeats = 300;

/** What a person should know before approving an allowed change. */
export type Note =
  | Readonly<{ kind: 'committed-until'; at: Instant; term: string | null }>
  | Readonly<{ kind: 'returnable-until'; at: Instant }>
  | Readonly<{ kind: 'portal-changes-lost' }>
  | Readonly<{ kind: 'window-closes'; at: Instant; seats: number; from: 'purchase' | 'renewal' | 'added' }>
  | Readonly<{ kind: 'ends'; at: Instant }>
  | Readonly<{ kind: 'provisioning' }>
  | Readonly<{ kind: 'commitment-end-unknown' }>;

export type Refusal =
  | Readonly<{ kind: 'same'; quantity: number }>
  | Readonly<{ kind: 'below-one' }>
  | Readonly<{ kind: 'status'; status: string }>
  | Readonly<{ kind: 'trial' }>
  | Readonly<{ kind: 'business-limit'; limit: number }>
  | Readonly<{ kind: 'locked-before-end'; at: Instant }>
  | Readonly<{ kind: 'renewing'; at: Instant }>
  | Readonly<{ kind: 'committed'; until: Instant; returnable: number; closesAt: Instant | null }>
  | Readonly<{ kind: 'window-unknown' }>;

export type SeatRuling =
  | Readonly<{ kind: 'allowed'; notes: readonly Note[] }>
  | Readonly<{ kind: 'refused'; because: Refusal }>;

const refused = (because: Refusal): SeatRuling => ({ kind: 'refused', because });

const changeable = new Set(['Active', 'Activated', 'Converted', 'PendingManual', 'PendingAutomated']);
const provisioning = new Set(['PendingManual', 'PendingAutomated']);
const isBusinessProduct = (name: string | null): boolean =>
  /^Microsoft 365 (Business|Apps for business)\b/i.test(name ?? '');

/**
 * Whether a subscription may go to `to` seats now, by Microsoft's New Commerce terms and Pax8's own rules: more seats
 * at any time, fewer only within 168 hours of purchase, renewal or the adding of those seats, nothing in the last 24
 * hours before the commitment ends. What cannot be known is refused for a decrease and allowed with a warning for an
 * increase. `subscription` and `history` must be fresh reads.
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
  const { quantity, status, commitment, productName, endAt } = subscription;
  if (status === 'Trial') return refused({ kind: 'trial' });
  if (!changeable.has(status) || (endAt !== null && endAt <= now)) return refused({ kind: 'status', status });
  if (to === quantity) return refused({ kind: 'same', quantity });
  if (to < 1) return refused({ kind: 'below-one' });
  if (to > quantity && to > businessSeats && isBusinessProduct(productName))
    return refused({ kind: 'business-limit', limit: businessSeats });

  const notes: Note[] = [];
  if (provisioning.has(status)) notes.push({ kind: 'provisioning' });
  if (endAt !== null) notes.push({ kind: 'ends', at: endAt });

  const committed = commitment !== null || productName === null || isNewCommerce(productName);
  if (!committed) return { kind: 'allowed', notes };

  const until = commitment?.endsAt ?? null;
  if (until !== null && now >= until - lock && now < until)
    return refused({ kind: 'locked-before-end', at: until });
  if (until !== null && now >= until && now < until + renewalMayTake)
    return refused({ kind: 'renewing', at: until });

  const known = until !== null && now < until;
  if (to > quantity) {
    if (!known) return { kind: 'allowed', notes: [...notes, { kind: 'commitment-end-unknown' }] };
    return {
      kind: 'allowed',
      notes: [
        ...notes,
        { kind: 'committed-until', at: until, term: commitment?.term ?? null },
        { kind: 'returnable-until', at: Math.min(now + returnWindow, until - lock) },
        { kind: 'portal-changes-lost' },
      ],
    };
  }

  if (!known) return refused({ kind: 'window-unknown' });
  const base = baseWindow(subscription, until, now);
  if (base !== null)
    return {
      kind: 'allowed',
      notes: [
        ...notes,
        { kind: 'window-closes', at: base.closesAt, seats: quantity - 1, from: base.from },
        { kind: 'portal-changes-lost' },
      ],
    };
  const added = addedSeats(quantity, history, now);
  if (quantity - to > added.seats)
    return refused({ kind: 'committed', until, returnable: added.seats, closesAt: added.closesAt });
  return {
    kind: 'allowed',
    notes: [
      ...notes,
      { kind: 'window-closes', at: added.closesAt ?? now, seats: added.seats, from: 'added' },
      { kind: 'portal-changes-lost' },
    ],
  };
};

/** Length of a term in months, for finding where the present term began. */
const termMonths: ReadonlyMap<string, number> = new Map([
  ['Monthly', 1],
  ['1-Year', 12],
  ['2-Year', 24],
  ['3-Year', 36],
]);

/**
 * The window in which all seats may go back: after the purchase (Pax8 says when it started) or after a renewal
 * (inferred: the present term began one term before its end; the renewal itself may have run up to a day later, so
 * the window really closes at this moment or up to a day after it).
 */
const baseWindow = (
  subscription: Subscription,
  until: Instant,
  now: Instant,
): { from: 'purchase' | 'renewal'; closesAt: Instant } | null => {
  const open = (start: Instant) => now >= start && now < start + returnWindow;
  const { startAt, commitment } = subscription;
  if (startAt !== null && open(startAt)) return { from: 'purchase', closesAt: startAt + returnWindow };
  const months = termMonths.get(commitment?.term ?? '');
  if (months === undefined) return null;
  const began = DateTime.fromMillis(until, { zone: 'utc' }).minus({ months }).toMillis();
  const renewed = startAt !== null && startAt < began - day;
  return renewed && open(began) ? { from: 'renewal', closesAt: began + returnWindow } : null;
};

/**
 * Seats added in the last 168 hours that are still there: the present number less the lowest of the window. Only what
 * the history proves counts: without a record from before the window its first record is the ground.
 */
const addedSeats = (
  quantity: number,
  history: readonly HistoryRecord[],
  now: Instant,
): { seats: number; closesAt: Instant | null } => {
  const dated = history
    .filter((record): record is HistoryRecord & { at: Instant } => record.at !== null && record.at <= now)
    .sort((a, b) => a.at - b.at);
  const firstInside = dated.findIndex(({ at }) => at > now - returnWindow);
  if (firstInside === -1) return { seats: 0, closesAt: null };
  const ground = dated.slice(Math.max(0, firstInside - 1));
  const lowest = Math.min(...ground.map((record) => record.quantity));
  const increases = ground
    .slice(1)
    .filter((record, index) => record.quantity > (ground[index]?.quantity ?? 0));
  const seats = Math.max(0, quantity - lowest);
  const first = increases[0];
  if (seats === 0 || first === undefined) return { seats: 0, closesAt: null };
  return { seats, closesAt: first.at + returnWindow };
};

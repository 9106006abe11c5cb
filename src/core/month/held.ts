import type { AppliedChange } from '../billing/known-changes.ts';
import { type KeptRow, type KeptSubscription, unpacked } from '../history/kept-state.ts';
import type { LastKept } from '../history/night.ts';
import type { HistoryRecord, Subscription } from '../marketplace/records.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Instant } from '../words/instant.ts';

/** A subscription as it was when the invoice was made, or is today. */
export type Held = Pick<
  Subscription,
  | 'id'
  | 'companyId'
  | 'productId'
  | 'productName'
  | 'quantity'
  | 'status'
  | 'billingTerm'
  | 'startAt'
  | 'endAt'
  | 'billingStartAt'
  | 'price'
  | 'partnerCost'
  | 'currency'
>;

/** All subscriptions at a moment, and what else is known about the billed time. */
export type HeldThen = Readonly<{
  at: Instant;
  rows: ReadonlyMap<string, Held>;
  /** Quantities that a subscription is known to have had since then, besides the one in its row. */
  before: ReadonlyMap<string, readonly number[]>;
  /** Unit prices and partner costs that it is known to have had since then. */
  costs: ReadonlyMap<string, readonly number[]>;
}>;

/** Numbers of seats, prices and costs in kept rows. */
const seenIn = (rows: readonly KeptRow[]): Pick<HeldThen, 'before' | 'costs'> => {
  const before = new Map<string, number[]>();
  const costs = new Map<string, number[]>();
  for (const { id, packed } of rows) {
    if (packed === null) continue;
    const { quantity, price, partnerCost } = unpacked(packed);
    if (quantity !== null) before.set(id, [...(before.get(id) ?? []), quantity]);
    costs.set(id, [...(costs.get(id) ?? []), ...[price, partnerCost].filter((cost) => cost !== null)]);
  }
  return { before, costs };
};

/**
 * Today's subscriptions. `changed` are their kept rows since the first of the month, each subscription's oldest first.
 */
export const heldToday = (
  { subscriptions, asOf }: Pick<Portfolio, 'subscriptions' | 'asOf'>,
  changed: readonly KeptRow[],
): HeldThen => ({ at: asOf, rows: subscriptions, ...seenIn(changed) });

/**
 * The subscriptions on a night: each as last kept; those that changed since as they were before. What was not there yet
 * has no row before. `since` are the kept rows from the first of the month to this night.
 */
export const heldAt = (
  at: Instant,
  night: number,
  last: ReadonlyMap<string, LastKept>,
  changed: readonly KeptRow[],
  { subscriptions }: Pick<Portfolio, 'subscriptions'>,
  since: readonly KeptRow[],
): HeldThen => {
  const rowsSince = Map.groupBy(changed, ({ id }) => id);
  const rows = new Map<string, Held>();
  for (const subscription of last.values()) {
    const later = rowsSince.get(subscription.id);
    const then = later === undefined ? subscription : later.find((row) => row.night <= night);
    const packed = then?.packed ?? null;
    if (packed !== null)
      rows.set(subscription.id, heldOf(subscription, packed, subscriptions.get(subscription.id)));
  }
  return { at, rows, ...seenIn(since) };
};

const heldOf = (subscription: KeptSubscription, packed: string, today: Subscription | undefined): Held => {
  const { id, companyId, productId, productName } = subscription;
  const { startAt = null, billingStartAt = null } = today ?? {};
  return { ...unpacked(packed), id, companyId, productId, productName, startAt, billingStartAt };
};

/** Seats before and after the bot's own changes within a time. */
export const seatsOfChanges = (changes: readonly AppliedChange[]): readonly number[] =>
  changes.flatMap(({ wanted }) => (wanted.kind === 'seats' ? [wanted.from, wanted.to] : []));

/** Quantities in force within a time by Pax8's history: the one at its beginning, and all later ones. */
export const seatsWithin = (
  entries: readonly HistoryRecord[],
  { from, to }: Readonly<{ from: Instant; to: Instant }>,
): readonly number[] => {
  const dated = entries
    .flatMap(({ at, quantity }) => (at === null || at > to || quantity === null ? [] : [{ at, quantity }]))
    .sort((a, b) => a.at - b.at);
  const first = dated.findLastIndex(({ at }) => at <= from);
  return dated.slice(Math.max(first, 0)).map(({ quantity }) => quantity);
};

import { DateTime } from 'luxon';
import type { Subscription } from '../marketplace/records.ts';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { type KeptSubscription, type Packed, packedOf, unpacked } from './kept-state.ts';

/** How a subscription was kept last. */
export type LastKept = KeptSubscription & Readonly<{ packed: Packed }>;

/** The day of a moment in a zone (IANA), counted since 1970. */
export const nightOf = (at: Instant, zone: string): number => {
  const { year, month, day: of } = DateTime.fromMillis(at, { zone });
  return Date.UTC(year, month - 1, of) / day;
};

/** When a night's day begins in a zone. */
export const startOfNight = (night: number, zone: string): Instant => {
  const { year, month, day: of } = DateTime.fromMillis(night * day, { zone: 'utc' });
  return DateTime.fromObject({ year, month, day: of }, { zone }).toMillis();
};

/**
 * The rows of a night: what changed since the last row. A subscription that is no longer listed gets one too, unless
 * unreadable rows might be it.
 */
export const rowsOfNight = (
  last: ReadonlyMap<string, LastKept>,
  subscriptions: ReadonlyMap<string, Subscription>,
  unreadable: number,
): LastKept[] => {
  const rows: LastKept[] = [];
  for (const subscription of subscriptions.values()) {
    const before = last.get(subscription.id);
    const row = rowOf(subscription, before?.packed ?? null);
    if (before === undefined || !isSame(before, row)) rows.push(row);
  }
  if (unreadable > 0) return rows;
  for (const before of last.values())
    if (before.packed !== null && !subscriptions.has(before.id)) rows.push({ ...before, packed: null });
  return rows;
};

/** A list row may lack its commitment, which proves nothing: the known one is kept. */
const rowOf = (subscription: Subscription, before: Packed): LastKept => {
  const { id, companyId, productId, productName } = subscription;
  const known = subscription.commitment === null && before !== null ? unpacked(before).commitment : null;
  const packed = packedOf(known === null ? subscription : { ...subscription, commitment: known });
  return { id, companyId, productId, productName, packed };
};

const isSame = (a: LastKept, b: LastKept): boolean =>
  a.packed === b.packed && a.companyId === b.companyId && a.productName === b.productName;

import type { HistoryRecord, Subscription } from '../marketplace/records.ts';
import type { Instant } from '../words/instant.ts';
import { includes, type Person, type Role } from '../words/people.ts';
import type { Change, ChangeIn, Wanted } from './change.ts';
import {
  applied,
  denied,
  ended,
  fail,
  isAtWork,
  isEnding,
  isOverdue,
  made,
  type Step,
} from './change-steps.ts';
import { settlePrice } from './price-steps.ts';

/**
 * Settles a change of unknown outcome by what Pax8 shows of its subscription. Returns null while unclear, and for
 * orders, which settle in their own way.
 */
export const settle = (
  change: Change,
  fresh: Subscription | null,
  history: readonly HistoryRecord[],
  now: Instant,
): Change | null => {
  if (change.state !== 'needs-check') return null;
  const { wanted } = change;
  switch (wanted.kind) {
    case 'seats':
      return settleSeats(change, wanted, fresh, history, now);
    case 'cancel':
      return settleCancel(change, fresh, now);
    case 'price':
      return settlePrice(change, wanted, fresh, now);
    case 'order':
      return null;
  }
};

/** Applied when the seats or the history show it; failed when neither does after an hour, Pax8 is not processing and says the number of seats. */
const settleSeats = (
  change: ChangeIn<'needs-check'>,
  { to }: Wanted<'seats'>,
  fresh: Subscription | null,
  history: readonly HistoryRecord[],
  now: Instant,
): Change | null => {
  const { sentAt } = change;
  if (fresh?.quantity === to) return applied(change, fresh, now);
  if (history.some(({ at, quantity }) => at !== null && at >= sentAt && quantity === to))
    return applied(change, fresh, now);
  if (!isOverdue(change, now) || (fresh !== null && (fresh.quantity === null || isAtWork(fresh))))
    return null;
  return fail(change, { kind: 'seats-not-shown', shown: fresh?.quantity ?? null }, now);
};

/**
 * Applied when Pax8 shows an end; failed when it still runs without one after an hour. A missing subscription may be
 * gone or hidden: it settles nothing, and a person must look.
 */
const settleCancel = (
  change: ChangeIn<'needs-check'>,
  fresh: Subscription | null,
  now: Instant,
): Change | null => {
  if (fresh === null) return null;
  if (isEnding(fresh)) return ended(change, fresh, now);
  if (!isOverdue(change, now)) return null;
  return fail(change, { kind: 'end-not-shown' }, now);
};

/** What a person who looked at Pax8 says about an unclear change. */
export type Finding = Readonly<{ as: 'applied' | 'failed'; note: string }>;

/** Settles an unclear change on an approver's word, and saves who said it and why. Sends nothing to Pax8. */
export const settleByHand = (
  change: Change,
  person: Person,
  role: Role,
  { as, note }: Finding,
  now: Instant,
): Step => {
  if (person.tenantId !== change.tenantId) return denied('foreign-tenant');
  if (!includes(role, 'approver')) return denied('not-approver');
  if (change.state !== 'needs-check') return denied('not-unclear');
  if (note.trim() === '') return denied('no-note');
  const byHand = { kind: 'by-hand', by: person, note: note.trim() } as const;
  return { kind: 'next', change: as === 'applied' ? made(change, byHand, now) : fail(change, byHand, now) };
};

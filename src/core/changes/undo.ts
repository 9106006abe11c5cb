import { isNewCommerce } from '../marketplace/renewals.ts';
import { lock, returnWindow } from '../rules/nce-windows.ts';
import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';
import type { Change } from './change.ts';

/**
 * Until when an applied increase can be undone: 168 hours, but not in the term's last 24. Returns null when it cannot or
 * when that is unknown. Pax8 is read again before anything is done.
 */
export const undoableUntil = (change: Change): Instant | null => {
  const { wanted, seen, productName } = change;
  if (change.state !== 'applied' || wanted.kind !== 'seats' || wanted.to <= wanted.from) return null;
  const window = change.sentAt + returnWindow;
  if (seen.commitmentEndsAt !== null) return Math.min(window, seen.commitmentEndsAt - lock);
  return seen.commitmentTerm === null && !isNewCommerce(productName) ? window : null;
};

/** Whether an undo may be requested now; each change allows one. */
export const canUndo = (change: Change, now: Instant): boolean =>
  change.undoneBy === null && now < (undoableUntil(change) ?? Number.NEGATIVE_INFINITY);

/** Saves on the change who requested its undo, and by which request. */
export const noteUndo = (change: Change, id: string, person: Person, now: Instant): Change => ({
  ...change,
  version: change.version + 1,
  undoneBy: { id, person, at: now },
});

import { isNewCommerce } from '../marketplace/renewals.ts';
import { lock, returnWindow } from '../rules/nce-windows.ts';
import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';
import type { Change } from './change.ts';

/**
 * Until when the seats that an applied increase added may go back: 168 hours after they were added, and not in the last
 * 24 hours of the term. null: it cannot be taken back, or when is not known. Pax8 is asked again before anything is done.
 */
export const undoableUntil = (change: Change): Instant | null => {
  const { wanted, seen, productName } = change;
  if (change.state !== 'applied' || wanted.kind !== 'seats' || wanted.to <= wanted.from) return null;
  const window = change.sentAt + returnWindow;
  if (seen.commitmentEndsAt !== null) return Math.min(window, seen.commitmentEndsAt - lock);
  return seen.commitmentTerm === null && !isNewCommerce(productName) ? window : null;
};

/** Whether an undo may be asked for now: once for each change. */
export const canUndo = (change: Change, now: Instant): boolean =>
  change.undoneBy === null && now < (undoableUntil(change) ?? Number.NEGATIVE_INFINITY);

/** The change, with a note of who asked to take it back and by which request. */
export const noteUndo = (change: Change, id: string, person: Person, now: Instant): Change => ({
  ...change,
  version: change.version + 1,
  undoneBy: { id, person, at: now },
});

import type { Change } from '../changes/change.ts';
import { next } from '../changes/change-steps.ts';
import { isNewCommerce } from '../marketplace/renewals.ts';
import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';
import { lock, returnWindow } from './nce-windows.ts';

/**
 * Until when the seats that an applied increase added may go back: 168 hours after they were added, and not in the last
 * 24 hours of the term. null: it cannot be taken back, or when is not known. Pax8 is asked again before anything is done.
 */
export const undoableUntil = (change: Change): Instant | null => {
  const { what, state, from, to, sentAt, settledAt, seen, productName } = change;
  const addedAt = sentAt ?? settledAt;
  if (what !== 'seats' || state !== 'applied' || to <= from || addedAt === null) return null;
  const window = addedAt + returnWindow;
  if (seen.commitmentEndsAt !== null) return Math.min(window, seen.commitmentEndsAt - lock);
  return seen.commitmentTerm === null && !isNewCommerce(productName) ? window : null;
};

/** Whether an undo may be asked for now: once for each change. */
export const canUndo = (change: Change, now: Instant): boolean =>
  change.undoneBy === undefined && now < (undoableUntil(change) ?? Number.NEGATIVE_INFINITY);

/** The change, with a note of who asked to take it back and by which request. */
export const noteUndo = (change: Change, id: string, person: Person, now: Instant): Change =>
  next(change, { undoneBy: { id, person, at: now } });

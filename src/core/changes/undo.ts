import { isNewCommerce } from '../marketplace/renewals.ts';
import { lock, returnWindow } from '../rules/nce-windows.ts';
import type { AnyNote } from '../rules/notes.ts';
import type { MissingRole } from '../rules/permissions.ts';
import type { PolicyRefusal } from '../rules/policy.ts';
import type { AnyRefusal } from '../rules/refusals.ts';
import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';
import type { Change } from './change.ts';

/**
 * Until when an applied increase can be undone: 168 hours, but not in a New Commerce term's last 24. Null when it
 * cannot or nobody knows, as with most other vendors. Pax8 is read again before anything is done.
 */
export const undoableUntil = (change: Change): Instant | null => {
  const { wanted, seen, productName, notes } = change;
  if (change.state !== 'applied' || wanted.kind !== 'seats' || wanted.to <= wanted.from) return null;
  const window = change.sentAt + returnWindow;
  const hasNote = (kind: AnyNote['kind']) => notes.some((note) => note.kind === kind);
  if (hasNote('vendor-rule-unknown') || hasNote('prepaid')) return null;
  if (seen.commitmentEndsAt !== null) {
    if (hasNote('vendor-allows-fewer')) return Math.min(window, seen.commitmentEndsAt);
    return hasNote('returnable-until') || isNewCommerce(productName)
      ? Math.min(window, seen.commitmentEndsAt - lock)
      : null;
  }
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

/** Why a request was not made. */
type NotRequested =
  | Readonly<{ kind: 'refused'; because: AnyRefusal }>
  | Readonly<{ kind: 'against-policy'; because: PolicyRefusal }>
  | Readonly<{ kind: 'open-already' | 'undone-already' | 'gone' }>;

/** Why an applied increase was not undone. */
export type NotUndone =
  | NotRequested
  | Readonly<{ kind: 'role'; missing: MissingRole } | { kind: 'too-late' }>;

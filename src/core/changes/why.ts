import type { Failure } from '../words/failure.ts';
import type { Instant } from '../words/instant.ts';
import type { Change } from './change.ts';
import { seatsAfter } from './change-facts.ts';
import type { NotNow } from './not-now.ts';
import type { Applied, Failed, Missed, NotReached, Unclear, Withdrawn } from './outcomes.ts';

/** Why something is in its state, or what is known of it. */
export type Why =
  | Readonly<{ state: 'planned'; waiting: NotReached }>
  | Readonly<{ state: 'needs-check'; unclear: Unclear }>
  /** `to`: the seats that were wanted. */
  | Readonly<{ state: 'applied'; found: Applied; to: number }>
  | Readonly<{ state: 'failed'; reason: Failed | Missed }>
  | Readonly<{ state: 'stale'; reason: NotNow; settledAt: Instant }>
  | Readonly<{ state: 'cancelled'; reason: Withdrawn }>
  /** Something else than a change, such as a contact or a ticket: not written, or nobody knows. */
  | Readonly<{ state: 'not-written' | 'unknown'; failure: Failure }>;

/** Returns null when there is nothing to say. */
export const whyOf = (change: Change): Why | null => {
  switch (change.state) {
    case 'planned':
      return change.waiting === null ? null : { state: 'planned', waiting: change.waiting };
    case 'needs-check':
      return { state: 'needs-check', unclear: change.unclear };
    case 'applied':
      return { state: 'applied', found: change.found, to: seatsAfter(change) };
    case 'failed':
      return { state: 'failed', reason: change.reason };
    case 'stale':
      return { state: 'stale', reason: change.reason, settledAt: change.settledAt };
    case 'cancelled':
      return change.reason === null ? null : { state: 'cancelled', reason: change.reason };
    default:
      return null;
  }
};

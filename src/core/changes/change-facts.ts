import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';
import type { Change, ChangeState, Decided, Wanted } from './change.ts';

type OfWanted = Pick<Change, 'wanted'>;

/** Seats before the change; an order begins with none. */
export const seatsBefore = ({ wanted }: OfWanted): number => {
  switch (wanted.kind) {
    case 'seats':
      return wanted.from;
    case 'order':
      return 0;
    default:
      return wanted.seats;
  }
};

/** Seats after the change; a cancellation leaves none. */
export const seatsAfter = ({ wanted }: OfWanted): number => {
  switch (wanted.kind) {
    case 'seats':
      return wanted.to;
    case 'cancel':
      return 0;
    default:
      return wanted.seats;
  }
};

/** End of the term after whose renewal a plan runs; null for everything that runs on approval. */
export const plannedAfter = ({ wanted }: OfWanted): Instant | null =>
  wanted.kind === 'seats' ? wanted.afterTermEnd : null;

/** What was asked for, when an approver has lowered it. */
export const askedTo = ({ wanted }: OfWanted): number | null =>
  wanted.kind === 'seats' ? wanted.askedTo : null;

/** What an order wants; null for every other change. */
export const orderOf = ({ wanted }: OfWanted): Wanted<'order'> | null =>
  wanted.kind === 'order' ? wanted : null;

/** Whether it waits for a renewal, approved or for its approval. */
export const isPlan = (change: Change): boolean =>
  plannedAfter(change) !== null && (change.state === 'pending' || change.state === 'planned');

/** Who decided and when; null while nobody has, and when it expired. */
export const decidedOf = (change: Change): Decided | null => ('decided' in change ? change.decided : null);

/** When the write left; null when none has. */
export const sentAtOf = (change: Change): Instant | null => ('sentAt' in change ? change.sentAt : null);

/** When it came to its end; null before. */
export const settledAtOf = (change: Change): Instant | null =>
  'settledAt' in change ? change.settledAt : null;

/** The last thing that is known to have happened to it. */
export const lastStepOf = (change: Change): Instant =>
  settledAtOf(change) ?? decidedOf(change)?.at ?? change.requestedAt;

/** Pax8's own text, unescaped; null when it said nothing. */
export const pax8TextOf = (change: Change): string | null => ('pax8Text' in change ? change.pax8Text : null);

/** The reason that was given with a rejection. */
export const reasonOf = (change: Change): string | null =>
  change.state === 'rejected' ? change.reason : null;

/** Seats that Pax8 reported after the change; null when it reported none. */
export const seatsReported = (change: Change): number | null =>
  change.state === 'applied' && (change.found.kind === 'seats' || change.found.kind === 'order')
    ? change.found.quantity
    : null;

/** The end that Pax8 reported after a cancellation; null when it reported none. */
export const endReported = (change: Change): Instant | null =>
  change.state === 'applied' && change.found.kind === 'end' ? change.found.endsAt : null;

/** Who settled an unclear outcome by hand, and their note; null when Pax8's own word settled it. */
export const byHandOf = (change: Change): Readonly<{ by: Person; note: string }> | null => {
  if (change.state === 'applied' && change.found.kind === 'by-hand') return change.found;
  return change.state === 'failed' && change.why.kind === 'by-hand' ? change.why : null;
};

const nothingCameOf = ['failed', 'rejected', 'expired', 'stale', 'cancelled'] as const;
type Nothing = (typeof nothingCameOf)[number];

/** The state of a change that came to nothing; null for every other. */
export const cameToNothingAs = ({ state }: Readonly<{ state: ChangeState }>): Nothing | null =>
  nothingCameOf.find((one) => one === state) ?? null;

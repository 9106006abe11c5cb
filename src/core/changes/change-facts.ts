import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';
import type { Change, ChangeState, Decided, Wanted } from './change.ts';
import type { OrderWanted } from './wanted.ts';

type OfWanted = Pick<Change, 'wanted'>;

/** Seats before the change; 0 for an order. */
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

/** Seats after the change; 0 for a cancellation. */
export const seatsAfter = ({ wanted }: OfWanted): number => {
  switch (wanted.kind) {
    case 'seats':
      return wanted.to;
    case 'cancel':
      return 0;
    case 'order':
      return seatsOrdered(wanted);
    default:
      return wanted.seats;
  }
};

/** The seats of all lines of an order. */
export const seatsOrdered = ({ lines }: Pick<OrderWanted, 'lines'>): number =>
  lines.reduce((sum, { seats }) => sum + seats, 0);

/** The term end after which a plan runs; null for everything that runs on approval. */
export const plannedAfter = ({ wanted }: OfWanted): Instant | null =>
  wanted.kind === 'seats' ? wanted.afterTermEnd : null;

/** The order (a change's id) that must be Active before a cancellation is sent; null for everything else. */
export const orderBefore = ({ wanted }: OfWanted): string | null =>
  wanted.kind === 'cancel' ? (wanted.afterOrder ?? null) : null;

/** Whether it runs later than its approval: after a renewal, or after an order. Then what cannot be sent waits for another try. */
export const runsLater = (change: OfWanted): boolean =>
  plannedAfter(change) !== null || orderBefore(change) !== null;

/** The seats originally asked for, when an approver lowered them; otherwise null. */
export const askedTo = ({ wanted }: OfWanted): number | null =>
  wanted.kind === 'seats' ? wanted.askedTo : null;

/** What an order wants; null for other changes. */
export const orderOf = ({ wanted }: OfWanted): Wanted<'order'> | null =>
  wanted.kind === 'order' ? wanted : null;

/** Whether it runs after a renewal, approved or not yet. */
export const isPlan = (change: Change): boolean =>
  plannedAfter(change) !== null && (change.state === 'pending' || change.state === 'planned');

/** Who decided and when; null while undecided, and when it expired. */
export const decidedOf = (change: Change): Decided | null => ('decided' in change ? change.decided : null);

/** When the write was sent; null before. */
export const sentAtOf = (change: Change): Instant | null => ('sentAt' in change ? change.sentAt : null);

/** When it was settled; null before. */
export const settledAtOf = (change: Change): Instant | null =>
  'settledAt' in change ? change.settledAt : null;

/** When its last known step happened. */
export const lastStepOf = (change: Change): Instant =>
  settledAtOf(change) ?? decidedOf(change)?.at ?? change.requestedAt;

/** When it was sent; for what was never sent, its last known step. */
export const sentOrLastStepOf = (change: Change): Instant => sentAtOf(change) ?? lastStepOf(change);

/** Pax8's own text, unescaped; null when there is none. */
export const pax8TextOf = (change: Change): string | null => ('pax8Text' in change ? change.pax8Text : null);

/** The reason given for a rejection. */
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

/** Who settled an unclear outcome by hand, and their note; null when Pax8's data settled it. */
export const byHandOf = (change: Change): Readonly<{ by: Person; note: string }> | null => {
  if (change.state === 'applied' && change.found.kind === 'by-hand') return change.found;
  return change.state === 'failed' && change.reason.kind === 'by-hand' ? change.reason : null;
};

const nothingCameOf = ['failed', 'rejected', 'expired', 'stale', 'cancelled'] as const;
type Nothing = (typeof nothingCameOf)[number];

/** The state of a change that will never be made; null for others. */
export const cameToNothingAs = ({ state }: Readonly<{ state: ChangeState }>): Nothing | null =>
  nothingCameOf.find((ending) => ending === state) ?? null;

/** Whether it waits for its requester's own confirmation: nobody else needs to approve it. */
export const awaitsRequester = ({ state, approversNeeded }: Change): boolean =>
  state === 'pending' && approversNeeded === 0;

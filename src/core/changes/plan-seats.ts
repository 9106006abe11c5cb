import type { Change } from './change.ts';
import { lastStepOf, plannedAfter, seatsAfter, seatsBefore } from './change-facts.ts';

/**
 * The seats that the people of a plan know of: those it was asked for, or those of the latest seat change that this
 * organisation made by the bot since then, whose card told of the plan.
 */
export const seatsKnownTo = (plan: Change, ofSubscription: readonly Change[]): number => {
  const [latest] = ofSubscription
    .filter(
      (other) =>
        other.id !== plan.id &&
        other.tenantId === plan.tenantId &&
        other.state === 'applied' &&
        other.wanted.kind === 'seats' &&
        madeAt(other) >= plan.requestedAt,
    )
    .sort((a, b) => madeAt(b) - madeAt(a));
  return latest === undefined ? seatsBefore(plan) : seatsAfter(latest);
};

const madeAt = lastStepOf;

/**
 * Whether a plan may still go to its number of seats: the subscription has the seats that its people know of, and the
 * plan still goes in the direction that was asked for, so that a reduction never becomes a purchase.
 */
export const fitsSeats = (plan: Change, seats: number, known: number): boolean =>
  seats === known && Math.sign(seatsAfter(plan) - seats) === Math.sign(seatsAfter(plan) - seatsBefore(plan));

/** The plan as it runs from the seats of now. */
export const fromSeats = (plan: Change, from: number): Change =>
  plannedAfter(plan) === null || plan.wanted.kind !== 'seats'
    ? plan
    : { ...plan, wanted: { ...plan.wanted, from } };

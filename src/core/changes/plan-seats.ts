import type { Change } from './change.ts';
import { lastStepOf, plannedAfter, seatsAfter, seatsBefore } from './change-facts.ts';

/**
 * The seats that a plan's people know of: those it was requested for, or those of the latest seat change made by the
 * bot here since, whose card mentioned the plan.
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
 * Whether a plan may still go to its seats: its people know the present number, and the direction is still the one
 * requested, so that a reduction never becomes a purchase.
 */
export const fitsSeats = (plan: Change, seats: number, known: number): boolean =>
  seats === known && Math.sign(seatsAfter(plan) - seats) === Math.sign(seatsAfter(plan) - seatsBefore(plan));

/** The plan starting from the present seats. */
export const fromSeats = (plan: Change, from: number): Change =>
  plannedAfter(plan) === null || plan.wanted.kind !== 'seats'
    ? plan
    : { ...plan, wanted: { ...plan.wanted, from } };

import type { Instant } from '../words/instant.ts';
import type { Subscription } from './records.ts';

/** The state of a subscription at a moment. */
export type Course = 'begins-later' | 'runs' | 'ended';

type Dated = Pick<Subscription, 'status' | 'startAt' | 'endAt'>;

/**
 * Whether a subscription runs, by its dates: Pax8 bills by them, whatever the status. The status decides only when it
 * says Cancelled and there is no end date. https://devx.pax8.com/docs/subscription-management
 */
export const courseAt = ({ status, startAt, endAt }: Dated, now: Instant): Course => {
  if (endAt === null ? status === 'Cancelled' : endAt <= now) return 'ended';
  return startAt !== null && startAt > now ? 'begins-later' : 'runs';
};

/** Whether it runs now: trials, and what is being set up or cancelled, run until their end. */
export const isRunning = (subscription: Dated, now: Instant): boolean =>
  courseAt(subscription, now) === 'runs';

export const hasEnded = (subscription: Dated, now: Instant): boolean =>
  courseAt(subscription, now) === 'ended';

/** Ended by its date, although its status does not say so: people must be told. */
export const endedUnsaid = (subscription: Dated, now: Instant): boolean =>
  subscription.status !== 'Cancelled' && hasEnded(subscription, now);

/** Why nothing can be done with a subscription now. `at` is null when Pax8 does not say when it ended. */
export type NotRunning =
  | Readonly<{ kind: 'ended'; at: Instant | null }>
  | Readonly<{ kind: 'begins-later'; at: Instant }>;

export const notRunning = (subscription: Dated, now: Instant): NotRunning | null => {
  const { startAt, endAt } = subscription;
  if (hasEnded(subscription, now)) return { kind: 'ended', at: endAt };
  return startAt !== null && startAt > now ? { kind: 'begins-later', at: startAt } : null;
};

import { day, hour } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { Alert } from './alert.ts';

const second = 1_000;
const minute = 60 * second;

/**
 * When to resend an alert that got no answer: late enough for Teams to have shown it, soon enough that an outage costs
 * minutes, then rarely, so that no channel is flooded.
 */
export const afterDoubt = ({ doubts }: Pick<Alert, 'doubts'>, sentAt: Instant): Instant =>
  sentAt + ([minute, 10 * minute][doubts] ?? hour);

/**
 * When to retry an alert that certainly did not arrive: when Teams says; otherwise after ten seconds, then doubling the
 * wait up to an hour.
 */
export const afterRefusal = (
  { dueAt }: Pick<Alert, 'dueAt'>,
  now: Instant,
  retryAfterMs: number | null = null,
): Instant => now + (retryAfterMs ?? Math.min(Math.max(now - dueAt, 10 * second), hour));

/** An older alert is useless: who got no answer yesterday has asked again. */
export const isTooOld = ({ dueAt, content }: Pick<Alert, 'dueAt' | 'content'>, now: Instant): boolean =>
  now - dueAt > (content.kind === 'unanswered' ? 1 : 7) * day;

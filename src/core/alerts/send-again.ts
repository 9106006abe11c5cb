import { day, hour } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { Alert } from './alert.ts';

const second = 1_000;
const minute = 60 * second;

/**
 * When an alert is sent again that was sent without an answer: late enough for Teams to have shown it, soon enough that
 * an outage costs minutes; then rarely, so that an outage in which all arrives fills no channel.
 */
export const afterDoubt = ({ doubts }: Pick<Alert, 'doubts'>, sentAt: Instant): Instant =>
  sentAt + ([minute, 10 * minute][doubts] ?? hour);

/**
 * When an alert is tried again that certainly did not arrive: when Teams wants to hear of it, if it says so; else after
 * ten seconds, then after as long again as it has waited, at most an hour.
 */
export const afterRefusal = (
  { dueAt }: Pick<Alert, 'dueAt'>,
  now: Instant,
  retryAfterMs: number | null = null,
): Instant => now + (retryAfterMs ?? Math.min(Math.max(now - dueAt, 10 * second), hour));

/** An older alert is of no use to anyone; who got no answer yesterday has asked again. */
export const isTooOld = ({ dueAt, content }: Pick<Alert, 'dueAt' | 'content'>, now: Instant): boolean =>
  now - dueAt > (content.kind === 'unanswered' ? 1 : 7) * day;

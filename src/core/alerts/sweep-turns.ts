import { Cron } from 'croner';
import type { Instant } from '../words/instant.ts';
import type { AlertForm } from './alert.ts';

/** A schedule: five-field cron in an IANA zone. */
export type TurnsOf = Readonly<{ cron: string; zone: string }>;

/**
 * The last turn at or before `at`; null when there is none. A turn in an hour skipped by summer time comes when that
 * hour would have ended; in a repeated hour it comes the first time.
 */
export const lastTurn = (turns: TurnsOf, at: Instant): Instant | null =>
  // One millisecond later, so a turn exactly at `at` counts.
  cronOf(turns)
    .previousRuns(1, new Date(at + 1))[0]
    ?.getTime() ?? null;

/** The next turn after `at`; null when there is none. */
export const nextTurn = (turns: TurnsOf, at: Instant): Instant | null =>
  cronOf(turns).nextRun(new Date(at))?.getTime() ?? null;

const cronOf = ({ cron, zone }: TurnsOf): Cron => new Cron(cron, { timezone: zone, paused: true });

/** A mark may lie this far ahead of the clock, which may have been set back an hour. */
const putBack = 24 * 60 * 60 * 1000;

/**
 * The turn to run now; null when it was done. `done` is the last turn run; one far in the future was set by a wrong
 * clock and is ignored.
 */
export const turnToDo = (turns: TurnsOf, done: Instant | null, now: Instant): Instant | null => {
  const turn = lastTurn(turns, now);
  if (turn === null) return null;
  return done !== null && done >= turn && done <= now + putBack ? null : turn;
};

/** The schedule of a digest: in the zone of the person whose chat it is for, else in `zone`. */
export const digestTurns = (form: Extract<AlertForm, { kind: 'digest' }>, zone: string): TurnsOf => ({
  cron: `0 ${form.hour} * * ${form.every === 'week' ? form.weekday % 7 : '*'}`,
  zone: form.zone ?? zone,
});

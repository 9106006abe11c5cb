import { Cron } from 'croner';
import type { Instant } from '../words/instant.ts';
import type { AlertForm } from './alert.ts';

/** When something is to happen: five fields of cron, meant in an IANA zone. */
export type TurnsOf = Readonly<{ cron: string; zone: string }>;

/**
 * The last turn at that moment or before it; null when there was none. Where summer time leaves an hour out, the turn in
 * it comes when that hour would have ended; where it brings an hour twice, the turn comes in the first of the two.
 */
export const lastTurn = (turns: TurnsOf, at: Instant): Instant | null =>
  // One millisecond later: what lies exactly there counts.
  cronOf(turns)
    .previousRuns(1, new Date(at + 1))[0]
    ?.getTime() ?? null;

/** The next turn after that moment; null when there is none. */
export const nextTurn = (turns: TurnsOf, at: Instant): Instant | null =>
  cronOf(turns).nextRun(new Date(at))?.getTime() ?? null;

const cronOf = ({ cron, zone }: TurnsOf): Cron => new Cron(cron, { timezone: zone, paused: true });

/** How far ahead of the clock a mark may lie and still be one: the clock may have been put back an hour. */
const putBack = 24 * 60 * 60 * 1000;

/**
 * The turn that is to be done now; null when the last one was. `done` is the turn that was done last: one that lies far
 * ahead was set by a clock that was wrong.
 */
export const turnToDo = (turns: TurnsOf, done: Instant | null, now: Instant): Instant | null => {
  const turn = lastTurn(turns, now);
  if (turn === null) return null;
  return done !== null && done >= turn && done <= now + putBack ? null : turn;
};

/** The turns of a digest. */
export const digestTurns = (form: Extract<AlertForm, { kind: 'digest' }>, zone: string): TurnsOf => ({
  cron: `0 ${form.hour} * * ${form.every === 'week' ? form.weekday % 7 : '*'}`,
  zone,
});

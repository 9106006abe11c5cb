import { Cron } from 'croner';
import { messageOf } from '../errors.ts';
import type { Context } from '../workflows/context.ts';
import type { Job } from './index.ts';

/** Runs one turn of a job unless another instance has claimed it. Logs what it throws; the next turn tries again. */
const runJob = async (context: Context, job: Job, turn: Date): Promise<void> => {
  const { memory, log, now, vitals } = context;
  const began = performance.now();
  try {
    if (job.runs === 'one' && !(await memory.claims.claim(`job ${job.name} ${turn.toISOString()}`, now())))
      return;
    await job.run(context);
    vitals.jobEnded(job.name, performance.now() - began, null);
  } catch (thrown) {
    vitals.jobEnded(job.name, performance.now() - began, messageOf(thrown));
    log.error({ job: job.name, reason: messageOf(thrown) }, 'a job failed; its next turn tries again');
  }
};

type Clock = Readonly<{ now: () => number; everyMs: number }>;
const wallClock: Clock = { now: Date.now, everyMs: 1_000 };
/** A clock that goes back by less than this, in milliseconds, was only adjusted. */
const tolerated = 1_000;

/**
 * Starts all jobs, until it is disposed. A running job is not started again. Checks the clock every second, so that
 * jobs go on at once when it was hours ahead and is set back.
 */
export const schedule = (context: Context, jobs: readonly Job[], clock: Clock = wallClock): Disposable => {
  const start = clock.now();
  const rows = jobs.map((job) => {
    const cron = new Cron(job.when, { timezone: 'UTC', paused: true });
    return { job, cron, next: nextTurn(cron, start), isRunning: false };
  });
  let last = start;
  const tick = (): void => {
    const now = clock.now();
    const isBack = now < last - tolerated;
    last = now;
    for (const row of rows) {
      const turn = row.next;
      if (isBack || (turn !== null && turn.getTime() <= now)) row.next = nextTurn(row.cron, now);
      if (row.isRunning || isBack || turn === null || turn.getTime() > now) continue;
      row.isRunning = true;
      const run = runJob(context, row.job, turn).finally(() => {
        row.isRunning = false;
      });
      context.later(`job ${row.job.name}`, run);
    }
  };
  const timer = setInterval(tick, clock.everyMs).unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
};

const nextTurn = (cron: Cron, after: number): Date | null => cron.nextRun(new Date(after));

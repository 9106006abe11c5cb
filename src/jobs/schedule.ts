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

/** Starts all jobs until it is disposed. A job that is still running is not started again. */
export const schedule = (context: Context, jobs: readonly Job[]): Disposable => {
  const crons = new DisposableStack();
  const start = (job: Job): Cron =>
    new Cron(job.when, { timezone: 'UTC', protect: true, unref: true }, async (cron: Cron) => {
      const turn = runJob(context, job, cron.currentRun() ?? new Date(context.now()));
      context.later(`job ${job.name}`, turn);
      await turn;
    });
  try {
    for (const job of jobs) crons.adopt(start(job), (cron) => cron.stop());
    return crons;
  } catch (thrown) {
    crons.dispose();
    throw thrown;
  }
};

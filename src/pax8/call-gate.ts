import PQueue from 'p-queue';
import type { CallBudget, Urgency } from '../core/marketplace/marketplace.ts';

/** Lets calls through one at a time, as fast as the budget allows. A person's call goes before background work. */
export type CallGate = Readonly<{
  /** Resolves when the call may be made; make it at once. Rejects once `signal` has aborted. */
  pass(urgency: Urgency): Promise<void>;
  /** How many calls wait. */
  waiting(): number;
}>;

export type CallGateOptions = Readonly<{
  budget: CallBudget;
  now: () => number;
  pause: (ms: number, signal?: AbortSignal) => Promise<void>;
  signal: AbortSignal;
}>;

const largestBatch = 20;
/** A grant counts against the minute it was given in, so it must not be saved up for a later one. */
const grantKeepsMs = 1000;

const priorities: Readonly<Record<Urgency, number>> = { person: 1, background: 0 };

export const createCallGate = ({ budget, now, pause, signal }: CallGateOptions): CallGate => {
  // Only one caller takes a permit at a time, so a person waits for one background call at most.
  const queue = new PQueue({ concurrency: 1 });
  let permits = { left: 0, grantedAt: 0 };

  const takePermit = async (): Promise<void> => {
    signal.throwIfAborted();
    if (permits.left > 0 && now() - permits.grantedAt <= grantKeepsMs) {
      permits = { ...permits, left: permits.left - 1 };
      return;
    }
    for (;;) {
      const askedAt = now();
      const { granted, retryAt } = await budget.take(Math.min(queue.size + 1, largestBatch));
      if (granted > 0) {
        permits = { left: granted - 1, grantedAt: askedAt };
        return;
      }
      // Bounded both ways: the budget may run on the database's clock.
      await pause(Math.min(Math.max(retryAt - now(), 50), 60_000), signal);
    }
  };

  signal.addEventListener('abort', () => queue.clear(), { once: true });
  return {
    pass: (urgency) => queue.add(takePermit, { priority: priorities[urgency] }),
    waiting: () => queue.size + queue.pending,
  };
};

import type { SignIn, StoreProblem, Vitals } from './core/ports/vitals.ts';
import type { Delivery } from './core/words/chat.ts';
import type { Failure } from './core/words/failure.ts';
import type { Instant } from './core/words/instant.ts';
import type { Metrics } from './metrics.ts';

type Failing = { since: Instant; count: number };

/** This many reads in a row without an answer from Pax8 are no accident. */
const readsInARow = 3;

/** How long, in milliseconds, a result is reused: callers may ask often. */
const storeCounts = 5_000;
const signInCounts: Readonly<Record<SignIn, number>> = { signed: 600_000, refused: 60_000, unknown: 60_000 };
/** A check that takes longer than this, in milliseconds, counts as failed. */
const patience = 3_000;

export const createVitals = (parts: {
  now: () => Instant;
  metrics: Pick<Metrics, 'job' | 'sent'>;
  /** What is wrong with the store; null when it keeps its data. */
  storeProblem: () => Promise<StoreProblem | null>;
}): Vitals & Readonly<{ sendsUnderWay(): number; watch(signIn: () => Promise<SignIn>): void }> => {
  const { now, metrics, storeProblem } = parts;
  const startedAt = now();
  const jobs = new Map<string, Instant>();
  let sends: Failing | null = null;
  let reads: (Failing & { reason: Failure }) | null = null;
  let underWay = 0;
  let refusedSince: Instant | null = null;
  let signIn: () => Promise<SignIn> = async () => 'unknown';

  const stored = lasting(
    () => within(storeProblem(), 'unreachable' as const),
    () => storeCounts,
  );
  const signedIn = lasting(
    async () => {
      const found = await within(signIn(), 'unknown' as const);
      if (found === 'signed') refusedSince = null;
      if (found === 'refused') refusedSince ??= now();
      return found;
    },
    (found) => signInCounts[found],
  );

  return {
    startedAt,
    watch: (sign) => {
      signIn = sign;
    },
    jobEnded: (name, ms, failure) => {
      metrics.job({ name, ms, failed: failure !== null });
      if (failure === null) jobs.delete(name);
      else if (!jobs.has(name)) jobs.set(name, now());
    },
    pax8Read: (trouble) => {
      reads =
        trouble === null
          ? null
          : { since: reads?.since ?? now(), count: (reads?.count ?? 0) + 1, reason: trouble };
    },
    sending: () => {
      underWay += 1;
    },
    sendsUnderWay: () => underWay,
    sent: (delivery) => {
      underWay -= 1;
      metrics.sent(outcomeOf(delivery));
      if (delivery.kind === 'delivered') {
        sends = null;
        refusedSince = null;
      }
      if (delivery.kind !== 'failed') return;
      if (delivery.unsigned === true) signedIn.forget();
      sends = { since: sends?.since ?? now(), count: (sends?.count ?? 0) + 1 };
    },
    troubles: async () => {
      const [problem] = await Promise.all([stored.now(), signedIn.now()]);
      const names = [...jobs.keys()].toSorted();
      return [
        ...(problem === null ? [] : [{ kind: 'store', problem } as const]),
        ...(reads === null || reads.count < readsInARow
          ? []
          : [{ kind: 'pax8', since: reads.since, reason: reads.reason } as const]),
        ...(refusedSince === null ? [] : [{ kind: 'bot-password', since: refusedSince } as const]),
        ...(sends === null || refusedSince !== null
          ? []
          : [{ kind: 'sends', since: sends.since, failed: sends.count } as const]),
        ...(names.length === 0 ? [] : [{ kind: 'jobs', since: Math.min(...jobs.values()), names } as const]),
      ];
    },
  };
};

const outcomeOf = (delivery: Delivery): string => {
  if (delivery.kind !== 'failed') return delivery.kind;
  if (delivery.unsigned === true) return 'unsigned';
  return delivery.refused ? 'refused' : delivery.mayHaveArrived ? 'unsure' : 'failed';
};

/** A result is reused for a while, or until it is forgotten; simultaneous callers share it. */
const lasting = <T>(find: () => Promise<T>, counts: (found: T) => number) => {
  let until = Number.POSITIVE_INFINITY;
  let finding: Promise<T> | null = null;
  const now = async (): Promise<T> => {
    if (finding !== null && performance.now() < until) return finding;
    until = Number.POSITIVE_INFINITY;
    finding = find();
    const found = await finding;
    until = performance.now() + counts(found);
    return found;
  };
  return {
    now,
    forget: () => {
      finding = null;
    },
  };
};

const within = async <T>(work: Promise<T>, otherwise: T): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(resolve, patience, otherwise);
  });
  try {
    return await Promise.race([work.catch(() => otherwise), late]);
  } finally {
    clearTimeout(timer);
  }
};

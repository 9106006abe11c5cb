import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Counts } from './core/ports/vitals.ts';
import type { Instant } from './core/words/instant.ts';

/** Values read when the metrics are requested. Ages are as of that moment; null before the first. */
export type Gauges = Readonly<{
  portfolio: () => Instant | null;
  catalogue: () => Instant | null;
  /** Calls to Pax8 that wait for the rate limit. */
  pax8Waiting: () => number;
  /** Messages and updates that wait for Teams or its limits. */
  sending: () => number;
  /** Work that nobody waits for. */
  underWay: () => number;
  counts: () => Promise<Counts>;
}>;

export type Metrics = Readonly<{
  pax8Call(call: Readonly<{ method: string; path: string; status: number | null; ms: number }>): void;
  turn(kind: string, ms: number): void;
  languageModel(call: Readonly<{ outcome: string; ms: number }>): void;
  job(run: Readonly<{ name: string; ms: number; failed: boolean }>): void;
  /** Something that was sent to Teams, by its outcome. */
  sent(outcome: string): void;
  text(): Promise<{ contentType: string; text: string }>;
}>;

/** Metrics for operators. Each call makes its own registry, so that two bots in one process share nothing. */
export const createMetrics = (now: () => Instant, gauges: Gauges): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const calls = new Counter({
    name: 'pax8_calls_total',
    help: 'Calls to Pax8 by method, path and status (0: no answer)',
    labelNames: ['method', 'path', 'status'],
    registers,
  });
  const callSeconds = new Histogram({
    name: 'pax8_call_seconds',
    help: 'Duration of calls to Pax8',
    labelNames: ['method', 'path'],
    buckets: [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30],
    registers,
  });
  const turnSeconds = new Histogram({
    name: 'bot_turn_seconds',
    help: 'Time from an activity to its answer, by kind',
    labelNames: ['kind'],
    buckets: [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 3, 10],
    registers,
  });
  const modelSeconds = new Histogram({
    name: 'language_model_seconds',
    help: 'Duration of calls to the language model, by outcome: answered, unusable, slow or failed',
    labelNames: ['outcome'],
    buckets: [0.1, 0.2, 0.5, 1, 1.5, 2],
    registers,
  });
  const jobRuns = new Counter({
    name: 'bot_job_runs_total',
    help: 'Runs of background jobs by name and outcome: done or failed',
    labelNames: ['job', 'outcome'],
    registers,
  });
  const jobSeconds = new Histogram({
    name: 'bot_job_seconds',
    help: 'Duration of background jobs',
    labelNames: ['job'],
    buckets: [0.01, 0.1, 0.5, 1, 5, 10, 30, 60, 300],
    registers,
  });
  const sends = new Counter({
    name: 'teams_sends_total',
    help: 'Messages and updates to Teams by outcome: delivered, closed, gone, held, refused, unsure (may have arrived), unsigned (the password was refused) or failed',
    labelNames: ['outcome'],
    registers,
  });
  setGauges(registers, now, gauges);
  return {
    pax8Call: ({ method, path, status, ms }) => {
      calls.inc({ method, path, status: status ?? 0 });
      callSeconds.observe({ method, path }, ms / 1000);
    },
    languageModel: ({ outcome, ms }) => modelSeconds.observe({ outcome }, ms / 1000),
    turn: (kind, ms) => turnSeconds.observe({ kind }, ms / 1000),
    job: ({ name, ms, failed }) => {
      jobRuns.inc({ job: name, outcome: failed ? 'failed' : 'done' });
      jobSeconds.observe({ job: name }, ms / 1000);
    },
    sent: (outcome) => sends.inc({ outcome }),
    text: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
};

const setGauges = (registers: Registry[], now: () => Instant, gauges: Gauges): void => {
  const { portfolio, catalogue, pax8Waiting, sending, underWay, counts } = gauges;
  const age = (name: string, help: string, readAt: () => Instant | null) =>
    new Gauge({
      name,
      help: `${help} (absent before the first load)`,
      registers,
      collect() {
        const at = readAt();
        if (at === null) this.remove();
        else this.set((now() - at) / 1000);
      },
    });
  age('portfolio_age_seconds', 'Age of the companies and subscriptions that look-ups answer from', portfolio);
  age('catalogue_age_seconds', 'Age of the catalogue of products', catalogue);
  const length = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  length('pax8_calls_waiting', 'Calls to Pax8 that wait for the rate limit', pax8Waiting);
  length('teams_sends_waiting', 'Messages and updates that wait for Teams, or for its limits', sending);
  length('bot_work_under_way', 'Work in the background that has begun and not ended', underWay);

  // One look at the store serves all of them, and without a store that answers the rest is still told.
  let look: { at: number; found: Promise<Counts | null> } | null = null;
  const countsNow = (): Promise<Counts | null> => {
    if (look === null || performance.now() - look.at > 1_000)
      look = { at: performance.now(), found: counts().catch(() => null) };
    return look.found;
  };
  const inStates = (name: string, help: string, of: (found: Counts) => ReadonlyMap<string, number>) =>
    new Gauge({
      name,
      help,
      labelNames: ['state'],
      registers,
      async collect() {
        const found = await countsNow();
        this.reset();
        for (const [state, rows] of found === null ? [] : of(found)) this.set({ state }, rows);
      },
    });
  inStates(
    'changes',
    'Changes in the store, by state (applied, failed, needs-check …)',
    (all) => all.changes,
  );
  inStates('alerts', 'Alerts in the store, by state', (all) => all.alerts);
  inStates('events', 'Events for other systems in the store, by state', (all) => all.events);
  new Gauge({
    name: 'alerts_lag_seconds',
    help: 'How long the alert that waits longest could have been sent; 0 when none waits, absent without a store',
    registers,
    async collect() {
      const found = await countsNow();
      if (found === null) this.remove();
      else this.set(found.alertsDueSince === null ? 0 : Math.max(0, now() - found.alertsDueSince) / 1000);
    },
  });
};

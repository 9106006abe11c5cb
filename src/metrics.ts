import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Portfolio } from './core/portfolio/portfolio.ts';

export type Metrics = Readonly<{
  pax8Call(call: Readonly<{ method: string; path: string; status: number | null; ms: number }>): void;
  turn(kind: string, ms: number): void;
  languageModel(call: Readonly<{ outcome: string; ms: number }>): void;
  text(): Promise<{ contentType: string; text: string }>;
}>;

/** Metrics for operators. Each call makes its own registry, so that two bots in one process share nothing. */
export const createMetrics = (portfolio: () => Portfolio | null): Metrics => {
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
  new Gauge({
    name: 'portfolio_age_seconds',
    help: 'Age of the companies and subscriptions that look-ups answer from (absent before the first load)',
    registers,
    collect() {
      const held = portfolio();
      if (held !== null) this.set((Date.now() - held.asOf) / 1000);
    },
  });
  return {
    pax8Call: ({ method, path, status, ms }) => {
      calls.inc({ method, path, status: status ?? 0 });
      callSeconds.observe({ method, path }, ms / 1000);
    },
    languageModel: ({ outcome, ms }) => modelSeconds.observe({ outcome }, ms / 1000),
    turn: (kind, ms) => turnSeconds.observe({ kind }, ms / 1000),
    text: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
};

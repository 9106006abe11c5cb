import type { PlaceLost } from '../alerts/alert.ts';
import type { Suspicion } from '../portfolio/suspicion.ts';
import type { Delivery } from '../words/chat.ts';
import type { Failure } from '../words/failure.ts';
import type { Instant } from '../words/instant.ts';

/** Why the database cannot keep what it is given. `gone`, `replaced`: the file is not the one that was opened. */
export type StoreProblem = 'unreachable' | 'full' | 'read-only' | 'gone' | 'replaced' | 'another';

/** Something that does not work now. */
export type Trouble =
  /** The last reading of the portfolio failed, or the last few reads of any kind did; `reason` is null when nobody expected it. */
  | Readonly<{ kind: 'pax8'; since: Instant; reason: Failure | null }>
  | (Readonly<{ kind: 'reading-held' }> & Pick<Suspicion, 'since' | 'at' | 'before' | 'read'>)
  /** A reading that lost much was accepted because the loss lasted, and nobody has confirmed it. */
  | (Readonly<{ kind: 'reading-taken'; takenAt: Instant }> & Pick<Suspicion, 'since' | 'before' | 'read'>)
  /** Pax8 was read, and has no subscriptions. */
  | Readonly<{ kind: 'nothing-read'; since: Instant }>
  | Readonly<{ kind: 'store'; problem: StoreProblem }>
  /** Entra refuses the bot's password, so nothing can be sent. */
  | Readonly<{ kind: 'bot-password'; since: Instant }>
  /** How many messages could not be sent since the last one that was. */
  | Readonly<{ kind: 'sends'; since: Instant; failed: number }>
  | Readonly<{ kind: 'jobs'; since: Instant; names: readonly string[] }>
  /** When an overdue sweep should have run. */
  | Readonly<{ kind: 'sweep'; since: Instant }>
  /** Places where Teams refuses alerts, and how many wait for them. */
  | Readonly<{ kind: 'alert-places'; since: Instant; places: number; waiting: number; why: PlaceLost }>
  /** Alerts that may or may not have arrived. */
  | Readonly<{ kind: 'unsure-alerts'; count: number }>
  /** Pax8's webhook was found failing. */
  | Readonly<{ kind: 'webhook'; since: Instant }>;

/** Whether Entra gives the bot a token; `unknown` when it could not be asked. */
export type SignIn = 'signed' | 'refused' | 'unknown';

/** How the bot itself is doing, as this process has seen it. */
export type Vitals = Readonly<{
  startedAt: Instant;
  /** The outcome of one run of a job; `failure` is null when it went well. */
  jobEnded(name: string, ms: number, failure: string | null): void;
  /** Something waits to be sent. */
  sending(): void;
  /** The outcome of sending it. */
  sent(delivery: Delivery): void;
  /** The outcome of one read from Pax8: null when it was answered, else why not. */
  pax8Read(trouble: Failure | null): void;
  /** What does not work with store, Teams, Pax8 and jobs. */
  troubles(): Promise<readonly Trouble[]>;
}>;

/** How many records there are in each state, for operators. */
export type Counts = Readonly<{
  changes: ReadonlyMap<string, number>;
  alerts: ReadonlyMap<string, number>;
  /** Since when the longest waiting alert could have been sent; null when none waits. */
  alertsDueSince: Instant | null;
  events: ReadonlyMap<string, number>;
}>;

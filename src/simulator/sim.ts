import type { Clock } from './clock.ts';
import type { Faults } from './http/faults.ts';
import type { RateLimit } from './http/rate-limit.ts';
import type { RequestLog } from './http/request-log.ts';
import type { Tokens } from './http/token.ts';
import type { World } from './world.ts';

/** What may be changed while the simulator runs. */
export type Settings = {
  /** Anything else gets 401. */
  clientId: string;
  clientSecret: string;
  tokenSeconds: number;
  callsPerMinute: number;
  /** Pax8 documents no `Retry-After` with its 429; true sends one. */
  sendRetryAfter: boolean;
  /** Added to every answer of the API. */
  latencyMs: number;
  /** How many reads of a subscription show `PendingAutomated` after a write. */
  provisioningReads: number;
  /** No row of the list carries its commitment, only the single read. */
  listWithoutCommitment: boolean;
};

/** The running simulator's parts; `world` is replaced on reset. */
export type Sim = {
  settings: Settings;
  world: World;
  tokens: Tokens;
  rateLimit: RateLimit;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly log: RequestLog;
};

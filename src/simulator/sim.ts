import type { Clock } from './clock.ts';
import type { Faults } from './http/faults.ts';
import type { RateLimit } from './http/rate-limit.ts';
import type { RequestLog } from './http/request-log.ts';
import type { Tokens } from './http/token.ts';
import type { SimPsa } from './psa/psa.ts';
import type { Deliveries } from './webhooks/deliveries.ts';
import type { World } from './world.ts';

/** Settings that can be changed while the simulator runs. */
export type Settings = {
  /** Any other client id gets 401. */
  clientId: string;
  clientSecret: string;
  tokenSeconds: number;
  callsPerMinute: number;
  /** Whether a 429 has a `Retry-After`; Pax8 documents none. */
  sendRetryAfter: boolean;
  /** Added to every answer of the API. */
  latencyMs: number;
  /** Added to every page of a list: Pax8's are slow, its orders above all (pax8labs/pax8-cli issues 199, 478, PR 365). */
  listLatencyMs: number;
  /** How many reads after a write show `PendingAutomated`. */
  provisioningReads: number;
  /**
   * The status in which an order ends: Active, or one that a person must look at. Which status the subscription of a
   * `Failed` order has is not published; `Cancelled` is one way. https://devx.pax8.com/docs/subscription-management
   */
  orderedAs: 'Active' | 'PendingManual' | 'WaitingForDetails' | 'Cancelled';
  /** Whether rows of the list lack the commitment, so that only the single read has it. */
  listWithoutCommitment: boolean;
  /** Whether a seat change moves the start date to its time, as in the history example of Pax8's document. */
  seatsMoveStart: boolean;
  /** Between two attempts of a webhook's delivery; Pax8 publishes no interval. */
  webhookRetryMs: number;
  /** How long after its term's end a subscription renews; at Microsoft up to 48 hours. */
  renewalMs: number;
  /** How long after an increase Microsoft shows the seats as assignable: mostly 60 to 90 seconds (docs.neoagent.io). */
  assignableAfterMs: number;
  /** Companies whose tenant answers Graph's calls with 403, and those in which the app is not known. */
  tenantsClosed: readonly string[];
  tenantsWithoutApp: readonly string[];
  /** Whether the app has Organization.Read.All, which the list of subscriptions takes. */
  listsTenantSubscriptions: boolean;
};

/** The parts of a running simulator; a reset replaces `world` and what rests on it. */
export type Sim = {
  settings: Settings;
  world: World;
  tokens: Tokens;
  rateLimit: RateLimit;
  psa: SimPsa;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly log: RequestLog;
  /** What webhooks are sent, for real. */
  readonly deliveries: Deliveries;
};

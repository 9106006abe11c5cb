import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { startClock } from './clock.ts';
import { type Control, controlOf } from './control/control.ts';
import { withTenants } from './graph/graph.ts';
import { openDoor } from './http/door.ts';
import { createFaults } from './http/faults.ts';
import { createRateLimit } from './http/rate-limit.ts';
import { createRequestLog } from './http/request-log.ts';
import { createTokens } from './http/token.ts';
import { type Profile, profiles } from './profiles.ts';
import { createPsa } from './psa/psa.ts';
import { type Data, seedFor } from './seed/seed.ts';
import type { Settings, Sim } from './sim.ts';
import { createDeliveries } from './webhooks/deliveries.ts';
import { createWorld, type Seed } from './world.ts';

export type SimulatorOptions = Partial<Settings> &
  Readonly<{
    /** 0 takes a free one. */
    port?: number;
    host?: string;
    profile?: Profile;
    /** Instead of the profile's. */
    data?: Data;
    /** Rows of one's own instead of a data set, with dates relative to the start. Time changes them in place. */
    rows?: (now: number) => Seed;
    /** Size of the large set. */
    companies?: number;
    subscriptions?: number;
    orders?: number;
    /** Whether the external ids of companies are their tenants' ids at Microsoft. */
    tenants?: boolean;
    /** For the large set: the same seed gives the same rows. */
    seed?: number;
    /** Where the simulator's clock starts, in milliseconds since 1970; real time by default. */
    now?: number;
  }>;

export type Simulator = Control &
  Readonly<{
    /** The bot's `PAX8_API_URL`; the token comes from `{url}/token`. */
    url: string;
    /** The bot's `GRAPH_URL` and `GRAPH_LOGIN_URL`. */
    graph: Readonly<{ url: string; loginUrl: string }>;
    port: number;
    /** Closes open connections and the port. */
    stop(): Promise<void>;
  }>;

const usual: Settings = {
  clientId: 'demo',
  clientSecret: 'demo',
  tokenSeconds: 86_400,
  callsPerMinute: 1000,
  sendRetryAfter: false,
  latencyMs: 0,
  listLatencyMs: 0,
  provisioningReads: 2,
  orderedAs: 'Active',
  listWithoutCommitment: false,
  seatsMoveStart: false,
  webhookRetryMs: 200,
  renewalMs: 0,
  assignableAfterMs: 75_000,
  tenantsClosed: [],
  tenantsWithoutApp: [],
  listsTenantSubscriptions: true,
};

/** Starts a pretend Pax8 on HTTP and waits until it listens. Rejects when the port is taken. */
export const startSimulator = async (options: SimulatorOptions = {}): Promise<Simulator> => {
  const {
    port = 0,
    host = '127.0.0.1',
    profile = 'usual',
    data = profiles[profile].data,
    companies = 1000,
    subscriptions = 5000,
    orders = 45_208,
    seed = 1,
    tenants = false,
    rows,
    now,
    ...asked
  } = options;
  const clock = startClock(now);
  const seeded = () => {
    // A given time is exact, however busy the machine is.
    const at = now ?? clock.now();
    const made = rows?.(at) ?? seedFor({ data, companies, subscriptions, orders, seed, now: at });
    return tenants ? { ...made, companies: withTenants(made.companies) } : made;
  };
  const fresh = () => {
    const world = createWorld(seeded());
    return {
      settings: { ...usual, ...profiles[profile].settings, ...asked },
      ...{ world, psa: createPsa(world), tokens: createTokens(), rateLimit: createRateLimit() },
    };
  };
  const deliveries = createDeliveries(() => sim);
  const sim: Sim = { ...fresh(), clock, faults: createFaults(), log: createRequestLog(), deliveries };
  const reset = () => {
    clock.reset();
    sim.faults.set([]);
    sim.log.clear();
    Object.assign(sim, fresh());
  };
  const control = controlOf(sim, reset);

  const server = openDoor(sim, control);
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
  return {
    ...control,
    url: `${origin}/v1`,
    graph: { url: `${origin}/graph/v1.0`, loginUrl: `${origin}/login` },
    port: address.port,
    async stop() {
      deliveries.stop();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};

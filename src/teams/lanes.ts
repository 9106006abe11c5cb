import type { Instant } from '../core/words/instant.ts';
import { inConversation, inTenant, longestWithin, stamp, waitFor } from './limits.ts';

/** A message that Teams refused for now: it goes first once this many milliseconds have passed. */
export type Again = Readonly<{ kind: 'again'; afterMs: number }>;
type Full = Readonly<{ kind: 'full' }>;

/** Where a message goes, and whether anybody waits for it. */
type Place = Readonly<{ tenantId: string; conversationId: string; background: boolean }>;

/** Tries once; resolves with the milliseconds until the next try, or null when there is none. */
type Job = () => Promise<number | null>;

/** One conversation: one message at a time, people's in order, then background ones. */
type Lane = {
  readonly tenant: Tenant;
  readonly sent: Instant[];
  readonly people: Job[];
  readonly background: Job[];
  /** Nothing goes before this moment. */
  notBefore: Instant;
  state: 'idle' | 'waiting' | 'ready' | 'busy';
};

/** Lanes that may send now, in the order in which they came. */
type Tenant = {
  readonly sent: Instant[];
  /** How many instances send to it, and when that was asked. */
  instances: number;
  askedAt: Instant;
  readonly people: Set<Lane>;
  readonly background: Set<Lane>;
  waiting: boolean;
};

type Parts = Readonly<{
  now: () => Instant;
  /** Rejects at once when the lanes close. */
  pause: (milliseconds: number) => Promise<void>;
  /** Once aborted, nothing waits any more: each message's own work is told that it did not leave. */
  closing: AbortSignal;
  /** Reports that this instance sends to a tenant; resolves with how many do. By default it is the only one. */
  sending?: (tenantId: string) => Promise<number>;
  /** The most messages that wait in one conversation, for people and background separately. */
  most?: number;
}>;

/** How long, in milliseconds, the number of a tenant's instances stays valid. */
const askEvery = 2_000;

const first = <T>(all: Iterable<T>): T | undefined => {
  for (const each of all) return each;
  return undefined;
};

/**
 * Sends within Teams' limits, in an independent lane per conversation. Among a tenant's ready lanes, those in which a
 * person waits go first, then in order of arrival.
 */
export const createLanes = ({ now, pause, closing, sending, most = 100 }: Parts) => {
  const lanes = new Map<string, Lane>();
  const tenants = new Map<string, Tenant>();
  let sweepAt = 1_000;

  /** Forgets lanes whose sends count towards no limit any more. */
  const sweep = (): void => {
    const old = now() - longestWithin;
    for (const [key, lane] of lanes)
      if (lane.state === 'idle' && (lane.sent.at(-1) ?? old) <= old) lanes.delete(key);
    sweepAt = Math.max(1_000, 2 * lanes.size);
  };

  const laneOf = ({ tenantId, conversationId }: Place): Lane => {
    const key = `${tenantId} ${conversationId}`;
    const known = lanes.get(key);
    if (known !== undefined) return known;
    if (lanes.size >= sweepAt) sweep();
    const tenant = tenants.get(tenantId) ?? {
      sent: [],
      // Until it is known: half, as beside one other.
      instances: sending === undefined ? 1 : 2,
      askedAt: Number.NEGATIVE_INFINITY,
      people: new Set<Lane>(),
      background: new Set<Lane>(),
      waiting: false,
    };
    tenants.set(tenantId, tenant);
    const lane: Lane = { tenant, sent: [], people: [], background: [], notBefore: 0, state: 'idle' };
    lanes.set(key, lane);
    return lane;
  };

  const after = (milliseconds: number, then: () => void): void => {
    // A stop ends the wait: then nothing is kept waiting any more.
    void pause(milliseconds)
      .catch(() => {})
      .then(then);
  };

  /** Lets the lane's next message wait for its turn. */
  const offer = (lane: Lane): void => {
    const { tenant } = lane;
    if (lane.state === 'busy' || lane.state === 'waiting') return;
    tenant.background.delete(lane);
    if (lane.people.length + lane.background.length === 0) {
      lane.state = 'idle';
      return;
    }
    const at = now();
    const wait = closing.aborted ? 0 : Math.max(lane.notBefore - at, waitFor(lane.sent, inConversation, at));
    if (wait > 0) {
      lane.state = 'waiting';
      tenant.people.delete(lane);
      after(wait, () => {
        lane.state = 'idle';
        offer(lane);
      });
      return;
    }
    lane.state = 'ready';
    (lane.people.length > 0 ? tenant.people : tenant.background).add(lane);
    pump(tenant);
  };

  const pump = (tenant: Tenant): void => {
    if (tenant.waiting) return;
    for (;;) {
      const lane = first(tenant.people) ?? first(tenant.background);
      if (lane === undefined) return;
      const wait = closing.aborted ? 0 : waitFor(tenant.sent, inTenant(tenant.instances), now());
      if (wait > 0) {
        tenant.waiting = true;
        after(wait, () => {
          tenant.waiting = false;
          pump(tenant);
        });
        return;
      }
      start(lane);
    }
  };

  /** If the store is away, half is used, as if there were one other instance. */
  const learn = (tenantId: string, tenant: Tenant): void => {
    if (sending === undefined || now() - tenant.askedAt < askEvery) return;
    tenant.askedAt = now();
    void sending(tenantId)
      .catch(() => Math.max(2, tenant.instances))
      .then((instances) => {
        tenant.instances = Math.max(1, instances);
        pump(tenant);
      });
  };

  const start = (lane: Lane): void => {
    const { tenant } = lane;
    tenant.people.delete(lane);
    tenant.background.delete(lane);
    const queue = lane.people.length > 0 ? lane.people : lane.background;
    const job = queue.shift();
    if (job === undefined) return;
    lane.state = 'busy';
    for (const sent of [lane.sent, tenant.sent]) stamp(sent, now());
    void job().then((againAfter) => {
      if (againAfter !== null) {
        queue.unshift(job);
        lane.notBefore = now() + againAfter;
      }
      lane.state = 'idle';
      offer(lane);
    });
  };

  return {
    /** Runs the work when its turn comes, and again as long as it asks. `full`: too many wait there already. */
    run<T extends Readonly<{ kind: string }>>(
      place: Place,
      work: () => Promise<T | Again>,
    ): Promise<T | Full> {
      const lane = laneOf(place);
      learn(place.tenantId, lane.tenant);
      const queue = place.background ? lane.background : lane.people;
      if (queue.length >= most) return Promise.resolve({ kind: 'full' });
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      queue.push(async () => {
        try {
          const done = await work();
          if (isAgain(done)) return done.afterMs;
          resolve(done);
        } catch (thrown) {
          reject(thrown);
        }
        return null;
      });
      offer(lane);
      return promise;
    },
  };
};

const isAgain = (done: Readonly<{ kind: string }>): done is Again => done.kind === 'again';

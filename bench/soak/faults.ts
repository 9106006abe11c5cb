import type { FaultRule } from '../../src/simulator/http/faults.ts';
import type { Chance } from './chance.ts';
import type { SiteName } from './plan.ts';

/** What Teams answers instead of doing its work. */
export type TeamsFault = Readonly<{
  status: number | 'reset-before' | 'reset-after' | 'hang';
  /** Teams' own code in the error. */
  code?: string;
  retryAfter?: number;
  /** Calls of this kind; without it, all. */
  on?: 'message' | 'update';
}>;

/** What goes wrong; plain data, so that a plan can be printed and compared. */
export type Fault =
  | Readonly<{ kind: 'kill' | 'stop' | 'freeze' | 'store-away' | 'disk-full' | 'events-away' }>
  /** The clock of one bot is so far off (milliseconds), then right again. */
  | Readonly<{ kind: 'clock'; ms: number }>
  | Readonly<{ kind: 'pax8'; rules: readonly FaultRule[] }>
  | Readonly<{ kind: 'teams'; fault: TeamsFault }>;

type Row = Readonly<{
  weight: number;
  /** How long it lasts, in seconds. */
  lasts: readonly [from: number, to: number];
  only?: SiteName;
  of: (chance: Chance) => Fault;
}>;

/** More calls than a fault can see. */
const all = 100_000;
const writes = ['PUT', 'DELETE', 'POST'] as const;
const hour = 60 * 60_000;
/** Pages of lists, not single records. */
const lists = '^/v1/(subscriptions|companies|products|orders)$';

const pax8 = (weight: number, lasts: Row['lasts'], rules: (chance: Chance) => readonly FaultRule[]): Row => ({
  weight,
  lasts,
  of: (chance) => ({ kind: 'pax8', rules: rules(chance) }),
});

const teams = (weight: number, lasts: Row['lasts'], fault: (chance: Chance) => TeamsFault): Row => ({
  weight,
  lasts,
  of: (chance) => ({ kind: 'teams', fault: fault(chance) }),
});

/** An answer of 200 that is not the record, with the work done or not. */
const nonsense = (chance: Chance): FaultRule[] =>
  writes.map((method) => ({
    match: { method, path: method === 'POST' ? '/v1/orders' : '/v1/subscriptions' },
    fault: chance.of(['html', 'bad-json', 'empty', 'old-record'] as const),
    done: chance.share() < 0.5,
    times: all,
  }));

const rows: readonly Row[] = [
  { weight: 10, lasts: [1, 4], of: () => ({ kind: 'kill' }) },
  { weight: 8, lasts: [1, 4], of: () => ({ kind: 'stop' }) },
  { weight: 3, lasts: [2, 8], of: () => ({ kind: 'freeze' }) },
  { weight: 6, lasts: [4, 15], of: () => ({ kind: 'store-away' }) },
  { weight: 6, lasts: [4, 15], only: 'sqlite', of: () => ({ kind: 'disk-full' }) },
  { weight: 3, lasts: [5, 20], of: () => ({ kind: 'events-away' }) },
  { weight: 5, lasts: [10, 25], of: (chance) => ({ kind: 'clock', ms: chance.of([3, -3, 26]) * hour }) },
  pax8(4, [10, 40], () => [{ match: { method: 'GET', path: lists }, fault: 'no-rows', times: all }]),
  pax8(4, [10, 30], () => [
    { match: { method: 'GET', path: lists }, fault: 'no-rows', times: all },
    { match: { method: 'GET', path: '/v1/subscriptions/' }, fault: '404', times: all },
  ]),
  pax8(4, [5, 15], (chance) => [{ fault: 'slow', ms: chance.between(1_000, 8_000), times: all }]),
  pax8(4, [5, 20], (chance) => [{ match: { method: chance.of(writes) }, fault: 'hang', times: all }]),
  pax8(8, [8, 20], nonsense),
  pax8(4, [5, 20], () => [{ match: { path: '/v1/' }, fault: '404', times: all }]),
  pax8(4, [5, 15], (chance) => [{ fault: '429', retryAfter: chance.between(1, 5), times: all }]),
  pax8(4, [5, 20], (chance) => [{ fault: chance.of(['500', '503'] as const), times: all }]),
  pax8(8, [8, 20], (chance) =>
    writes.map((method) => ({
      match: { method },
      fault: chance.of(['500-after', 'reset-after', 'reset-before', '500', '408'] as const),
      times: all,
    })),
  ),
  pax8(3, [5, 15], () => [{ match: { path: '/v1/' }, fault: '401', times: 3 }]),
  teams(4, [5, 20], (chance) => ({ status: chance.of([500, 502, 503]) })),
  teams(4, [5, 20], (chance) => ({ status: 429, retryAfter: chance.between(1, 8) })),
  teams(3, [5, 15], () => ({ status: 403, code: 'Forbidden' })),
  teams(3, [5, 15], (chance) => ({
    status: 404,
    code: 'ConversationNotFound',
    on: chance.of(['message', 'update']),
  })),
  teams(3, [5, 15], (chance) => ({ status: chance.of(['reset-before', 'reset-after'] as const) })),
  teams(2, [4, 10], () => ({ status: 'hang' })),
];

/** A fault for this site, and how long it lasts in milliseconds. */
export const anyFault = (site: SiteName, chance: Chance): Readonly<{ fault: Fault; lasts: number }> => {
  const row = chance.weighted(rows.filter(({ only = site }) => only === site));
  const [from, to] = row.lasts;
  return { fault: row.of(chance), lasts: chance.between(from * 1_000, to * 1_000) };
};

/** In a few words, for the books and for who looks on. */
export const nameOf = (fault: Fault): string => {
  switch (fault.kind) {
    case 'clock':
      return `clock ${fault.ms > 0 ? '+' : ''}${fault.ms / hour} h`;
    case 'pax8':
      return `pax8 ${fault.rules.map((rule) => `${rule.match?.method ?? 'all'} ${rule.fault}${rule.done === false ? ' (not done)' : ''}`).join(', ')}`;
    case 'teams':
      return `teams ${fault.fault.status}${fault.fault.on === undefined ? '' : ` on ${fault.fault.on}s`}`;
    default:
      return fault.kind;
  }
};

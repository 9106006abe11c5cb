import type { AlertState, StoredAlert } from '../../src/core/alerts/alert.ts';
import type { AuditCheck, AuditRecord } from '../../src/core/audit/audit-memory.ts';
import type { Change, ChangeState } from '../../src/core/changes/change.ts';
import type { ChangeCard } from '../../src/core/ports/memory.ts';
import type { Renewal } from '../../src/core/renewals/renewal.ts';
import type { LoggedWrite } from '../../src/simulator/http/request-log.ts';
import type { SimSubscription } from '../../src/simulator/model.ts';
import { openStore } from '../../src/store/open.ts';
import type { Life } from './bot.ts';
import type { Trouble } from './drive.ts';
import { get, type Site } from './site.ts';
import type { Event, Posting } from './teams.ts';
import type { Pressed, Said, Traffic } from './traffic.ts';

/** Everything that is known of a site when its bots have come to rest. */
export type Facts = Readonly<{
  site: string;
  said: readonly Said[];
  pressed: readonly Pressed[];
  skipped: number;
  troubles: readonly Trouble[];
  lives: readonly Life[];
  /** What Teams and the receiver of events have seen. */
  postings: readonly Posting[];
  events: readonly Event[];
  /** What Pax8 has written, and what it has now. */
  writes: readonly LoggedWrite[];
  subscriptions: readonly AtPax8[];
  /** Subscriptions that somebody else has changed. */
  elsewhere: readonly string[];
  /** The world's time when its bots had come to rest. */
  now: number;
  /** What the bots remember. */
  changes: readonly Change[];
  cards: readonly ChangeCard[];
  alerts: readonly StoredAlert[];
  renewals: readonly Renewal[];
  audit: readonly AuditRecord[];
  chain: AuditCheck;
  /** Events that were given up after a day, and stand in `status`: "type of change". */
  givenUp: readonly string[];
  /** How many messages and presses have no answer yet, nor an apology. */
  turns: number;
  /** How many of these, and how many changes and alerts are neither settled nor wait for a person. */
  open: number;
}>;

const changeStates: readonly ChangeState[] = [
  ...(['pending', 'planned', 'approved', 'executing', 'needs-check', 'applied', 'failed'] as const),
  ...(['stale', 'rejected', 'cancelled', 'expired'] as const),
];
const alertStates: readonly AlertState[] = ['due', 'sending', 'posted', 'unsure', 'dropped', 'told'];
const all = 1_000_000;

export const isOpenChange = ({ state }: Change): boolean =>
  state === 'approved' || state === 'executing' || state === 'needs-check';
export const isOpenAlert = ({ state }: StoredAlert): boolean =>
  state === 'due' || state === 'sending' || state === 'unsure';

const remembered = async ({ database, tenant, ahead }: Site) => {
  const store = await openStore({ url: database, callsPerMinute: 1_000, now: () => Date.now() + ahead() });
  try {
    const changes = await store.changes.inStatesAnywhere(changeStates);
    const cards = await Promise.all(changes.map(({ id }) => store.changeCards.of(id)));
    const alerts = await Promise.all(alertStates.map((state) => store.alerts.inState(tenant, state, all)));
    return {
      changes,
      cards: cards.flat(),
      alerts: alerts.flat(),
      renewals: await store.renewals.open(tenant),
      audit: await store.audit.latest(tenant, { limit: all }),
      chain: await store.audit.verify(tenant),
      turns: (await store.turns.leftBehind(Date.now() + ahead(), true)).length,
      givenUp: (await store.deliveries.troubled(tenant, all)).map(
        ({ event }) => `${event?.type} of ${event?.data.change?.id}`,
      ),
    };
  } finally {
    await store.close();
  }
};

/** What a subscription is at Pax8 itself. */
type AtPax8 = Pick<SimSubscription, 'id' | 'status' | 'quantity' | 'endDate' | 'commitment'>;

const atPax8 = ({ pax8Url, subscriptionIds }: Site): Promise<AtPax8[]> =>
  Promise.all(
    subscriptionIds.map(async (wanted) => {
      const row = (await get(`${pax8Url}/_sim/subscriptions/${wanted}`)) as AtPax8;
      const { id, status, quantity, endDate, commitment } = row;
      return { id, status, quantity, endDate, commitment };
    }),
  );

/** Asks the store, Pax8 and Teams; the bots must not run. */
export const gather = async (site: Site, traffic: Traffic, troubles: readonly Trouble[]): Promise<Facts> => {
  const known = await remembered(site);
  const { changes, alerts } = known;
  return {
    site: site.name,
    said: traffic.said,
    pressed: traffic.pressed,
    skipped: traffic.skipped(),
    troubles,
    lives: site.bots.flatMap(({ lives }) => lives),
    postings: site.postings,
    events: site.events,
    writes: (await get(`${site.pax8Url}/_sim/writes`)) as LoggedWrite[],
    subscriptions: await atPax8(site),
    elsewhere: site.changedElsewhere,
    now: Date.now() + site.ahead(),
    ...known,
    open: changes.filter(isOpenChange).length + alerts.filter(isOpenAlert).length + known.turns,
  };
};

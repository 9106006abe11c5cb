import type { AlertPlace } from '../src/core/alerts/alert.ts';
import {
  alertsOf,
  duesOf,
  horizon,
  isWatched,
  keysOf,
  thresholdsReached,
  type Watch,
} from '../src/core/alerts/due-alerts.ts';
import { termEnd } from '../src/core/marketplace/renewals.ts';
import { buildPortfolio, type Portfolio } from '../src/core/portfolio/portfolio.ts';
import { commitmentsAhead, dayKey } from '../src/core/renewals/commitments-ahead.ts';
import type { Renewal } from '../src/core/renewals/renewal.ts';
import { newRenewal } from '../src/core/renewals/renewal-lines.ts';
import { newDays, subscriptionsInDoubt, updateRenewal } from '../src/core/renewals/renewal-upkeep.ts';
import { day } from '../src/core/words/durations.ts';
import type { Figure } from './figures.ts';
import { openBot, somebody } from './large-bot.ts';
import { timed } from './samples.ts';
import { withWarmStore } from './warm-store.ts';

const { person } = somebody;
const rounds = 9;
const most = 150;
const copies = 2;

/**
 * What a sweep decides for three channels of the large portfolio taken twice, 100,000 subscriptions, without the store, next to a
 * plain look at every term end.
 */
export const sweep = (): Promise<readonly Figure[]> =>
  withWarmStore(async ({ env }) => {
    const bot = await openBot(env);
    const held = bot.context.portfolio.current();
    if (held === null) throw new Error('there is no portfolio');
    const portfolio = taken(held, copies);
    const now = bot.context.now();
    const watches = watchesAt(now);
    const { renewals, keys } = decided(portfolio, [], new Set(), watches, now);
    const look = await bestOf(() => [...portfolio.subscriptions.values()].map(termEnd));
    const first = await bestOf(() => decided(portfolio, [], new Set(), watches, now));
    const again = await bestOf(() => decided(portfolio, renewals, new Set(keys), watches, now));
    await bot.close();
    const yardstick = { what: 'one look at the end of every term', value: look };
    return [
      figure(`the first sweep: ${renewals.length} renewals, all new`, first, yardstick),
      figure('the next sweep: the same, all known', again, yardstick),
    ];
  });

/** As many portfolios in one, with companies and subscriptions of their own. */
const taken = (held: Portfolio, times: number): Portfolio => {
  const numbers = Array.from({ length: times }, (_, n) => n);
  const apart = (id: string, n: number): string => (n === 0 ? id : `${id} ${n}`);
  return buildPortfolio({
    companies: numbers.flatMap((n) =>
      [...held.companies.values()].map((company) => ({ ...company, id: apart(company.id, n) })),
    ),
    subscriptions: numbers.flatMap((n) =>
      [...held.subscriptions.values()].map((subscription) => ({
        ...subscription,
        id: apart(subscription.id, n),
        companyId: apart(subscription.companyId, n),
      })),
    ),
    asOf: held.asOf,
    unreadable: held.unreadable,
  });
};

/** Decides as the workflows keep-renewals.ts and sweep-renewals.ts do, without reading or saving in between. */
const decided = (
  portfolio: Portfolio,
  open: readonly Renewal[],
  known: ReadonlySet<string>,
  watches: readonly Watch[],
  now: number,
) => {
  const vendorOf = (productId: string) => portfolio.vendors.get(productId) ?? null;
  const read = (id: string) => portfolio.subscriptions.get(id);
  subscriptionsInDoubt(open, read, now);
  const { days } = commitmentsAhead(portfolio, now, horizon(watches));
  const wanted = newDays(days, open).filter((day) => isWatched(day, watches, vendorOf, now));
  const made = wanted.map((day, at) =>
    newRenewal({ id: `renewal ${at}`, tenantId: person.tenantId, createdAt: now, ...day }),
  );
  const renewals = [...open, ...made].map((renewal) =>
    updateRenewal(renewal, days.get(dayKey(renewal)), read, now),
  );
  const dues = duesOf(renewals, watches, vendorOf, now);
  const alerts = alertsOf(dues, known, { turn: now, now });
  return { renewals, alerts, keys: keysOf(dues), reached: thresholdsReached(dues, now) };
};

/** One channel hears of everything, one of a vendor, and the third gets expensive renewals as a digest. */
const watchesAt = (now: number): Watch[] => {
  const all = { company: null, vendor: null, product: null, kind: null, minMonthly: null, days: null };
  const placeOf = (conversationId: string, given: Partial<AlertPlace>): AlertPlace => ({
    tenantId: person.tenantId,
    conversationId,
    filter: all,
    form: { kind: 'each' },
    setBy: person,
    setAt: 0,
    trouble: null,
    ...given,
  });
  const places = [
    placeOf('all', {}),
    placeOf('vendor', { filter: { ...all, vendor: 'Microsoft' } }),
    placeOf('dear', {
      filter: { ...all, minMonthly: 500 },
      form: { kind: 'digest', every: 'day', hour: 9 },
    }),
  ];
  return places.map((place) => ({ place, days: [60, 30, 14, 7, 3, 1], next: now + day }));
};

/** Other load on the machine only makes it slower. */
const bestOf = async (work: () => unknown): Promise<number> => {
  await timed(work);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await timed(work));
  return Math.min(...times);
};

const figure = (what: string, value: number, yardstick: Figure['yardstick']): Figure => ({
  what,
  unit: 'ms',
  value,
  yardstick,
  bound: { says: `under ${most} ms`, met: value < most },
});

import { type Packed, packedOf, unpacked } from '../core/history/kept-state.ts';
import type { Marketplace } from '../core/marketplace/marketplace.ts';
import type { Subscription } from '../core/marketplace/records.ts';
import type { Portfolio } from '../core/portfolio/portfolio.ts';
import { standingOf } from '../core/portfolio/standing.ts';
import type { History, KeptRows } from '../core/ports/history-memory.ts';
import type { Memory } from '../core/ports/memory.ts';
import { type Costs, seesCostOf, withoutCosts } from '../core/rules/costs.ts';
import type { Context } from './context.ts';

/*
 * The one place where costs are taken out of what somebody reads: out of the records, before any card, list or file is made of
 * them. Rules, writes and caches never work with what comes from here.
 */

type Read = Readonly<{ companyId: string | null }>;

/** A company's record as this reader may see it. */
export const seenBy = <T>({ costs }: Pick<Context, 'costs'>, companyId: string | null, record: T): T =>
  costs === 'all' || (companyId !== null && seesCostOf(costs, companyId)) ? record : withoutCosts(record);

const seenOf = <T extends Read>(context: Pick<Context, 'costs'>, record: T): T =>
  seenBy(context, record.companyId, record);

/** The newest variants of each portfolio, so that each is made once. */
const variants = new WeakMap<Portfolio, Map<string, Portfolio>>();

const portfolioSeen = (portfolio: Portfolio, costs: Costs): Portfolio => {
  const byKey = variants.get(portfolio) ?? new Map<string, Portfolio>();
  variants.set(portfolio, byKey);
  const key = costs === 'all' || costs === 'none' ? costs : costs.toSorted().join(' ');
  const seen = byKey.get(key) ?? portfolioOf(portfolio, (row) => seenOf({ costs }, row));
  byKey.set(key, seen);
  return seen;
};

const portfolioOf = (portfolio: Portfolio, seen: (row: Subscription) => Subscription): Portfolio => {
  const subscriptions = new Map([...portfolio.subscriptions].map(([id, row]) => [id, seen(row)]));
  const again = (row: Subscription): Subscription => subscriptions.get(row.id) ?? seen(row);
  return {
    ...portfolio,
    subscriptions,
    byCompany: new Map([...portfolio.byCompany].map(([id, rows]) => [id, rows.map(again)])),
    standings: new Map(
      [...portfolio.standings].map(([id, standing]) => {
        const subscription = again(standing.subscription);
        return [id, subscription === standing.subscription ? standing : standingOf(subscription)];
      }),
    ),
  };
};

type Seen = Pick<Context, 'costs'>;

/** Only reads are covered. List prices are kept for everybody, so whatever shows them removes the costs. */
const marketplaceSeen = (
  marketplace: Marketplace,
  context: Seen,
  ofSubscription: (id: string) => string | null,
) => ({
  ...marketplace,
  subscription: async (...asked: Parameters<Marketplace['subscription']>) => {
    const row = await marketplace.subscription(...asked);
    return row === null ? null : seenOf(context, row);
  },
  subscriptions: async (...asked: Parameters<Marketplace['subscriptions']>) => {
    const read = await marketplace.subscriptions(...asked);
    return { ...read, rows: read.rows.map((row) => seenOf(context, row)) };
  },
  findSubscriptions: async (...asked: Parameters<Marketplace['findSubscriptions']>) => {
    const read = await marketplace.findSubscriptions(...asked);
    return { ...read, rows: read.rows.map((row) => seenOf(context, row)) };
  },
  history: async (...asked: Parameters<Marketplace['history']>) =>
    seenBy(context, ofSubscription(asked[0]), await marketplace.history(...asked)),
  usageSummaries: async (...asked: Parameters<Marketplace['usageSummaries']>) =>
    seenBy(context, ofSubscription(asked[0]), await marketplace.usageSummaries(...asked)),
  usageSummary: async (...asked: Parameters<Marketplace['usageSummary']>) => {
    const row = await marketplace.usageSummary(...asked);
    return row === null ? null : seenOf(context, row);
  },
  usageLines: async (...asked: Parameters<Marketplace['usageLines']>) =>
    seenBy(context, null, await marketplace.usageLines(...asked)),
});

const packedSeen = ({ costs }: Seen, companyId: string | undefined, packed: Packed): Packed =>
  costs === 'all' || (companyId !== undefined && seesCostOf(costs, companyId))
    ? packed
    : packed === null
      ? null
      : packedOf(withoutCosts(unpacked(packed)));

const historySeen = (history: History, context: Seen): History => {
  const seen = ({ subscriptions, rows }: KeptRows): KeptRows => ({
    subscriptions,
    rows: rows.map((row) => ({
      ...row,
      packed: packedSeen(context, subscriptions.get(row.id)?.companyId, row.packed),
    })),
  });
  return {
    ...history,
    last: async (companyId) =>
      new Map(
        [...(await history.last(companyId))].map(([id, subscription]) => [
          id,
          { ...subscription, packed: packedSeen(context, subscription.companyId, subscription.packed) },
        ]),
      ),
    changed: async (...asked) => seen(await history.changed(...asked)),
    ofCompany: async (companyId) => seen(await history.ofCompany(companyId)),
    ofSubscriptions: async (ids) => seen(await history.ofSubscriptions(ids)),
  };
};

const memorySeen = ({ changes, renewals, audit, history, ...memory }: Memory, context: Seen): Memory => ({
  ...memory,
  history: historySeen(history, context),
  changes: {
    ...changes,
    get: async (...asked) => {
      const change = await changes.get(...asked);
      return change === null ? null : seenOf(context, change);
    },
    inStates: async (...asked) => (await changes.inStates(...asked)).map((row) => seenOf(context, row)),
    toReview: async (...asked) => (await changes.toReview(...asked)).map((row) => seenOf(context, row)),
    ofSubscription: async (...asked) =>
      (await changes.ofSubscription(...asked)).map((row) => seenOf(context, row)),
    ofBundle: async (...asked) => (await changes.ofBundle(...asked)).map((row) => seenOf(context, row)),
    planned: async (...asked) => (await changes.planned(...asked)).map((row) => seenOf(context, row)),
  },
  renewals: {
    ...renewals,
    get: async (...asked) => {
      const renewal = await renewals.get(...asked);
      return renewal === null ? null : seenOf(context, renewal);
    },
    open: async (...asked) => (await renewals.open(...asked)).map((row) => seenOf(context, row)),
    ofSubscription: async (...asked) =>
      (await renewals.ofSubscription(...asked)).map((row) => seenOf(context, row)),
    withServiceTerms: async (...asked) =>
      (await renewals.withServiceTerms(...asked)).map((row) => seenOf(context, row)),
  },
  audit: {
    ...audit,
    latest: async (...asked) => (await audit.latest(...asked)).map((row) => seenOf(context, row)),
  },
});

/** A look-up's context, whose records show only costs that its reader may see. It keeps nothing it reads. */
export const withCostsHidden = (context: Context): Context => {
  const { costs, portfolio, marketplace, memory } = context;
  if (costs === 'all') return context;
  const companyOf = (id: string): string | null =>
    portfolio.current()?.subscriptions.get(id)?.companyId ?? null;
  return {
    ...context,
    portfolio: {
      ...portfolio,
      current: () => {
        const held = portfolio.current();
        return held === null ? null : portfolioSeen(held, costs);
      },
      put: async () => {},
    },
    marketplace: marketplaceSeen(marketplace, context, companyOf),
    memory: memorySeen(memory, context),
  };
};

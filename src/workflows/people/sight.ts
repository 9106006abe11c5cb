import type { Marketplace } from '../../core/marketplace/marketplace.ts';
import type { Order } from '../../core/marketplace/orders.ts';
import { ofCompanies, type Portfolio } from '../../core/portfolio/portfolio.ts';
import type { History, KeptRows } from '../../core/ports/history-memory.ts';
import type { Memory } from '../../core/ports/memory.ts';
import { sightOfRole } from '../../core/rules/permissions.ts';
import type { Person } from '../../core/words/people.ts';
import type { Context } from '../context.ts';

/** What a person's look-ups cover: all companies, or those of their role. */
export type Sight = Readonly<{
  /** Not for work that saves all renewals: whatever is hidden would be lost. */
  context: Context;
  /** The names of the only companies they see; null for all. */
  only: readonly string[] | null;
}>;

/** The newest narrowed variants of each portfolio, so that its names are prepared once. */
const narrowed = new WeakMap<Portfolio, Map<string, Portfolio>>();

const narrowedTo = (portfolio: Portfolio, ids: readonly string[]): Portfolio => {
  const variants = narrowed.get(portfolio) ?? new Map<string, Portfolio>();
  narrowed.set(portfolio, variants);
  const key = [...ids].sort().join(' ');
  const limited = variants.get(key) ?? ofCompanies(portfolio, new Set(ids));
  variants.set(key, limited);
  return limited;
};

/** Orders and requests name their company; everything else is found through the portfolio. */
const marketplaceOf = (marketplace: Marketplace, sees: (companyId: string) => boolean): Marketplace => {
  const seen = (rows: readonly Order[]) => rows.filter(({ companyId }) => sees(companyId));
  return {
    ...marketplace,
    order: async (id, urgency) => {
      const order = await marketplace.order(id, urgency);
      return order !== null && sees(order.companyId) ? order : null;
    },
    orders: async (companyId, urgency, page) => {
      const read = await marketplace.orders(companyId, urgency, page);
      const rows = seen(read.rows);
      return { ...read, rows, total: read.total - (read.rows.length - rows.length) };
    },
    orderPages: async function* (companyId, urgency) {
      for await (const page of marketplace.orderPages(companyId, urgency))
        yield { ...page, rows: seen(page.rows) };
    },
  };
};

const historyOf = (history: History, sees: (companyId: string) => boolean): History => {
  const seen = ({ subscriptions, rows }: KeptRows): KeptRows => {
    const left = new Map([...subscriptions].filter(([, { companyId }]) => sees(companyId)));
    return { subscriptions: left, rows: rows.filter(({ id }) => left.has(id)) };
  };
  return {
    ...history,
    nights: async () => (await history.nights()).map((night) => ({ ...night, totals: null })),
    last: async (companyId) =>
      new Map([...(await history.last(companyId))].filter(([, seenLast]) => sees(seenLast.companyId))),
    changed: async (...asked) => seen(await history.changed(...asked)),
    ofCompany: async (companyId) => seen(await history.ofCompany(companyId)),
    ofSubscriptions: async (ids) => seen(await history.ofSubscriptions(ids)),
  };
};

const memoryOf = ({ changes, history, ...memory }: Memory, sees: (companyId: string) => boolean): Memory => ({
  ...memory,
  history: historyOf(history, sees),
  changes: {
    ...changes,
    inStates: async (...asked) =>
      (await changes.inStates(...asked)).filter(({ companyId }) => sees(companyId)),
    toReview: async (...asked) =>
      (await changes.toReview(...asked)).filter(({ companyId }) => sees(companyId)),
  },
});

/** A context limited to what a person may look up now. */
export const sightOf = async (context: Context, person: Person): Promise<Sight> => {
  const { settings, memory, portfolio, marketplace } = context;
  const granted = await memory.roles.granted(person.tenantId, person.objectId);
  const ids = sightOfRole(person, granted, settings);
  if (ids === null) return { context, only: null };
  const sees = (companyId: string) => ids.includes(companyId);
  const current = () => {
    const held = portfolio.current();
    return held === null ? null : narrowedTo(held, ids);
  };
  return {
    context: {
      ...context,
      portfolio: { ...portfolio, current },
      marketplace: marketplaceOf(marketplace, sees),
      memory: memoryOf(memory, sees),
    },
    only: ids.map((id) => portfolio.current()?.companies.get(id)?.name ?? id),
  };
};

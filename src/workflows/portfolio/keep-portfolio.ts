import type { Marketplace, Urgency } from '../../core/marketplace/marketplace.ts';
import type { Company, Product, Subscription } from '../../core/marketplace/records.ts';
import { skusOf } from '../../core/names/skus.ts';
import { vendorsOf } from '../../core/names/vendors.ts';
import {
  buildPortfolio,
  type Portfolio,
  withCompany,
  withSubscription,
} from '../../core/portfolio/portfolio.ts';
import { type Suspicion, suspicionOf, type TakenLoss, takenLoss } from '../../core/portfolio/suspicion.ts';
import type { CachedPortfolio, PortfolioSnapshot } from '../../core/ports/memory.ts';
import type { Failure } from '../../core/words/failure.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Log } from '../../core/words/log.ts';
import { failureOf, messageOf } from '../../errors.ts';
import type { PortfolioKeeper } from '../context.ts';
import { fillGaps } from './fill-gaps.ts';
import { learnProducts } from './learn-products.ts';

/** Clocks of instances differ by less than this, in milliseconds. */
const tolerated = 60_000;

export const keepPortfolio = (options: {
  marketplace: Marketplace;
  cache: CachedPortfolio;
  refreshEveryMs: number;
  now: () => Instant;
  log: Log;
}): PortfolioKeeper => {
  const { marketplace, cache, refreshEveryMs, now, log } = options;
  let held: Portfolio | null = null;
  const products = new Map<string, Product>();
  /** Single reads that may be newer than the pages of a refresh still running. */
  const younger = new Map<string, { subscription: Subscription; at: Instant }>();
  const youngerCompanies = new Map<string, { company: Company; at: Instant }>();
  const inVain = new Map<string, Instant>();
  const asked = new Map<string, Instant>();
  let reading: Promise<Portfolio> | null = null;
  let learning: Promise<void> | null = null;
  let trouble: { since: Instant; reason: Failure | null; forLog: string } | null = null;
  let suspicion: Suspicion | null = null;
  let taken: TakenLoss | null = null;

  const take = (snapshot: PortfolioSnapshot): Portfolio => {
    for (const product of snapshot.products) products.set(product.id, product);
    held = buildPortfolio({ ...snapshot, products: products.values() });
    return held;
  };

  const learn = async (urgency: Urgency): Promise<void> => {
    if (held === null) return;
    const { subscriptions, vendors } = held;
    const wanted = [...subscriptions.values()].map((row) => row.productId).filter((id) => !vendors.has(id));
    const found = await learnProducts({ marketplace, wanted, asked, urgency, now, log });
    if (found.length === 0) return;
    for (const product of found) products.set(product.id, product);
    held = { ...held, vendors: vendorsOf(products.values()), skus: skusOf(products.values()) };
    await cache.putProducts(found);
    log.info({ products: found.length }, 'vendors of products learned');
  };

  /** What another instance has read or held back. While the store is away, only what this one knows. */
  const lookAtOthers = async (): Promise<void> => {
    const saved = await cache.state().catch(() => null);
    if (saved === null) return;
    if (young(saved.asOf) && saved.asOf > (held?.asOf ?? 0)) {
      const snapshot = await cache.load();
      if (snapshot === null) return;
      take(snapshot);
      suspicion = null;
      taken = await cache.taken();
    }
    if (saved.suspicionAt !== null && saved.suspicionAt !== suspicion?.at)
      suspicion = await cache.suspicion();
  };

  const read = async (urgency: Urgency, confirmed: boolean): Promise<Portfolio> => {
    const asOf = now();
    const [companies, subscriptions] = await Promise.all([
      marketplace.companies(urgency),
      marketplace.subscriptions(urgency),
    ]);
    const rows = { companies: companies.rows, subscriptions: subscriptions.rows };
    await lookAtOthers();
    const earlier = suspicion;
    suspicion = suspicionOf(held, rows, earlier, confirmed, now());
    if (held !== null && suspicion !== null) {
      await cache
        .holdBack(suspicion, taken)
        .catch((thrown: unknown) => log.warn({ reason: messageOf(thrown) }, 'a suspicion was not saved'));
      const { since, before, read } = suspicion;
      log.warn({ since, before, read }, 'a reading of Pax8 lost too much and was not taken');
      return held;
    }
    taken = takenLoss(taken, rows, earlier, confirmed, now());
    const filled = await fillGaps({
      marketplace,
      now: now(),
      subscriptions: subscriptions.rows,
      before: held?.subscriptions ?? new Map(),
      products: [...products.values()],
      inVain,
      log,
    });
    for (const product of filled.products) products.set(product.id, product);
    const snapshot: PortfolioSnapshot = {
      companies: withYounger(companies.rows, youngerCompanies, asOf),
      subscriptions: filled.subscriptions.map((row) => {
        const single = younger.get(row.id);
        return single !== undefined && single.at >= asOf ? single.subscription : row;
      }),
      products: [...products.values()],
      asOf,
      unreadable: companies.unreadable + subscriptions.unreadable,
    };
    for (const [id, { at }] of younger) if (at < asOf) younger.delete(id);
    for (const [id, { at }] of youngerCompanies) if (at < asOf) youngerCompanies.delete(id);
    const portfolio = take(snapshot);
    await cache.save(snapshot, taken);
    const counts = { companies: portfolio.companies.size, subscriptions: portfolio.subscriptions.size };
    log.info({ ...counts, unreadable: snapshot.unreadable, ms: now() - asOf }, 'portfolio read from Pax8');
    return portfolio;
  };

  const refresh = (urgency: Urgency, confirmed = false): Promise<Portfolio> => {
    reading ??= read(urgency, confirmed)
      .then((portfolio) => {
        trouble = null;
        return portfolio;
      })
      .catch((thrown: unknown) => {
        trouble = { since: trouble?.since ?? now(), reason: failureOf(thrown), forLog: messageOf(thrown) };
        throw thrown;
      })
      .finally(() => {
        reading = null;
      });
    return reading;
  };

  /** A reading from the future came from a clock that ran ahead. */
  const young = (asOf: Instant | null): boolean =>
    asOf !== null && now() - asOf < refreshEveryMs && asOf - now() < tolerated;

  return {
    current: () => held,
    trouble: () => trouble,
    suspicion: () => suspicion,
    taken: () => taken,
    refresh: (urgency) => refresh(urgency),
    confirm: async () => {
      // A reading that began before the press confirms nothing.
      await reading?.catch(() => {});
      return refresh('person', true);
    },
    warm: async () => {
      const snapshot = await cache.load();
      if (snapshot !== null) take(snapshot);
      suspicion = await cache.suspicion();
      taken = await cache.taken();
    },
    refreshIfOld: async () => {
      await lookAtOthers();
      if (young(held?.asOf ?? null) || young(suspicion?.at ?? null)) return;
      await refresh('background');
    },
    learnVendors: (urgency) => {
      learning ??= learn(urgency).finally(() => {
        learning = null;
      });
      return learning;
    },
    put: async (subscription) => {
      younger.set(subscription.id, { subscription, at: now() });
      if (held !== null) held = withSubscription(held, subscription);
      await cache.put(subscription);
    },
    putCompany: (company) => {
      youngerCompanies.set(company.id, { company, at: now() });
      if (held !== null) held = withCompany(held, company);
    },
  };
};

/** The companies of a list, plus those read one by one after it began, which it may lack. */
const withYounger = (
  rows: readonly Company[],
  younger: ReadonlyMap<string, Readonly<{ company: Company; at: Instant }>>,
  asOf: Instant,
): Company[] => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const [id, { company, at }] of younger) if (at >= asOf) byId.set(id, company);
  return [...byId.values()];
};

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CachedPortfolio, PortfolioSnapshot } from '../../../src/core/ports/memory.ts';
import { createMarketplace } from '../../../src/pax8/marketplace.ts';
import { demoIds } from '../../../src/simulator/seed/demo.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../src/simulator/start.ts';
import { openStore, type Store } from '../../../src/store/open.ts';
import { keepPortfolio } from '../../../src/workflows/portfolio/keep-portfolio.ts';
import { noLog } from '../../harness/running-bot.ts';

const minute = 60_000;
let simulator: Simulator;
let store: Store;
let stops: (() => Promise<void>)[];

beforeEach(async () => {
  simulator = await startSimulator({ data: 'demo' });
  store = await openStore({ url: 'sqlite::memory:', callsPerMinute: 1000, now: simulator.now });
  stops = [() => store.close(), () => simulator.stop()];
});
afterEach(async () => {
  for (const stop of stops) await stop();
});

const keeper = (cache: CachedPortfolio = store.portfolio) => {
  const credentials = { clientId: 'demo', clientSecret: 'demo' };
  const marketplace = createMarketplace({
    url: simulator.url,
    credentials: { get: async () => credentials, renew: async () => credentials },
    budget: store.calls,
    now: simulator.now,
  });
  stops.unshift(() => marketplace.close());
  const portfolio = keepPortfolio({
    marketplace,
    cache,
    refreshEveryMs: 15 * minute,
    now: simulator.now,
    log: noLog,
  });
  return { marketplace, portfolio };
};
const reads = (path: RegExp) => simulator.requests().filter((request) => path.test(request.path)).length;
const restart = async (options: SimulatorOptions) => {
  await simulator.stop();
  simulator = await startSimulator(options);
};

describe('the portfolio', () => {
  test('holds every company and subscription of Pax8', async () => {
    const held = await keeper().portfolio.refresh('person');
    expect([held.companies.size, held.subscriptions.size]).toEqual([12, 60]);
    expect(held.byCompany.get(demoIds.contoso)).toHaveLength(6);
  });

  test('is read once when several ask at the same moment', async () => {
    const { portfolio } = keeper();
    const all = await Promise.all([
      portfolio.refresh('person'),
      portfolio.refresh('background'),
      portfolio.refreshIfOld(),
    ]);
    expect(all[0]).toBe(all[1]);
    expect(reads(/companies$/)).toBe(1);
  });

  test('is there again after a restart, as old as it is, without a call', async () => {
    await keeper().portfolio.refresh('person');
    const before = simulator.requests().length;
    simulator.advance({ ms: 5 * minute });
    const { portfolio } = keeper();
    await portfolio.warm();
    await portfolio.refreshIfOld();
    expect(portfolio.current()?.subscriptions.size).toBe(60);
    expect(simulator.now() - (portfolio.current()?.asOf ?? 0)).toBeGreaterThanOrEqual(5 * minute);
    expect(simulator.requests()).toHaveLength(before);
  });

  test('is read again when it is older than allowed, and not before', async () => {
    const { portfolio } = keeper();
    await portfolio.refresh('background');
    simulator.advance({ ms: 14 * minute });
    await portfolio.refreshIfOld();
    expect(reads(/companies$/)).toBe(1);
    simulator.advance({ ms: minute });
    await portfolio.refreshIfOld();
    expect(reads(/companies$/)).toBe(2);
  });

  test('that another instance has refreshed is taken from the store', async () => {
    const [one, other] = [keeper().portfolio, keeper().portfolio];
    await one.refresh('background');
    await other.refreshIfOld();
    expect(other.current()?.asOf).toBe(one.current()?.asOf);
    expect(reads(/companies$/)).toBe(1);
  });

  test('stays as it was when Pax8 fails, and says since when', async () => {
    const { portfolio } = keeper();
    await portfolio.refresh('background');
    simulator.faults([{ match: { path: '/v1/companies' }, times: 99, fault: '500' }]);
    await expect(portfolio.refresh('person')).rejects.toThrow();
    expect(portfolio.current()?.companies.size).toBe(12);
    expect(portfolio.trouble()?.since).toBeLessThanOrEqual(simulator.now());
    simulator.faults([]);
    await portfolio.refresh('person');
    expect(portfolio.trouble()).toBeNull();
  }, 60_000);

  test('shows one subscription right after it was written', async () => {
    const { portfolio, marketplace } = keeper();
    await portfolio.refresh('background');
    simulator.patch(demoIds.contosoBusinessPremium, { quantity: 99 });
    const fresh = await marketplace.subscription(demoIds.contosoBusinessPremium, 'person');
    if (fresh !== null) await portfolio.put(fresh);
    expect(portfolio.current()?.subscriptions.get(demoIds.contosoBusinessPremium)?.quantity).toBe(99);
    expect((await store.portfolio.load())?.subscriptions.find(({ id }) => id === fresh?.id)?.quantity).toBe(
      99,
    );
  });

  test('does not lose a subscription that was written while a refresh was reading older pages', async () => {
    let saving: () => void = () => {};
    const reached = new Promise<void>((done) => {
      saving = done;
    });
    let release: () => void = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    const slow: CachedPortfolio = {
      ...store.portfolio,
      save: async (snapshot: PortfolioSnapshot) => {
        saving();
        await held;
        return store.portfolio.save(snapshot);
      },
    };
    const { portfolio, marketplace } = keeper(slow);
    const refreshed = portfolio.refresh('background');
    await reached;
    simulator.patch(demoIds.contosoBusinessPremium, { quantity: 77 });
    const fresh = await marketplace.subscription(demoIds.contosoBusinessPremium, 'person');
    if (fresh !== null) await portfolio.put(fresh);
    release();
    await refreshed;
    expect(portfolio.current()?.subscriptions.get(demoIds.contosoBusinessPremium)?.quantity).toBe(77);
  });
});

describe('gaps of the list', () => {
  test('are filled: names from the product, commitments from the single read, each read once', async () => {
    await restart({ data: 'demo', listWithoutCommitment: true });
    const { portfolio } = keeper();
    const held = await portfolio.refresh('background');
    const rows = [...held.subscriptions.values()];
    expect(rows.filter(({ productName }) => productName === null)).toEqual([]);
    expect(held.subscriptions.get(demoIds.contosoBusinessPremium)?.commitment?.term).toBe('1-Year');
    const singles = reads(/subscriptions\/[^/]+$/) + reads(/products\/[^/]+$/);
    expect(singles).toBeGreaterThan(0);
    simulator.clearRequests();
    await portfolio.refresh('background');
    expect(reads(/subscriptions\/[^/]+$/) + reads(/products\/[^/]+$/)).toBe(0);
  });

  test('are read again once the commitment that was found has ended', async () => {
    await restart({ data: 'demo', listWithoutCommitment: true });
    const { portfolio } = keeper();
    await portfolio.refresh('background');
    const before =
      portfolio.current()?.subscriptions.get(demoIds.contosoBusinessPremium)?.commitment?.endsAt ?? 0;
    simulator.advance({ days: 25 });
    await portfolio.refresh('background');
    const after =
      portfolio.current()?.subscriptions.get(demoIds.contosoBusinessPremium)?.commitment?.endsAt ?? 0;
    expect(after - before).toBeGreaterThan(360 * 24 * 60 * minute);
  });

  test('that cannot be read leave the rest as it is', async () => {
    await restart({ data: 'demo', listWithoutCommitment: true });
    simulator.faults([{ match: { path: '^/v1/subscriptions/' }, times: 9999, fault: '401' }]);
    const held = await keeper().portfolio.refresh('background');
    expect(held.subscriptions.size).toBe(60);
  }, 60_000);
});

describe('vendors of products', () => {
  test('cost a refresh nothing; they are read afterwards, each product once, and kept over a restart', async () => {
    await restart({ data: 'demo' });
    const { portfolio } = keeper();
    await portfolio.learnVendors('background');
    await portfolio.refresh('background');
    const products = new Set(
      [...(portfolio.current()?.subscriptions.values() ?? [])].map((row) => row.productId),
    );
    await Promise.all([portfolio.learnVendors('background'), portfolio.learnVendors('background')]);
    expect(portfolio.current()?.vendors.size).toBe(products.size);
    expect(portfolio.current()?.vendors.get(demoIds.businessPremium)).toBe('Microsoft');
    simulator.clearRequests();
    await portfolio.refresh('background');
    await portfolio.learnVendors('background');
    expect(reads(/products/)).toBe(0);
    const again = keeper().portfolio;
    await again.warm();
    expect(again.current()?.vendors.size).toBe(products.size);
  });

  test('that could not be read are tried again the next time', async () => {
    await restart({ data: 'demo' });
    const { portfolio } = keeper();
    await portfolio.refresh('background');
    const known = portfolio.current()?.vendors.size ?? 0;
    simulator.faults([{ match: { path: '^/v1/products/' }, times: 9999, fault: '401' }]);
    await portfolio.learnVendors('person');
    expect(portfolio.current()?.vendors.size).toBe(known);
    simulator.faults([]);
    await portfolio.learnVendors('person');
    expect(portfolio.current()?.vendors.size).toBeGreaterThan(known);
  }, 60_000);
});

describe('a reading that lost too much', () => {
  const faults = [{ match: { path: '^/v1/subscriptions$' }, times: 99, fault: 'no-rows' as const }];

  test('is known to other instances and after a restart, counts from when the first saw it, and is forgotten by all', async () => {
    const first = keeper().portfolio;
    await first.refresh('person');
    const second = keeper().portfolio;
    await second.warm();
    simulator.faults(faults);
    simulator.advance({ ms: 10 * minute });
    await first.refresh('person');
    const seen = first.suspicion();
    expect(seen?.missing.size).toBeGreaterThan(50);

    const before = reads(/subscriptions$/);
    await second.refreshIfOld();
    const restarted = keeper().portfolio;
    await restarted.warm();
    await restarted.refreshIfOld();
    expect([second.suspicion(), restarted.suspicion()]).toEqual([seen, seen]);
    simulator.advance({ ms: 6 * minute });
    await second.refreshIfOld();
    expect(reads(/subscriptions$/)).toBe(before);

    simulator.advance({ ms: 114 * minute });
    await restarted.refreshIfOld();
    expect([restarted.suspicion(), restarted.current()?.subscriptions.size]).toEqual([null, 0]);
    await first.refreshIfOld();
    expect([first.suspicion(), first.current()?.subscriptions.size]).toEqual([null, 0]);
    // That it was taken is known as long, and forgotten once most of it is back.
    const later = keeper().portfolio;
    await later.warm();
    expect([first, restarted, later].map((one) => one.taken()?.missing.size)).toEqual(
      Array(3).fill(seen?.missing.size),
    );
    await later.refresh('person');
    expect(later.taken()?.takenAt).toBe(restarted.taken()?.takenAt);
    simulator.faults([]);
    await later.refresh('person');
    expect([later.taken(), await store.portfolio.taken()]).toEqual([null, null]);
  });

  test('is known after a restart beside a loss that was taken before', async () => {
    const first = keeper().portfolio;
    await first.refresh('person');
    simulator.faults([{ match: { path: '^/v1/companies$' }, times: 99, fault: 'no-rows' as const }]);
    await first.refresh('person');
    simulator.advance({ ms: 121 * minute });
    await first.refresh('person');
    const taken = first.taken();
    expect(taken).not.toBeNull();
    simulator.faults(faults);
    await first.refresh('person');
    const restarted = keeper().portfolio;
    await restarted.warm();
    expect([restarted.suspicion(), restarted.taken()]).toEqual([first.suspicion(), taken]);
    expect(restarted.suspicion()).not.toBeNull();
  });

  test('is confirmed by a person on any instance', async () => {
    const [first, second] = [keeper().portfolio, keeper().portfolio];
    await first.refresh('person');
    simulator.faults(faults);
    await first.refresh('person');
    await second.warm();
    expect((await second.confirm()).subscriptions.size).toBe(0);
  });
});

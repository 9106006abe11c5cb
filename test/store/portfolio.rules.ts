import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { PortfolioSnapshot } from '../../src/core/ports/memory.ts';
import type { Store } from '../../src/store/open.ts';
import { aCompany, aProduct, aSubscription, hostile, type NewDatabase } from './fixtures.ts';

/** The port does not promise an order of rows. */
const sorted = (snapshot: PortfolioSnapshot | null): unknown => {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  if (snapshot === null) return null;
  const { companies, subscriptions, products } = snapshot;
  return {
    ...snapshot,
    companies: companies.toSorted(byId),
    subscriptions: subscriptions.toSorted(byId),
    products: products.toSorted(byId),
  };
};

const snapshot = (given: Partial<PortfolioSnapshot> = {}): PortfolioSnapshot => ({
  companies: [aCompany(), aCompany({ name: hostile, externalId: hostile, city: '' })],
  subscriptions: [
    aSubscription({
      productName: hostile,
      commitment: { id: null, term: '1-Year', endsAt: 1_800_000_000_000 },
    }),
    aSubscription({ price: null, currency: null, commitment: { id: 'c', term: null, endsAt: null } }),
  ],
  products: [aProduct({ name: hostile, requiresCommitment: false })],
  asOf: 1_750_000_000_000,
  unreadable: 3,
  ...given,
});

export const portfolioRules = (newDatabase: NewDatabase): void =>
  describe('cached portfolio', () => {
    let one: Store;
    let other: Store;
    beforeEach(async () => {
      [one, other] = await (await newDatabase()).pair();
    });
    afterEach(() => Promise.all([one.close(), other.close()]));

    test('nothing is there before the first save', async () => {
      expect(await one.portfolio.load()).toBeNull();
      expect(await one.portfolio.state()).toBeNull();
      await one.portfolio.put(aSubscription());
      expect(await one.portfolio.load()).toBeNull();
    });

    test('comes back as it was saved: nulls, quotes, emoji and all', async () => {
      const saved = snapshot();
      await one.portfolio.save(saved);
      expect(sorted(await other.portfolio.load())).toEqual(sorted(saved));
      expect(await other.portfolio.state()).toEqual({ asOf: saved.asOf, suspicionAt: null });
    });

    test('knows of a reading that was held back after it, until another is saved', async () => {
      const suspicion = {
        ...{ since: 5, at: 9, missing: new Set(['b', hostile]) },
        ...{ before: { companies: 2, subscriptions: 2 }, read: { companies: 2, subscriptions: 0 } },
      };
      await one.portfolio.holdBack(suspicion);
      expect(await other.portfolio.suspicion()).toBeNull();
      await one.portfolio.save(snapshot({ asOf: 8 }));
      await one.portfolio.holdBack(suspicion);
      expect(await other.portfolio.suspicion()).toEqual(suspicion);
      expect(await other.portfolio.state()).toEqual({ asOf: 8, suspicionAt: 9 });
      await other.portfolio.save(snapshot({ asOf: 10 }));
      await one.portfolio.holdBack(suspicion);
      expect(await one.portfolio.suspicion()).toBeNull();
    });

    test('knows of a loss that was taken, until it is told no more', async () => {
      const taken = {
        ...{ since: 5, at: 9, takenAt: 10, missing: new Set(['b', hostile]) },
        ...{ before: { companies: 2, subscriptions: 2 }, read: { companies: 2, subscriptions: 0 } },
      };
      await one.portfolio.save(snapshot({ asOf: 10 }), taken);
      expect([await other.portfolio.taken(), await other.portfolio.suspicion()]).toEqual([taken, null]);
      // Also while another reading is held back.
      const { takenAt: _, ...lost } = taken;
      const suspicion = { ...lost, at: 12, missing: new Set(['c']) };
      await one.portfolio.holdBack(suspicion, taken);
      expect([await other.portfolio.taken(), await other.portfolio.suspicion()]).toEqual([taken, suspicion]);
      await other.portfolio.save(snapshot({ asOf: 11 }));
      expect(await one.portfolio.taken()).toBeNull();
    });

    test('a save replaces everything: rows that changed, came and went', async () => {
      const first = snapshot();
      await one.portfolio.save(first);
      const [kept, dropped] = first.subscriptions;
      if (kept === undefined || dropped === undefined) throw new Error('the snapshot has two');
      const next = snapshot({
        companies: first.companies.slice(0, 1),
        subscriptions: [{ ...kept, quantity: 99 }, aSubscription()],
        products: [],
        asOf: first.asOf + 1,
        unreadable: 0,
      });
      await other.portfolio.save(next);
      expect(sorted(await one.portfolio.load())).toEqual(sorted(next));
    });

    test('put replaces one subscription, adds an unknown one, and leaves the age of the rest', async () => {
      const first = snapshot();
      await one.portfolio.save(first);
      const [changed, ...rest] = first.subscriptions;
      if (changed === undefined) throw new Error('the snapshot has two');
      const [after, added] = [{ ...changed, quantity: 15 }, aSubscription()];
      await one.portfolio.put(after);
      await one.portfolio.put(added);
      expect(sorted(await other.portfolio.load())).toEqual(
        sorted({ ...first, subscriptions: [after, added, ...rest] }),
      );
    });

    test('two instances that save at the same time leave one of the two, whole', async () => {
      const [mine, ours] = [aSubscription(), aSubscription()];
      const saying = (quantity: number): PortfolioSnapshot =>
        snapshot({ subscriptions: [{ ...mine, quantity }, ours, aSubscription()], asOf: quantity });
      const [first, second] = [saying(7), saying(8)];
      for (let round = 0; round < 5; round += 1) {
        await Promise.all([
          one.portfolio.save(first),
          other.portfolio.save(second),
          one.portfolio.put(ours),
          other.portfolio.load(),
        ]);
        const left = await other.portfolio.load();
        expect(sorted(left)).toEqual(sorted(left?.asOf === first.asOf ? first : second));
      }
    });

    test('some thousand rows come back complete', async () => {
      const big = snapshot({
        companies: Array.from({ length: 501 }, () => aCompany()),
        subscriptions: Array.from({ length: 2_000 }, () => aSubscription()),
      });
      await one.portfolio.save(big);
      expect(sorted(await other.portfolio.load())).toEqual(sorted(big));
      await one.portfolio.save(snapshot({ companies: [], subscriptions: [], products: [] }));
      expect(await other.portfolio.load()).toMatchObject({ companies: [], subscriptions: [], products: [] });
    });
  });

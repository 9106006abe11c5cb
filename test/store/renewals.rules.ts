import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Renewal } from '../../src/core/renewals/renewal.ts';
import type { Store } from '../../src/store/open.ts';
import { aLine, aRenewal } from '../core/alerts/due-samples.ts';
import { hostile, type NewDatabase } from './fixtures.ts';

export const renewalsRules = (newDatabase: NewDatabase): void =>
  describe('renewals', () => {
    let one: Store;
    let other: Store;
    beforeAll(async () => {
      [one, other] = await (await newDatabase()).pair();
    });
    afterAll(() => Promise.all([one.close(), other.close()]));

    const fresh = (given: Partial<Renewal> = {}): Renewal =>
      aRenewal({ id: randomUUID(), companyId: randomUUID(), companyName: hostile, ...given });

    test('a company has one renewal per day, whoever finds it first', async () => {
      const renewal = fresh();
      const saved = await Promise.all(
        Array.from({ length: 10 }, (_, n) =>
          (n % 2 === 0 ? one : other).renewals.insert({ ...renewal, id: randomUUID() }),
        ),
      );
      expect(new Set(saved.map(({ id }) => id)).size).toBe(1);
      const elsewhere = await one.renewals.insert({ ...renewal, id: randomUUID(), tenantId: 'other' });
      expect(elsewhere.tenantId).toBe('other');
    });

    test('many are saved at once, and existing ones are left out', async () => {
      const tenantId = randomUUID();
      const many = Array.from({ length: 1_001 }, () => fresh({ tenantId }));
      const [first] = many;
      if (first === undefined) throw new Error('there is none');
      await one.renewals.insert(first);
      await Promise.all([
        one.renewals.insertNew(many.map((each) => ({ ...each, id: randomUUID() }))),
        other.renewals.insertNew([]),
      ]);
      const open = await other.renewals.open(tenantId);
      expect(open).toHaveLength(1_001);
      expect(open.find(({ companyId }) => companyId === first.companyId)).toEqual(first);
    });

    test('a step is saved only on the version it was made from, once', async () => {
      const renewal = await one.renewals.insert(fresh());
      const next = { ...renewal, version: 2, lines: [aLine({ quantity: 9 })] };
      const saved = await Promise.all([one.renewals.save(next), other.renewals.save({ ...next, day: 'x' })]);
      expect(saved.filter(Boolean)).toHaveLength(1);
      expect((await one.renewals.get(renewal.id))?.version).toBe(2);
      expect(await one.renewals.save(next)).toBe(false);
      expect(await one.renewals.get('no\0such')).toBeNull();
      expect(await one.renewals.get('none')).toBeNull();
    });

    test('a tenant’s open renewals come by day; a closed one is found only by its id', async () => {
      const tenantId = randomUUID();
      const days = ['2026-12-14', '2026-12-12', '2026-12-13'];
      for (const day of days) await one.renewals.insert(fresh({ tenantId, day }));
      const open = await other.renewals.open(tenantId);
      expect(open.map(({ day }) => day)).toEqual(days.toSorted());
      for (const each of open) await one.renewals.save({ ...each, version: 2, closedAt: 5 });
      expect(await other.renewals.open(tenantId)).toEqual([]);
      expect(await other.renewals.tenants()).not.toContain(tenantId);
      expect((await one.renewals.get(open[0]?.id ?? ''))?.closedAt).toBe(5);
      await one.renewals.insert(fresh({ tenantId }));
      expect(await other.renewals.tenants()).toContain(tenantId);
    });

    test('are found by the exact id of one of their subscriptions', async () => {
      const subscriptionId = randomUUID();
      const renewal = await one.renewals.insert(fresh({ lines: [aLine({ subscriptionId }), aLine()] }));
      // It contains the id, but not as the id of a line.
      await one.renewals.insert(fresh({ companyName: subscriptionId }));
      expect(await other.renewals.ofSubscription(subscriptionId)).toEqual([renewal]);
      expect(await other.renewals.ofSubscription('%')).toEqual([]);
    });

    describe('cards', () => {
      const card = (renewalId: string, conversationId = 'channel', messageId = 'm', shownVersion = 1) => ({
        renewalId,
        conversationId,
        messageId,
        shownVersion,
      });

      test('may stand twice in one conversation, each with the version that it shows', async () => {
        const { id } = await one.renewals.insert(fresh());
        await one.renewalCards.put(card(id));
        await other.renewalCards.put(card(id, 'channel', 'again', 2));
        await other.renewalCards.put(card(id, 'other'));
        await one.renewalCards.put(card(id, 'channel', 'm', 3));
        const cards = await one.renewalCards.of(id);
        expect(cards).toHaveLength(3);
        expect(cards).toEqual(
          expect.arrayContaining([
            card(id, 'channel', 'm', 3),
            card(id, 'channel', 'again', 2),
            card(id, 'other'),
          ]),
        );
      });

      test('the version that one shows is raised and never lowered; one that was replaced is left alone', async () => {
        const { id } = await one.renewals.insert(fresh());
        await one.renewalCards.put(card(id));
        await one.renewalCards.shown(card(id), 3);
        await other.renewalCards.shown(card(id), 2);
        await other.renewalCards.shown(card(id, 'channel', 'another'), 9);
        await other.renewalCards.remove(card(id, 'channel', 'another'));
        expect(await one.renewalCards.of(id)).toEqual([card(id, 'channel', 'm', 3)]);
        await other.renewalCards.remove(card(id));
        expect(await one.renewalCards.of(id)).toEqual([]);
      });

      test('one is behind when its renewal has a newer version', async () => {
        const renewal = await one.renewals.insert(fresh());
        await one.renewalCards.put(card(renewal.id));
        const behind = async () =>
          (await other.renewalCards.behind(1_000)).filter(({ renewalId }) => renewalId === renewal.id);
        expect(await behind()).toEqual([]);
        await one.renewals.save({ ...renewal, version: 2 });
        expect(await behind()).toEqual([card(renewal.id)]);
      });
    });

    test('a company has one owner, the last that was given', async () => {
      const [tenantId, companyId] = [randomUUID(), randomUUID()];
      const ada = { tenantId, objectId: 'ada', name: hostile.replace('\0', '') };
      const owner = { tenantId, companyId, owner: ada, setBy: ada, setAt: 3 };
      await one.owners.put({ ...owner, setAt: 2 });
      await other.owners.put(owner);
      expect(await one.owners.get(tenantId, companyId)).toEqual(owner);
      expect(await other.owners.list(tenantId)).toEqual([owner]);
      expect(await one.owners.list('elsewhere')).toEqual([]);
      await other.owners.remove(tenantId, companyId);
      expect(await one.owners.get(tenantId, companyId)).toBeNull();
    });

    test('a mark says when something was last done, on any instance', async () => {
      const name = randomUUID();
      expect(await one.marks.get(name)).toBeNull();
      await one.marks.set(name, 5);
      await other.marks.set(name, 4);
      expect(await one.marks.get(name)).toBe(4);
    });
  });

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { changeStates } from '../../src/core/change.ts';
import { isOpen } from '../../src/core/change-steps.ts';
import type { Store } from '../../src/store/open.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { aChange, hostile, type NewDatabase } from './fixtures.ts';

export const changesRules = (newDatabase: NewDatabase): void =>
  describe('changes', () => {
    let one: Store;
    let other: Store;
    beforeAll(async () => {
      [one, other] = await (await newDatabase()).pair();
    });
    afterAll(() => Promise.all([one.close(), other.close()]));
    const both = (index: number): Store => (index % 2 === 0 ? one : other);

    test('a change comes back whole', async () => {
      const change = aChange({ companyName: hostile, notes: [hostile, ''] });
      expect(await one.changes.insert(change)).toEqual({ kind: 'inserted' });
      expect(await other.changes.get(change.id)).toEqual(change);
    });

    test('no change is found by an id that no change has', async () => {
      for (const id of ['', 'unknown', "' or 1=1 --", 'a\0b', '\ud800'])
        expect(await one.changes.get(id)).toBeNull();
    });

    test('of many that save the next version at once, one wins', async () => {
      const change = aChange();
      await one.changes.insert(change);
      const saves = Array.from({ length: 20 }, (_, index) =>
        both(index).changes.save({ ...change, version: 2, state: 'approved', reason: `press ${index}` }),
      );
      const won = await Promise.all(saves);
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await one.changes.get(change.id)).toMatchObject({
        version: 2,
        state: 'approved',
        reason: `press ${won.indexOf(true)}`,
      });
    });

    test('refuses to save a version that does not follow the stored one', async () => {
      const change = aChange();
      await one.changes.insert(change);
      for (const version of [1, 3]) expect(await one.changes.save({ ...change, version })).toBe(false);
      expect(await one.changes.save(aChange({ version: 2 }))).toBe(false);
      expect(await one.changes.get(change.id)).toEqual(change);
    });

    test('of many asked for at once for one subscription, one is open and the others learn which', async () => {
      const { subscriptionId } = aChange();
      const asked = Array.from({ length: 20 }, () => aChange({ subscriptionId }));
      const answers = await Promise.all(asked.map((change, index) => both(index).changes.insert(change)));
      const winner = asked[answers.findIndex(({ kind }) => kind === 'inserted')];
      expect(answers.filter(({ kind }) => kind === 'inserted')).toHaveLength(1);
      expect(answers.filter(({ kind }) => kind === 'open-already')).toEqual(
        Array(19).fill({ kind: 'open-already', change: winner }),
      );
    });

    test('a change asked for while the open one is being closed is either saved or told of it', async () => {
      for (let round = 0; round < 20; round += 1) {
        const open = aChange();
        await one.changes.insert(open);
        const next = aChange({ subscriptionId: open.subscriptionId });
        const [closed, answer] = await Promise.all([
          one.changes.save({ ...open, version: 2, state: 'rejected' }),
          other.changes.insert(next),
        ]);
        expect(closed).toBe(true);
        if (answer.kind === 'inserted') expect(await one.changes.get(next.id)).toEqual(next);
        else expect(answer.change).toEqual(open);
      }
    });

    test.each(changeStates)(
      'a subscription with a change that is %s has room as the core says',
      async (state) => {
        const change = aChange({ state });
        await one.changes.insert(change);
        const answer = await one.changes.insert(aChange({ subscriptionId: change.subscriptionId }));
        expect(answer.kind).toBe(isOpen(change) ? 'open-already' : 'inserted');
      },
    );

    test('lists the changes of one tenant in the given states, oldest request first', async () => {
      const of = (tenantId: string, requestedAt: number) =>
        aChange({ tenantId, requestedAt, state: 'stale' });
      const [late, early, foreign] = [of('lists', 3), of('lists', 1), of('elsewhere', 2)];
      const pending = aChange({ tenantId: 'lists', requestedAt: 2 });
      for (const change of [late, early, foreign, pending]) await one.changes.insert(change);
      expect(await one.changes.inStates('lists', ['stale', 'failed'])).toEqual([early, late]);
      expect(await one.changes.inStates('lists', ['stale', 'pending'])).toEqual([early, pending, late]);
      expect(await one.changes.inStates('lists', [])).toEqual([]);
      expect((await one.changes.inStatesAnywhere(['stale'])).slice(0, 3)).toEqual([early, foreign, late]);
      expect(await one.changes.inStatesAnywhere([])).toEqual([]);
    });

    test('lists the newest changes of one subscription, newest first', async () => {
      const { subscriptionId } = aChange();
      const all = [1, 2, 3].map((requestedAt) => aChange({ subscriptionId, requestedAt, state: 'applied' }));
      for (const change of [...all, aChange()]) await one.changes.insert(change);
      expect(await one.changes.ofSubscription(subscriptionId, 2)).toEqual([all[2], all[1]]);
    });

    test('a row that cannot be read is named', async () => {
      const database = await newDatabase();
      const [before, twin] = await database.pair();
      const change = aChange();
      await before.changes.insert(change);
      await Promise.all([before.close(), twin.close()]);
      await database.sql(`update changes set body = '{"id": ' where id = '${change.id}'`);
      const [after, its] = await database.pair();
      const error = await after.changes.get(change.id).catch((thrown: unknown) => thrown);
      await Promise.all([after.close(), its.close()]);
      expect(error).toBeInstanceOf(StoreError);
      expect(String(error)).toContain(`row ${change.id} of the table changes`);
      expect((error as StoreError).forPeople).not.toContain(change.id);
    });
  });

import { afterEach, describe, expect, test } from '@jest/globals';
import type { Store } from '../../src/store/open.ts';
import type { NewDatabase, TestDatabase } from './fixtures.ts';

/** A minute, plus the two seconds that a grant may take to reach Pax8. */
const minute = 62_000;

export const callsRules = (newDatabase: NewDatabase): void =>
  describe('call budget', () => {
    let stores: readonly Store[] = [];
    const open = async (database: TestDatabase, now: () => number, callsPerMinute = 10) => {
      const pair = await database.pair({ callsPerMinute, now });
      stores = pair;
      return pair;
    };
    const close = () => Promise.all(stores.map((store) => store.close()));
    afterEach(close);

    test('two instances that ask at once get the limit together, and not one call more', async () => {
      const [one, other] = await open(await newDatabase(), () => 5_000_000);
      const asked = Array.from({ length: 20 }, (_, index) =>
        (index % 2 ? one : other).calls.take(1 + (index % 3)),
      );
      const grants = await Promise.all(asked);
      expect(grants.reduce((sum, { granted }) => sum + granted, 0)).toBe(10);
    });

    test('grants what is left of what is wanted', async () => {
      const [one, other] = await open(await newDatabase(), () => 5_000_000);
      expect((await one.calls.take(7)).granted).toBe(7);
      expect((await other.calls.take(7)).granted).toBe(3);
      expect((await one.calls.take(1)).granted).toBe(0);
      expect((await one.calls.take(0)).granted).toBe(0);
    });

    test('says by the clock of the instance when the oldest grant leaves the window', async () => {
      const [one] = await open(await newDatabase(), () => 5_000_000);
      expect(await one.calls.take(10)).toEqual({ granted: 10, retryAt: 5_000_000 });
      const { granted, retryAt } = await one.calls.take(1);
      expect(granted).toBe(0);
      expect(retryAt).toBeGreaterThan(5_000_000 + minute - 15_000);
      expect(retryAt).toBeLessThanOrEqual(5_000_000 + minute);
    });

    test('frees up after a minute, and keeps no older rows', async () => {
      const database = await newDatabase();
      let [one] = await open(database, () => 5_000_000);
      await one.calls.take(10);
      await close();
      await database.sql(`update calls set at = at - ${minute}`);
      [one] = await open(database, () => 5_000_000);
      expect((await one.calls.take(11)).granted).toBe(10);
      await close();
      expect(await database.sql('select count from calls')).toEqual([{ count: 10 }]);
    });

    test('a clock that is set back blocks calls for a minute at most', async () => {
      const database = await newDatabase();
      let [one] = await open(database, () => 5_000_000);
      await one.calls.take(10);
      await close();
      await database.sql(`update calls set at = at + ${60 * minute}`);
      [one] = await open(database, () => 5_000_000);
      const { granted, retryAt } = await one.calls.take(1);
      expect(granted).toBe(0);
      expect(retryAt).toBeLessThanOrEqual(5_000_000 + minute);
    });

    test('a lowered budget grants nothing until earlier calls have left the window', async () => {
      const database = await newDatabase();
      let [one] = await open(database, () => 5_000_000);
      await one.calls.take(10);
      await close();
      [one] = await open(database, () => 5_000_000, 4);
      expect((await one.calls.take(1)).granted).toBe(0);
    });
  });

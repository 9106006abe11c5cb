import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { LastKept } from '../../src/core/history/night.ts';
import type { Store } from '../../src/store/open.ts';
import { hostile, type NewDatabase } from './fixtures.ts';

const kept = (id: string, packed: string | null, companyId = 'c1'): LastKept => ({
  ...{ id, companyId, productId: `product of ${id}`, productName: hostile.replaceAll('\0', ''), packed },
});
const night = (number: number) => ({
  ...{ night: number, at: number * 86_400_000 },
  totals: { seats: { seats: number, otherSeats: 0, unknown: 0 }, monthly: [] },
});

export const historyRules = (newDatabase: NewDatabase): void =>
  describe('the nightly history', () => {
    let one: Store;
    let other: Store;
    beforeAll(async () => {
      [one, other] = await (await newDatabase()).pair();
      expect(await one.history.nights()).toEqual([]);
      expect(await one.history.last(null)).toEqual(new Map());
      expect(
        await one.history.write(night(100), [kept('a', '1'), kept('b', '1'), kept('x', '1', 'c2')]),
      ).toBe(true);
      await other.history.write(night(101), [kept('a', '2')]);
      await one.history.write(night(105), [kept('a', '3'), kept('x', null, 'c2'), kept('n', '1', 'c2')]);
      await one.history.write(night(110), [kept('a', '4', 'c2')]);
    });
    afterAll(() => Promise.all([one.close(), other.close()]));

    const states = (rows: readonly { id: string; night: number; packed: string | null }[]) =>
      rows.map(({ id, night, packed }) => `${id} ${night} ${packed}`).toSorted();

    test('is written once a night, by one of all instances', async () => {
      const again = await Promise.all([
        other.history.write(night(110), [kept('a', '5')]),
        one.history.write(night(110), [kept('a', '6')]),
      ]);
      expect(again).toEqual([false, false]);
      const both = await Promise.all([
        one.history.write(night(111), []),
        other.history.write(night(111), []),
      ]);
      expect(both.toSorted()).toEqual([false, true]);
      expect(await other.history.nights()).toEqual([100, 101, 105, 110, 111].map(night));
    });
    test('knows how each subscription was kept last, with its company of that night', async () => {
      expect(await other.history.last(null)).toEqual(
        new Map(
          [kept('a', '4', 'c2'), kept('b', '1'), kept('x', null, 'c2'), kept('n', '1', 'c2')].map((each) => [
            each.id,
            each,
          ]),
        ),
      );
      expect([...(await one.history.last('c1')).keys()]).toEqual(['b']);
    });
    test('of what changed after a night it has the row before and the last one', async () => {
      const { rows, subscriptions } = await other.history.changed(null, 101, 109);
      expect(states(rows)).toEqual(['a 101 2', 'a 105 3', 'n 105 1', 'x 100 1', 'x 105 null']);
      expect([...subscriptions.keys()].toSorted()).toEqual(['a', 'n', 'x']);
      expect(states((await one.history.changed('c2', 100, null)).rows)).toEqual([
        'a 100 1',
        'a 110 4',
        'n 105 1',
        'x 100 1',
        'x 105 null',
      ]);
      expect((await one.history.changed(null, 110, null)).rows).toEqual([]);
    });
    test('has all rows of a company and of subscriptions, oldest first', async () => {
      expect((await one.history.ofCompany('c2')).rows.map((row) => row.night)).toEqual(
        (await one.history.ofCompany('c2')).rows.map((row) => row.night).toSorted((a, b) => a - b),
      );
      expect(states((await one.history.ofCompany('c1')).rows)).toEqual(['b 100 1']);
      expect(states((await other.history.ofSubscriptions(['a', 'unknown'])).rows)).toEqual([
        ...['a 100 1', 'a 101 2', 'a 105 3', 'a 110 4'],
      ]);
      expect(await one.history.ofSubscriptions([])).toEqual({ subscriptions: new Map(), rows: [] });
    });
    test('takes more subscriptions in a night than one statement does', async () => {
      const many = Array.from({ length: 1_201 }, (_, n) => kept(`many ${n}`, '1', 'c3'));
      await one.history.write(night(112), many);
      await one.history.write(
        night(113),
        many.map((each) => ({ ...each, packed: '2' })),
      );
      expect((await other.history.last('c3')).size).toBe(1_201);
      expect((await other.history.changed(null, 112, null)).rows).toHaveLength(2_402);
    });
    test('forgets what no longer holds in the oldest night that is left', async () => {
      await one.history.forget(106);
      expect((await one.history.nights()).map((each) => each.night)).toEqual([110, 111, 112, 113]);
      expect(states((await one.history.ofSubscriptions(['a', 'b', 'x', 'n'])).rows)).toEqual([
        ...['a 105 3', 'a 110 4', 'b 100 1', 'n 105 1'],
      ]);
      expect((await one.history.last(null)).has('x')).toBe(false);
    });
  });

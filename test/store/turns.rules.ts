import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Turn } from '../../src/core/words/turn.ts';
import type { Store } from '../../src/store/open.ts';
import { aPerson, hostile, type NewDatabase } from './fixtures.ts';

const second = 1_000;
const aTurn = (given: Partial<Turn> = {}): Turn => ({
  key: randomUUID(),
  kind: 'message',
  at: 0,
  tenantId: 'tenant',
  conversationId: 'chat',
  threadId: null,
  person: aPerson(),
  said: hostile,
  messageId: null,
  ...given,
});

export const turnsRules = (kind: 'sqlite' | 'postgres', newDatabase: NewDatabase): void =>
  describe('a message or press that was taken', () => {
    let open: readonly Store[] = [];
    const closed = async () => {
      for (const store of new Set(open)) await store.close();
      open = [];
    };
    afterEach(closed);
    const pairOf = async (database: Awaited<ReturnType<NewDatabase>>) => {
      await closed();
      const pair = await database.pair();
      open = pair;
      return pair;
    };

    test('is taken once, and found by the next start until it is settled', async () => {
      const database = await newDatabase();
      const [first] = await pairOf(database);
      const [turn, answered] = [aTurn({ at: 5 }), aTurn()];
      expect(await first.turns.begin(turn)).toBe(true);
      expect(await first.turns.begin({ ...turn, said: 'again' })).toBe(false);
      await first.turns.begin(answered);
      await first.turns.settle(answered.key);
      expect(await first.turns.leftBehind(9, true)).toEqual([]);

      const [next] = await pairOf(database);
      const earlier = aTurn();
      expect(await next.turns.begin(turn)).toBe(false);
      expect(await next.turns.leftBehind(9, true)).toEqual([turn]);
      await next.turns.begin(earlier);
      const [last] = await pairOf(database);
      expect(await last.turns.leftBehind(9, true)).toEqual([earlier, turn]);
      await Promise.all([last.turns.settle(turn.key), last.turns.settle(earlier.key)]);
      expect(await last.turns.leftBehind(9, true)).toEqual([]);
      await last.turns.forget(6);
      expect(await last.turns.begin(answered)).toBe(true);
    });

    if (kind === 'postgres')
      test('is its process’s as long as that says that it lives, and another’s to tell of a minute and a half later', async () => {
        const [one, other] = await pairOf(await newDatabase());
        const turn = aTurn();
        await one.turns.begin(turn);
        const seen = async (at: number, dies = false) => {
          if (!dies) await one.turns.hold(at * second);
          await other.turns.hold(at * second);
          return other.turns.leftBehind(at * second, false);
        };
        for (const at of [0, 30, 60, 90, 120]) expect(await seen(at)).toEqual([]);
        for (const at of [150, 180, 209]) expect(await seen(at, true)).toEqual([]);
        // Who could not reach the store for a while does not know who else could not.
        expect(await seen(270, true)).toEqual([]);
        for (const at of [300, 330]) expect(await seen(at, true)).toEqual([]);
        expect(await seen(360, true)).toEqual([turn]);
      });

    if (kind === 'postgres')
      test('is its process’s also when the clocks of two are hours apart, and another’s when that one has died', async () => {
        for (const apart of [3 * 3_600, -3 * 3_600]) {
          const [one, other] = await pairOf(await newDatabase());
          const turn = aTurn({ at: 1 });
          await one.turns.begin(turn);
          const seen = async (at: number, dies = false) => {
            if (!dies) await one.turns.hold((at + apart) * second);
            await other.turns.hold(at * second);
            return other.turns.leftBehind(at * second, false);
          };
          for (let at = 0; at <= 240; at += 15) expect(await seen(at)).toEqual([]);
          for (let at = 255; at < 330; at += 15) expect(await seen(at, true)).toEqual([]);
          expect(await seen(330, true)).toEqual([turn]);
        }
      });

    if (kind === 'postgres')
      test('that its process gave up when it stopped is another’s to tell of at once, also of one that has just begun', async () => {
        const [one, other] = await pairOf(await newDatabase());
        const [turn, answered] = [aTurn({ at: 5 }), aTurn({ at: 5 })];
        await one.turns.begin(turn);
        await one.turns.begin(answered);
        await one.turns.settle(answered.key);
        expect(await other.turns.leftBehind(6, false)).toEqual([]);
        await one.turns.giveUp();
        expect(await other.turns.leftBehind(6, false)).toEqual([turn]);
        expect(await one.turns.leftBehind(6, false)).toEqual([]);
      });
  });

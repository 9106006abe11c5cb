import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newAlert } from '../../src/core/alerts/due-alerts.ts';
import type { Store } from '../../src/store/open.ts';
import { keepClock } from '../../src/workflows/bot/keep-clock.ts';
import { noLog } from '../harness/running-bot.ts';
import { aConversation, type NewDatabase } from './fixtures.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 23, 14);
const place = { tenantId: 'clock', conversationId: 'channel' };

export const clockRules = (newDatabase: NewDatabase): void =>
  describe('a clock that ran three hours ahead and was put right', () => {
    let one: Store;
    let other: Store;
    beforeAll(async () => {
      [one, other] = await (await newDatabase()).pair();
    });
    afterAll(() => Promise.all([one.close(), other.close()]));

    const looked = (at: number) => keepClock({ memory: one, now: () => at, log: noLog });
    const waiting = async (key: string, notBefore: number) => {
      const alert = newAlert(key, place, { kind: 'test' }, now - hour, { notBefore });
      await one.alerts.add([{ ...alert, id: key }]);
    };
    const notBefore = async (key: string) => (await other.alerts.byId(key))?.notBefore;

    test('keeps nothing waiting for it: alerts, what somebody has taken, and conversations', async () => {
      await waiting('put off', now + 3 * hour + 60_000);
      await waiting('snoozed for days', now + 72 * hour);
      await waiting('already due', now - 1);
      expect(await one.claims.lease('webhook', now + 3 * hour, 60_000)).toBe(true);
      const conversation = aConversation({ tenantId: 'clock' });
      await one.conversations.remember(conversation, now + 3 * hour);
      await looked(now + 3 * hour);
      await one.marks.set('renewal-sweep', now + 2 * hour);
      await looked(now);
      // The turn that was done too early is not taken for the one that comes.
      expect(await other.marks.get('renewal-sweep')).toBe(now);
      expect(await notBefore('put off')).toBe(now + 60_000);
      expect(await notBefore('snoozed for days')).toBe(now + 72 * hour);
      expect(await notBefore('already due')).toBe(now - 1);
      expect(await other.claims.lease('webhook', now + 60_000, 60_000)).toBe(true);
      await other.conversations.close('clock', conversation.id, 'removed', now);
      expect(await other.conversations.get('clock', conversation.id)).toBeNull();
    });

    test('while clocks of instances that differ by seconds change nothing', async () => {
      await waiting('later', now + hour);
      await looked(now + 90_000);
      await looked(now);
      expect(await notBefore('later')).toBe(now + hour);
    });
  });

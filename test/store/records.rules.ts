import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Remembered } from '../../src/core/conversation/remembered.ts';
import { noReason } from '../../src/core/words/given-reason.ts';
import type { Store } from '../../src/store/open.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { aChange, aConversation, hostile, type NewDatabase } from './fixtures.ts';

export const recordsRules = (newDatabase: NewDatabase): void =>
  describe('records', () => {
    let one: Store;
    let other: Store;
    beforeAll(async () => {
      [one, other] = await (await newDatabase()).pair();
    });
    afterAll(() => Promise.all([one.close(), other.close()]));

    describe('cards of changes', () => {
      const card = (changeId: string, messageId = 'message', shownVersion = 1) => ({
        changeId,
        conversationId: 'conversation',
        messageId,
        shownVersion,
      });

      test('the version that a card shows is raised and never lowered', async () => {
        const { changeCards, changes } = one;
        const change = aChange();
        await changes.insert(change);
        await changeCards.add(card(change.id));
        await changeCards.shown(change.id, 'conversation', 'message', 3);
        await changeCards.shown(change.id, 'conversation', 'message', 2);
        await changeCards.add(card(change.id));
        expect(await changeCards.of(change.id)).toEqual([card(change.id, 'message', 3)]);
      });

      test('a card is behind when its change has a newer version, until the card is removed', async () => {
        const { changeCards, changes } = one;
        const change = aChange();
        await changes.insert(change);
        for (const messageId of ['a', 'b', 'c']) await changeCards.add(card(change.id, messageId));
        const mine = async () =>
          (await changeCards.behind())
            .filter(({ changeId }) => changeId === change.id)
            .map((c) => c.messageId);
        expect(await mine()).toEqual([]);
        await changes.save({ ...change, version: 2 });
        await changeCards.shown(change.id, 'conversation', 'a', 2);
        await changeCards.remove(change.id, 'conversation', 'b');
        expect(await mine()).toEqual(['c']);
      });

      test('a card of a change that does not exist is an error that people hear of', async () => {
        const error = await one.changeCards.add(card('nowhere')).catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(StoreError);
        expect((error as StoreError).message).toMatch(/^changeCards\.add: /);
        expect((error as StoreError).failure).toEqual({ kind: 'memory-away' });
        expect(String((error as StoreError).cause)).toMatch(/foreign key/i);
      });
    });

    describe('what was said last', () => {
      const speaker = { tenantId: 'tenant', personId: 'ann', conversationId: 'chat' };
      const said = (sentence: string): Remembered => ({
        ...{ sentence, ordered: true, given: noReason, candidates: [], open: false, requestBefore: null },
        decision: { kind: 'do', intent: { kind: 'status' } },
      });

      test('is what was put last, for every instance, until it is too old', async () => {
        expect(await one.lastSaid.get(speaker, 0)).toBeNull();
        await one.lastSaid.put(speaker, said('first'), 1_000);
        await other.lastSaid.put(speaker, said('second'), 2_000);
        expect(await one.lastSaid.get(speaker, 2_000)).toEqual(said('second'));
        expect(await one.lastSaid.get(speaker, 2_001)).toBeNull();
        await one.lastSaid.put(speaker, null, 3_000);
        expect(await other.lastSaid.get(speaker, 0)).toBeNull();
      });

      test('is each person’s own in each conversation of each organisation', async () => {
        await one.lastSaid.put({ ...speaker, personId: 'bo' }, said('bo'), 1);
        for (const other of [{ personId: 'cy' }, { conversationId: 'team' }, { tenantId: 'elsewhere' }])
          expect(await one.lastSaid.get({ ...speaker, personId: 'bo', ...other }, 0)).toBeNull();
      });

      test('takes any text, and is forgotten', async () => {
        const text = said(hostile);
        await one.lastSaid.put({ ...speaker, conversationId: 'odd' }, text, 10);
        expect(await one.lastSaid.get({ ...speaker, conversationId: 'odd' }, 0)).toEqual(text);
        await one.lastSaid.forget(10);
        expect(await one.lastSaid.get({ ...speaker, conversationId: 'odd' }, 0)).toEqual(text);
        await one.lastSaid.forget(11);
        expect(await one.lastSaid.get({ ...speaker, conversationId: 'odd' }, 0)).toBeNull();
      });
    });

    describe('conversations', () => {
      test('the newest reference of a conversation is kept', async () => {
        const first = aConversation();
        const moved = { ...first, serviceUrl: 'https://elsewhere.example/', botName: hostile };
        await one.conversations.remember(first, 1);
        await other.conversations.remember(moved, 2);
        expect(await one.conversations.get(first.tenantId, first.id)).toEqual(moved);
        expect(await one.conversations.get('another tenant', first.id)).toBeNull();
      });

      test('a closed conversation is not found until somebody speaks there again', async () => {
        const { conversations } = one;
        const chat = aConversation({ personId: 'closing' });
        await conversations.remember(chat, 1);
        await conversations.close(chat.tenantId, chat.id, 'uninstalled', 2);
        expect(await conversations.get(chat.tenantId, chat.id)).toBeNull();
        expect(await conversations.personalOf(chat.tenantId, 'closing')).toBeNull();
        await conversations.remember(chat, 3);
        expect(await conversations.get(chat.tenantId, chat.id)).toEqual(chat);
        expect(await conversations.personalOf(chat.tenantId, 'closing')).toEqual(chat);
      });

      test('a failure from before the last message does not close the conversation', async () => {
        const chat = aConversation();
        await one.conversations.remember(chat, 5);
        await one.conversations.close(chat.tenantId, chat.id, 'blocked', 4);
        expect(await one.conversations.get(chat.tenantId, chat.id)).toEqual(chat);
      });

      test('the personal chat of a person is the newest one, of that tenant, and never a group', async () => {
        const { conversations } = one;
        const [older, newer] = [aConversation({ personId: 'ada' }), aConversation({ personId: 'ada' })];
        await conversations.remember(newer, 2);
        await conversations.remember(older, 1);
        await conversations.remember(aConversation({ personId: 'ada', scope: 'groupChat' }), 3);
        await conversations.remember(aConversation({ personId: 'ada', tenantId: 'elsewhere' }), 4);
        expect(await conversations.personalOf('tenant', 'ada')).toEqual(newer);
        expect(await conversations.personalOf('tenant', 'unknown')).toBeNull();
      });
    });

    test('when many claim a piece of work, one wins, until the claim is deleted', async () => {
      const key = randomUUID();
      const claims = Array.from({ length: 20 }, (_, index) =>
        (index % 2 ? one : other).claims.claim(key, 100),
      );
      expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
      await one.claims.forget(100);
      expect(await one.claims.claim(key, 200)).toBe(false);
      await one.claims.forget(101);
      expect(await other.claims.claim(key, 200)).toBe(true);
    });

    test('a lease has one holder, until it is given back or its time is over', async () => {
      const key = randomUUID();
      const leases = Array.from({ length: 20 }, (_, index) =>
        (index % 2 ? one : other).claims.lease(key, 1_000, 500),
      );
      expect((await Promise.all(leases)).filter(Boolean)).toHaveLength(1);
      expect(await one.claims.lease(key, 1_499, 500)).toBe(false);
      expect(await one.claims.lease(key, 1_500, 500)).toBe(true);
      expect(await other.claims.lease(key, 1_999, 500)).toBe(false);
      await one.claims.release(key);
      expect(await other.claims.lease(key, 2_000, 500)).toBe(true);
    });
  });

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Alert } from '../../src/core/alerts/alert.ts';
import { newAlert } from '../../src/core/alerts/due-alerts.ts';
import type { TimedPost } from '../../src/core/alerts/timed-post.ts';
import type { Store } from '../../src/store/open.ts';
import { aPlace } from '../core/alerts/due-samples.ts';
import { anEntry, hostile, type NewDatabase } from './fixtures.ts';

/** Each test has its own tenant: the database is shared. */
export const alertsRules = (newDatabase: NewDatabase): void =>
  describe('alerts', () => {
    let one: Store;
    let other: Store;
    beforeAll(async () => {
      [one, other] = await (await newDatabase()).pair();
    });
    afterAll(() => Promise.all([one.close(), other.close()]));

    const anAlert = (given: Partial<Alert> = {}): Alert => ({
      ...newAlert(
        randomUUID(),
        { tenantId: randomUUID(), conversationId: 'channel' },
        { kind: 'due', renewalId: hostile, days: 30 },
        1_000,
      ),
      id: randomUUID(),
      notBefore: -100_000,
      ...given,
    });
    const added = async (given: Partial<Alert> = {}): Promise<Alert> => {
      const alert = anAlert(given);
      await one.alerts.add([alert]);
      return alert;
    };
    const now = async ({ id }: Alert) => other.alerts.byId(id);

    test('an existing alert stays as it is, whoever adds it again', async () => {
      const first = await added();
      await other.alerts.add([anAlert({ key: first.key }), anAlert()]);
      expect(await now(first)).toEqual(first);
      expect(await one.alerts.known([first.key, 'unknown'])).toEqual(new Set([first.key]));
      expect(await one.alerts.byId('no\0such')).toBeNull();
      expect(await one.alerts.byId('none')).toBeNull();
    });

    test('thousands at once are added and found, and an empty list is fine', async () => {
      const many = Array.from({ length: 1_201 }, () => anAlert({ state: 'told' }));
      await one.alerts.add(many);
      await one.alerts.add([]);
      expect((await other.alerts.known(many.map(({ key }) => key))).size).toBe(1_201);
      expect(await other.alerts.known([])).toEqual(new Set());
    });

    test('an audit entry is written once, together with its alert, whoever saves it', async () => {
      const tenantId = randomUUID();
      const told = Array.from({ length: 3 }, (_, n) => ({
        alert: anAlert({ tenantId, key: `${tenantId} ${n}` }),
        entry: anEntry({ tenantId, facts: { n } }),
      }));
      const silent = { alert: anAlert({ tenantId }), entry: null };
      await Promise.all([
        one.alerts.record([...told, silent]),
        other.alerts.record(told.map((each) => ({ ...each, alert: { ...each.alert, id: randomUUID() } }))),
      ]);
      const entries = await one.audit.latest(tenantId, { limit: 9 });
      expect(entries.map(({ facts }) => facts.n).sort()).toEqual([0, 1, 2]);
      expect(await one.audit.verify(tenantId)).toMatchObject({ kind: 'intact', entries: 3 });
      expect(await now(silent.alert)).toEqual(silent.alert);
    });

    test('an entry that cannot be written takes its alert with it', async () => {
      const alert = anAlert();
      const entry = { ...anEntry(), event: null as never };
      await expect(one.alerts.record([{ alert, entry }])).rejects.toThrow();
      expect(await now(alert)).toBeNull();
    });

    test('only one of many that begin an alert at once may send it, and nobody later', async () => {
      const alert = await added();
      const begun = await Promise.all(
        Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? one : other).alerts.begin(alert.key, 5_000)),
      );
      expect(begun.filter(Boolean)).toHaveLength(1);
      expect(await now(alert)).toEqual({ ...alert, state: 'sending', sendingAt: 5_000 });
    });

    test('alerts that may be sent are due and not postponed, oldest first', async () => {
      const [second, first, late] = [
        await added({ dueAt: -900 }),
        await added({ dueAt: -1_000, notBefore: 1_000 }),
        await added({ dueAt: -1_100, notBefore: 10 }),
      ];
      const mine = new Set([second.key, first.key, late.key]);
      const due = async (at: number) =>
        (await other.alerts.due(at, { ofOne: 10, inAll: 1_000 }))
          .map(({ key }) => key)
          .filter((key) => mine.has(key));
      await one.alerts.putOff(second.key, -500);
      expect(await due(-501)).toEqual([]);
      await one.alerts.putOff(first.key, -600);
      expect(await due(-500)).toEqual([first.key, second.key]);
      expect(await due(10)).toEqual([late.key, first.key, second.key]);
      for (const { key } of [first, second, late]) await one.alerts.drop(key);
      expect(await due(10)).toEqual([]);
    });

    test('a row that cannot be read holds up no other', async () => {
      const database = await newDatabase();
      const [before, twin] = await database.pair();
      const [odd, fine] = [anAlert(), anAlert()];
      await before.alerts.add([odd, fine]);
      await Promise.all([before.close(), twin.close()]);
      await database.sql(`update alerts set body = '{"kind": ' where id = '${odd.id}'`);
      const [after, its] = await database.pair();
      const due = await after.alerts.due(0, { ofOne: 9, inAll: 9 });
      const waiting = await its.alerts.inState(odd.tenantId, 'due', 9);
      await Promise.all([after.close(), its.close()]);
      const contents = new Map(due.map(({ id, content }) => [id, content]));
      expect(contents).toEqual(
        new Map([
          [odd.id, null],
          [fine.id, fine.content],
        ]),
      );
      expect(waiting).toEqual([{ ...odd, content: null }]);
    });

    test('a posted alert and its card are saved together or not at all', async () => {
      const alert = await added();
      await one.alerts.begin(alert.key, 1);
      const nowhere = { renewalId: 'none', conversationId: 'channel', messageId: 'm', shownVersion: 1 };
      await expect(one.alerts.posted(alert.key, 'm', nowhere)).rejects.toThrow();
      expect(await now(alert)).toMatchObject({ state: 'sending', messageId: null });
      await one.alerts.posted(alert.key, 'm', null);
      expect(await now(alert)).toMatchObject({ state: 'posted', messageId: 'm' });
    });

    test('a posted alert is never due again', async () => {
      const alert = await added();
      await one.alerts.begin(alert.key, 1);
      await one.alerts.posted(alert.key, 'm', null);
      await one.alerts.putOff(alert.key, 0);
      await one.alerts.drop(alert.key);
      expect(await one.alerts.begin(alert.key, 2)).toBe(false);
      expect((await now(alert))?.state).toBe('posted');
    });

    test('an alert that certainly did not arrive is due again', async () => {
      const alert = await added();
      await one.alerts.begin(alert.key, 1);
      await one.alerts.putOff(alert.key, 7_000);
      expect(await now(alert)).toEqual({ ...alert, notBefore: 7_000 });
      expect(await other.alerts.begin(alert.key, 7_000)).toBe(true);
    });

    test('alerts that were begun and never finished are found, and may be sent again after a while', async () => {
      const tenantId = randomUUID();
      const [old, young] = [await added({ tenantId }), await added({ tenantId, conversationId: 'other' })];
      await one.alerts.begin(old.key, -20_000);
      await one.alerts.begin(young.key, -10_000);
      const left = (await other.alerts.leftBehind(-15_000)).map(({ key }) => key);
      expect([left.includes(old.key), left.includes(young.key)]).toEqual([true, false]);
      await other.alerts.doubt(old.key, 3_000);
      const unsure = { ...old, state: 'unsure', doubts: 1, notBefore: 3_000 } as const;
      expect(await one.alerts.begin(old.key, 2_999)).toBe(false);
      expect(await one.alerts.inState(tenantId, 'unsure', 9)).toEqual([unsure]);
      const due = async (at: number) =>
        (await one.alerts.due(at, { ofOne: 9, inAll: 10_000 })).some(({ key }) => key === old.key);
      expect([await due(2_999), await due(3_000)]).toEqual([false, true]);

      expect(await one.alerts.begin(old.key, 3_000)).toBe(true);
      expect(await other.alerts.begin(old.key, 3_000)).toBe(false);
      await one.alerts.putOff(old.key, 4_000);
      // Refused this time; the first may still stand there.
      expect(await now(old)).toEqual({ ...unsure, notBefore: 4_000 });
      await one.alerts.begin(old.key, 4_000);
      await one.alerts.doubt(old.key, 9_000);
      expect((await now(old))?.doubts).toBe(2);
      // It was only slow.
      await one.alerts.posted(old.key, 'm', null);
      await one.alerts.doubt(old.key, 9_000);
      expect((await now(old))?.state).toBe('posted');
      expect((await now(young))?.state).toBe('sending');
    });

    test('of a conversation with many only the oldest may be sent, and none while one is being sent', async () => {
      const tenantId = randomUUID();
      const flood = await Promise.all(
        Array.from({ length: 9 }, (_, n) =>
          added({ tenantId, conversationId: 'flooded', dueAt: -9_000 + n }),
        ),
      );
      const other = await added({ tenantId, conversationId: 'other', dueAt: -1 });
      const due = async () =>
        (await one.alerts.due(1_000, { ofOne: 3, inAll: 10_000 }))
          .filter((alert) => alert.tenantId === tenantId)
          .map(({ key }) => key);
      expect(await due()).toEqual([flood[0]?.key, other.key, flood[1]?.key, flood[2]?.key]);
      await one.alerts.begin(flood[5]?.key ?? '', 1);
      expect(await due()).toEqual([other.key]);
      await one.alerts.posted(flood[5]?.key ?? '', 'm', null);
      await one.alerts.rest(tenantId, 'flooded', 5_000);
      expect(await due()).toEqual([other.key]);
      await one.alerts.hurry(tenantId, 'flooded');
      expect(await due()).toHaveLength(4);
    });

    test('a card of which nobody knows may stand only where its alert was sent without an answer', async () => {
      const tenantId = randomUUID();
      const [renewalId, other] = [randomUUID(), randomUUID()];
      const alert = await added({ tenantId, key: `due ${renewalId} channel 30` });
      await added({ tenantId, key: `due ${other} channel 30` });
      const stands = (where: string, of: string, who = tenantId) => one.alerts.mayStand(who, where, of);
      expect(await stands('channel', renewalId)).toBe(false);
      await one.alerts.begin(alert.key, 1);
      await one.alerts.doubt(alert.key, 2);
      expect(await stands('channel', renewalId)).toBe(true);
      expect(await stands('elsewhere', renewalId)).toBe(false);
      expect(await stands('channel', other)).toBe(false);
      expect(await stands('channel', renewalId, randomUUID())).toBe(false);
      await one.alerts.posted(alert.key, 'm', null);
      expect(await stands('channel', renewalId)).toBe(true);
    });

    test('settled alerts are deleted in time, others never', async () => {
      const long = -5_000_000;
      const [told, due] = [await added({ dueAt: long, state: 'told' }), await added({ dueAt: long })];
      const recent = await added({ dueAt: long + 2, state: 'told' });
      await one.alerts.forget(long + 1);
      expect([await now(told), (await now(due))?.key, (await now(recent))?.key]).toEqual([
        null,
        due.key,
        recent.key,
      ]);
    });

    describe('places', () => {
      test('are kept by conversation, the last setting counts, and they are removed once', async () => {
        const tenantId = randomUUID();
        const place = aPlace({ tenantId, conversationId: hostile.replace('\0', '') });
        await one.alertPlaces.put(place);
        const daily = { ...place, form: { kind: 'digest', every: 'day', hour: 9 } as const };
        await other.alertPlaces.put(daily);
        expect(await one.alertPlaces.get(tenantId, place.conversationId)).toEqual(daily);
        expect(await one.alertPlaces.list(tenantId)).toEqual([daily]);
        expect(await one.alertPlaces.list('elsewhere')).toEqual([]);
        expect(await one.alertPlaces.all()).toContainEqual(daily);
        expect(await other.alertPlaces.remove(tenantId, place.conversationId)).toBe(true);
        expect(await one.alertPlaces.remove(tenantId, place.conversationId)).toBe(false);
        expect(await one.alertPlaces.get(tenantId, place.conversationId)).toBeNull();
      });

      test('get what comes at an hour, one of each kind, and are rid of it once', async () => {
        const tenantId = randomUUID();
        const { conversationId, setBy } = aPlace({ tenantId });
        const post: TimedPost = {
          ...{ tenantId, conversationId, of: 'today', minute: 450, weekdays: [1, 5], zone: null },
          ...{ setBy, setAt: 7 },
        };
        await one.timedPosts.put({ ...post, minute: 8 });
        await other.timedPosts.put(post);
        expect(await one.timedPosts.get(tenantId, conversationId, 'today')).toEqual(post);
        expect(await one.timedPosts.list(tenantId)).toEqual([post]);
        expect(await one.timedPosts.list('elsewhere')).toEqual([]);
        expect(await one.timedPosts.all()).toContainEqual(post);
        expect(await other.timedPosts.remove(tenantId, conversationId, 'today')).toBe(true);
        expect(await one.timedPosts.remove(tenantId, conversationId, 'today')).toBe(false);
        expect(await one.timedPosts.get(tenantId, conversationId, 'today')).toBeNull();
      });

      test('are marked as lost by one of many, and not if they were changed or removed meanwhile', async () => {
        const place = aPlace({ tenantId: randomUUID() });
        const trouble = { at: 5, why: { kind: 'removed' } } as const;
        await one.alertPlaces.put(place);
        const marked = await Promise.all([
          one.alertPlaces.mark(place, trouble),
          other.alertPlaces.mark(place, { at: 6, why: { kind: 'teams-said', text: 'gone too' } }),
        ]);
        expect(marked.filter(Boolean)).toHaveLength(1);
        const lost = await one.alertPlaces.get(place.tenantId, place.conversationId);
        if (lost === null) throw new Error('the place is gone');
        expect(await other.alertPlaces.mark(lost, null)).toBe(true);
        expect(await one.alertPlaces.get(place.tenantId, place.conversationId)).toEqual(place);
        await one.alertPlaces.remove(place.tenantId, place.conversationId);
        expect(await one.alertPlaces.mark(place, trouble)).toBe(false);
        expect(await one.alertPlaces.list(place.tenantId)).toEqual([]);
      });
    });
  });

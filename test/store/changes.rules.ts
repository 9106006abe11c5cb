import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Change, Wanted } from '../../src/core/changes/change.ts';
import { isOpen } from '../../src/core/changes/change-steps.ts';
import type { Store } from '../../src/store/open.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { changeStates, type Given } from '../samples/change.ts';
import { orderWanted } from '../samples/order.ts';
import { aChange, anEntry, aPerson, hostile, type NewDatabase } from './fixtures.ts';

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
      const change = aChange({
        companyName: hostile,
        purpose: hostile,
        notes: [{ kind: 'committed-until', at: 1_800_000_000_000, term: hostile }],
      });
      expect(await one.changes.insert(change)).toEqual({ kind: 'inserted' });
      expect(await other.changes.get(change.id)).toEqual(change);
    });

    test('an unknown id finds no change', async () => {
      for (const id of ['', 'unknown', "' or 1=1 --", 'a\0b', '\ud800'])
        expect(await one.changes.get(id)).toBeNull();
    });

    test('when many save the next version at once, one wins', async () => {
      const change = aChange();
      await one.changes.insert(change);
      const { id, subscriptionId } = change;
      const saves = Array.from({ length: 20 }, (_, index) => {
        const reason = `press ${index}`;
        const rejected = aChange({ id, subscriptionId, version: 2, state: 'rejected', reason });
        return both(index).changes.save(rejected);
      });
      const won = await Promise.all(saves);
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await one.changes.get(change.id)).toMatchObject({
        version: 2,
        state: 'rejected',
        reason: `press ${won.indexOf(true)}`,
      });
    });

    test('what added seats since a moment is found, oldest first, and nothing else', async () => {
      const tenantId = randomUUID();
      const at = (settledAt: number, from: number, to: number, state: Change['state'] = 'applied') =>
        aChange({ tenantId, state, from, to, sentAt: settledAt, settledAt });
      const all = [at(300, 10, 12), at(200, 5, 6), at(100, 1, 9), at(400, 9, 2), at(500, 1, 2, 'failed')];
      for (const change of all) await one.changes.insert(change);
      expect(await other.changes.increases(tenantId, 100)).toEqual([all[1], all[0]]);
      expect(await one.changes.increases('elsewhere', 0)).toEqual([]);
    });

    const lineOf = (id: string, line: number, given: Given = {}) =>
      aChange({ bundle: { id, line, told: [], kind: 'staff' }, ...given });

    test('lines of one request are saved together or not at all, and are found in their order', async () => {
      const bundleId = randomUUID();
      const told = [{ kind: 'not-held', companyName: hostile, product: hostile }] as const;
      const lines = [2, 0, 1].map((line) =>
        aChange({ bundle: { id: bundleId, line, told: line === 0 ? told : [], kind: 'seats' } }),
      );
      const taken = aChange();
      await one.changes.insert(taken);
      const late = lineOf(bundleId, 3, { subscriptionId: taken.subscriptionId });
      expect(await other.changes.insertAll([...lines, late])).toEqual({
        kind: 'open-already',
        change: taken,
      });
      expect(await one.changes.ofBundle(bundleId)).toEqual([]);
      expect(await other.changes.insertAll(lines)).toEqual({ kind: 'inserted' });
      await one.changes.insert(aChange());
      expect(await one.changes.ofBundle(bundleId)).toEqual([lines[1], lines[2], lines[0]]);
      for (const id of ['', 'unknown', "' or 1=1 --", 'a\0b'])
        expect(await one.changes.ofBundle(id)).toEqual([]);
    });

    test('when many request the same lines at once, in any order, one is saved', async () => {
      const subscriptions = Array.from({ length: 4 }, () => randomUUID());
      const requests = Array.from({ length: 12 }, (_, n) => {
        const bundleId = randomUUID();
        const lines = subscriptions.map((subscriptionId, at) => lineOf(bundleId, at, { subscriptionId }));
        return n % 2 === 0 ? lines : lines.reverse();
      });
      const answers = await Promise.all(requests.map((lines, n) => both(n).changes.insertAll(lines)));
      expect(answers.filter(({ kind }) => kind === 'inserted')).toHaveLength(1);
    });

    test('of two requests of one form one is saved, also when its lines stand in no way', async () => {
      const bundleId = randomUUID();
      const subscriptions = [randomUUID(), randomUUID()];
      const plans = () =>
        subscriptions.map((subscriptionId, line) =>
          lineOf(bundleId, line, { subscriptionId, afterTermEnd: 1 }),
        );
      const ends = await Promise.allSettled([
        one.changes.insertAll(plans()),
        other.changes.insertAll(plans()),
      ]);
      const refused = ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []));
      expect(refused).toEqual([expect.stringMatching(/unique/i)]);
      expect(await one.changes.ofBundle(bundleId)).toHaveLength(2);
    });

    test('of decisions on all lines at the same moment one is saved whole; one that comes too late for a line changes none', async () => {
      const bundleId = randomUUID();
      const lines = [0, 1, 2].map((line) => lineOf(bundleId, line));
      await one.changes.insertAll(lines);
      const rejected = (line: Change, version: number, reason: string): Change =>
        aChange({ ...line, version, state: 'rejected', reason });
      const decided = (n: number) => lines.map((line) => rejected(line, 2, `press ${n}`));
      const saves = await Promise.all(
        Array.from({ length: 12 }, (_, n) =>
          both(n).changes.saveAll(n % 2 === 0 ? decided(n) : decided(n).reverse()),
        ),
      );
      expect(saves.filter(Boolean)).toHaveLength(1);
      const won = decided(saves.indexOf(true));
      expect(await one.changes.ofBundle(bundleId)).toEqual(won);
      const late = won.map((line, n) => rejected(line, n === 2 ? 2 : 3, 'late'));
      expect(await other.changes.saveAll(late)).toBe(false);
      expect(await one.changes.ofBundle(bundleId)).toEqual(won);
    });

    test('no line is saved when one of them would be a second open change', async () => {
      const bundleId = randomUUID();
      const waiting = { state: 'planned', afterTermEnd: 1 } as const;
      const [plan, free] = [lineOf(bundleId, 0, waiting), lineOf(bundleId, 1, waiting)];
      await one.changes.insertAll([plan, free]);
      await one.changes.insert(aChange({ subscriptionId: plan.subscriptionId }));
      const next = [plan, free].map((line) => aChange({ ...line, version: 2, state: 'approved' }));
      expect(await other.changes.saveAll(next)).toBe(false);
      expect(await one.changes.ofBundle(bundleId)).toEqual([plan, free]);
    });

    test('a step and what the audit says of it are saved together, or neither is', async () => {
      const tenantId = randomUUID();
      const events = async () =>
        (await one.audit.latest(tenantId, { limit: 9 })).map(({ event }) => event).toReversed();
      const entry = (event: string) => anEntry({ tenantId, event });
      const change = aChange({ tenantId });
      expect(await one.changes.insertAll([change], null, [entry('asked')])).toEqual({ kind: 'inserted' });
      const next = aChange({ ...change, version: 2, state: 'approved' });
      expect(await other.changes.save(next, [entry('approved')])).toBe(true);
      expect(await events()).toEqual(['asked', 'approved']);

      expect(await one.changes.save(next, [entry('too late')])).toBe(false);
      expect(await one.changes.saveAll([next], null, [entry('too late')])).toBe(false);
      const inTheWay = aChange({ tenantId, subscriptionId: change.subscriptionId });
      expect(await one.changes.insertAll([inTheWay], null, [entry('in the way')])).toMatchObject({
        kind: 'open-already',
      });
      expect(await events()).toEqual(['asked', 'approved']);

      // An entry that no database takes: its number for a moment is none.
      const broken = { ...entry('broken'), at: Number.NaN };
      const last = aChange({ ...change, version: 3, state: 'rejected' });
      await expect(one.changes.save(last, [broken])).rejects.toThrow(StoreError);
      expect(await other.changes.get(change.id)).toEqual(next);
      expect(await events()).toEqual(['asked', 'approved']);
    });

    test('refuses to save a version that does not follow the stored one', async () => {
      const change = aChange();
      await one.changes.insert(change);
      for (const version of [1, 3]) expect(await one.changes.save({ ...change, version })).toBe(false);
      expect(await one.changes.save(aChange({ version: 2 }))).toBe(false);
      expect(await one.changes.get(change.id)).toEqual(change);
    });

    test('when many are requested for one subscription at once, one is open and the others learn which', async () => {
      const { subscriptionId } = aChange();
      const asked = Array.from({ length: 20 }, () => aChange({ subscriptionId }));
      const answers = await Promise.all(asked.map((change, index) => both(index).changes.insert(change)));
      const winner = asked[answers.findIndex(({ kind }) => kind === 'inserted')];
      expect(answers.filter(({ kind }) => kind === 'inserted')).toHaveLength(1);
      expect(answers.filter(({ kind }) => kind === 'open-already')).toEqual(
        Array(19).fill({ kind: 'open-already', change: winner }),
      );
    });

    describe('what passes without approval', () => {
      const free = (given: Given = {}) => aChange({ approversNeeded: 0, ...given });
      const atMost = (n: number) => ({ since: 0, fits: (passed: readonly Change[]) => passed.length < n });

      test('is found by when it passed; what people approve or what came to nothing is not', async () => {
        const tenantId = randomUUID();
        const decided = { by: null, at: 500 };
        const old = free({ tenantId, requestedAt: 100 });
        const late = free({ tenantId, requestedAt: 100, state: 'approved', decided });
        const others = [
          free({ tenantId, requestedAt: 600, state: 'expired' }),
          aChange({ tenantId, requestedAt: 600 }),
          free({ tenantId: randomUUID(), requestedAt: 600 }),
        ];
        for (const change of [old, late, ...others]) await one.changes.insert(change);
        expect(await other.changes.passedSince(tenantId, 101)).toEqual([late]);
        expect(await other.changes.passedSince(tenantId, 100)).toHaveLength(2);
      });

      test('is found with all else that was asked for its company in a span, whatever came of it', async () => {
        const of = { tenantId: randomUUID(), companyId: 'of-a-span' };
        const [early, first, last] = [100, 200, 300].map((requestedAt) => aChange({ ...of, requestedAt }));
        const others = [
          aChange({ ...of, requestedAt: 301 }),
          aChange({ ...of, companyId: 'another', requestedAt: 200 }),
          aChange({ ...of, tenantId: randomUUID(), requestedAt: 200 }),
        ];
        for (const change of [last, first, early, ...others]) await one.changes.insert(change as Change);
        expect(await other.changes.ofCompany(of.tenantId, of.companyId, 200, 300)).toEqual([first, last]);
      });

      test('is looked at and saved one at a time, on two instances too', async () => {
        const tenantId = randomUUID();
        const asked = Array.from({ length: 12 }, () => free({ tenantId, requestedAt: 1 }));
        const answers = await Promise.all(
          asked.map((change, index) => both(index).changes.insert(change, atMost(3))),
        );
        expect(answers.filter(({ kind }) => kind === 'inserted')).toHaveLength(3);
        expect(answers.filter(({ kind }) => kind === 'beyond')).toHaveLength(9);
        expect(await one.changes.passedSince(tenantId, 0)).toHaveLength(3);
      });

      test('does not count itself when it is saved again, and is not saved beyond the guard', async () => {
        const tenantId = randomUUID();
        const change = free({ tenantId, requestedAt: 1 });
        await one.changes.insert(change, atMost(1));
        const next = free({ ...change, version: 2, state: 'approved' });
        expect(await other.changes.saveAll([next], atMost(0))).toBe(false);
        expect(await one.changes.get(change.id)).toEqual(change);
        expect(await other.changes.saveAll([next], atMost(1))).toBe(true);
        expect(await one.changes.saveAll([], atMost(0))).toBe(true);
      });
    });

    test('a change requested while the open one is being closed is either saved or told about it', async () => {
      for (let round = 0; round < 20; round += 1) {
        const open = aChange();
        await one.changes.insert(open);
        const next = aChange({ subscriptionId: open.subscriptionId });
        const [closed, answer] = await Promise.all([
          one.changes.save(aChange({ ...open, version: 2, state: 'rejected' })),
          other.changes.insert(next),
        ]);
        expect(closed).toBe(true);
        if (answer.kind === 'inserted') expect(await one.changes.get(next.id)).toEqual(next);
        else expect(answer).toEqual({ kind: 'open-already', change: open });
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

    describe('a plan for a renewal', () => {
      const plan = (given: Given = {}) => aChange({ afterTermEnd: 1_800_000_000_000, ...given });

      test('that waits for approval blocks nothing, and nothing blocks it', async () => {
        const { subscriptionId } = aChange();
        const [first, second, seats] = [
          plan({ subscriptionId }),
          plan({ subscriptionId }),
          aChange({ subscriptionId }),
        ];
        for (const change of [first, seats, second])
          expect(await one.changes.insert(change)).toEqual({ kind: 'inserted' });
        const another = await other.changes.insert(aChange({ subscriptionId }));
        expect(another).toEqual({ kind: 'open-already', change: seats });
      });

      test('is found among the pending ones and among its subscription’s plans, oldest first', async () => {
        const { subscriptionId } = aChange();
        const of = (requestedAt: number, given: Given) =>
          plan({ subscriptionId, requestedAt, tenantId: 'plans', ...given });
        const [late, early] = [of(2, { state: 'planned' }), of(1, {})];
        const over = of(3, { state: 'cancelled' });
        for (const change of [late, early, over, aChange({ subscriptionId })])
          await one.changes.insert(change);
        expect(await other.changes.planned(subscriptionId)).toEqual([early, late]);
        expect(await other.changes.inStates('plans', ['pending'])).toEqual([early]);
        expect(await other.changes.inStates('plans', ['planned', 'pending'])).toEqual([early, late]);
        expect(await other.changes.inStatesAnywhere(['pending'])).toContainEqual(early);
      });

      test('is released by one of many at once, and not while another change is open', async () => {
        const planned = plan({ state: 'planned' });
        const { subscriptionId } = planned;
        const seats = aChange({ subscriptionId });
        await one.changes.insert(planned);
        await one.changes.insert(seats);
        const released = aChange({ ...planned, version: 2, state: 'approved' });
        expect(await one.changes.save(released)).toBe(false);
        expect(await one.changes.get(planned.id)).toEqual(planned);
        await one.changes.save(aChange({ ...seats, version: 2, state: 'applied' }));
        const saves = Array.from({ length: 10 }, (_, index) => both(index).changes.save(released));
        expect((await Promise.all(saves)).filter(Boolean)).toHaveLength(1);
        expect((await other.changes.insert(aChange({ subscriptionId }))).kind).toBe('open-already');
      });
    });

    test('counts a person’s requests since a moment, whatever their outcome', async () => {
      const requestedBy = aPerson({ tenantId: 'counted' });
      const asked = changeStates.map((state, index) =>
        aChange({ tenantId: 'counted', requestedBy, requestedAt: 100 + index, state }),
      );
      for (const change of asked) await one.changes.insert(change);
      await one.changes.insert(aChange({ tenantId: 'elsewhere', requestedBy, requestedAt: 105 }));
      await one.changes.insert(aChange({ tenantId: 'counted', requestedAt: 105 }));
      const since = (at: number) => other.changes.requestedSince('counted', requestedBy.objectId, at);
      expect(await since(0)).toBe(changeStates.length);
      expect(await since(101)).toBe(changeStates.length - 1);
      expect(await since(1_000)).toBe(0);
      for (const change of asked.slice(0, 1))
        await one.changes.save(aChange({ ...change, version: 2, state: 'cancelled' }));
      expect(await since(0)).toBe(changeStates.length);
    });

    test('finds the newest request that a person made in a conversation since a moment', async () => {
      const requestedBy = aPerson({ tenantId: 'asking' });
      const ask = async (requestedAt: number, given: object = {}) => {
        const change = aChange({ tenantId: 'asking', requestedBy, requestedAt, askedIn: 'here', ...given });
        await one.changes.insert(change);
        return change;
      };
      const newest = await ask(200);
      await ask(100);
      await ask(300, { askedIn: 'elsewhere' });
      await ask(400, { requestedBy: aPerson({ tenantId: 'asking' }) });
      await ask(500, { tenantId: 'another' });
      const find = (since: number) =>
        other.changes.lastRequest('asking', requestedBy.objectId, 'here', since);
      expect(await find(0)).toEqual(newest);
      expect(await find(200)).toEqual(newest);
      expect(await find(201)).toBeNull();
    });

    test('finds a tenant’s newest few changes by the start of their id', async () => {
      const id = (rest: number) => `abcdef${rest}0-0000-4000-8000-000000000000`;
      const all = [1, 2, 3, 4, 5, 6].map((rest) =>
        aChange({ id: id(rest), tenantId: 'prefixes', requestedAt: rest }),
      );
      for (const change of all) await one.changes.insert(change);
      const find = (prefix: string) => other.changes.withIdPrefix('prefixes', prefix);
      expect(await find('ABCDEF')).toEqual(all.slice(1).toReversed());
      expect(await find('abcdef20-')).toEqual([all[1]]);
      expect(await find(id(3))).toEqual([all[2]]);
      expect(await other.changes.withIdPrefix('elsewhere', 'abcdef')).toEqual([]);
      for (const prefix of [
        '',
        'abcde',
        'bcdef1',
        'abcde%',
        'abcde_',
        '%%%%%%',
        'abcdef\\',
        `${id(1)}0`,
        'abcdef\0',
      ])
        expect(await find(prefix)).toEqual([]);
    });

    test('followed orders are found until following ends, and count as applied all the time', async () => {
      const lines = [{ subscriptionId: null, status: null }];
      const order = (nextAt: number | null): Wanted =>
        orderWanted({}, { placed: { orderId: 'o', lines, readAt: 1, nextAt } });
      const change = aChange({ tenantId: 'orders', wanted: order(null) });
      await one.changes.insert(change);
      const following = aChange({ ...change, version: 2, state: 'applied', wanted: order(2) });
      expect(await one.changes.save(following)).toBe(true);
      expect(await other.changes.followed()).toEqual([following]);
      expect(await other.changes.inStates('orders', ['applied'])).toEqual([following]);
      expect(await other.changes.inStates('orders', ['approved'])).toEqual([]);
      const done = aChange({ ...following, version: 3, wanted: order(null) });
      expect(await one.changes.save(done)).toBe(true);
      expect(await other.changes.followed()).toEqual([]);
      expect(await other.changes.inStates('orders', ['applied'])).toEqual([done]);
    });

    test('a switch is found by its lines once it is approved, and its cancellation keeps other changes away while it waits', async () => {
      const bundle = (line: number) => ({ id: randomUUID(), line, told: [], kind: 'switch' as const });
      const at = 1_800_000_000_000;
      const wanted: Wanted = { kind: 'cancel', seats: 6, at, afterOrder: 'o' };
      const given = { tenantId: 'switches', requestedAt: 500 };
      const waiting = aChange({ ...given, state: 'planned', wanted, bundle: bundle(1) });
      const asked = aChange({ ...given, wanted, bundle: bundle(1) });
      const seats = aChange({ ...given, state: 'planned', bundle: { ...bundle(0), kind: 'seats' } });
      const foreign = aChange({
        ...waiting,
        id: randomUUID(),
        tenantId: 'others',
        subscriptionId: randomUUID(),
      });
      const inserted = { ...foreign, bundle: bundle(1) };
      for (const change of [waiting, asked, seats, inserted]) await one.changes.insert(change);
      expect(await other.changes.switches('switches', 500)).toEqual([waiting]);
      expect(await other.changes.switches('switches', 501)).toEqual([]);
      expect(await other.changes.switches('switches', 500, ['cancelled'])).toEqual([]);
      expect(await other.changes.switches(null, 500)).toEqual(expect.arrayContaining([waiting, inserted]));
      const another = aChange({ ...given, subscriptionId: waiting.subscriptionId });
      expect(await other.changes.insert(another)).toEqual({ kind: 'open-already', change: waiting });
      const stopped = aChange({ ...waiting, version: 2, state: 'cancelled', reason: 'too-late' });
      expect(await one.changes.save(stopped)).toBe(true);
      expect(await other.changes.switches('switches', 500, ['cancelled'])).toEqual([stopped]);
      expect(await other.changes.insert(another)).toEqual({ kind: 'inserted' });
    });

    test('an order draft is found only by its organisation, until it is deleted', async () => {
      const person = aPerson();
      const draft = {
        ...{ id: `draft-${person.objectId}`, tenantId: person.tenantId, person, at: 10 },
        conversationId: 'conversation',
        ...{ companyId: 'c', companyName: hostile },
        lines: [{ productId: 'p', productName: hostile, quantity: null }],
        given: { purpose: hostile, ticket: null },
      };
      await one.orderDrafts.add(draft);
      expect(await other.orderDrafts.get(draft.tenantId, draft.id)).toEqual(draft);
      expect(await other.orderDrafts.get('elsewhere', draft.id)).toBeNull();
      for (const id of ['', 'a\0b', "' or 1=1 --"])
        expect(await other.orderDrafts.get(draft.tenantId, id)).toBeNull();
      await other.orderDrafts.forget(10);
      expect(await one.orderDrafts.get(draft.tenantId, draft.id)).toEqual(draft);
      await other.orderDrafts.forget(11);
      expect(await one.orderDrafts.get(draft.tenantId, draft.id)).toBeNull();
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
      expect((error as StoreError).failure).toEqual({ kind: 'memory-damaged' });
    });
  });

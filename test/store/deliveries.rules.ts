import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EventDelivery } from '../../src/core/audit/events.ts';
import type { Failure } from '../../src/core/words/failure.ts';
import type { Store } from '../../src/store/open.ts';
import { anEvent } from '../events/samples.ts';
import { anEntry, type NewDatabase } from './fixtures.ts';

const busy: Failure = { kind: 'answered', system: null, status: 503, said: 'busy' };
const refused: Failure = { kind: 'receiver-ended' };
const refusedBy = (said: string): Failure => ({ kind: 'answered', system: 'HaloPSA', status: 400, said });

let made = 0;
const aDelivery = (tenantId: string, given: Partial<EventDelivery> = {}): EventDelivery => {
  made += 1;
  return {
    id: `webhook ${made}`,
    sink: 'webhook',
    tenantId,
    seq: made,
    topic: null,
    event: anEvent(),
    state: 'due',
    tries: 0,
    since: 0,
    notBefore: 0,
    problem: null,
    ...given,
  };
};

export const deliveriesRules = (newDatabase: NewDatabase): void =>
  describe('events on their way', () => {
    let one: Store;
    let other: Store;
    beforeAll(async () => {
      [one, other] = await (await newDatabase()).pair();
    });
    afterAll(() => Promise.all([one.close(), other.close()]));

    /** Feeds events to a new tenant and returns what may be tried. */
    const fed = async (tenantId: string, all: readonly EventDelivery[]) => {
      expect(await one.deliveries.feed(tenantId, 0, 1, all)).toBe(true);
      return async (now: number, sink: EventDelivery['sink'] = 'webhook') =>
        (await other.deliveries.due(sink, now, 500))
          .filter((delivery) => delivery.tenantId === tenantId)
          .map(({ id }) => id);
    };

    test('audit entries are fed in order, once, and the cursor is saved with their deliveries', async () => {
      for (const event of ['a', 'b', 'c']) await one.audit.append(anEntry({ tenantId: 'feed', event }));
      const behind = async () =>
        (await other.deliveries.behind()).find(({ tenantId }) => tenantId === 'feed');
      expect(await behind()).toEqual({ tenantId: 'feed', after: 0 });
      const entries = await other.deliveries.entries('feed', 0, 2);
      expect(entries.map(({ seq, event }) => [seq, event])).toEqual([
        [1, 'a'],
        [2, 'b'],
      ]);
      const told = aDelivery('feed');
      expect(await one.deliveries.feed('feed', 0, 2, [told])).toBe(true);
      expect(await other.deliveries.feed('feed', 0, 2, [aDelivery('feed')])).toBe(false);
      expect(await behind()).toEqual({ tenantId: 'feed', after: 2 });
      expect((await other.deliveries.entries('feed', 2, 9)).map(({ event }) => event)).toEqual(['c']);
      expect(await other.deliveries.feed('feed', 2, 3, [])).toBe(true);
      expect(await behind()).toBeUndefined();
      expect(await one.deliveries.counts('feed')).toEqual({ due: 1, dead: 0 });
    });

    test('many at once come back whole, in order', async () => {
      const all = Array.from({ length: 450 }, () => aDelivery('many'));
      const due = await fed('many', all);
      expect(await due(0)).toEqual(all.map(({ id }) => id));
      const [first] = all;
      const found = (await other.deliveries.due('webhook', 0, 500)).find(({ id }) => id === first?.id);
      expect(found).toEqual(first);
    });

    test('within a topic, only the first unfinished event may be tried, even if it was given up', async () => {
      const [a, b, c] = ['r1', 'r1', 'r2'].map((topic) => aDelivery('topics', { sink: 'tickets', topic }));
      if (!a || !b || !c) throw new Error('three');
      const due = await fed('topics', [a, b, c]);
      expect(await due(0, 'tickets')).toEqual([a.id, c.id]);
      await one.deliveries.giveUp(a.id, refused);
      expect(await due(0, 'tickets')).toEqual([c.id]);
      expect(await one.deliveries.resend('topics', 7)).toBe(1);
      expect(await due(6, 'tickets')).toEqual([c.id]);
      expect(await due(7, 'tickets')).toEqual([a.id, c.id]);
      await one.deliveries.done(a.id);
      expect(await due(7, 'tickets')).toEqual([b.id, c.id]);
    });

    test('one caller may try an event; another one only after the first one’s time has run out', async () => {
      const delivery = aDelivery('begin');
      const due = await fed('begin', [delivery]);
      const begun = await Promise.all([one, other].map((store) => store.deliveries.begin(delivery, 100)));
      expect(begun.toSorted()).toEqual([false, true]);
      expect(await due(99)).toEqual([]);
      expect(await due(100)).toEqual([delivery.id]);
      expect(await one.deliveries.begin({ ...delivery, tries: 1 }, 200)).toBe(true);
      await one.deliveries.putOff(delivery.id, 300, busy);
      expect(await due(299)).toEqual([]);
      expect(await due(300)).toEqual([delivery.id]);
    });

    test('a row that cannot be read holds up no other, and is listed without what is odd', async () => {
      const database = await newDatabase();
      const [before, twin] = await database.pair();
      const [noEvent, oddProblem, oldProblem, fine] = [1, 2, 3, 4].map(() => aDelivery('odd'));
      if (!noEvent || !oddProblem || !oldProblem || !fine) throw new Error('four');
      await before.deliveries.feed('odd', 0, 1, [noEvent, oddProblem, oldProblem, fine]);
      for (const { id } of [noEvent, oddProblem, oldProblem]) await before.deliveries.putOff(id, 1, busy);
      await Promise.all([before.close(), twin.close()]);
      await database.sql(`update deliveries set body = '{"id": ' where id = '${noEvent.id}'`);
      await database.sql(`update deliveries set problem = 'it broke' where id = '${oddProblem.id}'`);
      await database.sql(`update deliveries set problem = '"it broke"' where id = '${oldProblem.id}'`);
      const [after, its] = await database.pair();
      const due = await after.deliveries.due('webhook', 1, 9);
      const troubled = await its.deliveries.troubled('odd', 9);
      await Promise.all([after.close(), its.close()]);
      expect(due.map(({ id, event }) => [id, event])).toEqual([
        [noEvent.id, null],
        ...[oddProblem, oldProblem, fine].map(({ id, event }) => [id, event]),
      ]);
      expect(troubled.map(({ id, problem }) => [id, problem])).toEqual([
        [oldProblem.id, null],
        [oddProblem.id, null],
        [noEvent.id, busy],
      ]);
    });

    test('events that are tried again are listed with the reason of the last try, after the given-up ones', async () => {
      const all = [aDelivery('tried'), aDelivery('tried'), aDelivery('tried')];
      await fed('tried', all);
      const [first, second] = all.map(({ id }) => id);
      await one.deliveries.putOff(second ?? '', 300, busy);
      await one.deliveries.giveUp(first ?? '', refused);
      const troubled = await other.deliveries.troubled('tried', 9);
      expect(troubled.map(({ id, problem }) => [id, problem])).toEqual([
        [first, refused],
        [second, busy],
      ]);
    });

    test('given-up events are listed with their reason, newest first, per tenant; done ones stay done', async () => {
      const all = [aDelivery('dead'), aDelivery('dead'), aDelivery('dead')];
      await fed('dead', all);
      for (const { id } of all.slice(0, 2)) await one.deliveries.giveUp(id, refusedBy(id));
      const last = all[2]?.id ?? '';
      await one.deliveries.done(last);
      await one.deliveries.giveUp(last, busy);
      await one.deliveries.putOff(last, 9, busy);
      const dead = await other.deliveries.troubled('dead', 9);
      expect(dead.map(({ id, problem }) => [id, problem])).toEqual(
        all
          .slice(0, 2)
          .toReversed()
          .map(({ id }) => [id, refusedBy(id)]),
      );
      expect(await other.deliveries.troubled('elsewhere', 9)).toEqual([]);
      expect(await other.deliveries.counts('dead')).toEqual({ due: 0, dead: 2 });
      await one.deliveries.forget(1, 0);
      expect(await other.deliveries.counts('dead')).toEqual({ due: 0, dead: 2 });
      await one.deliveries.forget(1, 1);
      expect(await other.deliveries.counts('dead')).toEqual({ due: 0, dead: 0 });
    });
  });

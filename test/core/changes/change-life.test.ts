import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { afterWrite } from '../../../src/core/changes/after-write.ts';
import type { Change, ChangeIn } from '../../../src/core/changes/change.ts';
import {
  isPlan,
  plannedAfter,
  seatsAfter,
  seatsBefore,
  seatsReported,
  sentAtOf,
  settledAtOf,
} from '../../../src/core/changes/change-facts.ts';
import {
  begin,
  fail,
  isOpen,
  markSent,
  miss,
  release,
  type SentChange,
  type Step,
  stale,
  takeBack,
  unclear,
  wasSent,
} from '../../../src/core/changes/change-steps.ts';
import { approve, cancel, expire, reject, withdraw } from '../../../src/core/changes/decide-steps.ts';
import { settle, settleByHand } from '../../../src/core/changes/settle.ts';
import { canUndo, noteUndo } from '../../../src/core/changes/undo.ts';
import { includes, type Person, type Role, roles } from '../../../src/core/words/people.ts';
import { change, hour, now, subscription } from '../samples.ts';

/** Random steps by random people on one change: the rules must hold whoever calls them. */
const people: Person[] = ['ann', 'bo', 'cy', 'di'].map((name) => ({ tenantId: 't1', objectId: name, name }));
const somebody = fc.constantFrom(...people, { tenantId: 't2', objectId: 'bo', name: 'bo' });
const role = fc.constantFrom<Role>(...roles, 'approver', 'admin', 'approver', 'admin');
const seats = fc.constantFrom(null, null, null, null, 14, 13, 9, 10, 15, 16, 12, 8, 0, 2.5);
const write = fc.constantFrom(
  { kind: 'accepted', subscription: null } as const,
  ...[8, 12, 14, 15].map((quantity) => ({
    kind: 'accepted' as const,
    subscription: subscription({ quantity }),
  })),
  { kind: 'refused', status: 422, text: 'No.', failure: { kind: 'pax8', trouble: 'refused' } } as const,
  {
    kind: 'unknown',
    text: '',
    failure: { kind: 'pax8-unknown', answered: false, shows: 'subscription' },
  } as const,
  { kind: 'not-sent', text: '', failure: { kind: 'pax8', trouble: 'busy' } } as const,
);

type Tried = Readonly<{
  name: string;
  by: Person | null;
  role: Role;
  step: (one: Change, at: number) => Step;
}>;
const may = (next: Change | null): Step =>
  next === null ? { kind: 'refused', reason: 'not-pending' } : { kind: 'next', change: next };
/** The workflow takes steps of an execution only in the states they are for. */
const executing = (step: (one: ChangeIn<'executing'>, at: number) => Change | null) => ({
  by: null,
  role: 'none' as Role,
  step: (one: Change, at: number) => may(one.state === 'executing' ? step(one, at) : null),
});
const sent = (step: (one: SentChange, at: number) => Change | null) =>
  executing((one, at) => (wasSent(one) ? step(one, at) : null));

const tried = (selfAllowed: boolean): fc.Arbitrary<Tried> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(somebody, role, seats).map(([by, own, n]) => ({
        name: 'approve',
        by,
        role: own,
        step: (one: Change, at: number) => approve(one, by, own, selfAllowed, at, n),
      })),
    },
    fc.tuple(somebody, role).map(([by, own]) => ({
      name: 'reject',
      by,
      role: own,
      step: (one: Change, at: number) => reject(one, by, own, null, at),
    })),
    fc.tuple(somebody, role).map(([by, own]) => ({
      name: 'cancel',
      by,
      role: own,
      step: (one: Change, at: number) => cancel(one, by, own, at),
    })),
    fc.tuple(somebody, role).map(([by, own]) => ({
      name: 'settle',
      by,
      role: own,
      step: (one: Change, at: number) => settleByHand(one, by, own, { as: 'applied', note: 'seen' }, at),
    })),
    fc.constant({
      name: 'expire',
      by: null,
      role: 'none' as Role,
      step: (one: Change, at: number) => may(expire(one, at)),
    }),
    {
      weight: 4,
      arbitrary: fc.constant({
        name: 'begin',
        by: null,
        role: 'none' as Role,
        step: (one: Change, at: number) => may(begin(one, at)),
      }),
    },
    fc.constant({
      name: 'take back',
      by: null,
      role: 'none' as Role,
      step: (one: Change) => may(one.state === 'executing' && !wasSent(one) ? takeBack(one) : null),
    }),
    {
      weight: 3,
      arbitrary: fc.constant({
        name: 'release',
        by: null,
        role: 'none' as Role,
        step: (one: Change) => may(release(one)),
      }),
    },
    fc.constant({
      name: 'withdraw',
      by: null,
      role: 'none' as Role,
      step: (one: Change, at: number) => may(withdraw(one, null, 'replaced', at)),
    }),
    fc.constant({
      name: 'miss',
      by: null,
      role: 'none' as Role,
      step: (one: Change, at: number) => may(miss(one, { kind: 'not-renewed' }, at)),
    }),
    fc.constant({ name: 'sent', ...executing(markSent) }),
    fc.constant({ name: 'stale', ...executing((one, at) => stale(one, { kind: 'end-moved' }, at)) }),
    fc.constant({
      name: 'fail',
      ...executing((one, at) =>
        fail(one, { kind: 'not-read', failure: { kind: 'pax8', trouble: 'unreachable' } }, at),
      ),
    }),
    fc.constant({ name: 'lost', ...sent((one) => unclear(one, { kind: 'lost-track', at: 0 })) }),
    write.map((outcome) => ({
      name: 'write',
      ...sent((one, at) => afterWrite(one, outcome, at)),
    })),
    fc.constant({
      name: 'read back',
      by: null,
      role: 'none' as Role,
      step: (one: Change, at: number) =>
        may(settle(one, subscription({ quantity: seatsAfter(one) }), [], at)),
    }),
    somebody.map((by) => ({
      name: 'undo',
      by,
      role: 'requester' as Role,
      step: (one: Change, at: number) => may(canUndo(one, at) ? noteUndo(one, 'other', by, at) : null),
    })),
  );

const settled = (one: Change): boolean => !isOpen(one) && !isPlan(one);

const lives = fc.boolean().chain((selfAllowed) =>
  fc.record({
    selfAllowed: fc.constant(selfAllowed),
    approversNeeded: fc.constantFrom<1 | 2>(1, 2),
    to: fc.constantFrom(15, 8),
    /** Planned for a renewal, or wanted now. */
    afterTermEnd: fc.constantFrom(null, now + 20 * 24 * hour),
    steps: fc.array(fc.tuple(tried(selfAllowed), fc.integer({ min: 0, max: 3 * hour })), { maxLength: 40 }),
  }),
);

type Life = Readonly<{
  approversNeeded: 1 | 2;
  to: number;
  afterTermEnd: number | null;
  steps: (readonly [Tried, number])[];
}>;

/** Runs the change through the steps and reports each one taken. */
const live = (
  { approversNeeded, to, afterTermEnd, steps }: Life,
  taken: (before: Change, after: Change, by: Tried) => void,
): void => {
  let one: Change = change({ approversNeeded, to, afterTermEnd });
  let at = now;
  for (const [attempt, wait] of steps) {
    at += wait;
    const step = attempt.step(one, at);
    if (step.kind === 'refused') continue;
    taken(one, step.change, attempt);
    one = step.change;
  }
};

describe('whatever is tried, in whatever order, by whomever', () => {
  const always = (rule: (before: Change, after: Change, by: Tried, selfAllowed: boolean) => void) =>
    fc.assert(
      fc.property(lives, (life) =>
        live(life, (before, after, by) => rule(before, after, by, life.selfAllowed)),
      ),
      { numRuns: 2_000 },
    );

  test('nothing is carried out without enough approvals of different people, none of them the requester', () => {
    fc.assert(
      fc.property(lives, (life) => {
        /** The expected approvals: who approved which number, by which right. */
        let noted: { who: string; seats: number }[] = [];
        live(life, (before, after, { name, by, role: own }) => {
          if (name === 'approve' && by !== null) {
            expect(includes(own, 'approver')).toBe(true);
            expect(by.tenantId).toBe('t1');
            if (!life.selfAllowed) expect(by.objectId).not.toBe('ann');
            noted = [
              ...noted.filter(({ seats: n }) => n === seatsAfter(after)),
              { who: by.objectId, seats: seatsAfter(after) },
            ];
          }
          if (after.state === 'executing' && before.state === 'approved') {
            const forThis = noted.filter(({ seats: n }) => n === seatsAfter(after));
            expect(new Set(forThis.map(({ who }) => who)).size).toBeGreaterThanOrEqual(life.approversNeeded);
          }
        });
      }),
      { numRuns: 2_000 },
    );
  });
  test('each step that is taken makes the version greater by one', () =>
    always((before, after) => expect(after.version).toBe(before.version + 1)));
  test('what is settled stays as it is; a request to undo it is no more than noted', () =>
    always((before, after) => {
      if (!settled(before)) return;
      const { undoneBy: _, version: __, ...rest } = after;
      expect(before).toMatchObject(rest);
    }));
  test('the number only comes nearer to where it began, and stays once it is approved', () =>
    always((before, after) => {
      const [from, to, next] = [seatsBefore(before), seatsAfter(before), seatsAfter(after)];
      const [low, high] = [Math.min(from, to), Math.max(from, to)];
      if (before.state !== 'pending') expect(next).toBe(to);
      else if (next !== to) expect(next > low && next < high).toBe(true);
      expect(seatsBefore(after)).toBe(from);
    }));
  test('nothing is applied by an answer that does not show the number', () =>
    always((before, after, { name }) => {
      if (name !== 'write' || after.state !== 'applied') return;
      expect([before.state, seatsReported(after)]).toEqual(['executing', seatsAfter(after)]);
    }));
  test('what was sent is never begun again', () =>
    always((before, after) => {
      if (sentAtOf(before) !== null) expect(['approved', 'pending']).not.toContain(after.state);
    }));
  test('what is sent waits again only when it was a plan and certainly nothing left', () =>
    always((before, after, { name }) => {
      if (sentAtOf(before) === null || after.state !== 'planned') return;
      expect([name, sentAtOf(after)]).toEqual(['write', null]);
      expect(plannedAfter(before)).not.toBeNull();
    }));
  test('a plan is carried out by its release and by nothing before', () =>
    always((before, after, { name }) => {
      if (plannedAfter(before) === null) expect(after.state).not.toBe('planned');
      else if (after.state === 'approved') expect(['release', 'take back']).toContain(name);
    }));
  test('nothing is decided after its time, and expiry is not before it', () =>
    always((before, after, { name }) => {
      if (name === 'expire') expect(settledAtOf(after)).toBeGreaterThanOrEqual(before.expiresAt);
      if (before.state === 'pending' && after.state === 'approved')
        expect(after.decided.at).toBeLessThan(before.expiresAt);
    }));
});

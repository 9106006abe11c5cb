import { describe, expect, test } from '@jest/globals';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { commitmentsAhead } from '../../../src/core/renewals/commitments-ahead.ts';
import type { Renewal } from '../../../src/core/renewals/renewal.ts';
import { newRenewal } from '../../../src/core/renewals/renewal-lines.ts';
import { broughtUpToDate, doubtful, unheld, without } from '../../../src/core/renewals/renewal-upkeep.ts';
import { ada, aLine, aRenewal, committed, day, now, portfolioOf } from '../alerts/due-samples.ts';

const end = Date.parse('2026-12-12T00:00:00Z');
const held = committed('s1', end);
const daysOf = (...all: Subscription[]) => commitmentsAhead(portfolioOf(...all), now, now + 61 * day).days;
const upToDate = (renewal: Renewal, all: readonly Subscription[], read?: Subscription | null) =>
  broughtUpToDate(
    renewal,
    daysOf(...all).get(`company ${renewal.day}`),
    (id) => (read !== undefined && id === 's1' ? read : (all.find((one) => one.id === id) ?? null)),
    now,
  );
const decided = { kind: 'renew', by: ada, at: now } as const;

describe('a renewal is brought up to date', () => {
  test('and is itself when nothing has changed', () => {
    const renewal = aRenewal();
    expect(upToDate(renewal, [held])).toBe(renewal);
  });

  test('with seats and prices that moved, and with another subscription of that day', () => {
    const more = committed('s2', end + 1_000);
    const next = upToDate(aRenewal(), [{ ...held, quantity: 15, price: 23 }, more]);
    expect(next).toMatchObject({
      version: 2,
      lines: [{ quantity: 15, price: 23 }, { subscriptionId: 's2' }],
    });
  });

  test('and a product that was renamed keeps its line, its first name and its decision', () => {
    const renewal = aRenewal({ lines: [aLine({ decision: decided })] });
    expect(upToDate(renewal, [{ ...held, productName: 'Renamed' }])).toBe(renewal);
    const next = upToDate(renewal, [{ ...held, productName: 'Renamed', quantity: 13 }]);
    expect(next.lines[0]).toMatchObject({
      productName: aLine().productName,
      decision: decided,
      quantity: 13,
    });
  });

  test('and a company that was renamed is called by its new name', () => {
    expect(upToDate(aRenewal({ companyName: 'Before' }), [held]).companyName).toBe('Contoso');
  });

  test('and says that a line ends when it was cancelled for its term end, and not when that was taken back', () => {
    const cancelled = { ...held, endAt: end };
    const ends = upToDate(aRenewal(), [cancelled], cancelled);
    expect(ends.lines[0]).toMatchObject({ ends: true, after: null });
    expect(upToDate(ends, [held], held).lines[0]).toMatchObject({ ends: false });
  });

  test.each([null, { ...held, status: 'Cancelled' }])(
    'and a subscription that is gone has ended (%#)',
    (read) => {
      const next = upToDate(aRenewal(), [], read);
      expect(next.lines[0]?.after).toEqual({ kind: 'ended', seenAt: now });
      expect(next.story).toMatchObject([{ kind: 'ended', subscriptionId: 's1', person: null }]);
    },
  );

  test('and an end that was put to another day before it was reached moves the line there, undecided', () => {
    const moved = committed('s1', end + 5 * day);
    const renewal = aRenewal({ lines: [aLine({ decision: decided })] });
    const next = upToDate(renewal, [moved], moved);
    expect(next.lines[0]?.after).toEqual({ kind: 'moved', seenAt: now, nextEndsAt: end + 5 * day });
    expect(next.story).toMatchObject([{ kind: 'moved', to: end + 5 * day }]);
    const [there] = unheld(daysOf(moved), [next]);
    expect(there).toMatchObject({ day: '2026-12-17', lines: [{ subscriptionId: 's1', decision: null }] });
  });

  test('and an end that comes back to its day takes its line back, undecided, and opens the renewal again', () => {
    const closed = aRenewal({
      lines: [aLine({ decision: decided, after: { kind: 'moved', seenAt: now, nextEndsAt: end + 5 * day } })],
      closedAt: now,
    });
    expect(upToDate(closed, [held])).toMatchObject({
      closedAt: null,
      lines: [{ decision: null, after: null }],
    });
  });

  test('and an hour that moves on the same day moves nothing else', () => {
    const renewal = aRenewal({ lines: [aLine({ decision: decided })] });
    const next = upToDate(renewal, [committed('s1', end + 3_600_000)]);
    expect(next.lines[0]).toMatchObject({ termEndsAt: end + 3_600_000, decision: decided, after: null });
  });

  test.each([
    ['is missing', committed('s1', null)],
    ['is a year ago', committed('s1', end - 365 * day)],
    ['is years off', committed('s1', end + 3 * 365 * day)],
    ['was yesterday', committed('s1', now - day)],
  ])('and an end that %s takes nothing from the one that was known', (_, read) => {
    const renewal = aRenewal();
    expect(upToDate(renewal, [], read)).toBe(renewal);
  });

  test('and what has ended already is left to whoever looks after it', () => {
    const renewal = aRenewal({ lines: [aLine({ termEndsAt: now - 1 })] });
    expect(upToDate(renewal, [], null)).toBe(renewal);
  });

  test('and a line in doubt stays as it is', () => {
    const renewal = aRenewal();
    expect(broughtUpToDate(renewal, undefined, () => undefined, now)).toBe(renewal);
  });
});

describe('in doubt', () => {
  const inDoubt = (listed: Subscription | undefined, renewal = aRenewal()) =>
    doubtful([renewal, renewal], () => listed, now);

  test('is whatever a list shows with another end than was known, or not at all', () => {
    expect(inDoubt(undefined)).toEqual(['s1']);
    expect(inDoubt(committed('s1', end + 5 * day))).toEqual(['s1']);
    expect(inDoubt(committed('s1', null))).toEqual(['s1']);
    expect(inDoubt({ ...held, endAt: end })).toEqual(['s1']);
    expect(inDoubt({ ...held, status: 'Cancelled' })).toEqual(['s1']);
  });

  test('is nothing else', () => {
    expect(inDoubt({ ...held, quantity: 99, price: null })).toEqual([]);
    expect(inDoubt(undefined, aRenewal({ lines: [aLine({ termEndsAt: now - 1 })] }))).toEqual([]);
  });

  test('and stands in no other renewal meanwhile', () => {
    const days = daysOf(committed('s1', end + 5 * day), committed('s2', end + 5 * day), committed('s3', end));
    expect(without(days, new Set())).toBe(days);
    const sure = without(days, new Set(['s1', 's3']));
    expect([...sure.keys()]).toEqual(['company 2026-12-17']);
    expect(sure.get('company 2026-12-17')?.lines.map(({ subscriptionId }) => subscriptionId)).toEqual(['s2']);
  });
});

test('a day of which there is a renewal, or on which everything ends, begins no new one', () => {
  expect(unheld(daysOf(held), [aRenewal()])).toEqual([]);
  expect(unheld(daysOf({ ...held, endAt: end }), [])).toEqual([]);
  const [one] = unheld(daysOf(held), []);
  if (one === undefined) throw new Error('there is none');
  expect(newRenewal({ ...one, id: 'r1', tenantId: 'tenant', createdAt: now })).toEqual(aRenewal());
});

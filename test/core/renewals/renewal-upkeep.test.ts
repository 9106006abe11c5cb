import { describe, expect, test } from '@jest/globals';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { commitmentsAhead } from '../../../src/core/renewals/commitments-ahead.ts';
import type { Renewal } from '../../../src/core/renewals/renewal.ts';
import { newRenewal } from '../../../src/core/renewals/renewal-lines.ts';
import {
  newDays,
  subscriptionsInDoubt,
  updateRenewal,
  without,
} from '../../../src/core/renewals/renewal-upkeep.ts';
import { ada, aLine, aRenewal, committed, day, now, portfolioOf } from '../alerts/due-samples.ts';

const hour = day / 24;
const end = Date.parse('2026-12-12T00:00:00Z');
const held = committed('s1', end);
const daysOf = (...all: Subscription[]) => commitmentsAhead(portfolioOf(...all), now, now + 61 * day).days;
const upToDate = (renewal: Renewal, all: readonly Subscription[], read?: Subscription | null) =>
  updateRenewal(
    renewal,
    daysOf(...all).get(`company ${renewal.day}`),
    (id) => (read !== undefined && id === 's1' ? read : (all.find((one) => one.id === id) ?? null)),
    now,
  );
const decided = { kind: 'renew', by: ada, at: now } as const;

describe('updating a renewal', () => {
  test('returns it unchanged when nothing has changed', () => {
    const renewal = aRenewal();
    expect(upToDate(renewal, [held])).toBe(renewal);
  });

  test('takes new seats and prices, and another subscription of that day', () => {
    const more = committed('s2', end + 1_000);
    const next = upToDate(aRenewal(), [{ ...held, quantity: 15, price: 23 }, more]);
    expect(next).toMatchObject({
      version: 2,
      lines: [{ quantity: 15, price: 23 }, { subscriptionId: 's2' }],
    });
  });

  test('keeps the known term where Pax8 leaves it out', () => {
    const [line] = upToDate(aRenewal(), [
      { ...held, quantity: 15, commitment: { id: null, term: null, endsAt: end } },
    ]).lines;
    expect(line).toMatchObject({ quantity: 15, term: aLine().term });
  });

  test('keeps the line, first name and decision of a renamed product', () => {
    const renewal = aRenewal({ lines: [aLine({ decision: decided })] });
    expect(upToDate(renewal, [{ ...held, productName: 'Renamed' }])).toBe(renewal);
    const next = upToDate(renewal, [{ ...held, productName: 'Renamed', quantity: 13 }]);
    expect(next.lines[0]).toMatchObject({
      productName: aLine().productName,
      decision: decided,
      quantity: 13,
    });
  });

  test('takes the vendor as soon as its product was read', () => {
    const known = { ...portfolioOf(held), vendors: new Map([[held.productId, 'Google']]) };
    const ahead = commitmentsAhead(known, now, now + 61 * day).days.get('company 2026-12-12');
    const next = updateRenewal(aRenewal(), ahead, () => held, now);
    expect(next.lines[0]?.vendorName).toBe('Google');
    // A portfolio that no longer knows it takes nothing away.
    expect(upToDate(next, [held])).toBe(next);
  });

  test('takes a company’s new name', () => {
    expect(upToDate(aRenewal({ companyName: 'Before' }), [held]).companyName).toBe('Contoso');
  });

  test('and a company that is missing in the list keeps the name that was known', () => {
    const more = { ...held, quantity: 13 };
    const listless = { ...portfolioOf(more), companies: new Map() };
    const ahead = commitmentsAhead(listless, now, now + 61 * day).days.get('company 2026-12-12');
    expect(ahead?.companyName).toBeNull();
    const renewal = aRenewal({ companyName: 'Contoso' });
    expect(updateRenewal(renewal, ahead, () => more, now)).toMatchObject({
      companyName: 'Contoso',
      lines: [{ quantity: 13 }],
    });
  });

  test('and says that a line ends when it was cancelled for its term end, and not when that was taken back', () => {
    const cancelled = { ...held, endAt: end };
    const ends = upToDate(aRenewal(), [cancelled], cancelled);
    expect(ends.lines[0]).toMatchObject({ ends: true, after: null });
    expect(upToDate(ends, [held], held).lines[0]).toMatchObject({ ends: false });
  });

  test('marks a subscription that Pax8 shows as cancelled as ended', () => {
    const next = upToDate(aRenewal(), [], { ...held, status: 'Cancelled' });
    expect(next.lines[0]?.after).toEqual({ kind: 'ended', seenAt: now });
    expect(next.story).toMatchObject([{ kind: 'ended', subscriptionId: 's1', person: null }]);
  });

  test('marks one that Pax8 does not find as ended only at the second look, hours later', () => {
    const first = upToDate(aRenewal(), [], null);
    expect(first).toMatchObject({ version: 2, story: [], lines: [{ after: null, missingSince: now }] });
    expect(updateRenewal(first, undefined, () => null, now + 4 * hour - 1)).toBe(first);
    const second = updateRenewal(first, undefined, () => null, now + 4 * hour);
    expect(second.lines[0]?.after).toEqual({ kind: 'ended', seenAt: now + 4 * hour });
    expect(second.story).toMatchObject([{ kind: 'ended' }]);
  });

  test('forgets that it was missing as soon as it is found, with or without an end', () => {
    const missing = aRenewal({ lines: [aLine({ missingSince: now - 1 })] });
    for (const read of [held, committed('s1', null)])
      expect(upToDate(missing, [], read).lines[0]).toMatchObject({ after: null, missingSince: null });
  });

  test('opens a renewal again that was closed before its term has ended, and nothing had happened', () => {
    const closed = aRenewal({ closedAt: now - hour });
    expect(upToDate(closed, [held])).toMatchObject({ closedAt: null, lines: closed.lines, story: [] });
  });

  test('opens a line that had ended, as it was decided, when its subscription is there again', () => {
    const ended = aLine({
      decision: decided,
      missingSince: now - day,
      after: { kind: 'ended', seenAt: now - hour },
    });
    expect(upToDate(aRenewal({ lines: [ended], closedAt: now - hour }), [held])).toMatchObject({
      closedAt: null,
      lines: [{ decision: decided, after: null, missingSince: null }],
      story: [{ kind: 'returned', subscriptionId: 's1' }],
    });
  });

  test('moves a line, undecided, when its end was put to another day before it was reached', () => {
    const moved = committed('s1', end + 5 * day);
    const renewal = aRenewal({ lines: [aLine({ decision: decided })] });
    const next = upToDate(renewal, [moved], moved);
    expect(next.lines[0]?.after).toEqual({ kind: 'moved', seenAt: now, nextEndsAt: end + 5 * day });
    expect(next.story).toMatchObject([{ kind: 'moved', to: end + 5 * day }]);
    const [there] = newDays(daysOf(moved), [next]);
    expect(there).toMatchObject({ day: '2026-12-17', lines: [{ subscriptionId: 's1', decision: null }] });
  });

  test('takes a line back, undecided, and reopens the renewal when its end returns to that day', () => {
    const closed = aRenewal({
      lines: [aLine({ decision: decided, after: { kind: 'moved', seenAt: now, nextEndsAt: end + 5 * day } })],
      closedAt: now,
    });
    expect(upToDate(closed, [held])).toMatchObject({
      closedAt: null,
      lines: [{ decision: null, after: null }],
    });
  });

  test('changes nothing else when the hour moves within the day', () => {
    const renewal = aRenewal({ lines: [aLine({ decision: decided })] });
    const next = upToDate(renewal, [committed('s1', end + 3_600_000)]);
    expect(next.lines[0]).toMatchObject({ termEndsAt: end + 3_600_000, decision: decided, after: null });
  });

  test.each([
    ['is missing', committed('s1', null)],
    ['is a year ago', committed('s1', end - 365 * day)],
    ['is years off', committed('s1', end + 3 * 365 * day)],
    ['was yesterday', committed('s1', now - day)],
  ])('keeps the known end when the new one %s', (_, read) => {
    const renewal = aRenewal();
    expect(upToDate(renewal, [], read)).toBe(renewal);
  });

  test('leaves lines that have ended alone', () => {
    const renewal = aRenewal({ lines: [aLine({ termEndsAt: now - 1 })] });
    expect(upToDate(renewal, [], null)).toBe(renewal);
  });

  test('keeps a line in doubt as it is', () => {
    const renewal = aRenewal();
    expect(updateRenewal(renewal, undefined, () => undefined, now)).toBe(renewal);
  });
});

describe('in doubt', () => {
  const inDoubt = (listed: Subscription | undefined, renewal = aRenewal()) =>
    subscriptionsInDoubt([renewal, renewal], () => listed, now);

  test('is every line a list shows with another end than known, or not at all', () => {
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

  test('and is in no other renewal meanwhile', () => {
    const days = daysOf(committed('s1', end + 5 * day), committed('s2', end + 5 * day), committed('s3', end));
    expect(without(days, new Set())).toBe(days);
    const sure = without(days, new Set(['s1', 's3']));
    expect([...sure.keys()]).toEqual(['company 2026-12-17']);
    expect(sure.get('company 2026-12-17')?.lines.map(({ subscriptionId }) => subscriptionId)).toEqual(['s2']);
  });
});

test('a day that has a renewal, or on which everything ends, starts no new one', () => {
  expect(newDays(daysOf(held), [aRenewal()])).toEqual([]);
  expect(newDays(daysOf({ ...held, endAt: end }), [])).toEqual([]);
  const [one] = newDays(daysOf(held), []);
  if (one === undefined) throw new Error('there is none');
  expect(newRenewal({ ...one, id: 'r1', tenantId: 'tenant', createdAt: now })).toEqual(aRenewal());
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { HistoryRecord, Subscription } from '../../../src/core/marketplace/records.ts';
import { isMonthlyUnproven } from '../../../src/core/rules/monthly-terms.ts';
import { rulePlan } from '../../../src/core/rules/plan-rules.ts';
import { ruleSeats as ruleTerms } from '../../../src/core/rules/seat-rules.ts';
import { terms } from '../../samples/terms.ts';
import { day, hour, now, subscription } from '../samples.ts';

const ruleSeats = (one: Subscription, to: number, history: readonly HistoryRecord[], when: number) =>
  ruleTerms(terms(one, history), to, when);
const refusal = (to: number, overrides: Partial<Subscription>, history: HistoryRecord[] = []) => {
  const ruling = ruleSeats(subscription(overrides), to, history, now);
  return ruling.kind === 'refused' ? ruling.because.kind : 'allowed';
};
const notes = (to: number, overrides: Partial<Subscription> = {}, history: HistoryRecord[] = []) => {
  const ruling = ruleSeats(subscription(overrides), to, history, now);
  return ruling.kind === 'allowed' ? ruling.notes.map(({ kind }) => kind) : [ruling.because.kind];
};
const endsIn = (ms: number, term: string | null = '1-Year'): Partial<Subscription> => ({
  commitment: { id: 'm', term, endsAt: now + ms },
});
const at = (daysAgo: number, quantity: number): HistoryRecord => ({
  at: now - daysAgo * day,
  quantity,
  status: 'Active',
});

describe('every change', () => {
  test('is refused for a trial', () => expect(refusal(15, { status: 'Trial' })).toBe('trial'));
  test.each(['PendingCancel', 'WaitingForDetails', 'SomethingNew'])(
    'is refused for a subscription that is %s',
    (status) => expect(refusal(15, { status })).toBe('status'),
  );
  test('is refused while Pax8 does not say how many seats there are', () => {
    expect(refusal(15, { quantity: null })).toBe('seats-unknown');
    const { kind } = rulePlan(terms(subscription({ quantity: null })), 8, now + 200 * day, now);
    expect(kind).toBe('refused');
  });
  test('is refused once the subscription has ended, whatever its status', () => {
    expect(refusal(15, { endAt: now - 1 })).toBe('ended');
    expect(refusal(15, { status: 'Cancelled' })).toBe('ended');
  });
  test('is refused before the subscription begins', () =>
    expect(refusal(15, { startAt: now + 1 })).toBe('begins-later'));
  test('is refused when it changes nothing', () => expect(refusal(12, {})).toBe('same'));
  test('is refused below one seat', () => expect(refusal(0, {})).toBe('below-one'));
  test('is refused in the last 24 hours before the commitment ends when it takes seats away', () => {
    expect(refusal(11, endsIn(24 * hour))).toBe('locked-before-end');
    expect(refusal(11, endsIn(1))).toBe('locked-before-end');
  });
  test('is refused while the renewal may still be under way, up to two days after the end', () => {
    expect(refusal(15, endsIn(0))).toBe('renewing');
    expect(refusal(11, endsIn(-48 * hour + 1))).toBe('renewing');
    expect(refusal(15, endsIn(-48 * hour))).toBe('allowed');
  });
  test('says that an earlier change is still being provisioned', () =>
    expect(notes(15, { status: 'PendingAutomated' })).toContain('provisioning'));
  test('says that the subscription ends', () =>
    expect(notes(15, { endAt: now + 200 * day })).toContain('ends'));
});

describe('an increase', () => {
  test('is allowed during a commitment; notes say until when it binds and that portal changes are lost', () =>
    expect(notes(15)).toEqual(['committed-until', 'returnable-until', 'portal-changes-lost']));
  test('can be undone for 168 hours, but not in the lock before the commitment ends', () => {
    const until = (ends: number) => {
      const ruling = ruleSeats(subscription(endsIn(ends)), 15, [], now);
      return ruling.kind === 'allowed' && ruling.notes.find((note) => note.kind === 'returnable-until');
    };
    expect(until(200 * day)).toEqual({ kind: 'returnable-until', at: now + 168 * hour });
    expect(until(3 * day)).toEqual({ kind: 'returnable-until', at: now + 2 * day });
  });
  test('in the last 24 hours before the commitment ends warns: no source forbids it', () => {
    for (const ms of [24 * hour, 1])
      expect(notes(15, endsIn(ms))).toEqual(['committed-until', 'locks-now', 'portal-changes-lost']);
    expect(notes(15, endsIn(24 * hour + 1))).not.toContain('locks-now');
  });
  test('of a committed product without a known end is allowed with a warning', () => {
    expect(notes(15, { commitment: null })).toEqual(['commitment-end-unknown']);
    expect(notes(15, { commitment: { id: null, term: null, endsAt: null } })).toEqual([
      'commitment-end-unknown',
    ]);
    expect(notes(15, { commitment: null, productName: null })).toEqual([
      'commitment-end-unknown',
      'vendor-rule-unknown',
    ]);
    expect(notes(15, endsIn(-90 * day))).toEqual(['commitment-end-unknown']);
  });
  test('is refused for Azure, which is billed by use and has no seats', () => {
    expect(refusal(15, { productName: 'Microsoft Azure' })).toBe('no-seats');
    // A quantity of 2.5 measures what is used.
    expect(refusal(4, { quantity: 2.5 })).toBe('no-seats');
  });
  test('beyond 300 seats is refused for a Business product and no other', () => {
    expect(refusal(300, {})).toBe('allowed');
    expect(refusal(301, {})).toBe('business-limit');
    expect(refusal(301, { productName: 'Microsoft 365 Apps for business [New Commerce Experience]' })).toBe(
      'business-limit',
    );
    expect(refusal(301, { productName: 'Microsoft 365 E3 [New Commerce Experience]' })).toBe('allowed');
    expect(refusal(301, { productName: null })).toBe('allowed');
  });
  test('of a product without commitment needs no note', () =>
    expect(notes(15, { commitment: null, productName: 'Acronis Cyber Protect Cloud' })).toEqual([]));
});

describe('a decrease', () => {
  test('of a product without commitment is allowed at any time', () =>
    expect(notes(1, { commitment: null, productName: 'Acronis Cyber Protect Cloud' })).toEqual([]));
  test('is refused mid-term, and says until when the seats are committed', () => {
    const ruling = ruleSeats(subscription(), 11, [], now);
    expect(ruling).toMatchObject({
      kind: 'refused',
      because: { kind: 'committed', until: now + 200 * day, returnable: 0, closesAt: null },
    });
  });
  test.each([
    ['without any commitment date', { commitment: null, billingTerm: 'Annual' }],
    ['without a known product', { commitment: null, productName: null }],
    ['with an end long past', endsIn(-90 * day)],
  ])('is never tried %s', (_, overrides) => expect(refusal(11, overrides)).toBe('window-unknown'));

  test('is allowed for 168 hours after the purchase, to the hour', () => {
    const bought = (createdAt: number) => ({ createdAt, startAt: createdAt });
    expect(notes(1, bought(now - 168 * hour + 1))).toEqual(['window-closes', 'portal-changes-lost']);
    expect(refusal(11, bought(now - 168 * hour))).toBe('committed');
  });
  test('of 100 seats bought 300 days ago removes the one added two days ago, though Pax8 moved the start date', () => {
    const moved = { quantity: 101, createdAt: now - 300 * day, startAt: now - 2 * day, ...endsIn(65 * day) };
    const history = [at(300, 100), at(2, 101)];
    expect(ruleSeats(subscription(moved), 10, history, now)).toMatchObject({
      kind: 'refused',
      because: {
        kind: 'committed',
        until: now + 65 * day,
        returnable: 1,
        closesAt: now - 2 * day + 168 * hour,
      },
    });
    expect(notes(100, moved, history)).toEqual(['window-closes', 'portal-changes-lost']);
    expect(refusal(10, moved)).toBe('committed');
    expect(refusal(10, { ...moved, createdAt: null })).toBe('committed');
  });
  test('is allowed to the same extent in an inferred window, and says so', () => {
    const moved = { createdAt: now - 2 * day, startAt: now - 2 * day };
    const ruling = ruleSeats(subscription(moved), 2, [], now);
    expect(ruling).toMatchObject({
      kind: 'allowed',
      notes: [{ kind: 'window-closes', seats: 11, from: 'purchase', confidence: 'inferred' }, {}],
    });
  });
  test('is allowed for 168 hours after a renewal, computed from the end of the current term', () => {
    const began = Date.UTC(2026, 10, 20);
    const renewed = { commitment: { id: 'm', term: '1-Year', endsAt: Date.UTC(2027, 10, 20) } };
    const ruling = ruleSeats(subscription(renewed), 2, [], now);
    expect(ruling).toMatchObject({
      kind: 'allowed',
      notes: [{ kind: 'window-closes', at: began + 168 * hour, seats: 11, from: 'renewal' }, {}],
    });
    const late = { commitment: { id: 'm', term: '1-Year', endsAt: Date.UTC(2027, 10, 16) } };
    expect(refusal(11, late)).toBe('committed');
  });
  test('does not count as after a renewal when the subscription began with this term', () =>
    expect(
      refusal(11, {
        startAt: now - 7.5 * day,
        commitment: { id: 'm', term: 'Monthly', endsAt: now + 23.1 * day },
      }),
    ).toBe('committed'));
  test('after a renewal needs a known start and a known term', () => {
    const endsAt = Date.UTC(2027, 10, 20);
    expect(refusal(11, { startAt: null, commitment: { id: 'm', term: '1-Year', endsAt } })).toBe('committed');
    expect(refusal(11, { commitment: { id: 'm', term: 'Decade', endsAt } })).toBe('committed');
    expect(refusal(11, { commitment: { id: 'm', term: null, endsAt } })).toBe('committed');
    expect(refusal(11, { commitment: { id: 'm', term: 'constructor', endsAt } })).toBe('committed');
  });
  test('removes only seats added in the last 168 hours', () => {
    const history = [at(300, 10), at(2, 12)];
    expect(notes(10, {}, history)).toEqual(['window-closes', 'portal-changes-lost']);
    expect(ruleSeats(subscription(), 9, history, now)).toMatchObject({
      kind: 'refused',
      because: {
        kind: 'committed',
        until: now + 200 * day,
        returnable: 2,
        closesAt: now - 2 * day + 168 * hour,
      },
    });
  });
  test('of added seats is refused after their own 168 hours', () =>
    expect(refusal(11, {}, [at(300, 10), at(7, 12)])).toBe('committed'));
  test('counts seats that were already removed', () => {
    const history = [at(300, 10), at(3, 15), at(2, 12)];
    expect(refusal(10, {}, history)).toBe('allowed');
    expect(refusal(9, {}, history)).toBe('committed');
  });
  test('does not count the first record as added seats', () =>
    expect(refusal(11, {}, [at(2, 12)])).toBe('committed'));
  test('ignores history without a date or from the future', () =>
    expect(refusal(11, {}, [at(300, 10), { at: null, quantity: 11, status: 'Active' }, at(-1, 12)])).toBe(
      'committed',
    ));
  test('ignores that seats went down and up outside the window', () =>
    expect(refusal(11, {}, [at(300, 10), at(200, 5), at(100, 12), at(2, 12)])).toBe('committed'));
});

const anySubscription = fc.record({
  quantity: fc.integer({ min: 1, max: 500 }),
  status: fc.constantFrom('Active', 'PendingAutomated', 'Trial', 'Cancelled'),
  startAt: fc.option(fc.integer({ min: now - 900 * day, max: now })),
  endAt: fc.option(fc.integer({ min: now - 10 * day, max: now + 400 * day })),
  commitment: fc.option(
    fc.record({
      id: fc.constant('m'),
      term: fc.constantFrom('Monthly', '1-Year', '3-Year', null),
      endsAt: fc.option(fc.integer({ min: now - 10 * day, max: now + 1000 * day })),
    }),
  ),
});
const anyHistory = fc.array(
  fc.record({
    at: fc.option(fc.integer({ min: now - 20 * day, max: now + day })),
    quantity: fc.integer({ min: 1, max: 500 }),
    status: fc.constant('Active'),
  }),
);

describe('always', () => {
  test('an unknown commitment end never lets a decrease through', () => {
    fc.assert(
      fc.property(anySubscription, anyHistory, fc.integer({ min: 1, max: 500 }), (overrides, history, to) => {
        const one = subscription(overrides);
        fc.pre(to < one.quantity && (one.commitment?.endsAt ?? null) === null && !isMonthlyUnproven(one));
        expect(ruleSeats(one, to, history, now).kind).toBe('refused');
      }),
    );
  });
  test('no committed subscription loses seats in the 24 hours before its end', () => {
    fc.assert(
      fc.property(anySubscription, anyHistory, fc.integer({ min: 1, max: 500 }), (overrides, history, to) => {
        const one = subscription({
          ...overrides,
          commitment: { id: 'm', term: '1-Year', endsAt: now + 12 * hour },
        });
        fc.pre(to <= one.quantity);
        expect(ruleSeats(one, to, history, now).kind).toBe('refused');
      }),
    );
  });
  test('mid-term no more seats go than the history shows as added within 168 hours', () => {
    fc.assert(
      fc.property(
        anyHistory,
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 500 }),
        (history, quantity, to) => {
          fc.pre(to < quantity);
          const ruling = ruleSeats(subscription({ quantity }), to, history, now);
          const inside = history.filter(
            (record) => record.at !== null && record.at > now - 168 * hour && record.at <= now,
          );
          if (ruling.kind === 'allowed') expect(inside.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { HistoryRecord } from '../../../src/core/marketplace/records.ts';
import {
  isOpen,
  lock,
  type NceWindow,
  returnWindow,
  windowsOf,
} from '../../../src/core/rules/nce-windows.ts';
import { ruleSeats } from '../../../src/core/rules/seat-rules.ts';
import { day, hour, now, subscription } from '../samples.ts';

const at = (daysAgo: number, quantity: number): HistoryRecord => ({
  at: now - daysAgo * day,
  quantity,
  status: 'Active',
});
const windows = (...given: Parameters<typeof windowsOf>): readonly NceWindow[] => {
  const known = windowsOf(...given);
  return known.kind === 'committed' ? known.windows : [];
};
const open = (...given: Parameters<typeof windowsOf>) =>
  windows(...given).filter((each) => isOpen(each, now));

describe('what is known', () => {
  test('of a product without commitment is that it has none', () =>
    expect(
      windowsOf(subscription({ commitment: null, productName: 'Acronis Cyber Protect' }), [], now),
    ).toEqual({ kind: 'not-committed' }));
  test.each([
    ['without a commitment', { commitment: null }],
    ['without a name and a commitment', { commitment: null, productName: null }],
    ['without an end', { commitment: { id: null, term: '1-Year', endsAt: null } }],
    ['with an end long past', { commitment: { id: null, term: '1-Year', endsAt: now - 48 * hour } }],
  ])('of a committed product %s is nothing', (_, with_) =>
    expect(windowsOf(subscription(with_), [], now)).toEqual({ kind: 'unknown' }),
  );
  test('of a purchase is explicit, read from the start date', () => {
    const startAt = now - 2 * day;
    expect(open(subscription({ startAt }), [], now)).toEqual([
      {
        kind: 'purchase',
        opensAt: startAt,
        closesAt: startAt + 168 * hour,
        seats: 11,
        confidence: 'explicit',
        readFrom: 'start-date',
      },
    ]);
  });
  test('of a renewal is inferred, from the commitment’s end less its term', () => {
    const renewed = { id: 'm', term: '1-Year', endsAt: Date.UTC(2027, 10, 20) };
    const opensAt = Date.UTC(2026, 10, 20);
    expect(open(subscription({ commitment: renewed }), [], now)).toEqual([
      {
        kind: 'renewal',
        opensAt,
        closesAt: opensAt + 168 * hour,
        seats: 11,
        confidence: 'inferred',
        readFrom: 'commitment-end',
      },
    ]);
  });
  test('of seats added mid-term is explicit, each adding with a window of its own', () =>
    expect(open(subscription(), [at(300, 6), at(5, 8), at(2, 12)], now)).toMatchObject([
      { kind: 'added', opensAt: now - 5 * day, closesAt: now - 5 * day + 168 * hour, seats: 2 },
      { kind: 'added', opensAt: now - 2 * day, closesAt: now - 2 * day + 168 * hour, seats: 4 },
    ]));
  test('of added seats is less what went back since, the newest first', () =>
    expect(
      open(subscription({ quantity: 9 }), [at(300, 6), at(5, 8), at(2, 12), at(1, 9)], now),
    ).toMatchObject([{ seats: 2 }, { seats: 1 }]));
  test('of added seats ends where the present number says that they are gone', () =>
    expect(open(subscription({ quantity: 6 }), [at(300, 6), at(5, 8), at(2, 12)], now)).toEqual([]));
  test('of records of the same moment is what lets the fewest seats go', () =>
    expect(open(subscription(), [at(300, 10), at(2, 12), at(2, 15)], now)).toMatchObject([{ seats: 2 }]));
  test('of a window near the end of the term is that it closes when the lock begins', () => {
    const ends = { id: 'm', term: '1-Year', endsAt: now + 3 * day };
    expect(open(subscription({ commitment: ends }), [at(300, 10), at(2, 12)], now)).toMatchObject([
      { kind: 'added', opensAt: now - 2 * day, closesAt: now + 2 * day },
    ]);
  });
  test('of the end is a lock of 24 hours, and then up to 48 hours in which it renews', () => {
    const until = now + 10 * day;
    const ends = subscription({ commitment: { id: 'm', term: null, endsAt: until } });
    expect(windows(ends, [], now)).toMatchObject([
      { kind: 'lock', opensAt: until - 24 * hour, closesAt: until, seats: 0 },
      { kind: 'renewing', opensAt: until, closesAt: until + 48 * hour, seats: 0 },
    ]);
  });
});

const anySubscription = fc
  .record({
    quantity: fc.integer({ min: 1, max: 500 }),
    startAt: fc.option(
      fc.oneof(
        fc.integer({ min: now - 8 * day, max: now }),
        fc.integer({ min: now - 900 * day, max: now + 10 * day }),
      ),
    ),
    commitment: fc.option(
      fc.record({
        id: fc.constant('m'),
        term: fc.constantFrom('Monthly', '1-Year', '3-Year', 'Decade', null),
        endsAt: fc.option(
          fc.oneof(
            fc.integer({ min: now - 3 * day, max: now + 8 * day }),
            fc.integer({ min: now - 10 * day, max: now + 1000 * day }),
          ),
        ),
      }),
    ),
  })
  .map(subscription);
const anyHistory = fc.array(
  fc.record({
    at: fc.option(fc.integer({ min: now - 20 * day, max: now + day })),
    quantity: fc.integer({ min: 1, max: 500 }),
    status: fc.constant('Active'),
  }),
);
const givesBack = ({ kind }: NceWindow) => kind === 'purchase' || kind === 'renewal' || kind === 'added';

describe('always', () => {
  test('a window closes at most 168 hours after it opened', () => {
    fc.assert(
      fc.property(anySubscription, anyHistory, (one, history) => {
        for (const { opensAt, closesAt } of windows(one, history, now).filter(givesBack))
          expect(closesAt).toBeLessThanOrEqual(opensAt + 168 * hour);
      }),
    );
  });
  test('no window in which seats go back reaches into the lock', () => {
    fc.assert(
      fc.property(anySubscription, anyHistory, (one, history) => {
        const known = windowsOf(one, history, now);
        if (known.kind !== 'committed') return;
        for (const { closesAt, opensAt } of known.windows.filter(givesBack))
          expect(closesAt).toBeLessThanOrEqual(Math.max(opensAt, known.until - lock));
      }),
    );
  });
  test('the windows of added seats hold no more seats than there are beyond the lowest number before', () => {
    fc.assert(
      fc.property(anySubscription, anyHistory, (one, history) => {
        const added = windows(one, history, now).filter(({ kind }) => kind === 'added');
        const sum = added.reduce((all, { seats }) => all + seats, 0);
        const lowest = Math.min(one.quantity, ...history.map(({ quantity }) => quantity));
        expect(sum).toBeLessThanOrEqual(one.quantity - lowest);
        for (const { seats } of added) expect(seats).toBeGreaterThan(0);
      }),
    );
  });
  test('a committed decrease is allowed only inside an open window, for at most its seats', () => {
    fc.assert(
      fc.property(anySubscription, anyHistory, fc.integer({ min: 1, max: 500 }), (one, history, to) => {
        fc.pre(to < one.quantity);
        const allowed = ruleSeats(one, to, history, now).kind === 'allowed';
        const inside = open(one, history, now).filter(givesBack);
        const base = inside.some(({ kind }) => kind !== 'added');
        const added = inside.reduce((sum, { seats }) => sum + seats, 0);
        if (allowed) expect(base || one.quantity - to <= added).toBe(true);
        if (allowed) expect(inside.length).toBeGreaterThan(0);
      }),
    );
  });
  test('what is unknown never lets a seat go', () => {
    fc.assert(
      fc.property(anySubscription, anyHistory, fc.integer({ min: 1, max: 500 }), (one, history, to) => {
        fc.pre(to < one.quantity && windowsOf(one, history, now).kind === 'unknown');
        expect(ruleSeats(one, to, history, now).kind).toBe('refused');
      }),
    );
  });
  test('windows are the same whatever zone the machine is in, also where a clock is set forward or back', () => {
    const was = process.env.TZ;
    const october = Date.UTC(2026, 9, 25, 0, 30);
    const march = Date.UTC(2027, 2, 28, 0, 30);
    const renewed = (until: number) =>
      subscription({ startAt: 0, commitment: { id: 'm', term: 'Monthly', endsAt: until } });
    const found = ['UTC', 'Europe/Berlin', 'America/Denver', 'Pacific/Apia'].map((zone) => {
      process.env.TZ = zone;
      return [october, march].map((until) => windowsOf(renewed(until), [], until - 30 * day));
    });
    if (was === undefined) delete process.env.TZ;
    else process.env.TZ = was;
    for (const other of found) expect(other).toEqual(found[0]);
    expect(found[0]?.[0]).toMatchObject({
      windows: [
        {
          kind: 'renewal',
          opensAt: Date.UTC(2026, 8, 25, 0, 30),
          closesAt: Date.UTC(2026, 8, 25, 0, 30) + returnWindow,
        },
        { kind: 'lock' },
        { kind: 'renewing' },
      ],
    });
  });
});

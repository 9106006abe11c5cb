import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { HistoryRecord, Subscription } from '../../../src/core/marketplace/records.ts';
import { isMonthlyUnproven } from '../../../src/core/rules/monthly-terms.ts';
import { isOpen, lock, type NceWindow, returnWindow } from '../../../src/core/rules/nce-windows.ts';
import { ruleSeats as ruleTerms } from '../../../src/core/rules/seat-rules.ts';
import { terms, windowsIn as windowsOf } from '../../samples/terms.ts';
import { day, hour, now, subscription } from '../samples.ts';

const ruleSeats = (one: Subscription, to: number, history: readonly HistoryRecord[], when: number) =>
  ruleTerms(terms(one, history), to, when);
const at = (daysAgo: number, quantity: number): HistoryRecord => ({
  at: now - daysAgo * day,
  quantity,
  status: 'Active',
});
const windows = (...given: Parameters<typeof windowsOf>): readonly NceWindow[] => {
  const known = windowsOf(...given);
  return known.kind === 'committed' ? known.windows : [];
};
/** A one-year term that began then. */
const termOf = (began: number) => ({
  commitment: {
    id: 'm',
    term: '1-Year',
    endsAt: DateTime.fromMillis(began, { zone: 'utc' }).plus({ years: 1 }).toMillis(),
  },
});
const open = (...given: Parameters<typeof windowsOf>) =>
  windows(...given).filter((each) => isOpen(each, now));

describe('the windows', () => {
  test('of a product without commitment are none', () =>
    expect(
      windowsOf(subscription({ commitment: null, productName: 'Acronis Cyber Protect' }), [], now),
    ).toEqual({ kind: 'not-committed' }));
  test.each([
    ['without a commitment', { commitment: null }],
    ['without a name and a commitment', { commitment: null, productName: null }],
    ['without an end', { commitment: { id: null, term: '1-Year', endsAt: null } }],
    ['with an end long past', { commitment: { id: null, term: '1-Year', endsAt: now - 48 * hour } }],
  ])('of a committed product %s are unknown', (_, overrides) =>
    expect(windowsOf(subscription(overrides), [], now)).toMatchObject({ kind: 'unknown' }),
  );
  test('of a purchase are explicit when created date and start of the term agree', () => {
    const createdAt = now - 2 * day;
    const purchase = {
      kind: 'purchase',
      opensAt: createdAt,
      closesAt: createdAt + 168 * hour,
      seats: 11,
      confidence: 'explicit',
      readFrom: 'created-date',
    };
    for (const startAt of [createdAt, now, null])
      expect(open(subscription({ createdAt, startAt, ...termOf(createdAt) }), [], now)).toEqual([purchase]);
    expect(open(subscription({ startAt: null, ...termOf(createdAt) }), [at(2, 12)], now)).toEqual([
      { ...purchase, readFrom: 'history' },
    ]);
  });
  test.each([
    ['a term that began 100 days before, as of a subscription moved from another partner', now - 102 * day],
    ['a term that began three days before', now - 5 * day],
    ['a term that began three days later', now + day],
  ])('of a purchase are inferred with %s', (_, began) => {
    const createdAt = now - 2 * day;
    expect(open(subscription({ createdAt, startAt: createdAt, ...termOf(began) }), [], now)).toMatchObject([
      { kind: 'purchase', confidence: 'inferred', closesAt: createdAt + 168 * hour },
    ]);
  });
  test('of a purchase are inferred when the length of the term is unknown', () => {
    const commitment = { id: 'm', term: null, endsAt: now + 363 * day };
    const one = subscription({ createdAt: now - 2 * day, commitment });
    expect(open({ ...one, startAt: one.createdAt }, [], now)).toMatchObject([{ confidence: 'inferred' }]);
  });
  test('of a purchase never follow from the start date alone, which Pax8 moves when seats change', () =>
    expect(open(subscription({ startAt: now - 2 * day, ...termOf(now - 2 * day) }), [], now)).toEqual([]));
  test('of a purchase use the earliest of start, creation and history: the latest would let more seats go', () => {
    const createdAt = now - 2 * day;
    const first = (overrides: Partial<Subscription>, history: HistoryRecord[]) =>
      open(
        subscription({ createdAt, startAt: createdAt, ...termOf(createdAt), ...overrides }),
        history,
        now,
      )[0];
    expect(first({}, [at(3, 12)])).toMatchObject({ kind: 'purchase', opensAt: now - 3 * day });
    expect(first({ startAt: now - 4 * day }, [])).toMatchObject({ kind: 'purchase', opensAt: now - 4 * day });
    expect(first({}, [at(300, 12)])?.kind).not.toBe('purchase');
    expect(first({ startAt: now - 300 * day }, [])?.kind).not.toBe('purchase');
  });
  test('of Pax8’s own example history are an added seat and no purchase: the start moved, the creation did not', () => {
    // partner-endpoints, example subscription-history: 2 seats on 1 December, 5 on the 10th, its start now 1 January.
    const created = Date.parse('2020-12-01T13:20:13.153-07:00');
    const updated = Date.parse('2020-12-10T03:12:14.453-03:00');
    const history = [
      { at: updated, quantity: 5, status: 'PendingAutomated' },
      { at: created, quantity: 2, status: 'Active' },
    ];
    const one = subscription({
      ...{ quantity: 5, createdAt: created, startAt: Date.parse('2021-01-01T08:30:00Z') },
      commitment: { id: 'm', term: '1-Year', endsAt: Date.UTC(2021, 11, 1) },
    });
    const known = windowsOf(one, history, updated + day);
    expect(known.kind === 'committed' && known.windows.filter(givesBack)).toMatchObject([
      { kind: 'added', opensAt: updated, seats: 3 },
    ]);
  });
  test('of a renewal are explicit when the history shows it: a record after the term end with unchanged seats', () => {
    const began = now - 3 * day;
    const ofHistory = (...history: HistoryRecord[]) => open(subscription(termOf(began)), history, now)[0];
    const explicit = { kind: 'renewal', opensAt: began, confidence: 'explicit', readFrom: 'history' };
    const inferred = { kind: 'renewal', opensAt: began, confidence: 'inferred', readFrom: 'commitment-end' };
    expect(ofHistory(at(400, 12), at(3, 12))).toMatchObject(explicit);
    // The window opens with the renewal, which may run up to 48 hours after the old term.
    const late = (days: number) => ({ ...explicit, opensAt: now - days * day });
    expect(ofHistory(at(400, 12), at(1, 12))).toMatchObject(late(1));
    expect(ofHistory(at(400, 12), at(2, 12), at(1, 5))).toMatchObject(late(2));
    // No earlier record, other seats, too late, too early, no records at all.
    expect(ofHistory(at(3, 12))).toMatchObject(inferred);
    expect(ofHistory(at(400, 10), at(3, 12))).toMatchObject(inferred);
    expect(ofHistory(at(400, 12), at(0.9, 12))).toMatchObject(inferred);
    expect(ofHistory(at(400, 12), at(3.1, 12))).toMatchObject(inferred);
    expect(ofHistory()).toMatchObject(inferred);
  });
  test('of a renewal stay when a seat added later moved the start date', () =>
    expect(
      open(
        subscription({ startAt: now - day, createdAt: now - 900 * day, ...termOf(now - 3 * day) }),
        [],
        now,
      ),
    ).toMatchObject([{ kind: 'renewal', confidence: 'inferred' }]));
  test('of a renewal are otherwise inferred: the commitment’s end minus its term', () => {
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
  test('of seats added mid-term are explicit, one for each addition', () =>
    expect(open(subscription(), [at(300, 6), at(5, 8), at(2, 12)], now)).toMatchObject([
      { kind: 'added', opensAt: now - 5 * day, closesAt: now - 5 * day + 168 * hour, seats: 2 },
      { kind: 'added', opensAt: now - 2 * day, closesAt: now - 2 * day + 168 * hour, seats: 4 },
    ]));
  test('of added seats are none when a record around them, or the subscription, does not say its seats', () => {
    const untold: HistoryRecord = { at: now - 3 * day, quantity: null, status: 'Active' };
    expect(open(subscription(), [at(300, 6), at(5, 8), untold, at(2, 12)], now)).toEqual([]);
    expect(open(subscription({ quantity: null }), [at(300, 6), at(2, 12)], now)).toEqual([]);
    expect(open(subscription(), [untold], now)).toEqual([]);
    const together = [
      at(300, 6),
      { ...untold, at: now - 2 * day },
      at(2, 12),
      { ...untold, at: now - 2 * day },
    ];
    expect(open(subscription(), together, now)).toEqual([]);
  });
  test('of all seats hold none while the subscription does not say how many it has', () => {
    const bought = { createdAt: now - day, startAt: now - day, quantity: null };
    expect(open(subscription({ ...bought, ...termOf(now - day) }), [], now)).toMatchObject([{ seats: 0 }]);
  });
  test('of added seats shrink by seats removed since, newest first', () =>
    expect(
      open(subscription({ quantity: 9 }), [at(300, 6), at(5, 8), at(2, 12), at(1, 9)], now),
    ).toMatchObject([{ seats: 2 }, { seats: 1 }]));
  test('of added seats end when the current number shows that they are gone', () =>
    expect(open(subscription({ quantity: 6 }), [at(300, 6), at(5, 8), at(2, 12)], now)).toEqual([]));
  test('of records at the same moment let the fewest seats go', () =>
    expect(open(subscription(), [at(300, 10), at(2, 12), at(2, 15)], now)).toMatchObject([{ seats: 2 }]));
  test('near the end of the term close when the lock begins', () => {
    const ends = { id: 'm', term: '1-Year', endsAt: now + 3 * day };
    expect(open(subscription({ commitment: ends }), [at(300, 10), at(2, 12)], now)).toMatchObject([
      { kind: 'added', opensAt: now - 2 * day, closesAt: now + 2 * day },
    ]);
  });
  test('at the term end are a lock of 24 hours, then up to 48 hours of renewing', () => {
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
    createdAt: fc.option(
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
/** The earliest moment Pax8 names besides the start date. */
const firstNamed = ({ createdAt }: Subscription, history: readonly HistoryRecord[]): number =>
  Math.min(...[createdAt, ...history.map(({ at }) => at)].filter((at) => at !== null));
/** Whether a term from then ends about when the commitment does: months differ by three days. */
const termFitsFrom = (opensAt: number, { commitment }: Subscription): boolean => {
  const months = { Monthly: 1, '1-Year': 12, '3-Year': 36 }[commitment?.term ?? ''] ?? Number.NaN;
  const end = DateTime.fromMillis(opensAt, { zone: 'utc' }).plus({ months }).toMillis();
  return Math.abs(end - (commitment?.endsAt ?? 0)) < 6 * day;
};
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
  test('no window for reducing seats reaches into the lock', () => {
    fc.assert(
      fc.property(anySubscription, anyHistory, (one, history) => {
        const known = windowsOf(one, history, now);
        if (known.kind !== 'committed') return;
        for (const { closesAt, opensAt } of known.windows.filter(givesBack))
          expect(closesAt).toBeLessThanOrEqual(Math.max(opensAt, known.until - lock));
      }),
    );
  });
  test('the windows of added seats hold no more seats than were added above the lowest number before', () => {
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
        fc.pre(to < one.quantity && !isMonthlyUnproven(one));
        const allowed = ruleSeats(one, to, history, now).kind === 'allowed';
        const inside = open(one, history, now).filter(givesBack);
        const base = inside.some(({ kind }) => kind !== 'added');
        const added = inside.reduce((sum, { seats }) => sum + seats, 0);
        if (allowed) expect(base || one.quantity - to <= added).toBe(true);
        if (allowed) expect(inside.length).toBeGreaterThan(0);
      }),
    );
  });
  test('a window of all seats is explicit only when two facts from Pax8 agree', () => {
    fc.assert(
      fc.property(anySubscription, anyHistory, (one, history) => {
        const base = open(one, history, now).filter(({ kind }) => kind === 'purchase' || kind === 'renewal');
        for (const window of base.filter(({ kind }) => kind === 'purchase'))
          expect([window, firstNamed(one, history) > now - 168 * hour]).toEqual([window, true]);
        for (const window of base.filter(({ confidence }) => confidence === 'explicit')) {
          if (window.kind === 'renewal') expect(history.length).toBeGreaterThan(1);
          expect(termFitsFrom(window.opensAt, one)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
  test('a moved start date never lets a seat go that was committed before', () => {
    fc.assert(
      fc.property(anySubscription, anyHistory, fc.integer({ min: 0, max: 900 }), (one, history, daysAgo) => {
        fc.pre(one.startAt !== null);
        const moved = { ...one, startAt: Math.max(one.startAt ?? 0, now - daysAgo * day) };
        const backs = (each: Subscription) =>
          open(each, history, now)
            .filter(({ kind }) => kind === 'purchase')
            .map(({ closesAt }) => closesAt);
        fc.pre(one.createdAt !== null && one.createdAt <= (one.startAt ?? 0));
        expect(backs(moved)).toEqual(backs(one));
      }),
    );
  });
  test('the unknown never lets a seat go', () => {
    fc.assert(
      fc.property(anySubscription, anyHistory, fc.integer({ min: 1, max: 500 }), (one, history, to) => {
        fc.pre(
          to < one.quantity && windowsOf(one, history, now).kind === 'unknown' && !isMonthlyUnproven(one),
        );
        expect(ruleSeats(one, to, history, now).kind).toBe('refused');
      }),
    );
  });
  test('windows do not depend on the machine’s zone, even when clocks change', () => {
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

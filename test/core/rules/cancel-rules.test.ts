import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CommitmentTerm } from '../../../src/core/marketplace/products.ts';
import type { HistoryRecord, Subscription } from '../../../src/core/marketplace/records.ts';
import { type CancelAt, ruleCancellation as ruleTerms } from '../../../src/core/rules/cancel-rules.ts';
import { isOpen } from '../../../src/core/rules/nce-windows.ts';
import { terms, vendorProduct, windowsIn as windowsOf } from '../../samples/terms.ts';
import { day, hour, now, subscription } from '../samples.ts';

const ruleCancellation = (
  one: Subscription,
  wanted: CancelAt,
  history: readonly HistoryRecord[],
  when: number,
) => ruleTerms(terms(one, history), wanted, when);
const end = now + 200 * day;
const ruled = (wanted: CancelAt, overrides: Partial<Subscription> = {}, history: HistoryRecord[] = []) =>
  ruleCancellation(subscription(overrides), wanted, history, now);
const because = (wanted: CancelAt, overrides: Partial<Subscription> = {}, history: HistoryRecord[] = []) => {
  const ruling = ruled(wanted, overrides, history);
  return ruling.kind === 'refused' ? ruling.because : ruling.kind;
};
const notes = (wanted: CancelAt, overrides: Partial<Subscription> = {}) => {
  const ruling = ruled(wanted, overrides);
  return ruling.kind === 'allowed' ? ruling.notes.map(({ kind }) => kind) : ruling.because.kind;
};
const endsIn = (ms: number) => ({ commitment: { id: 'm', term: '1-Year', endsAt: now + ms } });
/** Created two days ago, for a year from then. */
const bought = { createdAt: now - 2 * day, startAt: now - 2 * day, ...endsIn(363 * day) };
const renewed = { startAt: now - 500 * day, createdAt: now - 500 * day, ...endsIn(363 * day) };
const at = (daysAgo: number, quantity: number): HistoryRecord => ({
  at: now - daysAgo * day,
  quantity,
  status: 'Active',
});
const closes = now + 5 * day;
const free = { commitment: null, productName: 'Acronis Cyber Protect Cloud' };

describe('a locked commitment', () => {
  test('may be cancelled for its end, billed until then, up to Pax8’s lock', () =>
    expect(ruled('term-end')).toEqual({
      kind: 'allowed',
      at: end,
      until: end - day,
      notes: [
        { kind: 'billed-until', at: end },
        { kind: 'service-term-unseen' },
        { kind: 'not-recoverable' },
      ],
    }));
  test('may not be cancelled at once, nor before its end', () => {
    for (const wanted of ['now', now, end - 2 * day] as const)
      expect(because(wanted)).toEqual({ kind: 'before-term-end', at: end });
  });
  test('a named day is a UTC day: the day of its end means its end, at any hour', () => {
    const midnight = Math.floor(end / day) * day;
    expect(ruled(midnight)).toMatchObject({ kind: 'allowed', at: end });
    expect(ruled(midnight + day - 1)).toMatchObject({ kind: 'allowed', at: end });
    expect(because(midnight - 1)).toEqual({ kind: 'before-term-end', at: end });
  });
  test('cancelled for later it renews first, and the first note says so', () => {
    expect(ruled(end + 3 * day)).toMatchObject({ at: end + 3 * day, until: end - day });
    expect(notes(end + 3 * day)).toEqual([
      'renews-first',
      'billed-until',
      'service-term-unseen',
      'not-recoverable',
    ]);
  });
  test('in the last 24 hours and during the renewal nothing is possible until after it', () => {
    for (const ms of [24 * hour, 1, 0, -48 * hour + 1])
      for (const wanted of ['term-end', 'now', now + 9 * day] as const)
        expect(because(wanted, endsIn(ms))).toMatchObject({ kind: 'cancel-after-renewal', at: now + ms });
    expect(because('term-end', endsIn(24 * hour + 1))).toBe('allowed');
  });
  test('with an unknown or long-past end is for a person in the portal', () => {
    expect(because('term-end', { commitment: null })).toEqual({ kind: 'cancel-unknown' });
    expect(because('now', endsIn(-48 * hour))).toEqual({ kind: 'cancel-unknown' });
  });
});

describe('within 168 hours of purchase or renewal', () => {
  test('it may end at once with a refund, until the window closes', () =>
    expect(ruled('now', bought)).toEqual({
      kind: 'allowed',
      at: null,
      until: closes,
      notes: [{ kind: 'refund-until', at: closes, from: 'purchase' }, { kind: 'not-recoverable' }],
    }));
  test('also after a renewal shown by the history', () =>
    expect(ruled('now', renewed, [at(500, 12), at(2, 12)])).toEqual({
      kind: 'allowed',
      at: null,
      until: closes,
      notes: [{ kind: 'refund-until', at: closes, from: 'renewal' }, { kind: 'not-recoverable' }],
    }));
  test('it may end within the window or with its commitment, but not between', () => {
    expect(ruled(closes - 1, bought)).toMatchObject({ kind: 'allowed', at: closes - 1 });
    const yearEnd = now + 363 * day;
    expect(because(closes, bought)).toEqual({ kind: 'before-term-end', at: yearEnd });
    expect(ruled('term-end', bought)).toMatchObject({ kind: 'allowed', at: yearEnd });
  });
});

describe('a window that is only inferred', () => {
  test.each<[string, Partial<Subscription>, HistoryRecord[]]>([
    ['a renewal that the history does not show', renewed, []],
    ['a renewal with other seats in the history', renewed, [at(500, 10), at(2, 12)]],
    ['a subscription moved to Pax8 two days ago with its old term', { ...bought, ...endsIn(200 * day) }, []],
  ])('ends no commitment early: %s', (_, overrides, history) => {
    const until = now + (overrides === renewed ? 363 : 200) * day;
    for (const wanted of ['now', now, closes - 1] as const)
      expect(because(wanted, overrides, history)).toEqual({
        kind: 'window-inferred',
        at: until,
        closesAt: closes,
      });
    expect(because(closes, overrides, history)).toEqual({ kind: 'before-term-end', at: until });
    expect(ruled('term-end', overrides, history)).toMatchObject({ kind: 'allowed', at: until });
  });
  test('and a start date moved by a seat added two days ago, in month ten of a year, opens none', () => {
    const moved = { quantity: 101, createdAt: now - 300 * day, startAt: now - 2 * day, ...endsIn(65 * day) };
    for (const history of [[], [at(300, 100), at(2, 101)]])
      expect(because('now', moved, history)).toEqual({ kind: 'before-term-end', at: now + 65 * day });
    expect(because('now', { ...moved, createdAt: null })).toEqual({
      kind: 'before-term-end',
      at: now + 65 * day,
    });
  });
  test('a committed subscription is never ended at once unless its window is explicit', () => {
    const moment = fc.option(
      fc.oneof(fc.integer({ min: now - 8 * day, max: now }), fc.integer({ min: now - 900 * day, max: now })),
    );
    const record = fc.record({
      at: moment,
      quantity: fc.integer({ min: 1, max: 20 }),
      status: fc.constant('Active'),
    });
    const term = fc.constantFrom('Monthly', '1-Year', '3-Year', null);
    const endsAt = fc.oneof(
      fc.integer({ min: now - day, max: now + 1100 * day }),
      fc.integer({ min: now + 358 * day, max: now + 366 * day }),
    );
    fc.assert(
      fc.property(moment, moment, term, endsAt, fc.array(record), (createdAt, startAt, t, ends, history) => {
        const one = subscription({ createdAt, startAt, commitment: { id: 'm', term: t, endsAt: ends } });
        const ruling = ruleCancellation(one, 'now', history, now);
        if (ruling.kind === 'refused') return;
        const known = windowsOf(one, history, now);
        const open = known.kind === 'committed' ? known.windows.filter((each) => isOpen(each, now)) : [];
        expect(open.some(({ kind, confidence }) => kind !== 'added' && confidence === 'explicit')).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('without a commitment', () => {
  test('it may end at once or at any later moment', () => {
    expect(ruled('now', free)).toMatchObject({ kind: 'allowed', at: null, until: null });
    expect(notes('now', free)).toEqual(['no-commitment', 'not-recoverable']);
    expect(ruled(now + day, free)).toMatchObject({ kind: 'allowed', at: now + day, until: now + day });
    expect(notes(now + day, free)).toEqual(['no-commitment', 'billed-until', 'not-recoverable']);
  });
  test('the moment must be given: there is no term end, and “at once” is never guessed', () =>
    expect(because('term-end', free)).toEqual({ kind: 'no-term-end' }));
});

describe('whatever the commitment', () => {
  test('nothing is cancelled for a past moment', () => {
    for (const overrides of [{}, free, bought])
      expect(because(now - 1, overrides)).toEqual({ kind: 'in-the-past', at: now - 1 });
  });
  test('what already ends is left alone', () => {
    const at = now + 30 * day;
    expect(because('term-end', { endAt: at })).toEqual({ kind: 'ends-already', at });
    for (const status of ['Cancelled', 'PendingCancel'])
      expect(because('now', { status })).toEqual({ kind: 'ends-already', at: null });
  });
  test('trials and subscriptions that do not run are for the portal', () => {
    expect(because('now', { status: 'Trial', endAt: end })).toEqual({ kind: 'trial-ends', at: end });
    expect(because('now', { status: 'New' })).toEqual({ kind: 'not-running', status: 'New' });
  });
});

/** `commitmentDependencies` of https://devx.pax8.com/reference/findproductdependenciesbyproductid */
describe('another vendor’s commitment', () => {
  const google = (rest: Partial<CommitmentTerm> | null, overrides: Partial<Subscription> = {}) =>
    terms(
      subscription({
        productName: 'Google Workspace Business Starter',
        commitment: { id: 'm1', term: '1-Year', endsAt: end },
        ...overrides,
      }),
      [],
      { product: vendorProduct(rest) },
    );
  const wanted = (at: CancelAt, rest: Partial<CommitmentTerm> | null, when = now) =>
    ruleTerms(google(rest), at, when);

  test('may end with its term, without Microsoft’s lock and Extended Service Term', () =>
    expect(wanted('term-end', {}, end - hour)).toEqual({
      ...{ kind: 'allowed', at: end, until: end },
      notes: [
        { kind: 'billed-until', at: end },
        { kind: 'vendor-rule-unknown' },
        { kind: 'not-recoverable' },
      ],
    }));
  test('ends before only when the product’s flag says so, and tells of a fee', () => {
    for (const fee of [true, false, null])
      expect(wanted('now', { allowForEarlyCancellation: true, cancellationFeeApplied: fee })).toEqual({
        ...{ kind: 'allowed', at: null, until: end },
        notes: [{ kind: 'vendor-ends-early', fee }, { kind: 'not-recoverable' }],
      });
    expect(wanted('now', {})).toEqual({ kind: 'refused', because: { kind: 'before-term-end', at: end } });
  });
  test('is never ended at once when the rule is not known', () => {
    for (const rest of [null, { allowForEarlyCancellation: null }])
      for (const at of ['now', now + day] as const)
        expect(wanted(at, rest)).toEqual({
          kind: 'refused',
          because: { kind: 'early-end-unknown', at: end },
        });
  });
  test('bought two days ago has no refund in seven days', () =>
    expect(
      ruleTerms(
        google({}, { ...bought, commitment: { id: 'm1', term: '1-Year', endsAt: now + 363 * day } }),
        'now',
        now,
      ),
    ).toMatchObject({ because: { kind: 'before-term-end' } }));
  test('that is being renewed waits', () =>
    expect(wanted('now', {}, end + hour)).toEqual({
      kind: 'refused',
      because: { kind: 'cancel-after-renewal', at: end, rule: 'product' },
    }));
  test('paid in advance without a commitment may end, and says that there may be no refund', () => {
    const adobe = terms(subscription({ ...free, billingTerm: 'Annual' }));
    expect(ruleTerms(adobe, 'now', now)).toMatchObject({
      ...{ kind: 'allowed', at: null },
      notes: [{ kind: 'prepaid', billingTerm: 'Annual' }, { kind: 'not-recoverable' }],
    });
  });
});

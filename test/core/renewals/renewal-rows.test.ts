import { describe, expect, test } from '@jest/globals';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { notNarrowed } from '../../../src/core/portfolio/narrow.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';
import {
  listedRows,
  priceRises,
  type RenewalsOf,
  renewalRows,
  renewalSpans,
  risersFirst,
  unknownVendors,
} from '../../../src/core/renewals/renewal-rows.ts';
import { company } from '../finding/held-things.ts';
import { day, hour, now, subscription } from '../samples.ts';

const endsAt = (at: number | null, term: string | null = '1-Year') => ({
  commitment: { id: 'c', term, endsAt: at },
});
const product = (id: string, vendorName: string | null) => ({
  id,
  name: id,
  vendorName,
  sku: null,
  requiresCommitment: null,
});
const portfolioOf = (...rows: Partial<Subscription>[]) =>
  buildPortfolio({
    companies: [company('c1', 'Contoso'), company('c2', 'Fabrikam')],
    subscriptions: rows.map((row, i) => subscription({ id: `s${i}`, ...row })),
    products: [product('p1', 'Microsoft'), product('p2', null)],
    asOf: now,
    unreadable: 0,
  });
const period = { from: now, to: now + 30 * day };
const all: RenewalsOf = {
  company: null,
  vendor: null,
  period,
  monthlyToo: false,
  narrowing: notNarrowed,
};
const rowsOf = (rows: Partial<Subscription>[], of: Partial<RenewalsOf> = {}) =>
  renewalRows(portfolioOf(...rows), { ...all, ...of }, now);
const ids = (rows: readonly { subscription: Subscription }[]) => rows.map(({ subscription: { id } }) => id);

describe('the rows of a period', () => {
  test('are sorted by date; ends and trials are separate', () => {
    const rows = rowsOf([
      endsAt(now + 20 * day),
      endsAt(now + 3 * day),
      { ...endsAt(now + 5 * day), endAt: now + 5 * day },
      { status: 'Trial', endAt: now + 4 * day },
      endsAt(now + 31 * day),
      { status: 'Cancelled' },
      { status: 'Trial', endAt: null },
    ]);
    expect(ids(rows.renewing)).toEqual(['s1', 's0']);
    expect(ids(rows.ending)).toEqual(['s2']);
    expect(ids(rows.trials)).toEqual(['s3']);
    expect(rows.renewing[0]).toMatchObject({
      company: { name: 'Contoso' },
      at: now + 3 * day,
      monthly: { amount: '277.20' },
      yearly: { amount: '3326.40' },
    });
  });
  test('include the period’s first moment and exclude its last', () => {
    const rows = rowsOf([endsAt(period.from), endsAt(period.to - 1), endsAt(period.to)]);
    expect(ids(rows.renewing)).toEqual(['s0', 's1']);
  });
  test('include monthly terms only when asked; otherwise those are counted', () => {
    const monthly = [endsAt(now + 5 * day, 'Monthly'), endsAt(now + 40 * day, 'Monthly')];
    expect(rowsOf(monthly)).toMatchObject({ renewing: [], monthlyHidden: 1 });
    const asked = rowsOf(monthly, { monthlyToo: true });
    expect([ids(asked.renewing), asked.monthlyHidden]).toEqual([['s0'], 0]);
  });
  test('leave out companies, and take only the products and the term, that were asked for', () => {
    const rows = [
      endsAt(now + 5 * day),
      { ...endsAt(now + 6 * day), companyId: 'c2' },
      { ...endsAt(now + 7 * day), productId: 'p2' },
      endsAt(now + 8 * day, 'Monthly'),
    ];
    const narrowed = (narrowing: Partial<RenewalsOf['narrowing']>) =>
      rowsOf(rows, { narrowing: { ...notNarrowed, ...narrowing } });
    expect(ids(narrowed({ without: ['c2'] }).renewing)).toEqual(['s0', 's2']);
    expect(narrowed({ products: ['p2'] })).toMatchObject({ monthlyHidden: 0 });
    expect(ids(narrowed({ products: ['p2'] }).renewing)).toEqual(['s2']);
    expect(ids(narrowed({ vendor: 'Microsoft' }).renewing)).toEqual(['s0', 's1']);
    expect(ids(narrowed({ term: 'annual' }).renewing)).toEqual(['s0', 's1', 's2']);
  });
  test('include what just ended and may still be renewing, when the present is asked for', () => {
    const just = [endsAt(now - 47 * hour)];
    expect(ids(rowsOf(just).renewing)).toEqual(['s0']);
    const later = { from: now + day, to: now + 2 * day };
    expect(rowsOf(just, { period: later }).renewing).toEqual([]);
    expect(rowsOf([{ status: 'Trial', endAt: now - hour }]).trials).toEqual([]);
  });
  // Pax8's document: `Company.status` is Active, Inactive or Deleted; a deleted one may have subscriptions left.
  test('of a company that is deleted at Pax8 are apart, unless it is asked for', () => {
    const portfolio = buildPortfolio({
      companies: [company('c1', 'Contoso'), { ...company('c2', 'Fabrikam'), status: 'Deleted' }],
      subscriptions: [
        subscription({ id: 's0', ...endsAt(now + 5 * day) }),
        subscription({ id: 's1', companyId: 'c2', ...endsAt(now + 6 * day) }),
        subscription({ id: 's2', companyId: 'c2', ...endsAt(null) }),
        subscription({ id: 's3', companyId: 'c2', ...endsAt(now + 5 * day, 'Monthly') }),
      ],
      products: [],
      ...{ asOf: now, unreadable: 0 },
    });
    const rows = renewalRows(portfolio, all, now);
    expect([ids(rows.renewing), ids(rows.ofDeleted)]).toEqual([['s0'], ['s2', 's1']]);
    expect(rows).toMatchObject({ unclear: { none: [] }, monthlyHidden: 0 });
    const asked = renewalRows(portfolio, { ...all, company: portfolio.companies.get('c2') ?? null }, now);
    expect([ids(asked.renewing), ids(asked.unclear.none), asked.monthlyHidden]).toEqual([['s1'], ['s2'], 1]);
    expect(asked.ofDeleted).toEqual([]);
  });
  test('are the same for all companies as for each, whenever they are asked for', () => {
    const kinds = ['1-Year', '3-Year', 'Monthly', null].map((term) => (at: number) => endsAt(at, term));
    const made = [-40, -3, -1, 0, 1, 20, 29, 30, 31, 61, 63, 200, 398, 500, 1_100, 1_200].flatMap(
      (days, n) => [
        ...kinds.map((kind) => ({ companyId: n % 2 === 0 ? 'c1' : 'c2', ...kind(now + days * day) })),
        { companyId: 'c2', status: 'Trial', endAt: now + days * day },
        { companyId: 'c1', ...endsAt(now + 500 * day), endAt: now + days * day },
        { companyId: 'c1', status: 'Cancelled' },
        { companyId: 'c2', ...endsAt(null) },
      ],
    );
    const portfolio = portfolioOf(...made);
    const asked = [
      { from: now, to: now + 30 * day },
      { from: now + 20 * day, to: now + 400 * day },
      { from: now - 60 * day, to: now - day },
    ];
    // A clock that was set back, too.
    for (const at of [now, now + 100 * day, now - 10 * day, now + day])
      for (const monthlyToo of [false, true])
        for (const asks of asked) {
          const of = { ...all, period: asks, monthlyToo };
          const whole = renewalRows(portfolio, of, at);
          const each = [...portfolio.companies.values()].map((one) =>
            renewalRows(portfolio, { ...of, company: one }, at),
          );
          for (const undated of [false, true])
            expect(ids(listedRows(whole, undated).map(({ row }) => row)).sort()).toEqual(
              each.flatMap((rows) => ids(listedRows(rows, undated).map(({ row }) => row))).sort(),
            );
          expect(whole.monthlyHidden).toBe(each.reduce((sum, rows) => sum + rows.monthlyHidden, 0));
        }
  });
  test('never lose a committed one silently: no date, a past date, one too far ahead', () => {
    const rows = rowsOf([
      endsAt(null),
      endsAt(now - 49 * hour),
      endsAt(now + 500 * day),
      { commitment: null },
      endsAt(now - 60 * day, 'Monthly'),
      { ...endsAt(now + 90 * day), endAt: now - 400 * day },
    ]);
    expect(ids(rows.unclear.none)).toEqual(['s0', 's3']);
    expect(ids(rows.unclear.past)).toEqual(['s1']);
    // It was to end then, and has: nothing of it renews.
    expect(ids(rows.unclear.ended)).toEqual(['s5']);
    expect(ids(rows.unclear['too-far'])).toEqual(['s2']);
    const asked = rowsOf([endsAt(now - 60 * day, 'Monthly')], { monthlyToo: true });
    expect(ids(asked.unclear.past)).toEqual(['s0']);
  });
  test('can be of one company', () =>
    expect(
      ids(
        rowsOf([endsAt(now + day), { ...endsAt(now + day), companyId: 'c2' }], {
          company: company('c2', 'Fabrikam'),
        }).renewing,
      ),
    ).toEqual(['s1']));
  test('can be of one vendor, with the number of products whose vendor is unknown', () => {
    const held = [endsAt(now + day), { ...endsAt(now + day), productId: 'p2' }, { productId: 'p3' }];
    expect(ids(rowsOf(held, { vendor: 'Microsoft' }).renewing)).toEqual(['s0']);
    expect(unknownVendors(portfolioOf(...held))).toBe(2);
  });
  test('have no company when Pax8 did not list it', () =>
    expect(rowsOf([{ ...endsAt(now + day), companyId: 'gone' }]).renewing[0]?.company).toBeNull());
});

test('a list shows those of the period, or those without a known end', () => {
  const rows = rowsOf([
    endsAt(now + day),
    { ...endsAt(now + day), endAt: now + day },
    { status: 'Trial', endAt: now + day },
    endsAt(null),
    endsAt(now - 3 * day),
    endsAt(now + 500 * day),
    { ...endsAt(now + day), endAt: now - 9 * day },
  ]);
  const shown = (undated: boolean) =>
    listedRows(rows, undated).map(({ list, row }) => [list, row.subscription.id]);
  expect(shown(false)).toEqual([
    ['renewing', 's0'],
    ['ending', 's1'],
    ['trials', 's2'],
  ]);
  expect(shown(true)).toEqual([
    ['none', 's3'],
    ['past', 's4'],
    ['too-far', 's5'],
    ['ended', 's6'],
  ]);
});

describe('what renews month by month', () => {
  const far = { from: now, to: now + 3650 * day };
  const rows = [
    endsAt(Date.UTC(2026, 10, 30, 23, 59)),
    { ...endsAt(Date.UTC(2026, 11, 1)), currency: 'EUR', price: 1 },
    endsAt(Date.UTC(2026, 11, 31)),
    { ...endsAt(Date.UTC(2027, 1, 2)), price: null },
  ];
  const spans = (unit: 'month' | 'year') => renewalSpans(rowsOf(rows, { period: far }).renewing, unit);
  const usd = (amount: string) => ({ amount, currency: 'USD' });
  test('has no gaps, and one amount per currency', () =>
    expect(spans('month')).toEqual([
      { from: Date.UTC(2026, 10, 1), renewals: 1, monthly: [usd('277.20')] },
      {
        from: Date.UTC(2026, 11, 1),
        renewals: 2,
        monthly: [{ amount: '12.00', currency: 'EUR' }, usd('277.20')],
      },
      { from: Date.UTC(2027, 0, 1), renewals: 0, monthly: [] },
      { from: Date.UTC(2027, 1, 1), renewals: 1, monthly: [] },
    ]));
  test('can be grouped by year', () =>
    expect(spans('year').map(({ from, renewals }) => [from, renewals])).toEqual([
      [Date.UTC(2026, 0, 1), 3],
      [Date.UTC(2027, 0, 1), 1],
    ]));
  test('leaves out a row without a date', () =>
    expect(renewalSpans(rowsOf([endsAt(null)]).unclear.none, 'month')).toEqual([]));
});

test('what costs more at today’s prices is summed by currency, without the unknown', () => {
  const { renewing } = rowsOf([
    endsAt(now + day),
    { ...endsAt(now + day), currency: 'EUR', price: 10, quantity: 1 },
    { ...endsAt(now + day), price: null },
    { ...endsAt(now + day), price: 30 },
    { ...endsAt(now + day), currency: null },
    endsAt(now + day),
  ]);
  const today = (price: number | null) => ({ price, partnerCost: null });
  const prices = new Map([
    ['s0', today(24.1)],
    ['s1', today(12.5)],
    ['s2', today(40)],
    ['s3', today(29)],
    ['s4', today(99)],
    ['s5', today(null)],
  ]);
  expect(priceRises(renewing, prices)).toEqual({
    rows: 2,
    more: [
      { amount: '2.50', currency: 'EUR' },
      { amount: '12.00', currency: 'USD' },
    ],
  });
});

test('what costs more at today’s prices comes first; the others stay by date', () => {
  const { renewing } = rowsOf([1, 2, 3, 4, 5].map((n) => endsAt(now + n * day)));
  const today = (price: number) => ({ price, partnerCost: null });
  const prices = new Map([
    ['s1', today(20)],
    ['s2', today(99)],
    ['s3', today(renewing[3]?.subscription.price ?? 0)],
    ['s4', today(50)],
  ]);
  expect(risersFirst(renewing, prices).map(({ subscription: { id } }) => id)).toEqual([
    's2',
    's4',
    's0',
    's1',
    's3',
  ]);
});

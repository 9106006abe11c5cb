import { describe, expect, test } from '@jest/globals';
import type { Change } from '../../../src/core/changes/change.ts';
import { packedOf } from '../../../src/core/history/kept-state.ts';
import type { InvoiceItem } from '../../../src/core/marketplace/invoices.ts';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { checkItems, type MonthSeen } from '../../../src/core/month/check-items.ts';
import type { CheckLine } from '../../../src/core/month/check-line.ts';
import type { MonthMark } from '../../../src/core/month/difference.ts';
import {
  type HeldThen,
  heldAt,
  heldToday,
  seatsOfChanges,
  seatsWithin,
} from '../../../src/core/month/held.ts';
import { monthCheck } from '../../../src/core/month/month-check.ts';
import { monthCsvHead, monthCsvLine } from '../../../src/core/month/month-csv.ts';
import { sampleChange } from '../../samples/change.ts';
import { itemOf } from '../billing/invoice-samples.ts';
import { day, now, subscription } from '../samples.ts';

const invoicedAt = Date.parse('2026-11-04');
const contoso = 'c0ffee00-0000-4000-8000-000000000001';

/** Twelve seats of Business Premium, as the item bills them. */
const held = (rest: Partial<Subscription> = {}): Subscription =>
  subscription({
    ...{ id: `${contoso}-product-1`, companyId: contoso, productId: 'product-1', partnerCost: 18.48 },
    ...rest,
  });

const today = (...rows: readonly Subscription[]): HeldThen =>
  heldToday({ subscriptions: new Map(rows.map((row) => [row.id, row])), asOf: now }, []);

const seen = (
  items: readonly InvoiceItem[],
  rows: readonly Subscription[],
  rest: Partial<MonthSeen> = {},
): MonthSeen => ({
  ...{ month: '2026-11', invoicedAt, items, held: today(...rows), unreadable: 0, unreadItems: 0 },
  ...{ companies: new Map(), companyId: null, history: new Map(), nights: new Map(), changes: new Map() },
  ...rest,
});

const shown = ({ verdict, billed, held: has, by }: CheckLine): string =>
  [
    'reason' in verdict ? `${verdict.kind} ${verdict.reason}` : verdict.kind,
    `${billed}/${has}`,
    ...(by === null ? [] : [`${by.amount} ${by.currency}`]),
  ].join(' ');
const verdicts = (
  items: readonly InvoiceItem[],
  rows: readonly Subscription[],
  rest: Partial<MonthSeen> = {},
): string[] => checkItems(seen(items, rows, rest)).map(shown);

describe('seats', () => {
  test('as many as are held agree', () => {
    expect(verdicts([itemOf()], [held()])).toEqual(['agrees 12/12']);
  });

  test('more or fewer differ by their cost', () => {
    expect(verdicts([itemOf()], [held({ quantity: 10 })])).toEqual(['differs 12/10 36.96 USD']);
    expect(verdicts([itemOf()], [held({ quantity: 13 })])).toEqual(['differs 12/13 -18.48 USD']);
  });

  test('one seat is one seat: no tolerance is invented', () => {
    expect(verdicts([itemOf({ quantity: 1000 })], [held({ quantity: 1001 })])).toEqual([
      'differs 1000/1001 -18.48 USD',
    ]);
  });

  test('several subscriptions of one product are summed (pax8-cli 63)', () => {
    const two = [itemOf({ quantity: 5, subscriptionId: 'a' }), itemOf({ quantity: 7, subscriptionId: 'b' })];
    expect(verdicts(two, [held({ id: 'a', quantity: 6 }), held({ id: 'b', quantity: 6 })])).toEqual([
      'agrees 12/12',
    ]);
  });

  test('currencies are never added (pax8-cli 472)', () => {
    const euro = itemOf({ subscriptionId: 'b', currency: 'EUR', quantity: 3 });
    const rows = [held(), held({ id: 'b', quantity: 3, currency: 'EUR' })];
    expect(verdicts([itemOf(), euro], rows)).toEqual(['agrees 12/12', 'agrees 3/3']);
    const check = monthCheck(checkItems(seen([itemOf(), euro], rows)));
    expect(check.kinds.agrees.amounts).toEqual([
      { amount: '55.44', currency: 'EUR' },
      { amount: '221.76', currency: 'USD' },
    ]);
  });

  test('an item without a subscription is of what the company has of the product', () => {
    expect(verdicts([itemOf({ subscriptionId: null })], [held()])).toEqual(['agrees 12/12']);
    expect(verdicts([itemOf({ subscriptionId: null })], [held({ quantity: 9 })])).toEqual([
      'differs 12/9 55.44 USD',
    ]);
    expect(verdicts([itemOf({ subscriptionId: null })], [])).toEqual(['not-checked no-name 12/null']);
  });

  test('a subscription that Pax8 bills and does not list differs, unless rows could not be read', () => {
    expect(verdicts([itemOf()], [])).toEqual(['differs 12/0 221.76 USD']);
    expect(verdicts([itemOf()], [], { unreadable: 1 })).toEqual(['not-checked unreadable 12/0']);
  });

  test('what is held and not billed may be an item that could not be read', () => {
    const other = itemOf({ productId: 'p9', subscriptionId: 's9', quantity: 1 });
    const rows = [held(), held({ id: 's9', productId: 'p9', quantity: 1 })];
    expect(verdicts([other], rows, { unreadable: 1, unreadItems: 1 })).toContain(
      'not-checked unreadable 0/12',
    );
    expect(verdicts([itemOf()], [held({ quantity: 10 })], { unreadable: 1, unreadItems: 1 })).toEqual([
      'differs 12/10 36.96 USD',
    ]);
  });

  test('what is held and not billed is billed too little', () => {
    const other = itemOf({ productId: 'p9', subscriptionId: 's9', quantity: 1 });
    const rows = [held(), held({ id: 's9', productId: 'p9', quantity: 1 })];
    expect(verdicts([other], rows)).toContain('differs 0/12 -221.76 USD');
  });

  test('without any cost the amount is not known', () => {
    const other = itemOf({ productId: 'p9', subscriptionId: 's9', quantity: 1 });
    const rows = [held({ partnerCost: null }), held({ id: 's9', productId: 'p9', quantity: 1 })];
    expect(verdicts([other], rows)).toContain('differs 0/12');
    expect(verdicts([itemOf({ cost: null })], [held({ quantity: 1 })])).toEqual(['differs 12/1']);
  });
});

describe('names and ends', () => {
  const other = itemOf({ productId: 'p9', subscriptionId: 's9', quantity: 1 });
  const nine = held({ id: 's9', productId: 'p9', quantity: 1 });

  test('what ended before is no line; a term that nobody knows is one of a month', () => {
    expect(verdicts([other], [nine, held({ endAt: invoicedAt - 90 * day })])).toEqual(['agrees 1/1']);
    expect(verdicts([other], [nine, held({ billingTerm: 'Weekly' })])).toContain('differs 0/12 -221.76 USD');
  });

  test('a unit without a cost of its own costs what the others do', () => {
    const rows = [held(), held({ id: 'b', partnerCost: null, quantity: 2 })];
    expect(verdicts([itemOf()], rows)).toEqual(['differs 12/14 -36.96 USD']);
  });

  test('an item that may be of either of two has no cost to compare with', () => {
    const rows = [held({ quantity: 6 }), held({ id: 'b', quantity: 6 })];
    expect(verdicts([itemOf({ subscriptionId: null })], rows)).toEqual(['not-checked cost-unknown 12/12']);
  });

  test('names come from the item, else from the subscription and the company, else from its description', () => {
    const names = (items: readonly InvoiceItem[], rows: readonly Subscription[], companies = new Map()) =>
      checkItems(seen(items, rows, { companies })).map(({ company, product }) => `${company} ${product}`);
    const known = new Map([[contoso, { name: 'Contoso Ltd' }]]);
    expect(names([other], [nine, held({ productName: 'Teams' })], known)).toContain('Contoso Ltd Teams');
    const bare = {
      type: 'rebate',
      companyName: null,
      productName: null,
      productId: null,
      subscriptionId: null,
    };
    expect(names([itemOf({ ...bare, description: 'Credit' })], [])).toEqual(['null Credit']);
    expect(names([itemOf({ ...bare, companyId: null, description: null })], [])).toEqual(['null null']);
  });
});

describe('a tenant without invoices (pax8-cli 705, 709)', () => {
  test('has no lines at all: nothing was checked, and nothing is undercharged', () => {
    const check = monthCheck(checkItems(seen([], [held()])));
    expect(check).toMatchObject({ lines: [], pax8: { over: [], under: [] }, unknown: 0 });
    expect(check.kinds.agrees).toEqual({ lines: 0, amounts: [] });
  });

  test('a company without an item on the invoice is not checked: another invoice may bill it', () => {
    const rows = [held(), held({ id: 's2', companyId: 'c2' })];
    expect(verdicts([itemOf()], rows)).toEqual(['agrees 12/12', 'not-checked company-not-on-invoice 0/12']);
  });
});

describe('the month (pax8-cli 744)', () => {
  test('before the history nothing is checked', () => {
    expect(verdicts([itemOf(), itemOf({ type: 'one-time' })], [held()], { held: null })).toEqual([
      'not-checked one-time null/null',
      'not-checked before-history 12/null',
    ]);
    expect(verdicts([itemOf({ type: 'one-time' })], [], { held: null })).toHaveLength(1);
  });

  test('an older one is compared with its night, not with today', () => {
    const [then, later] = [held({ quantity: 12 }), held({ quantity: 20 })];
    const kept = (row: Subscription, packed: string | null) => ({
      ...{ id: row.id, companyId: row.companyId, productId: row.productId, productName: row.productName },
      packed,
    });
    const gone = held({ id: 'gone' });
    const fresh = held({ id: 'fresh' });
    const last = new Map([
      [later.id, kept(later, packedOf(later))],
      ['gone', kept(gone, null)],
      ['fresh', kept(fresh, packedOf(fresh))],
      ['same', kept(held({ id: 'same' }), packedOf(held({ id: 'same', quantity: 4 })))],
    ]);
    const changed = [
      { id: later.id, night: 10, packed: packedOf(then) },
      { id: later.id, night: 40, packed: packedOf(later) },
      { id: 'gone', night: 3, packed: packedOf(gone) },
      { id: 'gone', night: 41, packed: null },
      { id: 'fresh', night: 44, packed: packedOf(fresh) },
    ];
    const night = heldAt(invoicedAt, 30, last, changed, { subscriptions: new Map([[later.id, later]]) }, []);
    expect([...night.rows.values()].map(({ id, quantity }) => [id, quantity])).toEqual([
      [later.id, 12],
      ['gone', 12],
      ['same', 4],
    ]);
    expect(night.rows.get(later.id)?.startAt).toBe(later.startAt);
  });

  test('a month is billed as of its first day: what the nights saw since then explains it, in an older month too', () => {
    // Renewed on the 3rd at another price; the invoice is made on the 4th and bills the price of the 1st.
    const row = held({ partnerCost: 20 });
    const since = [
      { id: row.id, night: 31, packed: packedOf(held()) },
      { id: row.id, night: 33, packed: packedOf(row) },
    ];
    const then = heldAt(invoicedAt, 34, new Map(), [], { subscriptions: new Map() }, since);
    const rows = new Map([[row.id, row]]);
    expect(verdicts([itemOf()], [], { held: { ...then, rows } })).toEqual(['explained price 12/12']);
    expect(verdicts([itemOf()], [row])).toEqual(['differs 12/12 -18.24 USD']);
  });
});

describe('explained', () => {
  const applied = (from: number, to: number, settledAt = invoicedAt + 5 * day) =>
    sampleChange({ state: 'applied', settledAt, from, to });
  const of = (...changes: readonly Change[]) => new Map([[held().id, changes]]);

  test('by a change of the bot since the invoice was made', () => {
    expect(verdicts([itemOf()], [held({ quantity: 15 })], { changes: of(applied(12, 15)) })).toEqual([
      'explained change 12/15',
    ]);
    expect(verdicts([itemOf()], [held({ quantity: 15 })], { changes: of(applied(14, 15)) })).toEqual([
      'differs 12/15 -55.44 USD',
    ]);
    const old = of(applied(12, 15, invoicedAt - 90 * day));
    expect(verdicts([itemOf()], [held({ quantity: 15 })], { changes: old })).toEqual([
      'differs 12/15 -55.44 USD',
    ]);
    const open = of(sampleChange({ from: 12, to: 15 }));
    expect(verdicts([itemOf()], [held({ quantity: 15 })], { changes: open })).toHaveLength(1);
  });

  test('not by a change of before what is billed: seats that were given back are billed all the same', () => {
    // On 10 October two of twelve seats went back; the invoice of November bills twelve, by 2 × 18.48 too much.
    const back = of(applied(12, 10, Date.parse('2026-10-10')));
    expect(verdicts([itemOf()], [held({ quantity: 10 })], { changes: back })).toEqual([
      'differs 12/10 36.96 USD',
    ]);
    const late = of(applied(12, 10, Date.parse('2026-10-31T20:00:00Z')));
    expect(verdicts([itemOf()], [held({ quantity: 10 })], { changes: late })).toEqual([
      'explained change 12/10',
    ]);
    const since = itemOf({ periodStart: Date.parse('2026-10-01') });
    expect(verdicts([since], [held({ quantity: 10 })], { changes: back })).toEqual([
      'explained change 12/10',
    ]);
    const undated = itemOf({ periodStart: null });
    expect(verdicts([undated], [held({ quantity: 10 })], { changes: back })).toEqual([
      'differs 12/10 36.96 USD',
    ]);
  });

  test('nor, in an older month, by a change of long after its night', () => {
    const then: HeldThen = { ...today(held({ quantity: 10 })), at: invoicedAt };
    const later = of(applied(10, 12, invoicedAt + 20 * day));
    expect(verdicts([itemOf()], [], { held: then, changes: later })).toEqual(['differs 12/10 36.96 USD']);
  });

  test('a cost that is wrong, though a change explains the seats', () => {
    const changes = of(applied(12, 15));
    expect(verdicts([itemOf({ cost: 19.48 })], [held({ quantity: 15 })], { changes })).toEqual([
      'differs 12/15 12.00 USD',
    ]);
  });

  test('by what Pax8’s own history says of the time', () => {
    const entry = (at: string | null, quantity: number | null) => ({
      ...{ at: at === null ? null : Date.parse(at), quantity, status: 'Active' },
    });
    const entries = [
      entry('2026-11-10', 15),
      entry('2026-01-01', 9),
      entry('2026-10-02', 12),
      entry(null, 3),
    ];
    const november = { from: Date.parse('2026-11-01'), to: now };
    const since = seatsWithin([...entries, entry('2026-11-11', null)], november);
    expect(since).toEqual([12, 15]);
    expect(seatsWithin(entries, { from: 0, to: now })).toEqual([9, 12, 15]);
    // Of an older month what came later says nothing.
    expect(seatsWithin(entries, { from: 0, to: Date.parse('2026-11-05') })).toEqual([9, 12]);
    const history = new Map([[held().id, since]]);
    expect(verdicts([itemOf()], [held({ quantity: 15 })], { history })).toEqual(['explained change 12/15']);
    const part = itemOf({ type: 'prorate', quantity: 3 });
    expect(verdicts([part], [], { history })).toEqual(['explained proration null/null']);
  });

  test('by use: what has no seats is not compared', () => {
    const azure = { productName: 'Microsoft Azure', productId: 'azure' };
    const usage = itemOf({ ...azure, term: 'Arrears', subscriptionId: 'az' });
    const row = held({ ...azure, id: 'az', quantity: 1 });
    expect(verdicts([usage], [row])).toEqual(['not-checked usage null/null']);
    expect(verdicts([itemOf()], [held(), row])).toEqual(['agrees 12/12', 'not-checked usage 0/1']);
  });

  test('by a cost of nothing', () => {
    const free = itemOf({ cost: 0, quantity: 300 });
    expect(verdicts([free], [held({ quantity: 310, partnerCost: 0 })])).toEqual(['explained trial 300/310']);
    expect(verdicts([free], [held({ quantity: 310, partnerCost: null })])).toEqual([
      'explained trial 300/310',
    ]);
    expect(verdicts([free], [held({ quantity: 310 })])).toEqual(['differs 300/310']);
  });

  test('by what a night saw, also of a subscription that is gone', () => {
    const row = held({ quantity: 15 });
    const then = heldToday({ subscriptions: new Map([[row.id, row]]), asOf: now }, [
      { id: row.id, night: 1, packed: packedOf(held()) },
      { id: row.id, night: 2, packed: null },
      { id: row.id, night: 3, packed: packedOf(held({ quantity: 15 })) },
    ]);
    expect(verdicts([itemOf()], [], { held: then })).toEqual(['explained change 12/15']);
  });

  test('by the end within what is billed', () => {
    const ended = held({ endAt: Date.parse('2026-11-02') });
    expect(verdicts([itemOf()], [ended])).toEqual(['explained ended 12/0']);
    expect(verdicts([itemOf()], [held({ endAt: Date.parse('2026-10-02') })])).toEqual([
      'differs 12/0 221.76 USD',
    ]);
    expect(verdicts([itemOf({ periodStart: null })], [ended])).toEqual(['differs 12/0 221.76 USD']);
  });

  test('by its beginning after the invoice', () => {
    const rows = [held(), held({ id: 'new', startAt: invoicedAt + day })];
    expect(verdicts([itemOf()], rows)).toEqual(['explained begun 0/12', 'agrees 12/12']);
  });

  test.each([
    ['Annual', '2024-05-10', 'explained term 0/12'],
    ['Annual', '2024-11-10', 'not-checked term-due 0/12'],
    ['Annual', '2024-12-10', 'not-checked term-due 0/12'],
    ['Annual', null, 'not-checked term-due 0/12'],
    ['One-Time', '2024-05-10', 'explained trial 0/12'],
    ['Activation', '2024-05-10', 'explained trial 0/12'],
  ])('%s from %s: %s', (billingTerm, from, is) => {
    const startAt = from === null ? null : Date.parse(from);
    const rows = [held(), held({ id: 'other', billingTerm, startAt })];
    expect(verdicts([itemOf()], rows)[0]).toBe(is);
  });

  test('a trial counts nothing a month', () => {
    expect(verdicts([itemOf()], [held(), held({ id: 'trial', status: 'Trial' })])[0]).toBe(
      'explained trial 0/12',
    );
  });

  test('a prorate by a known change, and else it is not checked', () => {
    const part = itemOf({ type: 'prorate', quantity: 3 });
    const changes = of(applied(9, 12, invoicedAt - 10 * day));
    expect(verdicts([itemOf(), part], [held()], { changes })).toEqual([
      'explained proration null/null',
      'agrees 12/12',
    ]);
    expect(verdicts([itemOf(), part], [held()])[0]).toBe('not-checked proration null/null');
    expect(verdicts([part], [], { changes, held: null })).toEqual(['explained proration null/null']);
    expect(verdicts([itemOf(), { ...part, subscriptionId: null }], [held()])[0]).toBe(
      'not-checked proration null/null',
    );
  });

  test('a prorate by what the nights saw of the month before, as many seats as came', () => {
    const nights = new Map([[held().id, [9, 12]]]);
    const part = (rest: Partial<InvoiceItem>) => [itemOf({ type: 'prorate', ...rest })];
    expect(verdicts(part({ quantity: 3 }), [held()], { nights })[0]).toBe('explained proration null/null');
    expect(verdicts(part({ quantity: -3 }), [held()], { nights })[0]).toBe('explained proration null/null');
    // Twelve seats are billed in part, and three came.
    for (const quantity of [12, 4, 0, null])
      expect(verdicts(part({ quantity }), [held()], { nights })[0]).toBe('not-checked proration null/null');
  });

  test('a prorate by the beginning of the subscription on its first day, with so many seats', () => {
    const bought = held({ startAt: Date.parse('2026-10-16T09:00:00Z') });
    const part = (periodStart: number | null, quantity: number) => [
      itemOf({ type: 'prorate', quantity, periodStart }),
    ];
    const from = Date.parse('2026-10-16');
    expect(verdicts(part(from, 12), [bought])[0]).toBe('explained proration null/null');
    for (const other of [part(from, 11), part(from - 3 * day, 12), part(null, 12)])
      expect(verdicts(other, [bought])[0]).toBe('not-checked proration null/null');
    expect(verdicts(part(from, 12), [held({ startAt: null })])[0]).toBe('not-checked proration null/null');
    expect(verdicts(part(from, 12), [held({ startAt: null, quantity: null })])[0]).toBe(
      'not-checked proration null/null',
    );
  });

  test('the end within what is billed is told as such, though a night saw the seats', () => {
    const ended = held({ endAt: Date.parse('2026-11-02') });
    const row = new Map([[ended.id, ended]]);
    const then = heldToday({ subscriptions: row, asOf: now }, [
      { id: ended.id, night: 1, packed: packedOf(held()) },
    ]);
    expect(verdicts([itemOf()], [], { held: then })).toEqual(['explained ended 12/0']);
  });

  test('only changes of seats have numbers of seats', () => {
    expect(seatsOfChanges([])).toEqual([]);
    const other = sampleChange({ state: 'applied', wanted: { kind: 'cancel', seats: 3, at: null } });
    expect(seatsOfChanges([other])).toEqual([]);
  });
});

describe('not checked, with its reason', () => {
  test.each([
    [{ type: 'subscription', term: 'Arrears' }, 'usage'],
    [{ type: 'one-time' }, 'one-time'],
    [{ term: 'One-Time' }, 'one-time'],
    [{ type: 'service-charge' }, 'charge'],
    [{ type: 'service-credit' }, 'credit'],
    [{ type: 'rebate' }, 'credit'],
    [{ type: 'something new' }, 'other-kind'],
    [{ type: null }, 'other-kind'],
  ] as const)('%o: %s', (rest, reason) => {
    expect(verdicts([itemOf(rest)], [])).toEqual([`not-checked ${reason} null/null`]);
  });

  test('without a name, a currency or a number nothing is said', () => {
    expect(verdicts([itemOf({ companyId: null, subscriptionId: 'x' })], [])).toEqual([
      'not-checked no-name 12/null',
    ]);
    expect(verdicts([itemOf({ productId: null, subscriptionId: null })], [])).toEqual([
      'not-checked no-name 12/null',
    ]);
    expect(verdicts([itemOf({ currency: null })], [held()])).toEqual(['not-checked no-currency 12/12']);
    expect(verdicts([itemOf({ quantity: null })], [held()])).toEqual(['not-checked seats-unknown null/12']);
    expect(verdicts([itemOf()], [held({ quantity: null })])).toEqual(['not-checked seats-unknown 12/null']);
  });
});

describe('the cost of a unit (pax8-cli 711)', () => {
  test('is right when it is the partner cost, or what Pax8 calls the price', () => {
    expect(verdicts([itemOf({ cost: 23.1 })], [held()])).toEqual(['agrees 12/12']);
  });
  test('differs by all units', () => {
    expect(verdicts([itemOf({ cost: 19.48 })], [held()])).toEqual(['differs 12/12 12.00 USD']);
  });
  test('is explained when it is that of the night of the invoice: the renewal since brought another', () => {
    // 18.48 when the invoice was made, 20.00 since the renewal.
    const row = held({ partnerCost: 20, price: 25 });
    const then = (kept: Partial<Subscription>) =>
      heldToday({ subscriptions: new Map([[row.id, row]]), asOf: now }, [
        { id: row.id, night: 1, packed: packedOf(held(kept)) },
        { id: row.id, night: 2, packed: packedOf(row) },
      ]);
    expect(verdicts([itemOf()], [], { held: then({}) })).toEqual(['explained price 12/12']);
    expect(verdicts([itemOf()], [], { held: then({ price: null, partnerCost: 17 }) })).toEqual([
      'differs 12/12 -18.24 USD',
    ]);
  });
  test('counts although the seats come to the same: more of the dear one, fewer of the cheap one', () => {
    const of = (a: number, b: number) => [
      itemOf({ subscriptionId: 'a', quantity: a, cost: 10 }),
      itemOf({ subscriptionId: 'b', quantity: b, cost: 20 }),
    ];
    const rows = [
      held({ id: 'a', quantity: 10, partnerCost: 10 }),
      held({ id: 'b', quantity: 10, partnerCost: 20 }),
    ];
    expect(verdicts(of(10, 10), rows)).toEqual(['agrees 20/20']);
    // 8 × 10 + 12 × 20 = 320 beside 300.
    expect(verdicts(of(8, 12), rows)).toEqual(['differs 20/20 20.00 USD']);
    // 12 × 10 + 9 × 20 = 300 beside 300, and wrong on both.
    expect(verdicts(of(12, 9), rows)).toEqual(['differs 21/20']);
    // One that is not billed and one that is not listed are compared by their number alone.
    const strange = [itemOf({ subscriptionId: 'x', quantity: 10, cost: 18.48 })];
    expect(verdicts(strange, [held({ id: 'y', quantity: 10 })])).toEqual(['agrees 10/10']);
    const oneOfTwo = [itemOf({ subscriptionId: 'a', quantity: 20, cost: 10 })];
    expect(verdicts(oneOfTwo, [...rows.slice(0, 1), held({ id: 'y', quantity: 10 })])).toEqual([
      'agrees 20/20',
    ]);
  });
  test('is not checked when the subscription does not say it', () => {
    const unknown = 'not-checked cost-unknown 12/12';
    expect(verdicts([itemOf()], [held({ partnerCost: null, price: null })])).toEqual([unknown]);
    expect(verdicts([itemOf()], [held({ partnerCost: null })])).toEqual([unknown]);
    expect(verdicts([itemOf({ cost: null })], [held()])).toEqual([unknown]);
  });
});

test('the example of Pax8’s document: eleven of Office E3 at 2,500.00, a seat too many when ten are held', () => {
  // https://devx.pax8.com/openapi: invoice-items. 11 × 2,500.00 = 27,500.00.
  const e3 = itemOf({
    ...{ subscriptionId: 'e3', quantity: 11, cost: 2500, costTotal: 27500, price: 50000, total: 550000 },
    ...{ periodStart: Date.parse('2019-04-01'), periodEnd: Date.parse('2019-05-01') },
  });
  const row = held({ id: 'e3', quantity: 11, partnerCost: 2500 });
  const check = monthCheck(checkItems(seen([e3], [row])));
  expect(check.kinds.agrees).toEqual({ lines: 1, amounts: [{ amount: '27500.00', currency: 'USD' }] });
  expect(verdicts([e3], [{ ...row, quantity: 10 }])).toEqual(['differs 11/10 2500.00 USD']);
  expect(verdicts([e3], [{ ...row, partnerCost: 2400 }])).toEqual(['differs 11/11 1100.00 USD']);
});

describe('all lines together', () => {
  test('of one company only its own, and the file has a line for each', () => {
    const rows = [held(), held({ id: 's2', companyId: 'c2' })];
    const items = [itemOf(), itemOf({ companyId: 'c2', subscriptionId: 's2', quantity: 11 })];
    const [line, ...others] = checkItems(seen(items, rows, { companyId: 'c2' }));
    expect(others).toEqual([]);
    expect(monthCsvHead).toHaveLength(17);
    const by = { tenantId: 't', objectId: 'o', name: 'Bo' };
    const mark = { difference: 'd', month: '2026-11', by, at: 0 };
    const note: MonthMark = { ...mark, kind: 'note', text: 'free seats' };
    const ticket: MonthMark = { ...mark, kind: 'ticket', text: '4711' };
    expect(line && monthCsvLine({ ...line, marks: { note, ticket } })).toEqual([
      ...['subscriptions', 'differs', null, 'Contoso', itemOf().productName, 11, 12, { digits: '-18.48' }],
      ...[
        { digits: '203.28' },
        'USD',
        'free seats',
        'Bo',
        '1970-01-01T00:00:00.000Z',
        '4711',
        'c2',
        'product-1',
        's2',
      ],
    ]);
  });

  test('a line without an amount has no currency in the file', () => {
    const rows = [held(), held({ id: 's2', companyId: 'c2' })];
    const line = checkItems(seen([itemOf()], rows)).find(({ companyId }) => companyId === 'c2');
    const marks = { note: null, ticket: null };
    expect(line && monthCsvLine({ ...line, marks }).slice(1, 14)).toEqual([
      ...['not-checked', 'company-not-on-invoice', null, held().productName, 0, 12, null, null, undefined],
      ...[undefined, undefined, null, undefined],
    ]);
  });

  test('lines of the same weight are sorted by company, those without a name first', () => {
    const [line] = checkItems(seen([itemOf()], [held()]));
    const named = (company: string | null, amount = line?.amount ?? null) => ({
      ...(line as CheckLine),
      ...{ company, amount },
    });
    const { lines } = monthCheck([named('B'), named('C', null), named('A'), named(null), named('D', null)]);
    expect(lines.map(({ company }) => company)).toEqual([null, 'A', 'B', 'C', 'D']);
  });

  test('what differs comes first, the most money first, with sums of too much and too little', () => {
    const items = [
      itemOf(),
      itemOf({ productId: 'p2', subscriptionId: 's2', quantity: 2 }),
      itemOf({ productId: 'p3', subscriptionId: 's3', quantity: 20 }),
      itemOf({ productId: 'p4', subscriptionId: 's4', cost: null, quantity: 1 }),
      itemOf({ type: 'rebate', productId: null, subscriptionId: null, companyName: 'Adatum' }),
    ];
    const rows = [
      held(),
      held({ id: 's2', productId: 'p2', quantity: 1 }),
      held({ id: 's3', productId: 'p3', quantity: 25 }),
      held({ id: 's4', productId: 'p4', quantity: 5 }),
    ];
    const check = monthCheck(checkItems(seen(items, rows)));
    expect(check.lines.map(({ verdict, productId }) => `${verdict.kind} ${productId}`)).toEqual([
      ...['differs p3', 'differs p2', 'differs p4', 'not-checked null', 'agrees product-1'],
    ]);
    expect(check.pax8).toEqual({
      over: [{ amount: '18.48', currency: 'USD' }],
      under: [{ amount: '92.40', currency: 'USD' }],
    });
    expect(check).toMatchObject({ unknown: 1, psa: { over: [], under: [] } });
    expect([...check.reasons]).toEqual([['credit', 1]]);
  });
});

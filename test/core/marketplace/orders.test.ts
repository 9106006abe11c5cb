import { describe, expect, test } from '@jest/globals';
import { afterWrite } from '../../../src/core/changes/after-write.ts';
import type { ChangeState, Wanted } from '../../../src/core/changes/change.ts';
import { orderOf, seatsReported } from '../../../src/core/changes/change-facts.ts';
import { certainlyOf, isNewOrder, settleOrder, thereBefore } from '../../../src/core/changes/order-settle.ts';
import { isFollowed, ordered, provisioned, provisioningOf } from '../../../src/core/changes/order-steps.ts';
import type { Order } from '../../../src/core/marketplace/orders.ts';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { orderCsvHead, orderCsvLines } from '../../../src/core/ordering/order-csv.ts';
import { orderRows } from '../../../src/core/ordering/order-rows.ts';
import { csvLine } from '../../../src/core/words/csv.ts';
import { type Given, sentChange } from '../../samples/change.ts';
import { orderLine, orderWanted } from '../../samples/order.ts';
import { change, day, hour, now, subscription } from '../samples.ts';

const minute = 60_000;

const before = { subscriptionIds: ['old'], orderIds: ['old-order'] };
const wanted = (overrides: Partial<Omit<Wanted<'order'>, 'kind'>> = {}): Wanted<'order'> =>
  orderWanted({}, { before, ...overrides });
const lines = (subscription: Subscription | null, subscriptionId = subscription?.id ?? null) => [
  { subscription, subscriptionId },
];
type With = Omit<Given, 'state' | 'wanted'> & Readonly<{ wanted?: Wanted<'order'> }>;
const order = <S extends ChangeState>(state: S, overrides: With = {}) =>
  change({ subscriptionId: 'chg1', wanted: wanted(), sentAt: now, ...overrides, state });
const sent = (overrides: With = {}) => sentChange({ subscriptionId: 'chg1', wanted: wanted(), ...overrides });
const made = (overrides: Partial<Subscription> = {}): Subscription =>
  subscription({
    id: 'new',
    productId: 'p9',
    quantity: 10,
    createdAt: now,
    status: 'PendingAutomated',
    ...overrides,
  });
const placed = (overrides: Partial<Order> = {}): Order => ({
  id: 'o1',
  companyId: 'c1',
  createdAt: now - (now % day),
  orderedBy: 'Pax8 Partner',
  orderedByEmail: null,
  status: null,
  lines: [
    {
      id: 'l1',
      productId: 'p9',
      subscriptionId: null,
      commitmentTermId: 't1',
      billingTerm: 'Monthly',
      quantity: 10,
    },
  ],
  ...overrides,
});
const shown = (
  subscriptions: readonly Subscription[] = [],
  orders: readonly Order[] = [],
  unreadable = 0,
) => ({
  subscriptions: { rows: subscriptions, unreadable },
  orders: { rows: orders, unreadable: 0 },
});

describe('an order Pax8 accepted', () => {
  const accepted = {
    ...({ kind: 'accepted', subscription: made() } as const),
    placed: { orderId: 'o1', lines: lines(made()) },
  } as const;

  test('is of its new subscription from then on, and followed until that is Active', () => {
    const after = afterWrite(sent(), accepted, now);
    expect(after).toMatchObject({ state: 'applied', subscriptionId: 'new' });
    expect(seatsReported(after)).toBe(10);
    expect(orderOf(after)?.placed).toMatchObject({
      orderId: 'o1',
      lines: [{ subscriptionId: 'new', status: 'PendingAutomated' }],
      nextAt: now + minute,
    });
    if (!isFollowed(after)) throw new Error('it is not followed');
    const found = { orderId: null, lines: lines(made({ status: 'Active' })) };
    const done = provisioned(after, found, now + minute);
    expect(orderOf(done)?.placed).toMatchObject({
      ...{ orderId: 'o1', nextAt: null },
      lines: [{ subscriptionId: 'new', status: 'Active' }],
    });
    expect(isFollowed(done)).toBe(false);
    expect(provisioningOf(done)).toEqual({ kind: 'done', status: 'Active' });
  });

  test('is not done by an answer that names no order: it is looked for', () => {
    const unnamed = afterWrite(sent(), { kind: 'accepted', subscription: null }, now);
    expect(unnamed).toMatchObject({ state: 'needs-check', unclear: { kind: 'unseen' } });
  });

  test('is no order that was there before, nor one older than what was kept from before', () => {
    const one = sent();
    expect(isNewOrder(one, { id: 'o1', createdAt: now })).toBe(true);
    expect(isNewOrder(one, { id: 'o1', createdAt: null })).toBe(true);
    // Pax8 dates an order by its day, and not in UTC.
    expect(isNewOrder(one, { id: 'o1', createdAt: now - day })).toBe(true);
    expect(isNewOrder(one, { id: 'o1', createdAt: now - 2 * day - 1 })).toBe(false);
    expect(isNewOrder(one, { id: 'old-order', createdAt: now })).toBe(false);
    expect(isNewOrder(sent({ wanted: wanted({ before: null }) }), { id: 'o1', createdAt: now })).toBe(true);
  });

  test('without a known subscription keeps its own id, and what was known is not lost by a look that finds nothing', () => {
    const bare = afterWrite(
      sent(),
      { kind: 'accepted', subscription: null, placed: { orderId: 'o1', lines: lines(null) } },
      now,
    );
    expect(bare).toMatchObject({ state: 'applied', subscriptionId: 'chg1' });
    expect(seatsReported(bare)).toBeNull();
    if (!isFollowed(bare)) throw new Error('it is not followed');
    const nothing = { orderId: null, lines: [] };
    expect(provisioned(bare, nothing, now + minute)).toMatchObject({ subscriptionId: 'chg1' });
    const unnamed = { ...bare, wanted: { ...bare.wanted, placed: null } };
    expect(provisioned(unnamed, nothing, now + minute)).toMatchObject({
      wanted: { placed: { orderId: null } },
    });
    const known = afterWrite(sent(), accepted, now);
    if (!isFollowed(known)) throw new Error('it is not followed');
    expect(provisioned(known, nothing, now + minute)).toMatchObject({
      subscriptionId: 'new',
      found: { kind: 'order', quantity: 10 },
      wanted: { placed: { orderId: 'o1', lines: [{ subscriptionId: 'new', status: null }] } },
    });
  });

  test.each([
    [5 * minute, minute],
    [30 * minute, 5 * minute],
    [2 * hour, 30 * minute],
    [12 * hour, 2 * hour],
    [3 * day, 6 * hour],
    [8 * day, null],
  ])('%d ms after sending is looked at again after %d', (since, pause) => {
    const at = now + since;
    const found = { orderId: 'o1', lines: lines(null) };
    const after = ordered(sent(), wanted(), found, at);
    expect(orderOf(after)?.placed?.nextAt).toBe(pause === null ? null : at + pause);
  });

  test('is under way, then stuck for so long, and over when nobody looks any more', () => {
    const at = (since: number) => provisioningOf(afterWrite(sent(), accepted, now + since));
    expect(at(12 * minute)).toEqual({ kind: 'under-way', for: 12 * minute });
    expect(at(31 * minute)).toEqual({ kind: 'stuck', for: 31 * minute, over: false });
    expect(at(8 * day)).toEqual({ kind: 'stuck', for: 8 * day, over: true });
    expect(provisioningOf(sent())).toBeNull();
  });
});

describe('an order of unknown outcome', () => {
  const unsure = (overrides: With = {}) => order('needs-check', overrides);

  test('was made when exactly one new subscription matches', () => {
    const old = made({ id: 'old' });
    const after = settleOrder(unsure(), shown([old, made()]), now + minute);
    expect(after).toMatchObject({ state: 'applied', subscriptionId: 'new' });
  });

  test('was made when its order exists without a subscription yet, or names the one that does', () => {
    const alone = settleOrder(unsure(), shown([], [placed(), placed({ id: 'old-order' })]), now);
    expect(alone).toMatchObject({
      state: 'applied',
      wanted: { placed: { orderId: 'o1', lines: [{ subscriptionId: null }] } },
    });
    const [line] = placed().lines;
    const naming = placed({ lines: line === undefined ? [] : [{ ...line, subscriptionId: 'new' }] });
    expect(settleOrder(unsure(), shown([made()], [naming]), now)).toMatchObject({
      state: 'applied',
      wanted: { placed: { orderId: 'o1', lines: [{ subscriptionId: 'new' }] } },
    });
    const other = placed({ lines: line === undefined ? [] : [{ ...line, subscriptionId: 'another' }] });
    expect(settleOrder(unsure(), shown([made()], [other]), now)).toMatchObject({
      unclear: { kind: 'several' },
    });
  });

  test.each([{ billingTerm: 'Annual' }, { commitmentTermId: 't2' }])(
    'an order under other terms is a different one: %o',
    (terms) => {
      const other = placed({ lines: placed().lines.map((line) => ({ ...line, ...terms })) });
      expect(settleOrder(unsure(), shown([], [other]), now + minute)).toBeNull();
    },
  );

  test.each([
    ['another company’s', made({ companyId: 'c2' })],
    ['another product', made({ productId: 'p1' })],
    ['for another commitment', made({ commitment: { id: 't-other', term: 'another', endsAt: null } })],
    ['another number', made({ quantity: 11 })],
    ['otherwise billed', made({ billingTerm: 'Annual' })],
    ['older than the day of the order', made({ createdAt: now - 2 * day })],
    ['there before', made({ id: 'old' })],
  ])('is not what is %s', (_, one) => {
    expect(settleOrder(unsure(), shown([one]), now + minute)).toBeNull();
    expect(settleOrder(unsure(), shown([one]), now + hour)).toMatchObject({
      state: 'failed',
      reason: { kind: 'order-not-shown' },
    });
  });

  test('is left to a person when several match, which is said once', () => {
    const two = shown([made(), made({ id: 'new-2', createdAt: null })]);
    const told = settleOrder(unsure(), two, now + 2 * hour);
    expect(told).toMatchObject({ state: 'needs-check', unclear: { kind: 'several' } });
    expect(settleOrder(unsure({ unclear: { kind: 'several' } }), two, now + 2 * hour)).toBeNull();
  });

  test('is left to a person when the match may belong to another order, and stays so', () => {
    const twin = unsure({ id: 'chg2' });
    const told = settleOrder(unsure(), shown([made()]), now, [twin]);
    expect(told).toMatchObject({ state: 'needs-check', unclear: { kind: 'rival' } });
    expect(settleOrder(unsure({ unclear: { kind: 'rival' } }), shown([made()]), now)).toBeNull();
    expect(settleOrder(unsure(), shown([], [placed()]), now, [twin])).toMatchObject({
      unclear: { kind: 'rival' },
    });
  });

  test.each(['executing', 'applied'] as const)(
    'waits an hour for another that is %s and not named',
    (state) => {
      const other = order(state, { id: 'chg2' });
      expect(settleOrder(unsure(), shown([made()]), now, [other])).toBeNull();
      expect(settleOrder(unsure(), shown([made()]), now + hour, [other])).toMatchObject({
        unclear: { kind: 'rival' },
      });
    },
  );

  test('is not delayed by another order that wanted something else, or saw it before', () => {
    const others = [
      unsure({ id: 'chg2', wanted: orderWanted({ seats: 11 }, { before }) }),
      unsure({ id: 'chg3', wanted: wanted({ before: { subscriptionIds: ['new'], orderIds: [] } }) }),
    ];
    expect(settleOrder(unsure(), shown([made()]), now, others)).toMatchObject({ state: 'applied' });
  });

  test('is not called failed while part of Pax8’s answer was unreadable, nor settled when it is clear', () => {
    expect(settleOrder(unsure(), shown([], [], 1), now + 2 * hour)).toBeNull();
    expect(settleOrder(sent(), shown([made()]), now)).toBeNull();
    expect(settleOrder(unsure({ wanted: wanted({ before: null }) }), shown([made()]), now)?.state).toBe(
      'applied',
    );
  });

  test('is distinguished from what existed: all subscriptions, and recent orders of the product', () => {
    const orders = [
      placed(),
      placed({ id: 'undated', createdAt: null }),
      placed({ id: 'long-ago', createdAt: now - 9 * day }),
      placed({ id: 'of-another', lines: [] }),
    ];
    expect(thereBefore(wanted(), shown([made()], orders), now)).toEqual({
      subscriptionIds: ['new'],
      orderIds: ['o1', 'undated'],
    });
  });
});

describe('an order that is followed without its subscription being named', () => {
  const taken = order('applied');
  const other = placed({ id: 'o2' });

  test('gets the one that is certainly its own', () => {
    expect(certainlyOf(taken, 'o1', shown([made()], [placed()]), [])?.[0]?.subscriptionId).toBe('new');
    expect(certainlyOf(taken, null, shown([made()], [placed()]), [])?.[0]?.subscriptionId).toBe('new');
    expect(certainlyOf(taken, 'o1', shown([made()]), [])?.[0]?.subscriptionId).toBe('new');
  });

  test.each([
    ['nothing is shown', shown(), []],
    ['its order alone is shown', shown([], [placed()]), []],
    ['something could not be read', shown([made()], [placed()], 1), []],
    ['another order like it is there', shown([made()], [placed(), other]), []],
    ['only another order is there', shown([made()], [other]), []],
    ['another open order may have made it', shown([made()]), [order('needs-check', { id: 'chg2' })]],
  ])('has none when %s', (_, seen, others) => {
    expect(certainlyOf(taken, 'o1', seen, others)).toBeNull();
  });
});

describe('an order of two products', () => {
  const [first, second] = [orderLine(), orderLine({ productId: 'p8', seats: 3 })] as const;
  const both = (rest: Partial<Omit<Wanted<'order'>, 'kind'>> = {}) =>
    wanted({ lines: [first, second], ...rest });
  const addOn = made({ id: 'new-2', productId: 'p8', quantity: 3 });
  const line = placed().lines[0] as Order['lines'][number];
  const order2 = (rest: Partial<Order> = {}) =>
    placed({ lines: [line, { ...line, id: 'l2', productId: 'p8', quantity: 3 }], ...rest });
  const unsure = (rest: With = {}) => order('needs-check', { wanted: both(), ...rest });

  test('is done when both subscriptions are Active, and counts the seats of both', () => {
    const found = (status: string) => ({
      orderId: 'o1',
      lines: [...lines(made({ status: 'Active' })), ...lines({ ...addOn, status })],
    });
    const after = ordered(sent({ wanted: both() }), both(), found('PendingAutomated'), now);
    expect(seatsReported(after)).toBe(13);
    expect(provisioningOf(after)).toEqual({ kind: 'under-way', for: 0 });
    if (!isFollowed(after)) throw new Error('it is not followed');
    const done = provisioned(after, found('Active'), now + minute);
    expect(provisioningOf(done)).toEqual({ kind: 'done', status: 'Active' });
    expect(provisioningOf(provisioned(after, found('Cancelled'), now + minute))).toEqual({
      kind: 'done',
      status: 'Cancelled',
    });
  });

  test('was made when an order with both lines is there, or both subscriptions', () => {
    expect(settleOrder(unsure(), shown([], [order2()]), now)).toMatchObject({ state: 'applied' });
    expect(settleOrder(unsure(), shown([made(), addOn]), now)).toMatchObject({
      state: 'applied',
      wanted: { placed: { lines: [{ subscriptionId: 'new' }, { subscriptionId: 'new-2' }] } },
    });
    // An order of only one of them is another order.
    expect(settleOrder(unsure(), shown([], [placed()]), now)).toBeNull();
  });

  test('is waited for when one of its subscriptions is there, and left to a person after an hour', () => {
    expect(settleOrder(unsure(), shown([made()]), now + minute)).toBeNull();
    expect(settleOrder(unsure(), shown([made()]), now + hour)).toMatchObject({
      unclear: { kind: 'several' },
    });
    expect(settleOrder(unsure(), shown(), now + hour)).toMatchObject({ state: 'failed' });
  });

  test('keeps the orders of both products from before', () => {
    const older = placed({ id: 'of-the-other', lines: [{ ...line, productId: 'p8' }] });
    expect(thereBefore(both(), shown([], [placed(), older]), now).orderIds).toEqual(['o1', 'of-the-other']);
  });
});

describe('orders in a list', () => {
  const rows = [placed({ id: 'b', createdAt: null }), placed({ id: 'a', createdAt: null }), placed()];

  test('are newest first, with the known names and statuses', () => {
    const [line] = placed().lines;
    const lines =
      line === undefined
        ? []
        : [
            line,
            { ...line, subscriptionId: 'new', productId: 'p8' },
            { ...line, subscriptionId: 'not-read-yet', productId: 'p8' },
          ];
    const held = new Map([
      ['new', made({ productName: 'Exchange' })],
      ['x', made({ productName: null })],
    ]);
    const listed = orderRows({ rows: [...rows, placed({ id: 'z', lines })] }, held);
    expect(listed.map(({ id }) => id)).toEqual(['o1', 'z', 'a', 'b']);
    expect(listed[1]?.lines).toMatchObject([
      { productName: 'Exchange', status: null },
      { productName: null, status: 'PendingAutomated' },
      { productName: null, status: null },
    ]);
  });

  test('are written to a file line by line, without formulas', () => {
    expect(orderCsvHead.slice(0, 2)).toEqual(['Order id', 'Ordered on']);
    const [row, , undated] = orderRows({ rows }, new Map([['new', made({ productName: '=1+1' })]]));
    if (row === undefined || undated === undefined) throw new Error('no rows');
    expect(orderCsvLines(row, 'Contoso').map((cells) => csvLine(cells))).toEqual([
      "o1,2026-11-23,Contoso,'=1+1,p9,10,Monthly,,,,Pax8 Partner,\r\n",
    ]);
    const bare = { ...undated, orderedBy: null, orderedByEmail: null };
    const none = { productId: 'p', productName: null, quantity: null, billingTerm: null };
    const line = { ...none, subscriptionId: null, status: null };
    expect(orderCsvLines({ ...bare, lines: [line] }, '').map((cells) => csvLine(cells))).toEqual([
      'b,,,,p,,,,,,,\r\n',
    ]);
  });
});

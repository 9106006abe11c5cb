import { describe, expect, test } from '@jest/globals';
import { asksForAll, narrowOrders, type OrdersAsked } from '../../../src/core/ordering/narrow-orders.ts';
import type { OrderRow } from '../../../src/core/ordering/order-rows.ts';

const order = (id: string, day: string | null, rest: Partial<OrderRow> = {}): OrderRow => ({
  id,
  companyId: 'c1',
  createdAt: day === null ? null : Date.parse(day),
  orderedBy: null,
  orderedByEmail: null,
  status: null,
  lines: [
    {
      productId: `p-${id}`,
      productName: null,
      quantity: 1,
      billingTerm: null,
      subscriptionId: null,
      status: null,
    },
  ],
  ...rest,
});
const orders = [
  order('new', '2026-11-01', { status: 'Failed' }),
  order('last', '2026-10-31', { companyId: 'c2' }),
  order('first', '2026-10-01', { status: 'Completed' }),
  order('undated', null),
];
const all: OrdersAsked = { without: [], productIds: null, days: null, status: null, top: null };
const narrowed = (asked: Partial<OrdersAsked>) => {
  const { rows, ...left } = narrowOrders(orders, { ...all, ...asked });
  return { ids: rows.map(({ id }) => id), ...left };
};
const october = { days: { from: '2026-10-01', to: '2026-10-31' } };

describe('orders are narrowed', () => {
  test('not at all when nothing is asked for', () => {
    expect([narrowed({}).ids.length, asksForAll(all)]).toEqual([4, true]);
    const some: Partial<OrdersAsked>[] = [
      { without: ['c1'] },
      { productIds: [] },
      october,
      { status: 'Failed' },
    ];
    expect([...some, { top: 1 }].map((asked) => asksForAll({ ...all, ...asked }))).toEqual(
      Array(5).fill(false),
    );
  });
  // Pax8's document: an order's `createdDate` is a day.
  test('to days, both included; one without a day is counted apart', () => {
    expect(narrowed(october)).toMatchObject({ ids: ['last', 'first'], undated: 1 });
  });
  test('without a company, or of a product', () => {
    expect(narrowed({ without: ['c1'] }).ids).toEqual(['last']);
    expect(narrowed({ productIds: ['p-first'] }).ids).toEqual(['first']);
  });
  test('to a status; those of which Pax8 sent none are counted apart', () => {
    expect(narrowed({ status: 'Failed' })).toMatchObject({ ids: ['new'], withoutStatus: 2 });
  });
  test('to the newest so many, with how many there were', () => {
    expect(narrowed({ top: 2 })).toMatchObject({ ids: ['new', 'last'], total: 4 });
  });
});

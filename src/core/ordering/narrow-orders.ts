import type { OrderRow } from './order-rows.ts';

/** What orders are narrowed to; null does not narrow. It is data, so that a file can have it. */
export type OrdersAsked = Readonly<{
  /** The ids of companies to leave out. */
  without: readonly string[];
  productIds: readonly string[] | null;
  /** Days (`YYYY-MM-DD`), both included: Pax8 gives an order's day only. */
  days: Readonly<{ from: string; to: string }> | null;
  /** As Pax8 writes it. */
  status: string | null;
  top: number | null;
}>;

/** Whether nothing is asked for, so that orders need not be read to the end. */
export const asksForAll = ({ without, productIds, days, status, top }: OrdersAsked): boolean =>
  without.length === 0 && productIds === null && days === null && status === null && top === null;

/** The matching orders, and how many might match but lack their day or status. */
export const narrowOrders = (
  orders: readonly OrderRow[],
  { without, productIds, days, status, top }: OrdersAsked,
): Readonly<{ rows: readonly OrderRow[]; total: number; undated: number; withoutStatus: number }> => {
  const named = orders.filter(
    ({ companyId, lines }) =>
      !without.includes(companyId) &&
      (productIds === null || lines.some(({ productId }) => productIds.includes(productId))),
  );
  const dated = days === null ? named : named.filter(({ createdAt }) => createdAt !== null);
  const inTime = dated.filter((order) => days === null || isWithin(order, days));
  const withStatus = status === null ? inTime : inTime.filter((order) => order.status !== null);
  const rows = withStatus.filter((order) => status === null || order.status === status);
  return {
    rows: rows.slice(0, top ?? rows.length),
    total: rows.length,
    undated: named.length - dated.length,
    withoutStatus: inTime.length - withStatus.length,
  };
};

const isWithin = ({ createdAt }: OrderRow, { from, to }: NonNullable<OrdersAsked['days']>): boolean => {
  const day = new Date(createdAt ?? 0).toISOString().slice(0, 10);
  return day >= from && day <= to;
};

import { type CsvRow, dayCell } from '../words/csv.ts';
import type { OrderRow } from './order-rows.ts';

export const orderCsvHead: CsvRow = [
  'Order id',
  'Ordered on',
  'Company',
  'Product',
  'Product id',
  'Quantity',
  'Billing term',
  'Subscription id',
  'Status',
  'Order status',
  'Ordered by',
  'Ordered by email',
];

/** One CSV line per order line; fields Pax8 left out stay empty. */
export const orderCsvLines = (order: OrderRow, company: string): CsvRow[] =>
  order.lines.map((line) => [
    order.id,
    dayCell(order.createdAt),
    company,
    line.productName,
    line.productId,
    line.quantity,
    line.billingTerm,
    line.subscriptionId,
    line.status,
    order.status,
    order.orderedBy,
    order.orderedByEmail,
  ]);

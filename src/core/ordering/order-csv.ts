import { byteOrderMark, csvLine } from '../words/csv.ts';
import type { OrderRow } from './order-rows.ts';

export const orderCsvHead: string =
  byteOrderMark +
  csvLine([
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
  ]);

/** One CSV line per order line; fields Pax8 left out stay empty. */
export const orderCsvLines = (order: OrderRow, company: string): string =>
  order.lines
    .map((line) =>
      csvLine([
        order.id,
        order.createdAt === null ? '' : new Date(order.createdAt).toISOString().slice(0, 10),
        company,
        line.productName ?? '',
        line.productId,
        line.quantity ?? '',
        line.billingTerm ?? '',
        line.subscriptionId ?? '',
        line.status ?? '',
        order.status ?? '',
        order.orderedBy ?? '',
        order.orderedByEmail ?? '',
      ]),
    )
    .join('');

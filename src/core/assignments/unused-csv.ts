import { type CsvColumns, type CsvRow, csvHead, csvRow, dayCell, digitsCell } from '../words/csv.ts';
import type { Unused } from './unused.ts';

const named = ({ subscriptions }: Unused, pick: (row: Unused['subscriptions'][number]) => string | null) =>
  subscriptions.map((row) => pick(row) ?? '').join('; ');

const notCounted = {
  ignored: 'no: ignored',
  'not-for-people': 'no: for servers or the whole tenant',
  free: 'no: free',
} as const;

const columns: CsvColumns<Unused> = [
  ['Company', ({ company }) => company.name],
  ['Product', ({ subscriptions }) => subscriptions[0]?.productName],
  ['Assigned', ({ licence }) => licence.assigned],
  ['Seats at Microsoft', ({ licence }) => licence.seats],
  ['Subscriptions that share them', ({ shared }) => shared],
  ['Seats nobody uses', ({ seats }) => seats],
  ['Price of these a month', ({ month }) => digitsCell(month?.amount)],
  ['Currency', ({ month }) => month?.currency],
  ['Counted', ({ leftOut }) => (leftOut === null ? 'yes' : notCounted[leftOut])],
  ['Term ends', ({ termEndsAt }) => dayCell(termEndsAt)],
  ['Read at Microsoft', ({ asOf }) => new Date(asOf).toISOString()],
  ['Microsoft SKU', ({ licence }) => licence.partNumber],
  ['Subscription ids', (row) => named(row, ({ id }) => id)],
];

export const unusedCsvHead: CsvRow = csvHead(columns);

/** One licence of a company as a CSV line; the unknown stays empty. */
export const unusedCsvLine = (row: Unused): CsvRow => csvRow(columns, row);

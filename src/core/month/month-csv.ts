import { type CsvColumns, type CsvRow, csvHead, csvRow, digitsCell } from '../words/csv.ts';
import type { CheckLine } from './check-line.ts';
import type { Marks } from './difference.ts';

type MarkedLine = CheckLine & Readonly<{ marks: Marks }>;

const columns: CsvColumns<MarkedLine> = [
  ['Compared with', ({ against }) => against],
  ['Verdict', ({ verdict }) => verdict.kind],
  ['Reason', ({ verdict }) => ('reason' in verdict ? verdict.reason : null)],
  ['Company', ({ company }) => company],
  ['Product', ({ product }) => product],
  ['Units billed', ({ billed }) => billed],
  ['Units held', ({ held }) => held],
  ['Differs by', ({ by }) => digitsCell(by?.amount)],
  ['Partner cost', ({ amount }) => digitsCell(amount?.amount)],
  ['Currency', ({ by, amount }) => (by ?? amount)?.currency],
  ['Note', ({ marks }) => marks.note?.text],
  ['Noted by', ({ marks }) => marks.note?.by.name],
  ['Noted at', ({ marks }) => (marks.note === null ? null : new Date(marks.note.at).toISOString())],
  ['Ticket', ({ marks }) => marks.ticket?.text],
  ['Company id', ({ companyId }) => companyId],
  ['Product id', ({ productId }) => productId],
  ['Subscription ids', ({ subscriptionIds }) => subscriptionIds.join(' ')],
];

export const monthCsvHead: CsvRow = csvHead(columns);
export const monthCsvLine = (line: MarkedLine): CsvRow => csvRow(columns, line);

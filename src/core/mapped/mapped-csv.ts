import { type CsvColumns, type CsvRow, csvHead, csvRow } from '../words/csv.ts';
import type { MappedRow } from './proposals.ts';

const columns: CsvColumns<MappedRow> = [
  ['Kind', ({ kind }) => kind],
  ['Pax8 id', ({ pax8Id }) => pax8Id],
  ['Pax8 name', ({ name }) => name],
  ['Mapped to id', ({ mapping }) => mapping?.targetId],
  ['Mapped to name', ({ mapping }) => mapping?.targetName],
  ['Proposal id', ({ proposal }) => proposal?.id],
  ['Proposal name', ({ proposal }) => proposal?.name],
];

export const mappedCsvHead: CsvRow = csvHead(columns);
export const mappedCsvLine = (row: MappedRow): CsvRow => csvRow(columns, row);

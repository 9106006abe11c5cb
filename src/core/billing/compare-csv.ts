import { type CsvColumns, type CsvRow, csvHead, csvRow, dayCell, digitsCell } from '../words/csv.ts';
import type { Money } from '../words/money.ts';
import type { Difference } from './invoice-compare.ts';

/** A difference between these months. */
export type ListedDifference = Readonly<{
  difference: Difference;
  months: Readonly<{ before: string; after: string }>;
}>;

const words: Readonly<Record<Difference['what'], string>> = {
  new: 'new',
  gone: 'gone',
  changed: 'changed',
  'paid-ahead': 'billed ahead',
};

/** A difference is in one currency, so there is at most one sum; null when unknown. */
const sum = ([first]: readonly Money[]): string | null => first?.amount ?? null;

const columns: CsvColumns<Difference & Readonly<{ months: ListedDifference['months'] }>> = [
  ['Month before', ({ months }) => months.before],
  ['Month', ({ months }) => months.after],
  ['What', ({ what }) => words[what]],
  ['Kind', ({ kind }) => kind],
  ['Company', ({ company }) => company],
  ['Product', ({ product }) => product],
  ['Description', ({ description }) => description],
  ['Quantity before', ({ quantity }) => digitsCell(quantity.before)],
  ['Quantity', ({ quantity }) => digitsCell(quantity.after)],
  ['Unit', ({ unit }) => unit],
  ['Partner cost each before', ({ cost }) => cost.before],
  ['Partner cost each', ({ cost }) => cost.after],
  ['Price each before', ({ price }) => price.before],
  ['Price each', ({ price }) => price.after],
  ['Partner cost before', ({ sums }) => digitsCell(sum(sums.before.cost))],
  ['Partner cost', ({ sums }) => digitsCell(sum(sums.after.cost))],
  ['Partner cost differs by', ({ costBy }) => digitsCell(costBy?.amount ?? null)],
  ['Price before', ({ sums }) => digitsCell(sum(sums.before.price))],
  ['Price', ({ sums }) => digitsCell(sum(sums.after.price))],
  ['Price differs by', ({ priceBy }) => digitsCell(priceBy?.amount ?? null)],
  ['Currency', ({ currency }) => currency],
  ['Billed until', ({ until }) => dayCell(until)],
];

export const compareCsvHead: CsvRow = csvHead(columns);

/** One difference as a CSV line; the unknown stays empty. */
export const compareCsvLine = ({ difference, months }: ListedDifference): CsvRow =>
  csvRow(columns, { ...difference, months });

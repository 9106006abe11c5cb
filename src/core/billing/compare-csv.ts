import { byteOrderMark, csvLine } from '../words/csv.ts';
import type { Money } from '../words/money.ts';
import type { Difference } from './invoice-compare.ts';

/** One difference, between these months. */
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

/** A difference is within one currency, so that there is one sum; what is not known is in none. */
const sum = ([first]: readonly Money[]): string | null => first?.amount ?? null;

const columns: readonly (readonly [
  title: string,
  value: (row: Difference, months: ListedDifference['months']) => string | number | null,
])[] = [
  ['Month before', (_, { before }) => before],
  ['Month', (_, { after }) => after],
  ['What', ({ what }) => words[what]],
  ['Kind', ({ kind }) => kind],
  ['Company', ({ company }) => company],
  ['Product', ({ product }) => product],
  ['Description', ({ description }) => description],
  ['Quantity before', ({ quantity }) => numberOf(quantity.before)],
  ['Quantity', ({ quantity }) => numberOf(quantity.after)],
  ['Unit', ({ unit }) => unit],
  ['Partner cost each before', ({ cost }) => cost.before],
  ['Partner cost each', ({ cost }) => cost.after],
  ['Price each before', ({ price }) => price.before],
  ['Price each', ({ price }) => price.after],
  ['Partner cost before', ({ sums }) => numberOf(sum(sums.before.cost))],
  ['Partner cost', ({ sums }) => numberOf(sum(sums.after.cost))],
  ['Partner cost differs by', ({ costBy }) => numberOf(costBy?.amount ?? null)],
  ['Price before', ({ sums }) => numberOf(sum(sums.before.price))],
  ['Price', ({ sums }) => numberOf(sum(sums.after.price))],
  ['Price differs by', ({ priceBy }) => numberOf(priceBy?.amount ?? null)],
  ['Currency', ({ currency }) => currency],
  ['Billed until', ({ until }) => (until === null ? null : new Date(until).toISOString().slice(0, 10))],
];

/** Decimal digits as a number, so that a negative amount is taken for no formula. */
const numberOf = (digits: string | null): number | null => (digits === null ? null : Number(digits));

export const compareCsvHead: string = byteOrderMark + csvLine(columns.map(([title]) => title));

/** One difference as a line of the file; what is not known stays empty. */
export const compareCsvLine = ({ difference, months }: ListedDifference): string =>
  csvLine(columns.map(([, value]) => value(difference, months) ?? ''));

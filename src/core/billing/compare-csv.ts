import { type CsvColumns, type CsvRow, csvHead, csvRow, dayCell, digitsCell } from '../words/csv.ts';
import type { Money } from '../words/money.ts';
import type { InvoiceDifference } from './invoice-compare.ts';
import type { AppliedChange } from './known-changes.ts';

/** A difference between these months. */
export type ListedDifference = Readonly<{
  difference: InvoiceDifference;
  months: Readonly<{ before: string; after: string }>;
  /** What the bot changed meanwhile, oldest first. */
  known: readonly AppliedChange[];
}>;

const words: Readonly<Record<InvoiceDifference['difference'], string>> = {
  new: 'new',
  gone: 'gone',
  changed: 'changed',
  'paid-ahead': 'billed ahead',
  'due-again': 'billed again',
};

/** A difference is in one currency, so there is at most one sum; null when unknown. */
const sum = ([first]: readonly Money[]): string | null => first?.amount ?? null;

const joined = (values: readonly (string | null)[]): string => values.join('; ');
const approversOf = ({ approvals, decided }: AppliedChange): string =>
  approvals.length > 0
    ? approvals.map(({ person }) => person.name).join(' and ')
    : (decided.by?.name ?? 'policy');

const columns: CsvColumns<InvoiceDifference & Omit<ListedDifference, 'difference'>> = [
  ['Month before', ({ months }) => months.before],
  ['Month', ({ months }) => months.after],
  ['What', ({ difference }) => words[difference]],
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
  ['Tax before', ({ sums }) => digitsCell(sum(sums.before.tax))],
  ['Tax', ({ sums }) => digitsCell(sum(sums.after.tax))],
  ['Billing fee before', ({ sums }) => digitsCell(sum(sums.before.fee))],
  ['Billing fee', ({ sums }) => digitsCell(sum(sums.after.fee))],
  ['Price before', ({ sums }) => digitsCell(sum(sums.before.price))],
  ['Price', ({ sums }) => digitsCell(sum(sums.after.price))],
  ['Price differs by', ({ priceBy }) => digitsCell(priceBy?.amount ?? null)],
  ['Currency', ({ currency }) => currency],
  ['Billed from', ({ from }) => dayCell(from)],
  ['Billed until', ({ until }) => dayCell(until)],
  ['Next due', ({ nextDue }) => dayCell(nextDue)],
  ['Billed by Pax8', ({ byPax8 }) => (byPax8 ? 'yes' : 'no')],
  ['Subscription id', ({ subscriptionIds }) => subscriptionIds.join(' ')],
  ['Changed on', ({ known }) => joined(known.map(({ settledAt }) => dayCell(settledAt)))],
  ['Asked by', ({ known }) => joined(known.map(({ requestedBy }) => requestedBy.name))],
  ['Approved by', ({ known }) => joined(known.map(approversOf))],
];

export const compareCsvHead: CsvRow = csvHead(columns);

/** One difference as a CSV line; the unknown stays empty. */
export const compareCsvLine = ({ difference, months, known }: ListedDifference): CsvRow =>
  csvRow(columns, { ...difference, months, known });

import type { UsageLine } from '../marketplace/usage.ts';
import { type CsvColumns, type CsvRow, csvHead, csvRow } from '../words/csv.ts';
import type { UsageDay } from './usage-months.ts';
import type { UsageOwner } from './usage-owners.ts';
import type { UsageFigure } from './usage-sums.ts';

type Row = Readonly<{
  owner: UsageOwner;
  figure: UsageFigure;
  /** Empty for Pax8's own sum. */
  day: UsageDay | '';
  line: UsageLine | null;
  counts: boolean;
  note: string;
}>;

const owners = { nobody: '(assigned to no company)', unknown: '(company unknown)' } as const;
const nameOf = ({ owner }: Row): string =>
  owner.kind === 'company' ? owner.company.name : owners[owner.kind];

const columns: CsvColumns<Row> = [
  ['Company', nameOf],
  ['Subscription', ({ figure: { resource } }) => resource.subscription.productName],
  ['Vendor', ({ figure: { resource } }) => resource.summary.vendorName],
  ['Resource', ({ figure: { resource } }) => resource.summary.resourceGroup],
  ['Day', ({ day }) => day],
  ['Product', ({ line }) => line?.productName],
  ['Quantity', ({ line }) => line?.quantity],
  ['Unit', ({ line }) => line?.unitOfMeasure],
  ['Unit price', ({ line }) => line?.unitPrice],
  ['Charges (customer)', ({ line }) => line?.currentCharges],
  ['Partner total', ({ line }) => line?.partnerTotal],
  ['Profit', ({ line }) => line?.currentProfit],
  ['Currency', ({ line }) => line?.currency],
  ['In the sum', ({ line, counts }) => (line === null ? '' : counts ? 'yes' : 'no')],
  ['Trial', ({ line }) => (line?.isTrial === true ? 'yes' : '')],
  ['Note', ({ note }) => note],
  ['Subscription id', ({ figure: { resource } }) => resource.subscription.id],
];

export const usageCsvHead: CsvRow = csvHead(columns);

/**
 * A resource's postings by day, and which of them its figure adds up: of running totals only the last. An unread day
 * gets a line saying so. Pax8's own sum gets its own line when it alone is the figure.
 */
export const usageCsvLines = (
  owner: UsageOwner,
  figure: UsageFigure,
  days: readonly UsageDay[],
): CsvRow[] => {
  const { resource, lines: counted, own } = figure;
  const at = { owner, figure };
  const sum =
    own === null ? [] : [csvRow(columns, { ...at, day: '', line: own, counts: true, note: 'sum of Pax8' })];
  const posted = days.flatMap((day) => {
    const lines = resource.days.get(day) ?? null;
    if (lines === null)
      return [csvRow(columns, { ...at, day, line: null, counts: false, note: 'could not be read' })];
    return lines.map((line) =>
      csvRow(columns, { ...at, day, line, counts: own === null && counted.includes(line), note: '' }),
    );
  });
  return [...sum, ...posted];
};

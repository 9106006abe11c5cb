import type { UsageLine } from '../marketplace/usage.ts';
import { type CsvColumns, type CsvRow, csvHead, csvRow } from '../words/csv.ts';
import type { UsageDay } from './usage-months.ts';
import type { ResourceUsage } from './usage-sums.ts';

type Row = Readonly<{
  companyName: string;
  resource: ResourceUsage;
  day: UsageDay;
  line: UsageLine | null;
  note: string;
}>;

const columns: CsvColumns<Row> = [
  ['Company', ({ companyName }) => companyName],
  ['Subscription', ({ resource }) => resource.subscription.productName],
  ['Vendor', ({ resource }) => resource.summary.vendorName],
  ['Resource', ({ resource }) => resource.summary.resourceGroup],
  ['Day', ({ day }) => day],
  ['Product', ({ line }) => line?.productName],
  ['Quantity', ({ line }) => line?.quantity],
  ['Unit', ({ line }) => line?.unitOfMeasure],
  ['Unit price', ({ line }) => line?.unitPrice],
  ['Charges', ({ line }) => line?.currentCharges],
  ['Partner cost', ({ line }) => line?.partnerTotal],
  ['Profit', ({ line }) => line?.currentProfit],
  ['Currency', ({ line }) => line?.currency],
  ['Trial', ({ line }) => (line?.isTrial === true ? 'yes' : '')],
  ['Note', ({ note }) => note],
  ['Subscription id', ({ resource }) => resource.subscription.id],
];

export const usageCsvHead: CsvRow = csvHead(columns);

/**
 * The lines of a resource, day by day. A day that could not be read gets a line saying so; a day without usage gets
 * none.
 */
export const usageCsvLines = (
  companyName: string,
  resource: ResourceUsage,
  days: readonly UsageDay[],
): CsvRow[] =>
  days.flatMap((day) => {
    const lines = resource.days.get(day) ?? null;
    const at = { companyName, resource, day };
    return lines === null
      ? [csvRow(columns, { ...at, line: null, note: 'could not be read' })]
      : lines.map((line) => csvRow(columns, { ...at, line, note: '' }));
  });

import type { UsageLine } from '../marketplace/usage.ts';
import { byteOrderMark, csvLine } from '../words/csv.ts';
import type { UsageDay } from './usage-months.ts';
import type { ResourceUsage } from './usage-sums.ts';

type Row = Readonly<{
  companyName: string;
  resource: ResourceUsage;
  day: UsageDay;
  line: UsageLine | null;
  note: string;
}>;

const columns: readonly (readonly [
  title: string,
  value: (row: Row) => string | number | boolean | null | undefined,
])[] = [
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

export const usageCsvHead: string = byteOrderMark + csvLine(columns.map(([title]) => title));

const rowLine = (row: Row): string => csvLine(columns.map(([, value]) => String(value(row) ?? '')));

/** The lines of a resource, day by day. A day that could not be read is a line that says so; one without usage is none. */
export const usageCsvLines = (
  companyName: string,
  resource: ResourceUsage,
  days: readonly UsageDay[],
): string =>
  days
    .flatMap((day) => {
      const lines = resource.days.get(day) ?? null;
      const at = { companyName, resource, day };
      return lines === null
        ? [rowLine({ ...at, line: null, note: 'could not be read' })]
        : lines.map((line) => rowLine({ ...at, line, note: '' }));
    })
    .join('');

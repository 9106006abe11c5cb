import type { Vendors } from '../names/vendors.ts';
import { type CsvColumns, type CsvRow, csvHead, csvRow, digitsCell } from '../words/csv.ts';
import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';
import type { Renewal, RenewalDecision } from './renewal.ts';
import { type ListedRow, listedRows, type RenewalRow, type RenewalRows } from './renewal-rows.ts';

/** The owner of a row's renewal, and the decision about it. */
export type Care = Readonly<{ owner: Person | null; decision: RenewalDecision | null }>;

/**
 * Finds the renewal of a row by company and term end day (UTC); where none is open, the company's owner is its future
 * owner. Returns null when there is neither.
 */
export const careOf = (
  renewals: readonly Renewal[],
  owners: ReadonlyMap<string, Person>,
): ((row: RenewalRow) => Care | null) => {
  const known = new Map(renewals.map((renewal) => [`${renewal.companyId} ${renewal.day}`, renewal]));
  return ({ subscription, at }) => {
    const renewal = at === null ? undefined : known.get(`${subscription.companyId} ${utc(at).slice(0, 10)}`);
    const owner = owners.get(subscription.companyId);
    if (renewal === undefined) return owner === undefined ? null : { owner, decision: null };
    const line = renewal.lines.find(({ subscriptionId }) => subscriptionId === subscription.id);
    return { owner: renewal.owner, decision: line?.decision ?? null };
  };
};

/** A decision in a few words: "renew as is", "change to 10 seats", "cancel at the end". */
export const decisionText = (decision: RenewalDecision | null): string => {
  switch (decision?.kind) {
    case 'renew':
      return 'renew as is';
    case 'change':
      return `change to ${decision.to} ${decision.to === 1 ? 'seat' : 'seats'}`;
    case 'cancel':
      return 'cancel at the end';
    default:
      return '';
  }
};

const utc = (at: Instant): string => new Date(at).toISOString();

type FileRow = Readonly<{ list: ListedRow['list'] | 'company-deleted'; row: RenewalRow }>;
type Line = Readonly<FileRow & { care: Care | null; vendors: Vendors }>;

const happens: Readonly<Record<FileRow['list'], string>> = {
  renewing: 'renews',
  ending: 'ends',
  trials: 'trial ends, may become paid',
  none: 'unclear: no end date',
  past: 'unclear: end date has passed',
  'too-far': 'unclear: end date is too far ahead',
  ended: 'has ended, though its status does not say so',
  'company-deleted': 'unclear: the company is deleted',
};

const columns: CsvColumns<Line> = [
  ['Company', ({ row }) => row.company?.name],
  ['Product', ({ row }) => row.subscription.productName],
  ['Vendor', ({ row, vendors }) => vendors.get(row.subscription.productId)],
  ['Seats', ({ row }) => row.subscription.quantity],
  ['Billing term', ({ row }) => row.subscription.billingTerm],
  ['Commitment term', ({ row }) => row.subscription.commitment?.term],
  ['Term end (UTC)', ({ row }) => (row.at === null ? null : utc(row.at))],
  ['At term end', ({ list }) => happens[list]],
  ['Monthly', ({ row }) => digitsCell(row.monthly?.amount)],
  ['Yearly', ({ row }) => digitsCell(row.yearly?.amount)],
  ['Currency', ({ row }) => row.subscription.currency],
  ['Owner', ({ care }) => care?.owner?.name],
  ['Decision', ({ care }) => decisionText(care?.decision ?? null)],
  ['Subscription id', ({ row }) => row.subscription.id],
];

/** A list's rows for a file: those of deleted companies come last. */
export const fileRows = (rows: RenewalRows, undated: boolean): FileRow[] => [
  ...listedRows(rows, undated),
  ...rows.ofDeleted.map((row) => ({ list: 'company-deleted', row }) as const),
];

export const renewalCsvHead: CsvRow = csvHead(columns);

/** One row as a CSV line. Amounts are plain numbers, times are ISO 8601 in UTC; the unknown stays empty. */
export const renewalCsvLine = (listed: FileRow, care: Care | null, vendors: Vendors): CsvRow =>
  csvRow(columns, { ...listed, care, vendors });

import { type ByAmount, byAmount, type Narrowing } from '../portfolio/narrow.ts';
import type { Care } from './renewal-csv.ts';
import { type ListedRow, listedRows, type RenewalRow, type RenewalRows } from './renewal-rows.ts';

/** What people ask about a renewal; null does not narrow. */
export type CareAsked = Readonly<{
  status: 'unassigned' | 'undecided' | null;
  /** The owner's id. */
  ownerId: string | null;
}>;

export type NarrowedRenewals = Readonly<{ rows: RenewalRows; left: Omit<ByAmount<unknown>, 'rows'> }>;

/** Only renewals have an owner and a decision: a trial has none, and what ends anyway needs no decision. */
const isCaredAs = (
  { list, row }: ListedRow,
  careOf: (row: RenewalRow) => Care | null,
  { status, ownerId }: CareAsked,
): boolean => {
  if (status === null && ownerId === null) return true;
  if (list === 'trials') return false;
  const care = careOf(row);
  if (ownerId !== null && care?.owner?.objectId !== ownerId) return false;
  if (status === 'unassigned') return care === null || care.owner === null;
  return status === null || (list !== 'ending' && (care === null || care.decision === null));
};

/** The listed rows (of a period, or undated) by owner, decision and monthly amount. Rows that are only counted stay. */
export const narrowRenewals = (
  rows: RenewalRows,
  undated: boolean,
  narrowing: Narrowing,
  asked: CareAsked,
  care: (row: RenewalRow) => Care | null,
): NarrowedRenewals => {
  const all = listedRows(rows, undated);
  const { amount, largest, top } = narrowing;
  // Most lists: thousands of rows need not be compared to stay as they are.
  if (asked.status === null && asked.ownerId === null && amount === null && !largest && top === null)
    return { rows, left: { unknown: 0, otherCurrency: 0, total: all.length, perCurrency: false } };
  const listed = all.filter((each) => isCaredAs(each, care, asked));
  const inTime = listed.toSorted((a, b) => (a.row.at ?? 0) - (b.row.at ?? 0));
  const { rows: found, ...left } = byAmount(inTime, narrowing, ({ row }) => row.monthly);
  const of = (what: ListedRow['list']): readonly RenewalRow[] =>
    found.filter((each) => each.list === what).map(({ row }) => row);
  const narrowed = undated
    ? { unclear: { none: of('none'), past: of('past'), 'too-far': of('too-far'), ended: of('ended') } }
    : { renewing: of('renewing'), ending: of('ending'), trials: of('trials') };
  return { rows: { ...rows, ...narrowed }, left };
};

import type { Change } from '../changes/change.ts';
import type { Company } from '../marketplace/records.ts';
import { type CsvColumns, type CsvRow, csvHead, csvRow, dayCell, digitsCell } from '../words/csv.ts';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { KeptState } from './kept-state.ts';
import type { SeatsAt } from './seats-over-time.ts';
import type { ChangedSubscription, KeptSpan } from './what-changed.ts';

const utc = (at: Instant | null | undefined): string | null =>
  at == null ? null : new Date(at).toISOString();
const joined = (values: readonly (string | null)[]): string => [...new Set(values)].join('; ');

export type ListedChange = Readonly<{
  row: ChangedSubscription;
  company: Pick<Company, 'name'> | null;
  span: KeptSpan;
  /** What the bot changed of it meanwhile. */
  made: readonly Change[];
}>;

/** A column for before and one for after. */
const pair = (
  title: string,
  value: (state: KeptState) => ReturnType<CsvColumns<ListedChange>[number][1]>,
): CsvColumns<ListedChange> => [
  [`${title} before`, ({ row: { before } }) => (before === null ? null : value(before))],
  [title, ({ row: { after } }) => (after === null ? null : value(after))],
];

const changedColumns: CsvColumns<ListedChange> = [
  ['Company', ({ company }) => company?.name],
  ['Product', ({ row }) => row.subscription.productName],
  ['What', ({ row }) => row.kind],
  ['Compared with (UTC)', ({ span }) => utc(span.from.at)],
  // Empty for now.
  ['Until (UTC)', ({ span }) => utc(span.until?.at)],
  // Empty for what was seen since the last night.
  ['Seen on', ({ row }) => dayCell(row.seen === null ? null : row.seen * day)],
  ...pair('Seats', ({ quantity }) => quantity),
  ['Seats differ by', ({ row }) => row.seatsBy],
  ...pair('Status', ({ status }) => status),
  ...pair('Billing term', ({ billingTerm }) => billingTerm),
  ...pair('Commitment term', ({ commitment }) => commitment?.term),
  ...pair('Term end (UTC)', ({ commitment }) => utc(commitment?.endsAt)),
  ...pair('Ends (UTC)', ({ endAt }) => utc(endAt)),
  ...pair('Price a seat and billing term', ({ price }) => price),
  ...pair('Partner cost a seat and billing term', ({ partnerCost }) => partnerCost),
  ['Monthly price differs by', ({ row }) => digitsCell(row.priceBy?.amount)],
  ['Monthly partner cost differs by', ({ row }) => digitsCell(row.costBy?.amount)],
  ['Currency', ({ row }) => row.after?.currency ?? row.before?.currency],
  ['Changed through the bot', ({ made }) => (made.length > 0 ? 'yes' : 'no')],
  ['Asked by', ({ made }) => joined(made.map(({ requestedBy }) => requestedBy.name))],
  [
    'Approved by',
    ({ made }) => joined(made.flatMap(({ approvals }) => approvals.map((each) => each.person.name))),
  ],
  ['Subscription id', ({ row }) => row.subscription.id],
];

export const changedCsvHead: CsvRow = csvHead(changedColumns);
export const changedCsvLine = (listed: ListedChange): CsvRow => csvRow(changedColumns, listed);

type ListedSeats = Readonly<{
  at: SeatsAt;
  company: string;
  /** The monthly price is in one currency: each further currency gets its own line, without seats. */
  money: SeatsAt['monthly'][number] | null;
  first: boolean;
}>;

const seatsColumns: CsvColumns<ListedSeats> = [
  ['Company', ({ company }) => company],
  [
    'When',
    ({ at: { point } }) => (point.step === 'now' ? 'now' : point.step === 'month' ? 'end of month' : 'day'),
  ],
  ['At (UTC)', ({ at: { point } }) => utc(point.night?.at ?? point.at)],
  ['Seats', ({ at: { seats }, first }) => (first ? seats.seats : null)],
  ['Seats of other products', ({ at: { seats }, first }) => (first ? seats.otherSeats : null)],
  ['Without known seats', ({ at: { seats }, first }) => (first ? seats.unknown : null)],
  ['Monthly', ({ money }) => digitsCell(money?.amount)],
  ['Currency', ({ money }) => money?.currency],
  [
    'Changed since the line before',
    ({ at: { steps }, first }) =>
      first
        ? joined(
            steps.map(
              ({ productName, by }) => `${productName ?? 'unknown product'} ${by > 0 ? '+' : ''}${by}`,
            ),
          )
        : null,
  ],
];

export const seatsCsvHead: CsvRow = csvHead(seatsColumns);

/** The lines of a moment: one for each currency, at least one. */
export const seatsCsvLines = (at: SeatsAt, company: string): CsvRow[] => {
  const [first = null, ...others] = at.monthly;
  return [first, ...others].map((money, n) => csvRow(seatsColumns, { at, company, money, first: n === 0 }));
};

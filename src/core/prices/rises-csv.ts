import { type CsvColumns, type CsvRow, csvHead, csvRow, dayCell, digitsCell } from '../words/csv.ts';
import { inPlaces } from '../words/money.ts';
import { type MarginsAhead, marginsOf, moreOf, type PriceAhead } from './price-rises.ts';
import { marginShare } from './priced.ts';

const happens: Readonly<Record<PriceAhead['course'], string>> = {
  rises: 'goes up',
  falls: 'goes down',
  same: 'stays the same',
  unknown: 'unknown',
};

const each = (price: number | null, { row }: PriceAhead) =>
  digitsCell(price === null ? null : inPlaces(price, row.subscription.currency));
const share = (ahead: PriceAhead, side: keyof MarginsAhead) => {
  const margins = marginsOf(ahead);
  return digitsCell(margins === null ? null : marginShare(margins[side]));
};

const columns: CsvColumns<PriceAhead> = [
  ['Company', ({ row }) => row.company?.name],
  ['Product', ({ row }) => row.subscription.productName],
  ['Seats', ({ row }) => row.subscription.quantity],
  ['Billing term', ({ row }) => row.subscription.billingTerm],
  ['Commitment term', ({ row }) => row.subscription.commitment?.term],
  ['Renews (UTC)', ({ row }) => dayCell(row.at)],
  ['Price', ({ course }) => happens[course]],
  ['Price of a seat', (ahead) => each(ahead.price.paid, ahead)],
  ['Price of a seat today', (ahead) => each(ahead.price.today, ahead)],
  ['Monthly', ({ month }) => digitsCell(month.price.paid?.amount)],
  ['Monthly at today’s price', ({ month }) => digitsCell(month.price.today?.amount)],
  ['More a month', (ahead) => digitsCell(moreOf(ahead)?.amount)],
  ['Partner cost', ({ costCourse }) => happens[costCourse]],
  ['Partner cost of a seat', (ahead) => each(ahead.cost.paid, ahead)],
  ['Partner cost of a seat today', (ahead) => each(ahead.cost.today, ahead)],
  ['Margin %', (ahead) => share(ahead, 'paid')],
  ['Margin % at today’s prices', (ahead) => share(ahead, 'today')],
  ['Currency', ({ row }) => row.subscription.currency],
  ['Subscription id', ({ row }) => row.subscription.id],
];

export const risesCsvHead: CsvRow = csvHead(columns);

/** One renewal as a line. Amounts are plain numbers; the unknown stays empty. */
export const risesCsvLine = (ahead: PriceAhead): CsvRow => csvRow(columns, ahead);

import type { Subscription } from '../marketplace/records.ts';
import { type CsvColumns, type CsvRow, csvHead, csvRow, dayCell, digitsCell } from '../words/csv.ts';
import { inPlaces } from '../words/money.ts';
import { type AnnualOffer, begunAt, type MonthlyTerm } from './annual.ts';

const offerOf = ({ offers }: MonthlyTerm, billed: AnnualOffer['billed']) =>
  offers.find((offer) => offer.billed === billed);
const each = (amount: number | null | undefined, { currency }: Subscription) =>
  digitsCell(amount == null ? null : inPlaces(amount, currency));

const columns: CsvColumns<MonthlyTerm> = [
  ['Company', ({ company }) => company?.name],
  ['Product', ({ subscription }) => subscription.productName],
  ['Seats', ({ subscription }) => subscription.quantity],
  ['Runs since (UTC)', ({ subscription }) => dayCell(begunAt(subscription))],
  ['Monthly term ends (UTC)', ({ subscription }) => dayCell(subscription.commitment?.endsAt ?? null)],
  ['Price of a seat a month', ({ subscription }) => each(subscription.price, subscription)],
  ['A year at it', ({ year }) => digitsCell(year?.amount)],
  [
    'Annual, billed monthly: price of a seat a month',
    (term) => each(offerOf(term, 'Monthly')?.price, term.subscription),
  ],
  ['Annual, billed monthly: saves a year', (term) => digitsCell(offerOf(term, 'Monthly')?.saves.amount)],
  ['Annual, billed monthly: cheaper after months', (term) => offerOf(term, 'Monthly')?.evenAfter],
  [
    'Annual, billed annually: price of a seat a year',
    (term) => each(offerOf(term, 'Annual')?.price, term.subscription),
  ],
  ['Annual, billed annually: saves a year', (term) => digitsCell(offerOf(term, 'Annual')?.saves.amount)],
  ['Annual, billed annually: cheaper after months', (term) => offerOf(term, 'Annual')?.evenAfter],
  ['Currency', ({ subscription }) => subscription.currency],
  ['Subscription id', ({ subscription }) => subscription.id],
];

export const annualCsvHead: CsvRow = csvHead(columns);
export const annualCsvLine = (term: MonthlyTerm): CsvRow => csvRow(columns, term);

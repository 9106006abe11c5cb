import type { Subscription } from '../marketplace/records.ts';
import { type CsvColumns, type CsvRow, csvHead, csvRow, digitsCell } from '../words/csv.ts';
import { amountOfUnits, inPlaces } from '../words/money.ts';
import type { MarginRow } from './margins.ts';
import { marginShare } from './priced.ts';

const columns: CsvColumns<MarginRow> = [
  ['Company', ({ company }) => company?.name],
  ['Product', ({ subscription }) => subscription.productName],
  ['Seats', ({ subscription }) => subscription.quantity],
  ['Billing term', ({ subscription }) => subscription.billingTerm],
  ['Price of a seat', ({ subscription }) => each(subscription.price, subscription)],
  ['Partner cost of a seat', ({ subscription }) => each(subscription.partnerCost, subscription)],
  ['Monthly', ({ price }) => digitsCell(price.amount)],
  ['Monthly partner cost', ({ cost }) => digitsCell(cost.amount)],
  ['Monthly margin', ({ margin, price }) => digitsCell(amountOfUnits(margin.units, price.currency))],
  ['Margin %', ({ margin }) => digitsCell(marginShare(margin))],
  ['Currency', ({ price }) => price.currency],
  ['Subscription id', ({ subscription }) => subscription.id],
];

const each = (amount: number | null, { currency }: Subscription) =>
  digitsCell(amount === null ? null : inPlaces(amount, currency));

export const marginsCsvHead: CsvRow = csvHead(columns);
export const marginsCsvLine = (row: MarginRow): CsvRow => csvRow(columns, row);

import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Standing } from '../portfolio/standing.ts';
import { type CsvColumns, type CsvRow, csvHead, csvRow, digitsCell } from '../words/csv.ts';
import { amountOfUnits } from '../words/money.ts';
import { percentOf, type SpendLine } from './spend.ts';

type Line = SpendLine & Readonly<{ portfolio: Portfolio }>;

const words: Readonly<Record<SpendLine['counted'], string>> = {
  yes: 'yes',
  'no-price': 'no: price unknown',
  trial: 'no: trial',
  once: 'no: not billed by the month or year',
  usage: 'no: no fixed price, may be billed by usage',
  ended: 'no: ended',
  'begins-later': 'no: begins later',
  'company-deleted': 'no: the company is deleted',
};

/** Per month in the currency's smallest unit; null for what is not in the sums, so that the columns add up to them. */
const unitsIn = ({ standing: { units }, counted }: Line): Standing['units'] =>
  counted === 'yes' ? units : { price: null, cost: null };

/** Null when the amount or its currency is not known. */
const amountOf = ({ standing }: Line, units: number | null): string | null => {
  const { currency } = standing.subscription;
  return units === null || currency === null ? null : amountOfUnits(units, currency);
};

const priceOf = (line: Line) => {
  const { price } = unitsIn(line);
  return digitsCell(amountOf(line, price));
};

const costOf = (line: Line) => {
  const { cost } = unitsIn(line);
  return digitsCell(amountOf(line, cost));
};

const marginOf = (line: Line) => {
  const { price, cost } = unitsIn(line);
  return digitsCell(amountOf(line, price === null || cost === null ? null : price - cost));
};

const shareOf = (line: Line) => {
  const { price, cost } = unitsIn(line);
  return digitsCell(price === null || cost === null ? null : percentOf(price - cost, price));
};

const columns: CsvColumns<Line> = [
  ['Company', ({ standing, portfolio }) => portfolio.companies.get(standing.subscription.companyId)?.name],
  ['Product', ({ standing }) => standing.subscription.productName],
  ['Vendor', ({ standing, portfolio }) => portfolio.vendors.get(standing.subscription.productId)],
  ['Status', ({ standing }) => standing.subscription.status],
  ['Seats', ({ standing }) => standing.subscription.quantity],
  ['Billing term', ({ standing }) => standing.subscription.billingTerm],
  ['Price a seat and billing term', ({ standing }) => standing.subscription.price],
  ['Partner cost a seat and billing term', ({ standing }) => standing.subscription.partnerCost],
  ['Price a month', priceOf],
  ['Partner cost a month', costOf],
  ['Margin a month', marginOf],
  ['Margin %', shareOf],
  ['Currency', ({ standing }) => standing.subscription.currency],
  ['In the sums', ({ counted }) => words[counted]],
  ['Subscription id', ({ standing }) => standing.subscription.id],
];

export const spendCsvHead: CsvRow = csvHead(columns);

/** One subscription as a CSV line; the unknown stays empty. */
export const spendCsvLine = (line: SpendLine, portfolio: Portfolio): CsvRow =>
  csvRow(columns, { ...line, portfolio });

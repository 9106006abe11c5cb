import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Standing } from '../portfolio/standing.ts';
import { type CsvColumns, type CsvRow, csvHead, csvRow, digitsCell } from '../words/csv.ts';
import { amountOf, percentOf } from './spend.ts';
import { type Counted, counted } from './spend-table.ts';

type Line = Readonly<{ standing: Standing; portfolio: Portfolio }>;

const words: Readonly<Record<Counted, string>> = {
  yes: 'yes',
  'no-price': 'no: price unknown',
  trial: 'no: trial',
  once: 'no: not billed by the month or year',
};

const costOf = ({ standing: { cents } }: Line) =>
  digitsCell(cents.cost === null ? null : amountOf(cents.cost));

const marginOf = ({ standing: { cents } }: Line) =>
  digitsCell(cents.price === null || cents.cost === null ? null : amountOf(cents.price - cents.cost));

const shareOf = ({ standing: { cents } }: Line) =>
  digitsCell(
    cents.price === null || cents.cost === null ? null : percentOf(cents.price - cents.cost, cents.price),
  );

const columns: CsvColumns<Line> = [
  ['Company', ({ standing, portfolio }) => portfolio.companies.get(standing.subscription.companyId)?.name],
  ['Product', ({ standing }) => standing.subscription.productName],
  ['Vendor', ({ standing, portfolio }) => portfolio.vendors.get(standing.subscription.productId)],
  ['Status', ({ standing }) => standing.subscription.status],
  ['Seats', ({ standing }) => standing.subscription.quantity],
  ['Billing term', ({ standing }) => standing.subscription.billingTerm],
  ['Price a seat and billing term', ({ standing }) => standing.subscription.price],
  ['Partner cost a seat and billing term', ({ standing }) => standing.subscription.partnerCost],
  ['Price a month', ({ standing }) => digitsCell(standing.monthly?.amount)],
  ['Partner cost a month', costOf],
  ['Margin a month', marginOf],
  ['Margin %', shareOf],
  ['Currency', ({ standing }) => standing.subscription.currency],
  ['In the sums', ({ standing }) => words[counted(standing)]],
  ['Subscription id', ({ standing }) => standing.subscription.id],
];

export const spendCsvHead: CsvRow = csvHead(columns);

/** One running subscription as a CSV line; the unknown stays empty. */
export const spendCsvLine = (standing: Standing, portfolio: Portfolio): CsvRow =>
  csvRow(columns, { standing, portfolio });

import { expect, test } from '@jest/globals';
import {
  invoiceCsvHead,
  invoiceCsvLine,
  itemCsvHead,
  itemCsvLine,
} from '../../../src/core/billing/invoice-csv.ts';
import { type CsvRow, csvLine } from '../../../src/core/words/csv.ts';
import { invoiceOf, itemOf } from './invoice-samples.ts';

const cellsOf = (row: CsvRow): string[] => csvLine(row).replace(/\r\n$/, '').split(',');

test('an invoice is one line: days in ISO, plain amounts, the unknown empty', () => {
  expect(csvLine(invoiceCsvHead)).toMatch(
    /^Date,Due,Status,Amount,Balance,Carried balance,Without carried,To pay,Currency,Company,/,
  );
  expect(csvLine(invoiceCsvLine({ invoice: invoiceOf(), company: null }))).toBe(
    '2026-11-04,2026-11-19,Unpaid,1234.56,1234.56,0,1234.56,1234.56,USD,,Northern Lights IT,,1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d\r\n',
  );
  const bare = invoiceOf({ date: null, due: null, status: null, total: null, currency: null });
  expect(csvLine(invoiceCsvLine({ invoice: bare, company: '=HYPERLINK("x")' }))).toMatch(
    /^,,unknown,,1234\.56,0,1234\.56,1234\.56,,"'=HYPERLINK\(""x""\)",/,
  );
});
test('an item is one line with a cell per column, and a credit is a plain negative number', () => {
  const line = cellsOf(itemCsvLine(itemOf({ quantity: -1, costTotal: -18.48 })));
  const head = cellsOf(itemCsvHead);
  expect(line).toHaveLength(head.length);
  expect(line[head.indexOf('Billed by Pax8')]).toBe('no');
  expect(line[head.indexOf('Quantity')]).toBe('-1');
  expect(line[head.indexOf('Partner cost')]).toBe('-18.48');
  expect(line[head.indexOf('Period end')]).toBe('2026-11-30');
});
test('no name starts a formula', () => {
  const evil = '@SUM(A1)';
  const texts = { companyName: evil, productName: evil, vendorName: evil, sku: evil, type: evil, term: evil };
  const more = {
    description: evil,
    details: evil,
    unitOfMeasure: evil,
    subscriptionId: evil,
    currency: evil,
  };
  const ids = { companyId: evil, productId: evil, id: evil };
  for (const cell of cellsOf(itemCsvLine(itemOf({ ...texts, ...more, ...ids }))))
    expect(cell).not.toMatch(/^@/);
});

test('what Pax8 bills to the client is marked, and what it did not say stays empty', () => {
  const head = cellsOf(itemCsvHead);
  const cell = (billedByPax8: boolean | null, title: string) =>
    cellsOf(itemCsvLine(itemOf({ billedByPax8, billingFee: 1.5, amountDue: -9 })))[head.indexOf(title)];
  expect([true, null].map((flag) => cell(flag, 'Billed by Pax8'))).toEqual(['yes', '']);
  expect([cell(true, 'Billing fee'), cell(true, 'Amount due')]).toEqual(['1.5', '-9']);
});

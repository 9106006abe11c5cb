import { expect, test } from '@jest/globals';
import {
  invoiceCsvHead,
  invoiceCsvLine,
  itemCsvHead,
  itemCsvLine,
  unreadableCsvLine,
} from '../../../src/core/billing/invoice-csv.ts';
import { invoiceOf, itemOf } from './invoice-samples.ts';

const cellsOf = (line: string): string[] => line.trimEnd().split(',');

test('an invoice is a line: days and amounts as machines read them, what is not known empty', () => {
  expect(invoiceCsvHead).toMatch(/^\uFEFFDate,Due,Status,Amount,Balance,Carried balance,Currency,Company,/);
  expect(invoiceCsvLine({ invoice: invoiceOf(), company: null })).toBe(
    '2026-11-04,2026-11-19,Unpaid,1234.56,1234.56,0,USD,,Northern Lights IT,,1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d\r\n',
  );
  const bare = invoiceOf({ date: null, due: null, status: null, total: null, currency: null });
  expect(invoiceCsvLine({ invoice: bare, company: '=HYPERLINK("x")' })).toMatch(
    /^,,unknown,,1234\.56,0,,"'=HYPERLINK\(""x""\)",/,
  );
});
test('an item is a line with a cell for each column, and a credit a plain negative number', () => {
  const line = cellsOf(itemCsvLine(itemOf({ quantity: -1, costTotal: -18.48 })));
  const head = cellsOf(itemCsvHead.slice(1));
  expect(line).toHaveLength(head.length);
  expect(line[head.indexOf('Quantity')]).toBe('-1');
  expect(line[head.indexOf('Partner cost')]).toBe('-18.48');
  expect(line[head.indexOf('Period end')]).toBe('2026-11-30');
});
test('no name begins a formula', () => {
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
test('a file that lacks rows says so at its end', () => {
  expect(unreadableCsvLine(0)).toBe('');
  expect(unreadableCsvLine(2)).toMatch(/^2 rows of Pax8's answer could not be read/);
});

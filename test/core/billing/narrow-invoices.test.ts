import { describe, expect, test } from '@jest/globals';
import { narrowInvoices } from '../../../src/core/billing/narrow-invoices.ts';
import { type Narrowing, notNarrowed } from '../../../src/core/portfolio/narrow.ts';
import { invoiceOf } from './invoice-samples.ts';

const invoices = [
  invoiceOf({ id: 'partner', total: 900 }),
  invoiceOf({ id: 'contoso', companyId: 'c1', total: 1500 }),
  invoiceOf({ id: 'no-total', total: null }),
  invoiceOf({ id: 'no-currency', currency: null }),
  invoiceOf({ id: 'fabrikam', companyId: 'c2', total: 1000 }),
];
const narrowed = (narrowing: Partial<Narrowing>) => {
  const { rows, ...left } = narrowInvoices(invoices, { ...notNarrowed, ...narrowing });
  return { ids: rows.map(({ id }) => id), ...left };
};

describe('invoices are narrowed', () => {
  test('to at least an amount; without an amount or a currency they are counted apart', () => {
    expect(narrowed({ amount: { least: 1000, currency: 'USD' } })).toMatchObject({
      ids: ['contoso', 'fabrikam'],
      unknown: 2,
    });
  });
  // Pax8's document: an invoice without a company is the partner's, for all companies.
  test('without a company: its own invoices, not those for all companies', () => {
    expect(narrowed({ without: ['c1'] }).ids).toEqual(['partner', 'no-total', 'no-currency', 'fabrikam']);
  });
  test('to the largest, or the first so many', () => {
    expect(narrowed({ largest: true, top: 2 })).toMatchObject({ ids: ['contoso', 'fabrikam'], total: 3 });
    expect(narrowed({ top: 3 }).ids).toEqual(['partner', 'contoso', 'no-total']);
  });
});

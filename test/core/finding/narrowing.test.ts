import { describe, expect, test } from '@jest/globals';
import { narrowingOf } from '../../../src/core/finding/narrowing.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';
import type { Filters } from '../../../src/core/understanding/intent.ts';
import { company, subscription } from './held-things.ts';

const portfolio = buildPortfolio({
  companies: [company('c1', 'Tailspin Toys'), company('c2', 'Tailspin Air'), company('c3', 'Fabrikam')],
  subscriptions: [subscription('c1', 'Microsoft 365 E3'), subscription('c3', 'Acrobat Pro')],
  products: [
    ...['Microsoft 365 E3', 'Acrobat Pro'].map((name) => ({
      id: `product of ${name}`,
      name,
      vendorName: name.startsWith('Microsoft') ? 'Microsoft' : 'Adobe',
      sku: null,
      requiresCommitment: null,
    })),
  ],
  asOf: 0,
  unreadable: 0,
});
const all = ['except', 'vendor', 'product', 'term', 'amount', 'top', 'by'] as const;
const found = (filters: Filters, applies: readonly (keyof Filters)[] = all) =>
  narrowingOf(portfolio, filters, applies);

describe('what filters narrow a list to', () => {
  test('names become ids, the rest stays as said', () => {
    const filters: Filters = {
      ...{ except: ['Fabrikam'], vendor: 'microsoft', product: 'E3', term: 'annual', top: 3, by: 'amount' },
      amount: { least: 500, currency: 'USD' },
    };
    expect(found(filters)).toEqual({
      narrowing: {
        without: ['c3'],
        products: ['product of Microsoft 365 E3'],
        vendor: 'Microsoft',
        term: 'annual',
        amount: { least: 500, currency: 'USD' },
        seats: null,
        top: 3,
        largest: true,
      },
      heeded: filters,
      unheeded: {},
    });
  });
  test('a name of several companies, or of nothing, narrows nothing and is told', () => {
    const { narrowing, heeded, unheeded } = found({
      except: ['Tailspin', 'Fabrikam', 'Nobody Inc'],
      vendor: 'Zscaler',
      product: 'Teams Phone',
    });
    expect(narrowing).toMatchObject({ without: ['c3'], products: null, vendor: null, largest: false });
    expect(heeded).toEqual({ except: ['Fabrikam'] });
    expect(unheeded).toEqual({
      except: ['Tailspin', 'Nobody Inc'],
      vendor: 'Zscaler',
      product: 'Teams Phone',
    });
  });
  test('what the command does not apply is none of its own', () => {
    expect(found({ top: 5, except: ['Fabrikam'] }, ['top'])).toMatchObject({
      narrowing: { without: [], top: 5 },
      heeded: { top: 5 },
      unheeded: {},
    });
  });
  test('before Pax8 was read nothing is narrowed, and that is told', () => {
    expect(narrowingOf(null, { top: 5, who: 'me' }, all)).toMatchObject({
      narrowing: { top: null },
      heeded: {},
      unheeded: { top: 5 },
    });
  });
});

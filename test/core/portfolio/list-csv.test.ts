import { describe, expect, test } from '@jest/globals';
import { compareCsvHead, compareCsvLine } from '../../../src/core/billing/compare-csv.ts';
import { compareItems } from '../../../src/core/billing/invoice-compare.ts';
import type { AppliedChange } from '../../../src/core/billing/known-changes.ts';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { companiesNamed, companyRows, subscriptionRows } from '../../../src/core/portfolio/company-rows.ts';
import {
  companyCsvHead,
  companyCsvLine,
  contactCsvHead,
  contactCsvLine,
  productCsvHead,
  productCsvLine,
  subscriptionCsvHead,
  subscriptionCsvLine,
} from '../../../src/core/portfolio/list-csv.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';
import { standingOf } from '../../../src/core/portfolio/standing.ts';
import { type CsvRow, csvLine } from '../../../src/core/words/csv.ts';
import { ana, bo, change } from '../../views/samples.ts';
import { date, itemOf } from '../billing/invoice-samples.ts';
import { company, subscription } from '../finding/held-things.ts';
import { now } from '../samples.ts';

const cellsOf = (row: CsvRow): string[] => csvLine(row).replace(/\r\n$/, '').split(',');
const evil = '@SUM(A1)';
const acme = company('c1', 'Acme');
const portfolioOf = (subscriptions: readonly Subscription[]) =>
  buildPortfolio({
    companies: [company('c2', 'Zeta'), acme],
    subscriptions,
    products: [],
    asOf: 0,
    unreadable: 0,
  });
const priced = (name: string | null, rest: Partial<Subscription> = {}) =>
  subscription('c1', name, { price: 12.1, currency: 'USD', ...rest });

describe('companies as a file', () => {
  test('are all companies by name, or those whose name fits', () => {
    const portfolio = portfolioOf([]);
    expect(companiesNamed(portfolio, null).map(({ name }) => name)).toEqual(['Acme', 'Zeta']);
    expect(companiesNamed(portfolio, 'zeta').map(({ name }) => name)).toEqual(['Zeta']);
    expect(companiesNamed(portfolio, 'nobody like this')).toEqual([]);
  });
  test('have a line per currency, so no amounts are mixed', () => {
    const portfolio = portfolioOf([
      priced('A'),
      priced('B', { price: null }),
      priced('C', { currency: 'EUR' }),
      priced('D', { status: 'Cancelled' }),
      priced('E', { currency: null }),
    ]);
    expect(companyRows(portfolio, acme, now).map((row) => csvLine(companyCsvLine(row)))).toEqual([
      'Acme,Active,,,2,0,20,121.00,USD,1,0,,c1\r\n',
      'Acme,Active,,,1,0,10,121.00,EUR,0,0,,c1\r\n',
      'Acme,Active,,,1,0,10,,,1,0,,c1\r\n',
    ]);
    expect(cellsOf(companyCsvHead)).toHaveLength(13);
  });
  test('without subscriptions have zeros', () =>
    expect(companyRows(portfolioOf([]), acme, now).map((row) => csvLine(companyCsvLine(row)))).toEqual([
      'Acme,Active,,,0,0,0,,,0,0,,c1\r\n',
    ]));
});

describe('subscriptions as a file', () => {
  const line = (one: Subscription, vendors = new Map<string, string>()) =>
    cellsOf(subscriptionCsvLine({ company: acme, standing: standingOf(one), vendors }));
  const head = cellsOf(subscriptionCsvHead);

  test('are sorted: running ones by product, then the rest', () => {
    const portfolio = portfolioOf([
      priced('B', { status: 'Cancelled' }),
      priced('D'),
      priced('C'),
      priced(null),
      priced(null, { id: 'another' }),
    ]);
    const names = subscriptionRows(portfolio, acme, now).map(({ productName }) => productName);
    expect(names).toEqual([null, null, 'C', 'D', 'B']);
    expect(subscriptionRows(portfolio, { id: 'nobody' }, now)).toEqual([]);
  });
  test('have plain amounts, a currency, and moments in UTC', () => {
    const commitment = { id: 'x', term: '1-Year', endsAt: Date.UTC(2026, 11, 12) };
    const cells = line(priced('A', { commitment }), new Map([['product of A', 'Microsoft']]));
    const cell = (title: string) => cells[head.indexOf(title)];
    expect(cells).toHaveLength(head.length);
    expect(cell('Vendor')).toBe('Microsoft');
    expect(cell('Monthly')).toBe('121.00');
    expect(cell('Currency')).toBe('USD');
    expect(cell('Term end (UTC)')).toBe('2026-12-12T00:00:00.000Z');
  });
  test('leave the unknown empty', () =>
    expect(line(subscription('c1', null)).filter((cell) => cell !== '')).toEqual([
      'Acme',
      'Active',
      '10',
      'Monthly',
      'c1/null',
    ]));
});

test('a contact is one line that says what it is primary for', () => {
  const contact = {
    id: 'p1',
    firstName: evil,
    lastName: '=1+1',
    email: '-a@example.com',
    phone: '+49 30 1',
    roles: [
      { type: 'Admin', primary: true },
      { type: 'Billing', primary: true },
      { type: 'Technical', primary: false },
    ],
    createdAt: null,
  };
  const cells = cellsOf(contactCsvLine({ company: acme, contact }));
  expect(cells).toEqual([
    'Acme',
    `'${evil}`,
    "'=1+1",
    "'-a@example.com",
    "'+49 30 1",
    'Admin; Billing',
    'Technical',
    '',
    'p1',
    'c1',
  ]);
  expect(cellsOf(contactCsvHead)).toHaveLength(cells.length);
});

test('a product is one line that says whether it needs a commitment, if known', () => {
  const product = { id: 'p1', name: evil, vendorName: 'Microsoft', sku: null };
  const lineOf = (requiresCommitment: boolean | null) =>
    csvLine(productCsvLine({ ...product, requiresCommitment }));
  expect(lineOf(true)).toBe(`'${evil},Microsoft,,needed,p1\r\n`);
  expect(lineOf(false)).toBe(`'${evil},Microsoft,,none needed,p1\r\n`);
  expect(lineOf(null)).toBe(`'${evil},Microsoft,,,p1\r\n`);
  expect(cellsOf(productCsvHead)).toHaveLength(5);
});

describe('a comparison as a file', () => {
  const months = { before: 'October 2026', after: 'November 2026' };
  const at = date('2026-11-04');
  const head = cellsOf(compareCsvHead);
  const lines = (before: Parameters<typeof compareItems>[0], after: typeof before) => {
    const { regular, once } = compareItems(before, after, at);
    return [...regular, ...once].map((difference) =>
      cellsOf(compareCsvLine({ difference, months, known: [] })),
    );
  };
  const cell = (cells: string[] | undefined, title: string) => cells?.[head.indexOf(title)];

  test('has a line per difference: quantities, both amounts and the change, as numbers', () => {
    const [line, ...others] = lines(
      [itemOf({ quantity: 3, costTotal: 30.5, total: 40 })],
      [itemOf({ quantity: 2, costTotal: 20, total: 30 })],
    );
    expect(others).toEqual([]);
    expect(line).toHaveLength(head.length);
    expect(line?.slice(0, 3)).toEqual(['October 2026', 'November 2026', 'changed']);
    expect([cell(line, 'Quantity before'), cell(line, 'Quantity')]).toEqual(['3', '2']);
    expect(cell(line, 'Partner cost differs by')).toBe('-10.50');
    expect(cell(line, 'Price differs by')).toBe('-10.00');
    expect(cell(line, 'Currency')).toBe('USD');
  });
  test('joins what the bot changed: the day, who asked and who approved', () => {
    const [difference] = compareItems([itemOf()], [itemOf({ quantity: 15 })], at).regular;
    if (difference === undefined) throw new Error('no difference');
    const approvals = [
      { person: bo, at },
      { person: ana, at },
    ];
    const applied = (rest: Parameters<typeof change>[1]) =>
      change('applied', { settledAt: at, ...rest }) as AppliedChange;
    const known = [
      applied({ approvals }),
      applied({ decided: { by: bo, at } }),
      applied({ decided: { by: null, at } }),
    ];
    const line = cellsOf(compareCsvLine({ difference, months, known }));
    expect(cell(line, 'Changed on')).toBe('2026-11-04; 2026-11-04; 2026-11-04');
    expect(cell(line, 'Asked by')).toBe('Ana Silva; Ana Silva; Ana Silva');
    expect(cell(line, 'Approved by')).toBe('Bo Lind and Ana Silva; Bo Lind; policy');
  });
  test('leaves the absent and unknown empty, and starts no formula', () => {
    const bare = { companyName: evil, productName: evil, description: evil, unitOfMeasure: evil };
    const [line] = lines(
      [],
      [itemOf({ ...bare, quantity: null, costTotal: null, total: null, currency: null, periodEnd: null })],
    );
    expect(cell(line, 'What')).toBe('new');
    for (const title of ['Quantity before', 'Quantity', 'Partner cost', 'Price differs by', 'Billed until'])
      expect(cell(line, title)).toBe('');
    for (const each of line ?? []) expect(each).not.toMatch(/^[@=+]/);
  });
});

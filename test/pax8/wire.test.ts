import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildPortfolio } from '../../src/core/portfolio/portfolio.ts';
import { readCompany } from '../../src/pax8/wire-companies.ts';
import { readProduct } from '../../src/pax8/wire-products.ts';
import { readHistoryEntry, readSubscription } from '../../src/pax8/wire-subscriptions.ts';
import { readList, readPage } from '../../src/pax8/wire-values.ts';
import { subscriptionRow } from './loopback.ts';

const noon = Date.UTC(2026, 10, 12, 12);
const midnight = Date.UTC(2026, 10, 12);

describe('dates', () => {
  test.each([
    ['2026-11-12', midnight],
    ['2026-11-12T12:00:00Z', noon],
    ['2026-11-12T12:00:00.000Z', noon],
    ['2026-11-12T12:00Z', noon],
    ['2026-11-12T07:00:00.000-05:00', noon],
    ['2026-11-12T13:30:00+01:30', noon],
    ['2026-11-12T12:00:00.000+0000', noon],
    ['2026-11-12T12:00:00', noon],
    ['2026-11-12 12:00:00', noon],
    [' 2026-11-12 ', midnight],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
    ['2026-02-29', null],
    ['2026-13-01', null],
    ['12/11/2026', null],
    ['2026', null],
    ['12:00', null],
    ['2026-11-12 or so', null],
    ['soon', null],
    ['', null],
    [null, null],
    [0, null],
    [{}, null],
  ])('%j is %j', (endDate, expected) => {
    expect(readSubscription(subscriptionRow('s1', { endDate }))).toMatchObject({ id: 's1', endAt: expected });
  });
});

describe('the commitment', () => {
  const endsAt = Date.UTC(2026, 3, 23);
  const endDate = '2026-04-23T00:00:00.000Z';

  test.each([
    [
      'as answers have it',
      { commitment: { id: 'k', term: 'Monthly', endDate } },
      { id: 'k', term: 'Monthly', endsAt },
    ],
    [
      'as the documents have it',
      { commitmentTerm: { id: 'k', term: '3-Year', endDate } },
      { id: 'k', term: '3-Year', endsAt },
    ],
    [
      'date only',
      { commitment: { id: 'k', term: '1-Year', endDate: '2026-04-23' } },
      { id: 'k', term: '1-Year', endsAt },
    ],
    ['flat', { commitmentTermEndDate: endDate }, { id: null, term: null, endsAt }],
    ['flat, the other name', { commitmentEndDate: '2026-04-23' }, { id: null, term: null, endsAt }],
    [
      'split over both names',
      { commitment: { id: 'k' }, commitmentTerm: { term: '1-Year', endDate } },
      { id: 'k', term: '1-Year', endsAt },
    ],
    [
      'a term without a date',
      { commitment: { term: '1-Year' }, commitmentEndDate: endDate },
      { id: null, term: '1-Year', endsAt },
    ],
    [
      'a bare term',
      { commitmentTerm: '1-Year', commitmentTermEndDate: endDate },
      { id: null, term: '1-Year', endsAt },
    ],
    [
      'a bad date',
      { commitment: { id: 'k', term: '1-Year', endDate: 'soon' } },
      { id: 'k', term: '1-Year', endsAt: null },
    ],
    ['null', { commitment: null, commitmentTerm: null }, null],
    ['an empty object', { commitment: {} }, null],
    ['a number', { commitment: 5 }, null],
    ['missing', {}, null],
  ])('%s', (_name, over, expected) => {
    expect(readSubscription(subscriptionRow('s1', over))?.commitment).toEqual(expected);
  });

  test('the end date of the subscription is never taken for it', () => {
    const row = readSubscription(subscriptionRow('s1', { endDate }));
    expect(row).toMatchObject({ commitment: null, endAt: endsAt });
  });
});

describe('a subscription', () => {
  test('as Pax8’s documents show it', () => {
    const row = {
      id: '09ac6f1d-c30a-4d03-9882-145a4df71735',
      companyId: 'c',
      productId: 'p',
      quantity: 5,
      startDate: '2021-01-01T08:30:00Z',
      createdDate: '2020-12-03',
      billingStart: '2021-01-01',
      status: 'PendingAutomated',
      price: 150,
      partnerCost: 120.5,
      currencyCode: 'USD',
      productName: 'Microsoft 365 Business Standard',
      billingTerm: 'Monthly',
      vendorSkuId: 'CFQ7TTC0LH18:0001',
      whatever: { comes: ['next'] },
    };
    expect(readSubscription(row)).toEqual({
      id: '09ac6f1d-c30a-4d03-9882-145a4df71735',
      companyId: 'c',
      productId: 'p',
      vendorSku: 'CFQ7TTC0LH18:0001',
      productName: 'Microsoft 365 Business Standard',
      quantity: 5,
      status: 'PendingAutomated',
      billingTerm: 'Monthly',
      commitment: null,
      startAt: Date.UTC(2021, 0, 1, 8, 30),
      endAt: null,
      createdAt: Date.UTC(2020, 11, 3),
      // It lies after the creation: a seat change has moved it.
      billingStartAt: Date.UTC(2021, 0, 1),
      price: 150,
      partnerCost: 120.5,
      currency: 'USD',
    });
  });

  test('numbers may come as text', () => {
    const row = subscriptionRow('s1', { quantity: '12', price: '22.00', partnerCost: ' 18.48 ' });
    expect(readSubscription(row)).toMatchObject({ quantity: 12, price: 22, partnerCost: 18.48 });
  });

  test('what is missing, empty or of another kind is null', () => {
    const row = subscriptionRow('s1', {
      productName: '  ',
      price: 'free',
      currencyCode: 5,
      partnerCost: null,
    });
    expect(readSubscription(row)).toMatchObject({
      productName: null,
      price: null,
      currency: null,
      partnerCost: null,
    });
    expect(readSubscription({ id: 's', companyId: 'c', productId: 'p', quantity: 0 })).toMatchObject({
      status: 'Unknown',
      billingTerm: 'Unknown',
      productName: null,
    });
  });
});

describe('a company', () => {
  test('with its address', () => {
    const row = {
      id: 'c1',
      name: 'Contoso',
      status: 'Active',
      externalId: '',
      address: { city: 'Denver', country: 'US' },
    };
    expect(readCompany(row)).toEqual({
      id: 'c1',
      name: 'Contoso',
      status: 'Active',
      externalId: null,
      city: 'Denver',
      stateOrProvince: null,
      country: 'US',
      website: null,
    });
  });

  test('without one', () => {
    expect(readCompany({ id: 'c1', name: 'Contoso', address: null })).toMatchObject({
      city: null,
      status: 'Unknown',
    });
  });
});

test('a product', () => {
  const row = {
    id: 'p1',
    name: 'Microsoft 365 E3',
    vendorName: 'Microsoft',
    sku: 'MST-1',
    requiresCommitment: true,
  };
  expect(readProduct(row)).toEqual(row);
  expect(readProduct({ id: 'p1', name: 'x' })).toEqual({
    id: 'p1',
    name: 'x',
    vendorName: null,
    sku: null,
    requiresCommitment: null,
  });
});

test('a record of the history was made when it was updated, else when it was created', () => {
  const record = { quantity: 5, status: 'PendingAutomated', createdDate: '2026-11-12' };
  expect(readHistoryEntry(record)).toMatchObject({ quantity: 5, status: 'PendingAutomated', at: midnight });
  expect(readHistoryEntry({ ...record, updatedDate: '2026-11-12T12:00:00Z' })).toMatchObject({ at: noon });
  expect(readHistoryEntry({ quantity: 5 })).toEqual({
    ...{ quantity: 5, status: 'Unknown', at: null, billingTerm: 'Unknown', commitment: null, endAt: null },
    ...{ price: null, partnerCost: null, currency: null },
  });
});

test('a record of the history tells the price, the end and the commitment of its time', () => {
  const told = {
    ...{ quantity: 5, status: 'Active', billingTerm: 'Annual', endDate: '2026-11-12' },
    ...{ price: 9.5, partnerCost: 8, currencyCode: 'EUR' },
    commitmentTerm: { id: 'c1', term: '1-Year', endDate: '2026-11-12T12:00:00Z' },
  };
  expect(readHistoryEntry(told)).toMatchObject({
    ...{ billingTerm: 'Annual', endAt: midnight, price: 9.5, partnerCost: 8, currency: 'EUR' },
    commitment: { id: 'c1', term: '1-Year', endsAt: noon },
  });
});

test('no JSON whatever makes a reader throw, and what is read is whole', () => {
  const keys = [
    'id',
    'companyId',
    'productId',
    'quantity',
    'commitment',
    'endDate',
    'price',
    'address',
    'content',
    'page',
  ];
  const rowLike = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue());
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), rowLike, fc.dictionary(fc.string(), fc.jsonValue())), (json) => {
      for (const read of [readCompany, readProduct, readHistoryEntry, readPage, readList]) read(json);
      const row = readSubscription(json);
      if (row === null) return;
      expect(row.id).not.toBe('');
      expect(row.quantity === null || row.quantity >= 0).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('no text whatever makes a date throw or be half a number', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.date({ noInvalidDate: false }).map(String),
        fc.stringMatching(/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.{0,9}$/),
      ),
      (startDate) => {
        const at = readSubscription(subscriptionRow('s1', { startDate }))?.startAt;
        expect(at === null || Number.isSafeInteger(at)).toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
});

test.each([
  ['a quantity of 1e308', { quantity: 1e308 }, { quantity: null, price: 20 }],
  ['a price of 1e308', { price: 1e308 }, { price: null, quantity: 10 }],
  ['a cost of -1e308', { partnerCost: -1e308 }, { partnerCost: null }],
  ['a quantity of four hundred digits', { quantity: '9'.repeat(400) }, { quantity: null }],
])('%s is unknown, and the portfolio with that row is built all the same', (_what, given, expected) => {
  const subscription = readSubscription(
    subscriptionRow('s1', {
      quantity: 10,
      price: 20,
      partnerCost: 16,
      billingTerm: 'Monthly',
      currencyCode: 'USD',
      ...given,
    }),
  );
  expect(subscription).toMatchObject(expected);
  const rows = subscription === null ? [] : [subscription];
  const { subscriptions } = buildPortfolio({ companies: [], subscriptions: rows, asOf: 0, unreadable: 0 });
  expect(subscriptions.size).toBe(1);
});

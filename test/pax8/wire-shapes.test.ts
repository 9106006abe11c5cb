import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCompanyDetails, readContact } from '../../src/pax8/wire-companies.ts';
import { readInvoice, readInvoiceItem } from '../../src/pax8/wire-invoices.ts';
import { readOrder } from '../../src/pax8/wire-orders.ts';
import {
  readDependencies,
  readPricePlan,
  readProductDetails,
  readProvisioningDetail,
} from '../../src/pax8/wire-products.ts';
import { readUsageLine, readUsageSummary } from '../../src/pax8/wire-usage.ts';
import { readTopicDefinition, readWebhook, readWebhookLog } from '../../src/pax8/wire-webhooks.ts';

const readers = {
  readCompanyDetails,
  readContact,
  readInvoice,
  readInvoiceItem,
  readOrder,
  readDependencies,
  readProductDetails,
  readProvisioningDetail,
  readUsageLine,
  readUsageSummary,
  readTopicDefinition,
  readWebhook,
  readWebhookLog,
};

test.each(Object.entries(readers))('%s never throws', (_name, read) => {
  fc.assert(fc.property(fc.anything(), (raw) => (read as (raw: unknown) => unknown)(raw) !== undefined));
});

describe('what is missing or odd is null, and what is new is left out:', () => {
  test('a company', () => {
    expect(
      readCompanyDetails({ id: 'c1', name: 'Contoso', address: null, billOnBehalfOfEnabled: 'yes', x: 1 }),
    ).toEqual({
      id: 'c1',
      name: 'Contoso',
      status: 'Unknown',
      externalId: null,
      address: {
        street: null,
        street2: null,
        city: null,
        stateOrProvince: null,
        postalCode: null,
        country: null,
      },
      phone: null,
      website: null,
      billOnBehalfOfEnabled: null,
      selfServiceAllowed: null,
      orderApprovalRequired: null,
      updatedAt: null,
    });
  });

  test('a contact keeps a type that nobody knows yet', () => {
    const types = [{ type: 'Legal', primary: true }, { type: 'Admin' }, null, { primary: true }];
    expect(readContact({ id: 'p1', email: 'a@example.com', createdDate: '2026-11-12', types })).toEqual({
      id: 'p1',
      firstName: null,
      lastName: null,
      email: 'a@example.com',
      phone: null,
      roles: [
        { type: 'Legal', primary: true },
        { type: 'Admin', primary: false },
      ],
      createdAt: Date.UTC(2026, 10, 12),
    });
    expect(readContact({ id: 'p1' })?.roles).toEqual([]);
  });

  test('an order, whose lines may not know their subscription', () => {
    const line = { productId: 'p1', subscriptionId: null, quantity: '3' };
    expect(readOrder({ id: 'o1', companyId: 'c1', createdDate: '2026-11-12', lineItems: [line] })).toEqual({
      id: 'o1',
      companyId: 'c1',
      createdAt: Date.UTC(2026, 10, 12),
      orderedBy: null,
      orderedByEmail: null,
      status: null,
      lines: [
        {
          id: null,
          productId: 'p1',
          subscriptionId: null,
          commitmentTermId: null,
          billingTerm: null,
          quantity: 3,
        },
      ],
    });
    expect(readOrder({ id: 'o1', companyId: 'c1' })?.lines).toEqual([]);
  });

  test('an order with a line that means nothing is unreadable as a whole', () => {
    expect(readOrder({ id: 'o1', companyId: 'c1', lineItems: [{ quantity: 1 }] })).toBeNull();
  });

  // Other clients match commitments by `commitmentTermInMonths` as well as by their spelling.
  test.each([
    [{ commitmentTerm: '1-Year' }, '1-Year'],
    [{ commitmentTerm: 'Annual' }, '1-Year'],
    [{ commitmentTerm: 'P1Y' }, '1-Year'],
    [{ commitmentTerm: 'Contract', commitmentTermInMonths: 12 }, '1-Year'],
    [{ commitmentTermInMonths: '36' }, '3-Year'],
    [{}, null],
  ])('a price plan with %j is for the commitment %s', (terms, commitmentTerm) => {
    expect(readPricePlan({ billingTerm: 'Monthly', ...terms })).toMatchObject({ commitmentTerm });
  });

  test('dependencies count what they could not read', () => {
    const term = { id: 't1', term: '1-Year', renewalWindowDaysAfterTermEnd: 7 };
    const parents = { name: null, products: [{ id: 'p1', name: 'E3' }] };
    const raw = { commitmentDependencies: [term, {}], productDependencies: [parents, { products: [{}] }] };
    expect(readDependencies(raw)).toMatchObject({
      commitments: [
        { id: 't1', term: '1-Year', autoRenew: null, renewalWindowBefore: null, renewalWindowAfter: 7 },
      ],
      products: [parents],
      unreadable: 2,
    });
    expect(readDependencies({ productDependencies: [] })).toEqual({
      commitments: [],
      products: [],
      unreadable: 0,
    });
    expect(readDependencies({})).toBeNull();
  });

  test.each([
    ['Input', null, 'text', []],
    ['Single-Value', ['a'], 'single', ['a']],
    ['Multi-Value', ['a', 'b'], 'multi', ['a', 'b']],
    ['single-value', ['a'], 'single', ['a']],
    ['Single-Value', [], 'text', []],
    ['constructor', ['a'], 'text', []],
    [undefined, ['a'], 'text', []],
  ])('a provisioning detail of %s with %j is %s', (valueType, possibleValues, kind, values) => {
    const read = readProvisioningDetail({ key: 'k', valueType, possibleValues });
    expect(read).toEqual({ key: 'k', label: null, description: null, kind, possibleValues: values });
  });

  test('an invoice without a status, and one with it', () => {
    expect(readInvoice({ id: 'i1', invoiceDate: '2026-11-04', total: 12.5, companyId: null })).toMatchObject({
      id: 'i1',
      date: Date.UTC(2026, 10, 4),
      due: null,
      status: null,
      total: 12.5,
      currency: null,
      companyId: null,
    });
    expect(readInvoice({ id: 'i1', status: 'Nothing Due' })?.status).toBe('Nothing Due');
  });

  test('an item without an id or subscription, in the red, is an item; one without anything is not', () => {
    expect(readInvoiceItem({ type: 'service-credit', description: 'Sorry', total: '-12.50' })).toMatchObject({
      id: null,
      subscriptionId: null,
      total: -12.5,
    });
    expect(readInvoiceItem({ type: 'subscription' })).toBeNull();
    expect(readInvoiceItem({ type: 'payment-credit', amountDue: -50 })?.amountDue).toBe(-50);
  });
  test.each([
    [true, true],
    ['true', true],
    ['FALSE', false],
    ['yes', null],
    [undefined, null],
    [1, null],
  ])('an item that says billedByPax8: %j is billed by Pax8: %j', (billedByPax8, read) =>
    expect(readInvoiceItem({ id: 'i', billedByPax8, billingFee: '1.50' })).toMatchObject({
      billedByPax8: read,
      billingFee: 1.5,
    }),
  );

  test('usage', () => {
    expect(
      readUsageSummary({ id: 'u1', currentCharges: 0, currencyCode: ' eur', isTrial: null }),
    ).toMatchObject({
      currentCharges: 0,
      partnerTotal: null,
      currency: 'EUR',
      isTrial: null,
    });
    expect(readUsageLine({ usageDate: '2026-11-12', quantity: 0.125 })).toMatchObject({
      at: Date.UTC(2026, 10, 12),
      quantity: 0.125,
      unitPrice: null,
    });
    expect(readUsageLine({ usageDate: '2026-11-12' })).toBeNull();
  });
});

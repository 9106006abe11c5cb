import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCompany, readCompanyDetails } from '../../src/pax8/wire-companies.ts';
import { readInvoice, readInvoiceItem } from '../../src/pax8/wire-invoices.ts';
import {
  readDependencies,
  readPricePlan,
  readProduct,
  readProductDetails,
  readProvisioningDetail,
} from '../../src/pax8/wire-products.ts';
import { readHistoryEntry, readSubscription } from '../../src/pax8/wire-subscriptions.ts';
import { readUsageLine, readUsageSummary } from '../../src/pax8/wire-usage.ts';
import type { Reader } from '../../src/pax8/wire-values.ts';
import { closeAll, marketplaceAt, startPax8 } from './loopback.ts';
import { openapi } from './openapi/documents.ts';

type Row = Readonly<Record<string, unknown>>;

const examples = openapi('partner-endpoints').components.examples;
const rowsOf = (name: string): Row[] => {
  const { value } = examples[name];
  return value.content ?? [value];
};
/** Pax8's own document has no example of a price plan: this one is made of the examples of its fields. */
const plan = {
  productId: 'e91bba5e-a9a3-483f-b036-f80165d410e3',
  productName: 'Acme Corps Productivity Suite',
  billingTerm: 'Annual',
  commitmentTerm: '3-Year',
  commitmentTermInMonths: 36,
  type: 'Flat',
  unitOfMeasurement: 'Each',
  rates: [
    {
      partnerBuyRate: 145.8,
      suggestedRetailPrice: 151.8,
      startQuantityRange: 5,
      endQuantityRange: 200,
      chargeType: 'Per Unit',
    },
  ],
};

/** What keeps a row, beside any one of its fields: its id, or, for rows without ids, the key. */
const kinds: readonly (readonly [
  name: string,
  read: Reader<unknown>,
  rows: readonly Row[],
  key: string | null,
])[] = [
  [
    'a subscription',
    readSubscription,
    [...rowsOf('subscriptions-paged'), ...rowsOf('microsoft-office-365-e3-subscription')],
    'id',
  ],
  ['a record of the history', readHistoryEntry, rowsOf('subscription-history'), null],
  ['a company', readCompany, [...rowsOf('companies-paged'), ...rowsOf('company-0')], 'id'],
  ['a company in full', readCompanyDetails, rowsOf('company-0'), 'id'],
  ['a product', readProduct, rowsOf('microsoft-office-365-e3'), 'id'],
  ['a product in full', readProductDetails, rowsOf('microsoft-office-365-e3'), 'id'],
  ['a price plan', readPricePlan, [plan], null],
  ['a provisioning detail', readProvisioningDetail, rowsOf('microsoft-office-365-e3-details'), 'key'],
  ['dependencies', readDependencies, rowsOf('dependencies-example'), null],
  ['an invoice', readInvoice, rowsOf('invoices-paged'), 'id'],
  ['an invoice item', readInvoiceItem, rowsOf('invoice-items'), null],
  ['a usage summary', readUsageSummary, rowsOf('usage-summaries-paged'), 'id'],
  ['a usage line', readUsageLine, rowsOf('usage-lines-paged'), null],
];

/** Another spelling of a value: the other kind of JSON, the other case, blanks around it, or nothing at all. */
const otherSpelling = (value: unknown) =>
  fc.oneof(
    fc.constantFrom<unknown>(undefined, null, '', '  ', 'soon', [], {}, 0, -1, true),
    fc.constantFrom<unknown>(
      String(value),
      `  ${String(value)} `,
      String(value).toUpperCase(),
      String(value).toLowerCase(),
      [value],
      { value },
      JSON.stringify(value),
    ),
    fc.jsonValue(),
  );

describe('a row of Pax8’s document is never lost for one of its fields, missing, null or spelled otherwise', () => {
  test.each(kinds)('%s', (_name, read, rows, key) => {
    const changed = fc
      .constantFrom(...rows)
      .chain((row) =>
        fc
          .constantFrom(...Object.keys(row).filter((field) => field !== key))
          .chain((field) => otherSpelling(row[field]).map((value) => ({ ...row, [field]: value }))),
      );
    for (const row of rows) expect(read(row)).not.toBeNull();
    fc.assert(
      fc.property(changed, (row) => expect(read(row)).not.toBeNull()),
      { numRuns: 500 },
    );
  });

  test.each(kinds.filter(([, , , key]) => key === 'id'))(
    '%s without its id is dropped',
    (_name, read, rows) => {
      for (const id of [undefined, null, '', '  ', [], {}]) expect(read({ ...rows[0], id })).toBeNull();
    },
  );
});

const subscription = (over: Row) => readSubscription({ ...rowsOf('subscriptions-paged')[0], ...over });

describe('a subscription', () => {
  /** https://github.com/LanternOps/breeze (pax8Client.test: omitted quantities are unknown) */
  test.each([undefined, null, '', 'many', -1, {}])(
    'with %p seats has an unknown number of them',
    (quantity) => expect(subscription({ quantity })).toMatchObject({ quantity: null }),
  );
  test('that does not say whose it is belongs to no company', () =>
    expect(subscription({ companyId: null, productId: undefined })).toMatchObject({
      companyId: '',
      productId: '',
    }));
  test.each([
    ['1-Year', 'Annual'],
    ['annual', 'Annual'],
    ['Yearly', 'Annual'],
    ['MONTHLY', 'Monthly'],
    ['2 Year', '2-Year'],
    ['36 months', '3-Year'],
    ['one time', 'One-Time'],
    ['TRIAL', 'Trial'],
    ['Fortnightly', 'Fortnightly'],
    [null, 'Unknown'],
  ])('billed %p is billed %p', (billingTerm, expected) =>
    expect(subscription({ billingTerm })).toMatchObject({ billingTerm: expected }),
  );
  test.each([
    ['Annual', '1-Year'],
    ['1 Year', '1-Year'],
    ['monthly', 'Monthly'],
    ['P3Y', '3-Year'],
    ['Forever', 'Forever'],
  ])('committed for %p is committed for %p', (term, expected) =>
    expect(subscription({ commitment: { term } })).toMatchObject({ commitment: { term: expected } }),
  );
  test.each([
    ['PendingActivation', 'PendingActivation'],
    ['activated', 'Activated'],
    ['WAITING_FOR_DETAILS', 'WaitingForDetails'],
    ['Canceled', 'Cancelled'],
    ['Hibernating', 'Hibernating'],
  ])('with the status %p has the status %p', (status, expected) =>
    expect(subscription({ status })).toMatchObject({ status: expected }),
  );
  test('has one spelling of its ids, whatever the case', () => {
    const id = '09ac6f1d-c30a-4d03-9882-145a4df71735';
    const row = subscription({ id: id.toUpperCase(), companyId: id.toUpperCase(), productId: 'P-1' });
    expect(row).toMatchObject({ id, companyId: id, productId: 'P-1' });
  });
});

test('a company without a name is known by its id, and its status has one spelling', () => {
  const row = { ...rowsOf('company-0')[0], name: null, status: 'DELETED' };
  expect(readCompany(row)).toMatchObject({ name: 'Unknown (a4dfc6bf)', status: 'Deleted' });
});

/** treeline-inc/tl-pax8: JSON with a number as skuId, and product and SKU with a colon between. */
test.each([
  ['CFQ7TTC0LCHC:0002', 'CFQ7TTC0LCHC:0002'],
  ['12345-AA-XYZ', '12345-AA-XYZ'],
  ['{"productId":"CFQ7TTC0LCHC","skuId":2,"segment":"commercial"}', 'CFQ7TTC0LCHC:0002'],
  [{ productId: 'CFQ7TTC0LCHC', skuId: '0002', segmentName: 'Commercial' }, 'CFQ7TTC0LCHC:0002'],
  [12345, '12345'],
  ['{"productId":5', '{"productId":5'],
  [[], null],
])('the vendor’s SKU %j is %j', (vendorSku, expected) =>
  expect(readProductDetails({ ...rowsOf('microsoft-office-365-e3')[0], vendorSku })).toMatchObject({
    vendorSku: expected,
  }),
);

afterEach(closeAll);
const answering = async (json: unknown) => marketplaceAt((await startPax8(() => ({ json }))).url);

describe('a price plan', () => {
  test('reads ranges by either name, and a rate without its list', () => {
    const rates = {
      suggestedRetailPrice: '22',
      startQuantity: 1,
      endQuantity: '300',
      chargeType: 'PER_UNIT',
    };
    expect(readPricePlan({ ...plan, billingTerm: '1-Year', rates })).toMatchObject({
      billingTerm: 'Annual',
      rates: [{ suggestedRetailPrice: 22, fromQuantity: 1, toQuantity: 300, chargeType: 'Per Unit' }],
    });
  });
  test('keeps its good rates beside one that is none', () =>
    expect(readPricePlan({ ...plan, rates: [...plan.rates, null] })?.rates).toHaveLength(1));
  test('takes the commitment from its months when it has no name', () => {
    const nameless = (commitmentTermInMonths: unknown) =>
      readPricePlan({ ...plan, commitmentTerm: null, commitmentTermInMonths })?.commitmentTerm;
    expect([nameless(12), nameless(1), nameless(7), nameless(null)]).toEqual([
      '1-Year',
      'Monthly',
      null,
      null,
    ]);
  });
  test.each([
    ['in content', { content: [plan] }],
    ['bare', [plan]],
    ['alone in content', { content: plan }],
    ['alone', plan],
  ])('may come %s', async (_name, json) => {
    const { marketplace } = await answering(json);
    expect(await marketplace.pricing('p1', null, 'person')).toMatchObject({
      rows: [{ commitmentTerm: '3-Year' }],
      unreadable: 0,
    });
  });
  test('is not any other answer', async () => {
    const { marketplace } = await answering({ type: 'OOPS', message: 'no' });
    await expect(marketplace.pricing('p1', null, 'person')).rejects.toMatchObject({ kind: 'unclear' });
  });
});

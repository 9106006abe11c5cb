import { compareItems } from '../../../src/core/billing/invoice-compare.ts';
import type { InvoiceItem } from '../../../src/core/marketplace/invoices.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import type { DraftInput } from '../../../src/views/billing/draft-invoice.ts';
import type { InvoiceInput } from '../../../src/views/billing/invoice.ts';
import type { CompareInput } from '../../../src/views/billing/invoice-compare.ts';
import type { InvoicesInput } from '../../../src/views/billing/invoices.ts';
import type { Views } from '../../../src/views/views.ts';
import { date, invoiceOf, itemOf } from '../../core/billing/invoice-samples.ts';
import { company, names, now } from '../samples.ts';

const credit: Partial<InvoiceItem> = {
  productId: null,
  productName: null,
  vendorName: null,
  sku: null,
  subscriptionId: null,
  quantity: -1,
};
const fabrikam = { companyId: 'c0ffee00-0000-4000-8000-000000000002', companyName: 'Fabrikam' };
const basic = {
  productId: 'product-2',
  productName: 'Microsoft 365 Business Basic [New Commerce Experience]',
};
const azure = { productId: 'product-3', productName: 'Microsoft Azure Plan' };
const exchange = {
  productId: 'product-4',
  productName: 'Exchange Online (Plan 1) [New Commerce Experience]',
};

const october: InvoiceItem[] = [
  itemOf(),
  itemOf({ ...basic, quantity: 40, price: 6, cost: 4.8 }),
  itemOf({ ...azure, term: 'Arrears', quantity: 1, price: 312.4, cost: 280.02 }),
  itemOf({ ...fabrikam, ...exchange, quantity: 5, price: 4, cost: 3.2, periodEnd: date('2026-10-31') }),
  itemOf({
    ...fabrikam,
    ...basic,
    term: 'Annual',
    quantity: 3,
    price: 72,
    cost: 57.6,
    periodEnd: date('2027-10-14'),
  }),
  itemOf({ ...fabrikam, ...azure, currency: 'EUR', term: 'Arrears', quantity: 1, price: 20.13, cost: 17 }),
];
const november: InvoiceItem[] = [
  itemOf({ quantity: 15, price: 24.1 }),
  itemOf({ type: 'prorate', quantity: 3, price: 11.5, cost: 9.24, periodEnd: date('2026-10-31') }),
  itemOf({ ...basic, quantity: 40, price: 6, cost: 4.8 }),
  itemOf({ ...azure, term: 'Arrears', quantity: 1, price: 355, cost: 318.11 }),
  itemOf({ ...credit, type: 'rebate', term: 'Rebate', description: 'Partner rebate', price: 12, cost: 12 }),
  itemOf({
    ...fabrikam,
    productId: 'product-5',
    productName: 'Acronis Cyber Protect Cloud',
    unitOfMeasure: 'GB',
    quantity: 120.5,
    price: 0.0362,
    cost: 0.03,
  }),
  itemOf({ ...fabrikam, ...azure, currency: 'EUR', term: 'Arrears', quantity: 1, price: 20.13, cost: 17 }),
  itemOf({
    ...fabrikam,
    ...credit,
    type: 'service-credit',
    description: 'Credit for an outage',
    price: 35,
    cost: 28,
  }),
  itemOf({
    ...credit,
    companyId: null,
    companyName: null,
    type: 'payment-credit',
    description: null,
    price: 60,
    cost: 60,
  }),
];

const every = Object.values(names);
/** Ten companies with two products each, whatever they are called. */
export const manyItems = (name: (i: number) => string, more = 0): InvoiceItem[] =>
  Array.from({ length: 34 }, (_, i) =>
    (['subscription', 'prorate', 'one-time', 'service-charge'] as const).map((type, n) =>
      itemOf({
        type,
        companyId: `company-${i >> 1}`,
        companyName: name(i >> 1),
        productId: `product-${i % 2}`,
        productName: name(i + 1),
        unitOfMeasure: name(i),
        description: name(i),
        quantity: n + i + more,
      }),
    ),
  ).flat();

export const invoiceInput: InvoiceInput = {
  invoice: invoiceOf(),
  own: null,
  company: null,
  items: november,
  unreadable: 0,
  replaced: [],
  csv: true,
  page: 0,
};
export const invoicesInput: InvoicesInput = {
  company: null,
  status: null,
  period: 'last 12 months',
  unknownPeriod: null,
  rows: [],
  unreadable: 0,
  csv: true,
  page: 0,
  say: 'invoices',
};
export const draftInput: DraftInput = {
  company: null,
  month: 'December 2026',
  items: november.filter(({ term }) => term !== 'Arrears'),
  unreadable: 0,
  say: 'draft next month',
  csv: true,
  page: 0,
};
export const compareInput: CompareInput = {
  company: null,
  months: { before: 'October 2026', after: 'November 2026' },
  comparison: compareItems(october, november, date('2026-11-04')),
  invoices: [
    invoiceOf(),
    invoiceOf({ id: '9f8e7d6c-0000-4000-8000-000000000001', date: date('2026-10-04') }),
  ],
  leftOut: 0,
  credited: [],
  unreadable: 0,
  page: 0,
  say: 'compare invoice with last month',
};

const listed = (count: number): InvoicesInput['rows'] =>
  Array.from({ length: count }, (_, i) => {
    const status =
      ['Unpaid', 'Paid', 'Carried', 'Credited', null, 'Nothing Due', 'Void', 'Paid'][i % 8] ?? null;
    const at = Date.UTC(2026, 10 - i, 4);
    const due = status === 'Unpaid' || status === 'Carried';
    return {
      invoice: invoiceOf({
        id: `${String(i).padStart(8, '0')}-0000-4000-8000-000000000000`,
        date: at,
        due: at + 15 * 86_400_000,
        status,
        total: 1200.4 + i * 31.07,
        balance: due ? 1200.4 + i * 31.07 : 0,
        ...(i === 5 ? { companyId: 'c', total: 0 } : {}),
        ...(i === 1 ? { currency: 'EUR' } : {}),
      }),
      company: i === 5 ? 'Fabrikam' : null,
    };
  });

/** Invoices, one invoice, its draft and its difference from the last, in every state that looks different. */
export const invoiceCases = (views: Views): Readonly<Record<string, () => Answer>> => {
  const list = (input: Partial<InvoicesInput>) => () => views.invoices({ ...invoicesInput, ...input }, now);
  const one = (input: Partial<InvoiceInput>) => () => views.invoice({ ...invoiceInput, ...input }, now);
  const draft = (input: Partial<DraftInput>) => () => views.draftInvoice({ ...draftInput, ...input });
  const compared = (input: Partial<CompareInput>) => () =>
    views.invoiceCompare({ ...compareInput, ...input }, now);
  const worst = (i: number) => every[i % every.length] ?? '';
  return {
    invoices: list({ rows: listed(8) }),
    'invoices-page-2': list({ rows: listed(14), page: 1 }),
    'invoices-of-company': list({
      company: company(),
      rows: [
        ...listed(1),
        { invoice: invoiceOf({ currency: null, total: null, balance: null }), company: null },
      ],
      status: 'Unpaid',
      unknownPeriod: 'before Christmas',
      unreadable: 2,
      say: 'unpaid invoices of Contoso?',
    }),
    'invoices-none': list({ company: company(), status: 'Unpaid', period: 'in October 2026' }),
    'invoices-none-readable': list({ unknownPeriod: names.hostile, unreadable: 3 }),
    'invoices-worst-names': list({
      company: company(names.hostile),
      period: names.hostile,
      unknownPeriod: names.long,
      rows: every.map((name, i) => ({
        invoice: invoiceOf({ status: name, currency: i % 2 === 0 ? name : 'USD', id: name, companyId: 'c' }),
        company: name,
      })),
    }),
    invoice: one({
      replaced: [invoiceOf({ id: '2b3c4d5e-0000-4000-8000-000000000000', status: 'Credited' })],
    }),
    'invoice-of-company': one({
      company: company(),
      items: november.filter(({ companyName }) => companyName === 'Contoso'),
      invoice: invoiceOf({ status: 'Paid', balance: 0, carriedBalance: 20.5 }),
    }),
    'invoice-page-2': one({ items: manyItems((i) => `Company ${i}`), page: 1 }),
    'invoice-own': one({
      own: 'Fabrikam',
      invoice: invoiceOf({ companyId: 'c', status: null, total: null, balance: null, due: null, date: null }),
      items: [itemOf({ ...fabrikam, currency: null, costTotal: null, total: null, cost: null, price: null })],
      unreadable: 1,
      csv: false,
    }),
    'invoice-empty': one({ items: [], replaced: [invoiceOf({ status: 'Void' })] }),
    'invoice-worst-names': one({
      invoice: invoiceOf({ status: names.hostile, currency: names.hostile }),
      items: manyItems(worst),
      unreadable: 4,
    }),
    'invoice-choose': () =>
      views.chooseInvoice(
        {
          asked: 'in October 2026',
          several: true,
          choices: [
            { invoice: invoiceOf(), company: null },
            { invoice: invoiceOf({ currency: 'EUR', status: 'Paid' }), company: 'Fabrikam' },
          ],
          part: null,
          unreadable: 1,
        },
        now,
      ),
    'invoice-unknown': () =>
      views.chooseInvoice(
        {
          asked: names.hostile,
          several: false,
          choices: [{ invoice: invoiceOf({ status: null }), company: names.hostile }],
          part: company(names.hostile),
          unreadable: 1,
        },
        now,
      ),
    'invoice-none': () =>
      views.chooseInvoice(
        { asked: 'in October 2020', several: false, choices: [], part: null, unreadable: 1 },
        now,
      ),
    'invoice-not-on': () =>
      views.notOnInvoice({ company: company(names.hostile), invoices: [invoiceOf()], unreadable: 0 }, now),
    'invoice-which-month': () => views.whichMonth({ unknownPeriod: names.hostile }),
    draft: draft({}),
    'draft-of-company': draft({
      company: company(),
      items: november.filter(({ companyName, term }) => companyName === 'Contoso' && term !== 'Arrears'),
      say: 'draft Contoso next month',
    }),
    'draft-empty': draft({ items: [], company: company(names.hostile) }),
    'draft-too-long': () => views.draftRefused({ status: 408, text: 'Request timeout', company: null }),
    'draft-refused': () =>
      views.draftRefused({ status: 422, text: `Invalid monthOffset ${names.hostile}`, company: company() }),
    'invoice-compare': compared({ leftOut: 2, credited: [invoiceOf({ status: 'Void' })] }),
    'invoice-compare-of-company': compared({
      company: company(),
      comparison: compareItems([itemOf()], [itemOf({ quantity: 15 })], date('2026-11-04')),
    }),
    'invoice-compare-same': compared({ comparison: compareItems(october, october, date('2026-11-04')) }),
    'invoice-compare-worst-names': compared({
      comparison: compareItems(manyItems(worst), manyItems(worst, 3), date('2026-11-04')),
      unreadable: 3,
    }),
    'invoice-compare-credited': () =>
      views.notComparable(
        { month: 'October 2026', credited: [invoiceOf({ status: 'Credited' })], company: company() },
        now,
      ),
    'invoice-compare-none': () =>
      views.notComparable({ month: 'October 2026', credited: [], company: null }, now),
  };
};

import { compareItems } from '../../../src/core/billing/invoice-compare.ts';
import { spanBetween } from '../../../src/core/billing/known-changes.ts';
import type { InvoiceItem } from '../../../src/core/marketplace/invoices.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import type { DraftInput } from '../../../src/views/billing/draft-invoice.ts';
import { draftInvoiceCard, draftRefusedCard } from '../../../src/views/billing/draft-invoice.ts';
import type { InvoiceInput } from '../../../src/views/billing/invoice.ts';
import { invoiceCard } from '../../../src/views/billing/invoice.ts';
import type { CompareInput } from '../../../src/views/billing/invoice-compare.ts';
import { invoiceCompareCard } from '../../../src/views/billing/invoice-compare.ts';
import {
  chooseInvoiceCard,
  notComparableCard,
  notOnInvoiceCard,
  whichMonthCard,
} from '../../../src/views/billing/invoice-none.ts';
import type { InvoicesInput } from '../../../src/views/billing/invoices.ts';
import { invoicesCard } from '../../../src/views/billing/invoices.ts';
import { allOfIt } from '../../../src/views/kit/narrowed.ts';
import { date, invoiceOf, itemOf } from '../../core/billing/invoice-samples.ts';
import { bo, change, company, type Lay, names, show } from '../samples.ts';

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
  itemOf({
    type: 'prorate',
    quantity: 3,
    price: 11.5,
    cost: 9.24,
    periodStart: date('2026-10-12'),
    periodEnd: date('2026-10-31'),
  }),
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

const sold = { billedByPax8: true, quantity: 3, price: 20, cost: 15, amountDue: -9, billingFee: 1.5 };
const yearly = {
  term: 'Annual',
  quantity: 3,
  periodStart: date('2026-11-01'),
  periodEnd: date('2027-10-31'),
};
const rest = { periodStart: date('2026-10-12'), periodEnd: date('2026-10-31') };
const applied = (settledAt: number, given: Parameters<typeof change>[1]) =>
  change('applied', { ...given, settledAt, decided: { by: bo, at: settledAt } });
/** What the bot changed in October. */
const known = [
  applied(date('2026-10-12'), { approvals: [{ person: bo, at: date('2026-10-12') }] }),
  applied(date('2026-10-20'), { wanted: { kind: 'price', seats: 12, from: 22, to: 23.1, currency: 'USD' } }),
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
  narrowed: allOfIt,
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
  changes: new Map(),
  nightly: null,
  span: spanBetween('2026-10', date('2026-11-04')),
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
export const invoiceCases = (answer: Lay): Readonly<Record<string, () => Answer>> => {
  const list = (input: Partial<InvoicesInput>) => () =>
    answer(invoicesCard({ ...invoicesInput, ...input }, show));
  const one = (input: Partial<InvoiceInput>) => () =>
    answer(invoiceCard({ ...invoiceInput, ...input }, show));
  const draft = (input: Partial<DraftInput>) => () => answer(draftInvoiceCard({ ...draftInput, ...input }));
  const compared = (input: Partial<CompareInput>) => () =>
    answer(invoiceCompareCard({ ...compareInput, ...input }, show));
  const worst = (i: number) => every[i % every.length] ?? '';
  return {
    invoices: list({ rows: listed(8) }),
    'invoices-page-2': list({ rows: listed(14), page: 10 }),
    'invoices-narrowed': list({
      rows: listed(2),
      narrowed: {
        heeded: { amount: { least: 1000, currency: null }, except: ['Contoso'], top: 5, by: 'amount' },
        left: { unknown: 1, otherCurrency: 0, total: 2, perCurrency: true },
      },
      say: 'top 5 invoices over 1000 without Contoso',
    }),
    'invoices-narrowed-none': list({
      narrowed: {
        heeded: { amount: { least: 1_000_000, currency: 'USD' } },
        left: { unknown: 2, otherCurrency: 3, total: 0, perCurrency: false },
      },
    }),
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
    // The rows of Pax8's own example: carried and balance come to more than the total.
    'invoice-carried': one({
      invoice: invoiceOf({ total: 9985.96, balance: 729.22, carriedBalance: 9801.13 }),
      items: [itemOf({ quantity: 1, cost: 150, price: 200, salesTax: 30, amountDue: 180 })],
    }),
    'invoice-tax-and-billed-by-pax8': one({
      invoice: invoiceOf({ total: 171, balance: 171 }),
      items: [
        itemOf({ quantity: 10, cost: 15, price: 20, salesTax: 30, amountDue: 180 }),
        itemOf({ ...fabrikam, ...sold }),
        itemOf({ ...fabrikam, ...credit, type: 'minimum_charge', description: 'Minimum', cost: 0, price: 0 }),
      ],
    }),
    'invoice-page-2': one({ items: manyItems((i) => `Company ${i}`), page: 10 }),
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
      answer(
        chooseInvoiceCard(
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
          show,
        ),
      ),
    'invoice-unknown': () =>
      answer(
        chooseInvoiceCard(
          {
            asked: names.hostile,
            several: false,
            choices: [{ invoice: invoiceOf({ status: null }), company: names.hostile }],
            part: company(names.hostile),
            unreadable: 1,
          },
          show,
        ),
      ),
    'invoice-none': () =>
      answer(
        chooseInvoiceCard(
          { asked: 'in October 2020', several: false, choices: [], part: null, unreadable: 1 },
          show,
        ),
      ),
    'invoice-not-on': () =>
      answer(
        notOnInvoiceCard({ company: company(names.hostile), invoices: [invoiceOf()], unreadable: 0 }, show),
      ),
    'invoice-which-month': () => answer(whichMonthCard({ unknownPeriod: names.hostile })),
    draft: draft({}),
    'draft-of-company': draft({
      company: company(),
      items: november.filter(({ companyName, term }) => companyName === 'Contoso' && term !== 'Arrears'),
      say: 'draft Contoso next month',
    }),
    'draft-empty': draft({ items: [], company: company(names.hostile) }),
    'draft-too-long': () => answer(draftRefusedCard({ status: 408, text: 'Request timeout', company: null })),
    'draft-refused': () =>
      answer(
        draftRefusedCard({ status: 422, text: `Invalid monthOffset ${names.hostile}`, company: company() }),
      ),
    'invoice-compare': compared({ leftOut: 2, credited: [invoiceOf({ status: 'Void' })] }),
    'invoice-compare-of-company': compared({
      company: company(),
      comparison: compareItems([itemOf()], [itemOf({ quantity: 15 })], date('2026-11-04')),
    }),
    'invoice-compare-known': compared({
      comparison: compareItems(
        [
          itemOf(),
          itemOf({ ...basic, ...sold }),
          itemOf({ ...exchange, ...yearly, periodStart: date('2026-10-01'), periodEnd: date('2027-09-30') }),
          itemOf({ ...azure, subscriptionId: 'old', quantity: 2 }),
          itemOf({ ...fabrikam, salesTax: 4 }),
        ],
        [
          itemOf({ quantity: 15, salesTax: 20, amountDue: 297.2 }),
          itemOf({ type: 'prorate', quantity: 3, cost: 11.5, price: 14, ...rest }),
          itemOf({ ...basic, ...sold, quantity: 2, amountDue: -6 }),
          itemOf({ ...fabrikam, ...exchange, ...yearly, subscriptionId: 'yearly' }),
          itemOf({ ...azure, subscriptionId: 'new', quantity: 2 }),
          itemOf({ ...fabrikam, salesTax: 5 }),
        ],
        date('2026-11-04'),
        (id) => (id === 'yearly' ? date('2024-11-01') : null),
      ),
      changes: new Map([[itemOf().subscriptionId ?? '', known]]),
      nightly: {
        since: date('2026-10-10'),
        of: ({ difference }) =>
          difference === 'changed'
            ? [
                {
                  night: 20_740,
                  kind: 'changed',
                  differences: [{ kind: 'renewed', until: date('2027-10-10') }],
                },
                {
                  night: 20_741,
                  kind: 'changed',
                  differences: [{ kind: 'status', from: 'Active', to: 'PendingCancel' }],
                },
                {
                  ...{ night: 20_745, kind: 'changed' },
                  differences: [
                    { kind: 'seats', from: 1_200, to: 15 },
                    { kind: 'price', from: 20, to: 21.5 },
                    { kind: 'partner-cost', from: 15, to: 16 },
                  ],
                },
              ]
            : [
                { night: 20_746, kind: 'began', differences: [] },
                { night: 20_747, kind: 'gone', differences: [] },
              ],
      },
    }),
    'invoice-compare-same': compared({ comparison: compareItems(october, october, date('2026-11-04')) }),
    'invoice-compare-worst-names': compared({
      comparison: compareItems(manyItems(worst), manyItems(worst, 3), date('2026-11-04')),
      unreadable: 3,
    }),
    'invoice-compare-credited': () =>
      answer(
        notComparableCard(
          { month: 'October 2026', credited: [invoiceOf({ status: 'Credited' })], company: company() },
          show,
        ),
      ),
    'invoice-compare-none': () =>
      answer(notComparableCard({ month: 'October 2026', credited: [], company: null }, show)),
  };
};

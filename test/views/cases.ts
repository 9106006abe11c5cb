import { windowsOf } from '../../src/core/rules/nce-windows.ts';
import type { Answer } from '../../src/core/words/chat.ts';
import type { Views } from '../../src/views/views.ts';
import { changeStates, type Given } from '../samples/change.ts';
import { auditCases } from './audit/audit-cases.ts';
import { invoiceCases } from './billing/invoice-cases.ts';
import { spendCases } from './billing/spend-cases.ts';
import { usageCases } from './billing/usage-cases.ts';
import { fileCases } from './bot/file-cases.ts';
import { helpCases } from './bot/help-cases.ts';
import { bundleCases } from './changes/bundle-cases.ts';
import { cancelCases } from './changes/cancel-cases.ts';
import { changeCases } from './changes/change-cases.ts';
import { companyCases } from './companies/company-cases.ts';
import { historyCases } from './companies/history-cases.ts';
import { subscriptionCases } from './companies/subscription-cases.ts';
import { orderCases } from './ordering/order-cases.ts';
import { productCases } from './ordering/product-cases.ts';
import { policyCases } from './people/policy-cases.ts';
import { renewalCases } from './renewals/renewal-cases.ts';
import { renewalListCases } from './renewals/renewal-list-cases.ts';
import { ana, bo, change, company, manyDays, names, now, subscription } from './samples.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const eur = (amount: string) => ({ amount, currency: 'EUR' });

const products = [
  'Microsoft 365 Business Premium [New Commerce Experience]',
  'Microsoft 365 Business Basic [New Commerce Experience]',
  'Exchange Online (Plan 1) [New Commerce Experience]',
  'Microsoft Defender for Office 365 (Plan 1) [New Commerce Experience]',
];
const product = (i: number): string => products[i % products.length] ?? '';

const companyRows = (n: number, name: (i: number) => string) =>
  Array.from({ length: n }, (_, i) => ({
    company: company(name(i), i === 2 ? { status: 'Inactive' } : {}),
    subscriptions: (i % 5) + 1,
    seats: 7 * (i + 1) + 50 * (i % 3),
    monthly: i === 1 ? [eur('20.13'), usd('1234.5')] : i === 4 ? [] : [usd(String(99.5 * (i + 1)))],
  }));

const subscriptions = [
  subscription(),
  subscription({
    productName: product(1),
    quantity: 1,
    price: 7.2,
    commitment: { id: null, term: 'Monthly', endsAt: manyDays(9) },
  }),
  subscription({
    productName: product(2),
    quantity: 1200,
    price: 48,
    billingTerm: 'Annual',
    commitment: null,
  }),
  subscription({
    productName: product(3),
    status: 'Trial',
    billingTerm: 'Trial',
    endAt: manyDays(10),
    price: null,
  }),
  subscription({
    productName: 'Acronis Cyber Protect Cloud',
    commitment: null,
    price: 20.13,
    currency: 'EUR',
    quantity: 1,
  }),
  subscription({ productName: null, status: 'Cancelled', endAt: manyDays(-3) }),
  subscription({ productName: product(0), status: 'PendingAutomated', price: null, currency: null }),
];

const asOf = now - 2 * 60_000;
const listed = { page: 0, asOf, unreadable: 0 };
const everyName = Object.values(names);
const nameAt = (i: number): string => everyName[i % everyName.length] ?? '';
const pax8Text = 'Quantity must be between 1 and 300 [code_42] <b>*see* docs</b>';
const outcomes: Readonly<Record<string, Given>> = {
  applied: { found: { kind: 'seats', quantity: 15, provisioning: false }, sentAt: now },
  failed: { why: { kind: 'refused', forPeople: 'Pax8 refused the change.' }, pax8Text, sentAt: now },
  'needs-check': { unclear: { kind: 'unanswered', forPeople: 'Pax8 did not answer.' }, sentAt: now },
  rejected: { reason: 'Not before the renewal, please.' },
  stale: { why: { kind: 'seats-moved', seats: 14, from: 12, planned: false } },
};

/** Every card in every state that looks different, by the name of its golden file. */
export const cases = (views: Views): Readonly<Record<string, () => Answer>> => ({
  welcome: () => views.welcome(),
  ...helpCases(views),
  companies: () =>
    views.companies(
      {
        ...listed,
        rows: companyRows(
          24,
          (i) => ['Contoso', 'Fabrikam', 'Northwind Traders', 'Adventure Works'][i % 4] ?? '',
        ),
        query: null,
        say: 'companies',
      },
      now,
    ),
  'companies-page-3': () =>
    views.companies(
      { ...listed, rows: companyRows(24, (i) => `Company ${i}`), query: null, say: 'companies', page: 2 },
      now,
    ),
  'companies-query': () =>
    views.companies(
      { ...listed, rows: companyRows(2, nameAt), query: 'con', say: 'companies con', unreadable: 3 },
      now,
    ),
  'companies-worst-names': () =>
    views.companies(
      { ...listed, rows: companyRows(10, nameAt), query: names.hostile, say: `companies ${names.hostile}` },
      now,
    ),
  'companies-none': () => views.companies({ ...listed, rows: [], query: null, say: 'companies' }, now),
  subscriptions: () =>
    views.subscriptions(
      { ...listed, company: company(), rows: subscriptions, say: 'subscriptions Contoso' },
      now,
    ),
  'subscriptions-worst-names': () =>
    views.subscriptions(
      {
        ...listed,
        company: company(names.hostile),
        rows: everyName.map((productName) => subscription({ productName })),
        say: `subscriptions ${names.hostile}`,
      },
      now,
    ),
  'subscriptions-none': () =>
    views.subscriptions({ ...listed, company: company(), rows: [], say: 'subscriptions Contoso' }, now),
  subscription: () =>
    views.subscription(
      {
        company: company(),
        subscription: subscription(),
        asOf: now - 2 * 60_000,
        changes: [change('applied', outcomes.applied)],
        known: { windows: windowsOf(subscription(), [], now), historyRead: true },
        product: { vendorName: 'Microsoft', sku: 'MST-M365BP' },
        renewal: null,
      },
      now,
    ),
  'subscription-unknowns': () =>
    views.subscription(
      {
        company: company(names.rightToLeft),
        subscription: subscription({
          productName: null,
          commitment: null,
          price: null,
          partnerCost: null,
          currency: null,
          startAt: null,
          status: 'Cancelled',
        }),
        asOf: now - 30 * 60 * 60_000,
        changes: [],
        known: { windows: { kind: 'unknown' }, historyRead: true },
        product: null,
        renewal: null,
      },
      now,
    ),
  ...renewalListCases(views),
  ...Object.fromEntries(
    changeStates.map((state) => [
      `change-${state}`,
      () => views.change(change(state, outcomes[state]), { buttons: 'all' }, now),
    ]),
  ),
  'change-pending-why': () =>
    views.change(
      change(),
      { buttons: 'approver', why: 'Only approvers may approve.', refreshFor: ['29:abc'] },
      now,
    ),
  'change-pending-requester': () => views.change(change(), { buttons: 'requester' }, now),
  'change-decrease-unknowns': () =>
    views.change(
      change('pending', {
        to: 1,
        productName: 'Acronis Cyber Protect Cloud',
        seen: {
          quantity: 12,
          status: 'Active',
          commitmentEndsAt: null,
          commitmentTerm: null,
          billingTerm: 'Monthly',
          price: null,
          partnerCost: null,
          currency: null,
        },
        notes: [],
      }),
      { buttons: 'none' },
      now,
    ),
  'change-worst-names': () =>
    views.change(
      change('rejected', {
        companyName: names.hostile,
        productName: names.long,
        requestedBy: { ...ana, name: names.empty },
        decided: { by: { ...bo, name: names.hostile }, at: now - 60 * 60_000 },
        reason: names.hostile,
        notes: [
          { kind: 'order-committed', term: names.hostile },
          { kind: 'order-committed', term: names.long },
        ],
      }),
      { buttons: 'all', why: names.hostile },
      now,
    ),
  pending: () =>
    views.pending(
      {
        changes: [
          change(),
          change('needs-check'),
          change('pending', { companyName: 'Fabrikam', to: 10, id: 'second' }),
        ],
        page: 0,
        say: 'pending',
      },
      now,
    ),
  'pending-page-1': () =>
    views.pending({ changes: Array.from({ length: 12 }, () => change()), page: 0, say: 'pending' }, now),
  'pending-after-press': () =>
    views.pending(
      {
        changes: [change()],
        page: 0,
        say: 'pending',
        done: { change: change('applied', outcomes.applied), why: undefined },
      },
      now,
    ),
  'pending-refused-press': () =>
    views.pending(
      {
        changes: [change()],
        page: 0,
        say: 'pending',
        done: { change: change(), why: 'You asked for this change, so somebody else must approve it.' },
      },
      now,
    ),
  'pending-none': () => views.pending({ changes: [], page: 0, say: 'pending' }, now),
  ...historyCases(views),
  ...subscriptionCases(views),
  ...auditCases(views),
  ...bundleCases(views),
  ...usageCases(views),
  ...spendCases(views),
  ...fileCases(views),
  ...policyCases(views),
  whoami: () => views.whoami({ person: ana, role: 'approver', from: 'grant' }),
  'whoami-none': () =>
    views.whoami({ person: { ...ana, name: names.hostile }, role: 'none', from: 'default' }),
  status: () =>
    views.status(
      {
        portfolio: { companies: 12, subscriptions: 60, unreadable: 0, asOf: now - 60_000 },
        trouble: null,
        pending: 2,
        unclear: 0,
      },
      now,
    ),
  'status-trouble': () =>
    views.status(
      {
        portfolio: { companies: 12, subscriptions: 60, unreadable: 1, asOf: now - 7_200_000 },
        trouble: now - 60_000,
        pending: 0,
        unclear: 1,
      },
      now,
    ),
  'status-not-ready': () => views.status({ portfolio: null, trouble: null, pending: 0, unclear: 0 }, now),
  refreshed: () => views.refreshed({ companies: 12, subscriptions: 60, unreadable: 0, tookMs: 3400 }),
  'refreshed-young': () => views.refreshed({ companies: 12, subscriptions: 60, unreadable: 0, tookMs: null }),
  'refreshed-unreadable': () =>
    views.refreshed({ companies: 1, subscriptions: 1, unreadable: 2, tookMs: 300 }),
  'choose-company': () =>
    views.chooseCompany(
      {
        text: 'con',
        total: 14,
        choices: everyName.map((name) => ({ company: company(name), say: `subscriptions ${name}` })),
        asOf,
      },
      now,
    ),
  'choose-subscription': () =>
    views.chooseSubscription(
      {
        company: company(),
        text: 'business',
        choices: subscriptions.map((one) => ({
          subscription: one,
          say: 'add 3 seats of #1a2b3c4d for Contoso',
        })),
        asOf,
      },
      now,
    ),
  'no-company': () =>
    views.noCompany(
      { text: 'contso', choices: [{ company: company(), say: 'subscriptions Contoso' }], asOf },
      now,
    ),
  'no-company-near': () => views.noCompany({ text: names.hostile, choices: [], asOf }, now),
  'no-product': () =>
    views.noProduct(
      {
        company: company(),
        text: 'visio',
        choices: [{ subscription: subscription(), say: 'history #1a2b3c4d' }],
        asOf,
      },
      now,
    ),
  'no-product-held': () => views.noProduct({ company: company(), text: 'visio', choices: [], asOf }, now),
  'no-reference': () => views.noReference({ reference: 'ffffffff', asOf }, now),
  'missing-both': () => views.missing('both'),
  'missing-product': () => views.missing('product'),
  'bad-count': () => views.badCount({ kind: 'bad', written: '2.5', problem: 'fraction' }, 'add'),
  'refused-committed': () =>
    views.refused(
      {
        what: 'seats',
        company: company(),
        subscription: subscription(),
        to: 8,
        because: { kind: 'committed', until: Date.UTC(2026, 11, 12), returnable: 2, closesAt: manyDays(3) },
      },
      now,
    ),
  'refused-same': () =>
    views.refused(
      {
        ...{ what: 'seats', company: company(), subscription: subscription(), to: 12 },
        because: { kind: 'same', quantity: 12 },
      },
      now,
    ),
  'subscription-gone': () => views.subscriptionGone({ company: company(), subscription: subscription() }),
  'not-understood': () =>
    views.notUnderstood([
      'renewals next 30 days',
      'subscriptions Contoso',
      'add 3 seats of Business Premium for Contoso',
    ]),
  'not-allowed': () =>
    views.notAllowed('That needs the role requester; yours is viewer. An admin can change it.'),
  'not-ready': () => views.notReady(false),
  'not-ready-trouble': () => views.notReady(true),
  working: () => views.working(),
  failed: () =>
    views.failed(
      { text: 'Pax8 did not answer in time.', reference: '7f3a9c21', asOf: now - 7 * 60_000 },
      now,
    ),
  'failed-unknown-age': () =>
    views.failed({ text: 'Something went wrong on my side.', reference: '7f3a9c21', asOf: null }, now),
  ...cancelCases(views),
  ...companyCases(views),
  ...productCases(views),
  ...changeCases(views),
  ...invoiceCases(views),
  ...orderCases(views),
  ...renewalCases(views),
});

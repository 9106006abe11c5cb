import type { Answer } from '../../src/core/words/chat.ts';
import { statusCard } from '../../src/views/bot/status.ts';
import { whoamiCard } from '../../src/views/bot/whoami.ts';
import { changeCard } from '../../src/views/changes/change.ts';
import { pendingCard } from '../../src/views/changes/pending.ts';
import { badCountCard, refusedCard, subscriptionGoneCard } from '../../src/views/changes/seat-words.ts';
import { companiesCard } from '../../src/views/companies/companies.ts';
import { subscriptionCard } from '../../src/views/companies/subscription.ts';
import { subscriptionsCard } from '../../src/views/companies/subscriptions.ts';
import {
  chooseCompanyCard,
  chooseSubscriptionCard,
  missingCard,
  noCompanyCard,
  noProductCard,
  noReferenceCard,
  notTheirsCard,
  oneChangeCard,
} from '../../src/views/kit/choose.ts';
import {
  failedCard,
  missingRoleCard,
  notPrivatelyCard,
  notReadyCard,
  notRecordedCard,
  notUnderstoodCard,
  onlyQuotedCard,
  refreshedCard,
  workingCard,
} from '../../src/views/kit/replies.ts';
import { changeStates, type Given } from '../samples/change.ts';
import { windowsIn as windowsOf } from '../samples/terms.ts';
import { alertsCases } from './alerts/alerts-cases.ts';
import { approvingCases } from './approving/approving-cases.ts';
import { assignmentCases } from './assignments/assignment-cases.ts';
import { auditCases } from './audit/audit-cases.ts';
import { invoiceCases } from './billing/invoice-cases.ts';
import { spendCases } from './billing/spend-cases.ts';
import { usageCases } from './billing/usage-cases.ts';
import { fileCases } from './bot/file-cases.ts';
import { firstHourCases } from './bot/first-hour-cases.ts';
import { helpCases } from './bot/help-cases.ts';
import { readingCases } from './bot/reading-cases.ts';
import { statusCases } from './bot/status-cases.ts';
import { webhookCases } from './bot/webhook-cases.ts';
import { bundleCases } from './changes/bundle-cases.ts';
import { cancelCases } from './changes/cancel-cases.ts';
import { changeCases } from './changes/change-cases.ts';
import { dialogCases } from './changes/dialog-cases.ts';
import { followCases } from './changes/follow-cases.ts';
import { seatNoteCases } from './changes/seat-note-cases.ts';
import { severalCases } from './changes/several-cases.ts';
import { staffCases } from './changes/staff-cases.ts';
import { switchCases } from './changes/switch-cases.ts';
import { companyCases } from './companies/company-cases.ts';
import { companyWriteCases } from './companies/company-write-cases.ts';
import { historyCases } from './companies/history-cases.ts';
import { insertedCases } from './companies/inserted-cases.ts';
import { lookUpCases } from './companies/look-up-cases.ts';
import { nightlyCases } from './companies/nightly-cases.ts';
import { portfolioCases } from './companies/portfolio-cases.ts';
import { subscriptionCases } from './companies/subscription-cases.ts';
import { mappedCases } from './mapped/mapped-cases.ts';
import { monthCases } from './month/month-cases.ts';
import { orderCases } from './ordering/order-cases.ts';
import { productCases } from './ordering/product-cases.ts';
import { organisationCases } from './people/organisations-cases.ts';
import { policyCases } from './people/policy-cases.ts';
import { taughtCases } from './people/taught-cases.ts';
import { priceCases } from './prices/price-cases.ts';
import { decideMonthCases } from './renewals/decide-month-cases.ts';
import { renewalCases } from './renewals/renewal-cases.ts';
import { renewalListCases } from './renewals/renewal-list-cases.ts';
import { renewalNoticeCases } from './renewals/renewal-notice-cases.ts';
import { renewalOtherwiseCases } from './renewals/renewal-otherwise-cases.ts';
import { todayCases } from './renewals/today-cases.ts';
import { ana, bo, change, company, type Lay, manyDays, names, now, show, subscription } from './samples.ts';
import { termHelpCases } from './terms/term-help-cases.ts';
import { vendorCases } from './terms/vendor-cases.ts';

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
    company: company(name(i), i === 2 ? { status: 'Inactive' } : i === 3 ? { status: 'Deleted' } : {}),
    subscriptions: (i % 5) + 1,
    seats: i === 5 ? 0 : 7 * (i + 1) + 50 * (i % 3),
    otherSeats: i % 3 === 2 ? 9 : 0,
    unknownSeats: 0,
    unknownPrices: i === 4 ? 5 : 0,
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
  failed: {
    reason: { kind: 'refused', failure: { kind: 'pax8', trouble: 'refused' } },
    pax8Text,
    sentAt: now,
  },
  'needs-check': {
    unclear: {
      kind: 'unanswered',
      failure: { kind: 'pax8-unknown', answered: false, shows: 'subscription' },
    },
    sentAt: now,
  },
  rejected: { reason: 'Not before the renewal, please.' },
  stale: { reason: { kind: 'seats-moved', seats: 14, from: 12, planned: false } },
};

/** Every card in every state that looks different, by the name of its golden file. */
export const cases = (answer: Lay): Readonly<Record<string, () => Answer>> => ({
  ...helpCases(answer),
  ...readingCases(answer),
  ...taughtCases(answer),
  ...termHelpCases(answer),
  companies: () =>
    answer(
      companiesCard(
        {
          ...listed,
          rows: companyRows(
            24,
            (i) => ['Contoso', 'Fabrikam', 'Northwind Traders', 'Adventure Works'][i % 4] ?? '',
          ),
          query: null,
          say: 'companies',
        },
        show,
      ),
    ),
  'companies-page-3': () =>
    answer(
      companiesCard(
        { ...listed, rows: companyRows(24, (i) => `Company ${i}`), query: null, say: 'companies', page: 20 },
        show,
      ),
    ),
  'companies-query': () =>
    answer(
      companiesCard(
        { ...listed, rows: companyRows(2, nameAt), query: 'con', say: 'companies con', unreadable: 3 },
        show,
      ),
    ),
  'companies-worst-names': () =>
    answer(
      companiesCard(
        { ...listed, rows: companyRows(10, nameAt), query: names.hostile, say: `companies ${names.hostile}` },
        show,
      ),
    ),
  'companies-none': () => answer(companiesCard({ ...listed, rows: [], query: null, say: 'companies' }, show)),
  subscriptions: () =>
    answer(
      subscriptionsCard(
        { ...listed, company: company(), rows: subscriptions, say: 'subscriptions Contoso' },
        show,
      ),
    ),
  'subscriptions-narrowed': () =>
    answer(
      subscriptionsCard(
        {
          ...listed,
          company: company(),
          rows: subscriptions.slice(0, 2),
          narrowed: {
            heeded: { vendor: 'Microsoft', term: 'annual', amount: { least: 20, currency: 'USD' } },
            left: { unknown: 1, otherCurrency: 0, total: 2, perCurrency: false },
            unknownVendors: 1,
          },
          say: 'annual Microsoft subscriptions of Contoso over $20',
        },
        show,
      ),
    ),
  'subscriptions-narrowed-none': () =>
    answer(
      subscriptionsCard(
        {
          ...listed,
          company: company(),
          rows: [],
          narrowed: {
            heeded: { product: names.hostile },
            left: { unknown: 0, otherCurrency: 0, total: 0, perCurrency: false },
            unknownVendors: 0,
          },
          say: 'subscriptions Contoso',
        },
        show,
      ),
    ),
  'subscriptions-worst-names': () =>
    answer(
      subscriptionsCard(
        {
          ...listed,
          company: company(names.hostile),
          rows: everyName.map((productName) => subscription({ productName })),
          say: `subscriptions ${names.hostile}`,
        },
        show,
      ),
    ),
  'subscriptions-none': () =>
    answer(
      subscriptionsCard({ ...listed, company: company(), rows: [], say: 'subscriptions Contoso' }, show),
    ),
  subscription: () =>
    answer(
      subscriptionCard(
        {
          company: company(),
          subscription: subscription(),
          asOf: now - 2 * 60_000,
          changes: [change('applied', outcomes.applied)],
          known: { windows: windowsOf(subscription(), [], now), historyRead: true },
          product: { vendorName: 'Microsoft', sku: 'MST-M365BP' },
          renewal: null,
        },
        show,
      ),
    ),
  'subscription-unknowns': () =>
    answer(
      subscriptionCard(
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
          known: { windows: { kind: 'unknown', rule: { kind: 'unknown' } }, historyRead: true },
          product: null,
          renewal: null,
        },
        show,
      ),
    ),
  ...renewalListCases(answer),
  ...decideMonthCases(answer),
  ...Object.fromEntries(
    changeStates.map((state) => [
      `change-${state}`,
      () => answer(changeCard(change(state, outcomes[state]), { buttons: 'all' }, show)),
    ]),
  ),
  'change-pending-why': () =>
    answer(
      changeCard(
        change(),
        { buttons: 'approver', reason: 'Only approvers may approve.', refreshFor: ['29:abc'] },
        show,
      ),
    ),
  'change-pending-requester': () => answer(changeCard(change(), { buttons: 'requester' }, show)),
  'change-decrease-unknowns': () =>
    answer(
      changeCard(
        change('pending', {
          to: 1,
          productName: 'Acronis Cyber Protect Cloud',
          seen: {
            quantity: 12,
            status: 'Active',
            commitmentEndsAt: null,
            commitmentTerm: null,
            billingTerm: 'Monthly',
            billingStartAt: null,
            price: null,
            partnerCost: null,
            currency: null,
          },
          notes: [],
        }),
        { buttons: 'none' },
        show,
      ),
    ),
  'change-worst-names': () =>
    answer(
      changeCard(
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
        { buttons: 'all', reason: names.hostile },
        show,
      ),
    ),
  pending: () =>
    answer(
      pendingCard(
        {
          changes: [
            change(),
            change('needs-check'),
            change('pending', { companyName: 'Fabrikam', to: 10, id: 'second' }),
          ],
          page: 0,
          say: 'pending',
        },
        show,
      ),
    ),
  'pending-page-1': () =>
    answer(
      pendingCard(
        {
          changes: Array.from({ length: 12 }, (_, n) => change('pending', { id: `request-${n}` })),
          page: 0,
          say: 'pending',
        },
        show,
      ),
    ),
  'pending-after-press': () =>
    answer(
      pendingCard(
        {
          changes: [change()],
          page: 0,
          say: 'pending',
          done: { change: change('applied', outcomes.applied), reason: undefined },
        },
        show,
      ),
    ),
  'pending-refused-press': () =>
    answer(
      pendingCard(
        {
          changes: [change()],
          page: 0,
          say: 'pending',
          done: { change: change(), reason: 'You asked for this change, so someone else must approve it.' },
        },
        show,
      ),
    ),
  'pending-none': () => answer(pendingCard({ changes: [], page: 0, say: 'pending' }, show)),
  ...historyCases(answer),
  ...nightlyCases(answer),
  ...assignmentCases(answer),
  ...todayCases(answer),
  ...priceCases(answer),
  ...mappedCases(answer),
  ...monthCases(answer),
  ...portfolioCases(answer),
  ...subscriptionCases(answer),
  ...auditCases(answer),
  ...bundleCases(answer),
  ...usageCases(answer),
  ...spendCases(answer),
  ...fileCases(answer),
  ...statusCases(answer),
  ...policyCases(answer),
  ...approvingCases(answer),
  whoami: () => answer(whoamiCard({ person: ana, role: 'approver', from: 'grant' }, show)),
  'whoami-none': () =>
    answer(whoamiCard({ person: { ...ana, name: names.hostile }, role: 'none', from: 'default' }, show)),
  status: () =>
    answer(
      statusCard(
        {
          portfolio: { companies: 12, subscriptions: 60, unreadable: 0, asOf: now - 60_000 },
          troubles: [],
          pending: 2,
          unclear: 0,
        },
        show,
      ),
    ),
  'status-trouble': () =>
    answer(
      statusCard(
        {
          portfolio: { companies: 12, subscriptions: 60, unreadable: 1, asOf: now - 7_200_000 },
          troubles: [{ kind: 'pax8', since: now - 60_000, reason: { kind: 'pax8', trouble: 'unreachable' } }],
          pending: 0,
          unclear: 1,
        },
        show,
      ),
    ),
  'status-webhook-failing': () =>
    answer(
      statusCard(
        {
          portfolio: { companies: 12, subscriptions: 60, unreadable: 0, asOf: now - 60_000 },
          troubles: [{ kind: 'webhook', since: now - 7_200_000 }],
          pending: 0,
          unclear: 0,
        },
        show,
      ),
    ),
  'status-not-ready': () =>
    answer(statusCard({ portfolio: null, troubles: [], pending: 0, unclear: 0 }, show)),
  'refreshed-nothing': () =>
    answer(refreshedCard({ companies: 0, subscriptions: 0, unreadable: 0, tookMs: 300 })),
  refreshed: () => answer(refreshedCard({ companies: 12, subscriptions: 60, unreadable: 0, tookMs: 3400 })),
  'refreshed-young': () =>
    answer(refreshedCard({ companies: 12, subscriptions: 60, unreadable: 0, tookMs: null })),
  'refreshed-unreadable': () =>
    answer(refreshedCard({ companies: 1, subscriptions: 1, unreadable: 2, tookMs: 300 })),
  'choose-company': () =>
    answer(
      chooseCompanyCard(
        {
          text: 'con',
          total: 14,
          choices: everyName.map((name) => ({ company: company(name), say: `subscriptions ${name}` })),
          asOf,
        },
        show,
      ),
    ),
  'choose-company-search': () =>
    answer(
      chooseCompanyCard(
        {
          text: 'con',
          total: 14,
          choices: everyName.map((name) => ({ company: company(name), say: `subscriptions ${name}` })),
          lacking: 'add 3 seats of Business Premium for ‹company›',
          asOf,
        },
        show,
      ),
    ),
  'choose-subscription': () =>
    answer(
      chooseSubscriptionCard(
        {
          company: company(),
          text: 'business',
          choices: subscriptions.map((one) => ({
            subscription: one,
            say: 'add 3 seats of #1a2b3c4d for Contoso',
          })),
          asOf,
        },
        show,
      ),
    ),
  'no-company': () =>
    answer(
      noCompanyCard(
        { text: 'contso', choices: [{ company: company(), say: 'subscriptions Contoso' }], asOf },
        show,
      ),
    ),
  'no-company-near': () => answer(noCompanyCard({ text: names.hostile, choices: [], asOf }, show)),
  'no-product': () =>
    answer(
      noProductCard(
        {
          company: company(),
          text: 'visio',
          choices: [{ subscription: subscription(), say: 'history #1a2b3c4d' }],
          asOf,
        },
        show,
      ),
    ),
  'no-product-held': () =>
    answer(noProductCard({ company: company(), text: 'visio', choices: [], asOf }, show)),
  'no-reference': () => answer(noReferenceCard({ reference: 'ffffffff', asOf }, show)),
  'missing-both': () => answer(missingCard('both')),
  'missing-product': () => answer(missingCard('product')),
  'bad-count': () => answer(badCountCard({ kind: 'bad', written: '2.5', problem: 'fraction' }, 'add')),
  'refused-committed': () =>
    answer(
      refusedCard(
        {
          request: 'seats',
          company: company(),
          subscription: subscription(),
          to: 8,
          because: {
            kind: 'committed',
            until: Date.UTC(2026, 11, 12),
            returnable: 2,
            closesAt: manyDays(3),
            rule: { kind: 'new-commerce' },
          },
        },
        show,
      ),
    ),
  'refused-same': () =>
    answer(
      refusedCard(
        {
          ...{ request: 'seats', company: company(), subscription: subscription(), to: 12 },
          because: { kind: 'same', quantity: 12 },
        },
        show,
      ),
    ),
  'subscription-gone': () =>
    answer(subscriptionGoneCard({ company: company(), subscription: subscription() })),
  'not-understood': () =>
    answer(notUnderstoodCard(['renewals next 30 days', 'subscriptions Contoso', 'help add'])),
  'only-quoted': () => answer(onlyQuotedCard()),
  'not-privately': () => answer(notPrivatelyCard()),
  'one-change': () => answer(oneChangeCard({ text: 'business premium to contoso and 2 E3 to fabrikam' })),
  'not-theirs': () =>
    answer(notTheirsCard({ company: company(), subscription: subscription(), text: 'Fabrikam' })),
  'bad-count-several': () =>
    answer(badCountCard({ kind: 'bad', written: '2, 3', problem: 'several' }, 'add')),
  'not-allowed': () => answer(missingRoleCard({ role: 'viewer', needed: 'requester' })),
  'not-ready': () => answer(notReadyCard(null)),
  'not-ready-refused': () =>
    answer(
      notReadyCard({
        reason: { kind: 'pax8', trouble: 'unauthorised' },
      }),
    ),
  'not-ready-trouble': () => answer(notReadyCard({ reason: null })),
  working: () => answer(workingCard()),
  failed: () =>
    answer(
      failedCard(
        { text: 'Pax8 did not answer in time.', reference: '7f3a9c21', asOf: now - 7 * 60_000 },
        show,
      ),
    ),
  'not-recorded': () => answer(notRecordedCard({ reference: '7f3a9c21' })),
  'failed-unknown-age': () =>
    answer(failedCard({ text: 'Something went wrong on my side.', reference: '7f3a9c21', asOf: null }, show)),
  ...cancelCases(answer),
  ...followCases(answer),
  ...companyCases(answer),
  ...insertedCases(answer),
  ...dialogCases(answer),
  ...productCases(answer),
  ...changeCases(answer),
  ...seatNoteCases(answer),
  ...severalCases(answer),
  ...invoiceCases(answer),
  ...orderCases(answer),
  ...switchCases(answer),
  ...renewalCases(answer),
  ...renewalOtherwiseCases(answer),
  ...renewalNoticeCases(answer),
  ...alertsCases(answer),
  ...companyWriteCases(answer),
  ...staffCases(answer),
  ...webhookCases(answer),
  ...vendorCases(answer),
  ...firstHourCases(answer),
  ...organisationCases(answer),
  ...lookUpCases(answer),
});

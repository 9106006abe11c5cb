import type { Answer } from '../../../src/core/words/chat.ts';
import { insertedCompanyCard, insertedSubscriptionCard } from '../../../src/views/companies/inserted.ts';
import { insertedRenewalCard } from '../../../src/views/renewals/inserted-renewal.ts';
import { company, type Lay, manyDays, names, now, show, subscription } from '../samples.ts';

const asOf = now - 2 * 60_000;
const held = [
  subscription(),
  subscription({ productName: 'Exchange Online (Plan 1)', commitment: null, quantity: 1 }),
  subscription({
    productName: names.hostile,
    commitment: { id: null, term: 'Monthly', endsAt: manyDays(9) },
  }),
  subscription({ productName: null, status: 'Trial', billingTerm: 'Trial', endAt: manyDays(10) }),
  subscription({ status: 'Cancelled', endAt: manyDays(-3) }),
];
const line = {
  subscriptionId: 's',
  productId: 'p',
  vendorName: null,
  termEndsAt: manyDays(19),
  billingTerm: 'Annual',
  price: 10,
  partnerCost: 8,
  currency: 'USD',
  serviceTerm: null,
  decision: null,
  missingSince: null,
  after: null,
} as const;

/** Cards that are inserted into a message: no buttons, no prices. */
export const insertedCases = (answer: Lay): Readonly<Record<string, () => Answer>> => ({
  'inserted-company': () =>
    answer(insertedCompanyCard({ company: company(), subscriptions: held, asOf }, show)),
  'inserted-company-large': () =>
    answer(
      insertedCompanyCard(
        {
          company: company(names.hostile),
          subscriptions: Array.from({ length: 40 }, (_, n) =>
            subscription({ productName: `${names.long} ${n}` }),
          ),
          asOf,
        },
        show,
      ),
    ),
  'inserted-company-empty': () =>
    answer(
      insertedCompanyCard(
        { company: company(names.plain, { status: 'Inactive' }), subscriptions: [], asOf },
        show,
      ),
    ),
  'inserted-subscription': () =>
    answer(insertedSubscriptionCard({ company: company(), subscription: subscription(), asOf }, show)),
  'inserted-subscription-odd': () =>
    answer(
      insertedSubscriptionCard(
        {
          company: null,
          subscription: subscription({
            productName: null,
            status: 'Cancelled',
            commitment: null,
            startAt: null,
          }),
          asOf,
        },
        show,
      ),
    ),
  'inserted-renewal': () =>
    answer(
      insertedRenewalCard(
        {
          renewal: {
            companyId: 'c',
            companyName: names.plain,
            day: '2026-12-12',
            lines: [
              {
                ...line,
                productName: 'Microsoft 365 Business Premium',
                quantity: 12,
                term: '1-Year',
                ends: false,
              },
              { ...line, productName: names.hostile, quantity: null, term: null, ends: false },
              { ...line, productName: null, quantity: 3, term: '1-Year', ends: true },
              {
                ...line,
                productName: 'Visio Plan 2',
                quantity: 1,
                term: '1-Year',
                ends: false,
                serviceTerm: 'likely',
              },
            ],
          },
          asOf,
        },
        show,
      ),
    ),
});

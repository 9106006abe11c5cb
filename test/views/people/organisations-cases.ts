import { offersOf } from '../../../src/core/ordering/price-offers.ts';
import { withoutCosts } from '../../../src/core/rules/costs.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { changeCard } from '../../../src/views/changes/change.ts';
import { noCostsCard, outsiderCard } from '../../../src/views/kit/replies.ts';
import { priceCard } from '../../../src/views/ordering/price.ts';
import {
  organisationCard,
  organisationsCard,
  unclearOrganisationCard,
} from '../../../src/views/people/organisations.ts';
import { approvalsAmongOthersCard } from '../../../src/views/people/role-answers.ts';
import { change, company, type Lay, names, now, show } from '../samples.ts';

const id = '7d3f1c9a-52b8-4b7e-9a53-0c8f4b1e6d20';
const row = (organisation: string, by = 'Ana Silva') => ({ organisation, by, at: now });
const hidden = { ...show, costs: 'hidden' } as const;
const plan = {
  ...{ billingTerm: 'Monthly', commitmentTerm: '1-Year', type: 'Flat', unitOfMeasurement: 'Each' },
  rates: [
    {
      ...{ partnerBuyRate: 19.4, suggestedRetailPrice: 23.1, fromQuantity: 1, toQuantity: 300 },
      chargeType: 'Per Unit',
    },
  ],
};
const product = {
  ...{ id: 'p1', name: 'Microsoft 365 Business Premium', vendorName: 'Microsoft' },
  ...{ sku: 'CFQ7TTC0LCHC', requiresCommitment: true },
};

export const organisationCases = (answer: Lay): Readonly<Record<string, () => Answer>> => ({
  organisations: () =>
    answer(organisationsCard({ rows: [row('fabrikam.com'), row(id, names.hostile)], page: 0 }, show)),
  'organisations-none': () => answer(organisationsCard({ rows: [], page: 0 }, show)),
  ...Object.fromEntries(
    (['allowed', 'allowed-already', 'revoked', 'not-allowed'] as const).map((made) => [
      `organisation-${made}`,
      () => answer(organisationCard({ change: made, organisation: 'fabrikam.com' })),
    ]),
  ),
  'organisation-which': () => answer(unclearOrganisationCard({ kind: 'none' })),
  'organisation-own': () => answer(unclearOrganisationCard({ kind: 'own' })),
  'organisation-not-one': () => answer(unclearOrganisationCard({ kind: 'not-one', written: names.hostile })),
  outsider: () => answer(outsiderCard()),
  'no-costs': () => answer(noCostsCard({ scope: 'personal' })),
  'no-costs-group': () => answer(noCostsCard({ scope: 'channel' })),
  'approvals-among-others': () => answer(approvalsAmongOthersCard()),
  'without-costs-change': () =>
    answer(changeCard(withoutCosts(change()), { buttons: 'requester', lack: null }, hidden)),
  'without-costs-price': () =>
    answer(
      priceCard(
        {
          ...{ product, company: company(), seats: 25, currencies: ['USD'], unreadable: 0 },
          offers: offersOf(withoutCosts([plan]), 25),
        },
        hidden,
      ),
    ),
});

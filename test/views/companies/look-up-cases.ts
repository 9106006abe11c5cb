import type { CompanyWhere } from '../../../src/core/companies/company-where.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { pendingCard } from '../../../src/views/changes/pending.ts';
import { companiesCard, companiesNowhereCard } from '../../../src/views/companies/companies.ts';
import { contactSearchCard } from '../../../src/views/companies/contact-search.ts';
import { trialsCard } from '../../../src/views/renewals/trials.ts';
import { company } from '../../core/finding/held-things.ts';
import { change, type Lay, names, now, show } from '../samples.ts';
import { adele, megan } from './company-cases.ts';

const anywhere: CompanyWhere = { status: null, place: null, website: null, lacksContact: null };
const row = (name: string, city: string | null, country: string | null, status = 'Active') => ({
  company: { ...company(name), status, city, country },
  ...{ subscriptions: 2, seats: 14, otherSeats: 0, unknownSeats: 0 },
  ...{ monthly: [{ amount: '120.00', currency: 'USD' }], unknownPrices: 0 },
});
const listed = { query: null, csv: true, page: 0, asOf: now, unreadable: 0 };

/** Cards of companies by their own fields, of people by name, and of what is planned. */
export const lookUpCases = (answer: Lay): Record<string, () => Answer> => ({
  'companies-in-a-place': () =>
    answer(
      companiesCard(
        {
          ...{ ...listed, say: 'companies in Germany', where: { ...anywhere, place: 'Germany' } },
          rows: [row('Contoso', 'Bonn', 'DE'), row(names.hostile, null, 'DE'), row('Trey', null, null)],
        },
        show,
      ),
    ),
  'companies-inactive': () =>
    answer(
      companiesCard(
        {
          ...{ ...listed, say: 'inactive companies', where: { ...anywhere, status: 'Inactive' } },
          rows: [row('Trey Research', 'Cambridge', 'US', 'Inactive')],
        },
        show,
      ),
    ),
  'companies-without-contact': () =>
    answer(
      companiesCard(
        {
          ...{ ...listed, say: 'x', where: { ...anywhere, lacksContact: 'Billing', website: names.hostile } },
          ...{ unread: 3, rows: [row('Trey Research', 'Cambridge', 'US', 'Inactive')] },
        },
        show,
      ),
    ),
  'companies-nowhere': () =>
    answer(
      companiesNowhereCard(
        { where: { ...anywhere, place: names.hostile }, places: ['Bonn', 'DE'], unread: 0, asOf: now },
        show,
      ),
    ),
  'companies-none-without-website': () =>
    answer(
      companiesNowhereCard(
        { where: { ...anywhere, website: 'none', lacksContact: 'any' }, places: [], unread: 1, asOf: now },
        show,
      ),
    ),
  'contact-search': () =>
    answer(
      contactSearchCard(
        {
          ...{ text: 'Megan', asOf: now },
          found: [
            { company: company('Contoso'), contact: megan },
            { company: company(names.hostile), contact: adele },
          ],
        },
        show,
      ),
    ),
  'contact-search-many': () =>
    answer(
      contactSearchCard(
        {
          ...{ text: 'Megan', asOf: now },
          found: Array.from({ length: 12 }, (_, n) => ({ company: company(`Shop ${n}`), contact: megan })),
        },
        show,
      ),
    ),
  'contact-search-none': () => answer(contactSearchCard({ text: names.hostile, found: [], asOf: now }, show)),
  'contact-search-too-many': () => answer(contactSearchCard({ text: 'Megan', found: null, asOf: now }, show)),
  'pending-planned': () =>
    answer(
      pendingCard(
        { changes: [change('planned')], planned: true, page: 0, say: 'show planned changes' },
        show,
      ),
    ),
  'pending-planned-none': () =>
    answer(pendingCard({ changes: [], planned: true, page: 0, say: 'show planned changes' }, show)),
  'trials-longer': () =>
    answer(
      trialsCard(
        { company: null, longerDays: 30, trials: [], page: 0, say: 'trials longer than 30 days', asOf: now },
        show,
      ),
    ),
});

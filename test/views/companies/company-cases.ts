import { emptyCompany, inputsOfCompany } from '../../../src/core/companies/company-form.ts';
import { emptyContact, inputsOfContact } from '../../../src/core/companies/contact-form.ts';
import type { CompanyDetails } from '../../../src/core/marketplace/company-details.ts';
import { type Contact, contactTypes } from '../../../src/core/marketplace/contacts.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import { companyCard } from '../../../src/views/companies/company.ts';
import { companyFormCard } from '../../../src/views/companies/company-form.ts';
import { contactWrittenLine, createdLine } from '../../../src/views/companies/company-writes.ts';
import { contactFormCard } from '../../../src/views/companies/contact-form.ts';
import { contactsCard, removeContactCard } from '../../../src/views/companies/contacts.ts';
import { type Lay, manyDays, names, now, show } from '../samples.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const { hostile: worst } = names;

export const contoso: CompanyDetails = {
  id: 'c0ffee00-0000-4000-8000-000000000001',
  name: 'Contoso',
  status: 'Active',
  externalId: 'CW-1042',
  address: {
    street: '4567 Main St',
    street2: null,
    city: 'Buffalo',
    stateOrProvince: 'NY',
    postalCode: '14201',
    country: 'US',
  },
  phone: '555-555-5555',
  website: 'https://contoso.example.com',
  billOnBehalfOfEnabled: false,
  selfServiceAllowed: true,
  orderApprovalRequired: true,
  updatedAt: manyDays(-40),
};
const unknowns: CompanyDetails = {
  ...contoso,
  status: 'Inactive',
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
};
const worstCompany: CompanyDetails = {
  ...contoso,
  name: worst,
  status: worst,
  externalId: worst,
  address: {
    street: worst,
    street2: worst,
    city: worst,
    stateOrProvince: worst,
    postalCode: worst,
    country: worst,
  },
  phone: worst,
  website: worst,
};
export const megan: Contact = {
  id: 'c0ffee00-0000-4000-8000-000000000101',
  firstName: 'Megan',
  lastName: 'Bowen',
  email: 'megan.bowen@contoso.example.com',
  phone: '555-555-5555',
  roles: [
    { type: 'Admin', primary: true },
    { type: 'Technical', primary: true },
  ],
  createdAt: manyDays(-400),
};
export const adele: Contact = {
  ...megan,
  id: 'c0ffee00-0000-4000-8000-000000000102',
  firstName: 'Adele',
  lastName: 'Vance',
  email: 'adele.vance@contoso.example.com',
  roles: [
    { type: 'Billing', primary: true },
    { type: 'Technical', primary: false },
  ],
};
const nobody: Contact = {
  ...megan,
  id: 'c3',
  firstName: null,
  lastName: null,
  email: null,
  phone: null,
  roles: [],
};
const worstContact = (n: number): Contact => ({
  ...megan,
  id: `w-${n}`,
  firstName: Object.values(names)[n % 6] ?? '',
  lastName: worst,
  email: worst,
  phone: worst,
  roles: [
    { type: worst, primary: true },
    { type: 'Admin', primary: false },
  ],
});

const held = {
  totals: {
    subscriptions: 5,
    seats: 40,
    otherSeats: 0,
    unknownSeats: 0,
    monthly: [usd('912.40')],
    unknownPrices: 1,
  },
  nextRenewal: manyDays(19),
  asOf: now - 2 * 60_000,
};
const nothing = {
  totals: { subscriptions: 0, seats: 0, otherSeats: 0, unknownSeats: 0, monthly: [], unknownPrices: 0 },
  nextRenewal: null,
  asOf: null,
};
const both = { rows: [megan, adele], unreadable: 0 };
const form = { formId: '6d5c2f0e-9d2b-4a57-8a2e-0e6c5d0e7a11', basedOn: 'kept', problems: [] };
const inputs = inputsOfCompany(contoso);
const filled = inputsOfContact(megan);
const listed = { company: contoso, unreadable: 0, page: 0, say: 'contacts Contoso' };

/** Companies and their contacts: every card and form that looks different. */
export const companyCases = (answer: Lay): Readonly<Record<string, () => Answer>> => ({
  company: () => answer(companyCard({ company: contoso, contacts: both, ...held }, show)),
  'company-inactive': () =>
    answer(
      companyCard(
        { company: { ...contoso, status: 'Inactive' }, contacts: { rows: [megan], unreadable: 0 }, ...held },
        show,
      ),
    ),
  'company-inactive-complete': () =>
    answer(companyCard({ company: { ...contoso, status: 'Inactive' }, contacts: both, ...nothing }, show)),
  'company-deleted': () =>
    answer(companyCard({ company: { ...contoso, status: 'Deleted' }, contacts: both, ...nothing }, show)),
  'company-unknowns': () =>
    answer(
      companyCard(
        {
          company: unknowns,
          contacts: null,
          totals: {
            subscriptions: 2,
            seats: 3,
            otherSeats: 0,
            unknownSeats: 0,
            monthly: [],
            unknownPrices: 2,
          },
          nextRenewal: null,
          asOf: now,
        },
        show,
      ),
    ),
  'company-created': () =>
    answer(
      companyCard(
        {
          company: { ...contoso, name: 'Tailspin Toys' },
          contacts: { rows: [], unreadable: 0 },
          ...nothing,
          done: [createdLine()],
        },
        show,
      ),
    ),
  'company-worst-names': () =>
    answer(
      companyCard(
        {
          company: worstCompany,
          contacts: { rows: [worstContact(0), { ...worstContact(1), roles: megan.roles }], unreadable: 2 },
          totals: {
            subscriptions: 5,
            seats: 40,
            otherSeats: 0,
            unknownSeats: 0,
            unknownPrices: 0,
            monthly: [usd('912.40'), { amount: '7.10', currency: worst }],
          },
          nextRenewal: manyDays(400),
          asOf: now,
          done: [{ text: worst, tone: 'warning' }],
        },
        show,
      ),
    ),
  'company-form-new': () =>
    answer(
      companyFormCard({
        company: null,
        inputs: emptyCompany('Tailspin Toys'),
        contact: emptyContact(contactTypes),
        ...form,
        basedOn: '',
      }),
    ),
  'company-form-new-problems': () =>
    answer(
      companyFormCard({
        company: null,
        inputs: {
          ...inputs,
          name: 'Tailspin Toys',
          country: 'USA',
          website: 'http://tailspin',
          billOnBehalfOfEnabled: 'yes',
        },
        contact: { ...filled, email: 'megan at tailspin', primaries: 'Admin' },
        ...form,
        problems: [
          'Country must be a two-letter code such as US, GB or DE.',
          'Website must start with https://.',
          'E-mail is not an e-mail address.',
        ],
      }),
    ),
  'company-form-edit': () => answer(companyFormCard({ company: contoso, inputs, contact: null, ...form })),
  'company-form-edit-unknowns': () =>
    answer(companyFormCard({ company: unknowns, inputs: inputsOfCompany(unknowns), contact: null, ...form })),
  'company-form-edit-problems': () =>
    answer(
      companyFormCard({
        company: worstCompany,
        inputs: { ...inputsOfCompany(worstCompany), phone: '' },
        contact: null,
        ...form,
        problems: ['Phone is missing.', worst],
      }),
    ),
  contacts: () => answer(contactsCard({ ...listed, contacts: [megan, adele] })),
  'contacts-missing': () =>
    answer(
      contactsCard({
        ...listed,
        contacts: [megan, nobody],
        done: [contactWrittenLine({ name: 'Adele Vance', verb: 'removed' }, { kind: 'done' })],
      }),
    ),
  'contacts-none': () => answer(contactsCard({ ...listed, contacts: [] })),
  'contacts-page-2': () =>
    answer(
      contactsCard({
        ...listed,
        page: 10,
        contacts: Array.from({ length: 13 }, (_, n) => ({
          ...adele,
          id: `a-${n}`,
          lastName: `Vance ${n + 1}`,
        })),
        unreadable: 1,
      }),
    ),
  'contacts-worst-names': () =>
    answer(
      contactsCard({
        ...listed,
        company: worstCompany,
        say: `contacts ${worst}`,
        contacts: Array.from({ length: 12 }, (_, n) => worstContact(n)),
        done: [{ text: worst, tone: 'attention' }],
      }),
    ),
  'contact-form-new': () =>
    answer(
      contactFormCard({
        company: contoso,
        contactId: null,
        inputs: emptyContact(['Billing']),
        ...form,
        basedOn: '',
      }),
    ),
  'contact-form-edit': () =>
    answer(contactFormCard({ company: contoso, contactId: megan.id, inputs: filled, ...form })),
  'contact-form-problems': () =>
    answer(
      contactFormCard({
        company: worstCompany,
        contactId: megan.id,
        inputs: { ...filled, firstName: worst, email: 'megan', types: '', primaries: 'Admin,Billing' },
        ...form,
        problems: ['E-mail is not an e-mail address.'],
      }),
    ),
  'contact-remove': () =>
    answer(
      removeContactCard({ company: contoso, contact: megan, contacts: [megan, adele], formId: form.formId }),
    ),
  'contact-remove-safe': () =>
    answer(
      removeContactCard({
        company: worstCompany,
        contact: { ...worstContact(1), roles: [] },
        contacts: [megan, adele],
        formId: form.formId,
      }),
    ),
});

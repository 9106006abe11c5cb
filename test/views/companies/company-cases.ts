import { emptyCompany, inputsOfCompany } from '../../../src/core/companies/company-form.ts';
import { emptyContact, inputsOfContact } from '../../../src/core/companies/contact-form.ts';
import type { CompanyDetails } from '../../../src/core/marketplace/company-details.ts';
import { type Contact, contactTypes } from '../../../src/core/marketplace/contacts.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import type { Views } from '../../../src/views/views.ts';
import { manyDays, names, now } from '../samples.ts';

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
  totals: { subscriptions: 5, seats: 40, monthly: [usd('912.40')] },
  nextRenewal: manyDays(19),
  asOf: now - 2 * 60_000,
};
const nothing = { totals: { subscriptions: 0, seats: 0, monthly: [] }, nextRenewal: null, asOf: null };
const both = { rows: [megan, adele], unreadable: 0 };
const form = { formId: '6d5c2f0e-9d2b-4a57-8a2e-0e6c5d0e7a11', basedOn: 'kept', problems: [] };
const inputs = inputsOfCompany(contoso);
const filled = inputsOfContact(megan);
const listed = { company: contoso, unreadable: 0, page: 0, say: 'contacts Contoso' };

/** Companies and their contacts: every card and form that looks different. */
export const companyCases = (views: Views): Readonly<Record<string, () => Answer>> => ({
  company: () => views.company({ company: contoso, contacts: both, ...held }, now),
  'company-inactive': () =>
    views.company(
      { company: { ...contoso, status: 'Inactive' }, contacts: { rows: [megan], unreadable: 0 }, ...held },
      now,
    ),
  'company-inactive-complete': () =>
    views.company({ company: { ...contoso, status: 'Inactive' }, contacts: both, ...nothing }, now),
  'company-deleted': () =>
    views.company({ company: { ...contoso, status: 'Deleted' }, contacts: both, ...nothing }, now),
  'company-unknowns': () =>
    views.company(
      {
        company: unknowns,
        contacts: null,
        totals: { subscriptions: 2, seats: 3, monthly: [] },
        nextRenewal: null,
        asOf: now,
      },
      now,
    ),
  'company-created': () =>
    views.company(
      {
        company: { ...contoso, name: 'Tailspin Toys', status: 'Inactive' },
        contacts: { rows: [], unreadable: 0 },
        ...nothing,
        done: [
          { text: 'Created at Pax8.', tone: 'good' },
          {
            text: 'Its contact was not added. Pax8: Invalid Contact; email: Invalid email address. Put right what Pax8 says and ask again. Contacts has a form for it.',
            tone: 'attention',
          },
        ],
      },
      now,
    ),
  'company-worst-names': () =>
    views.company(
      {
        company: worstCompany,
        contacts: { rows: [worstContact(0), { ...worstContact(1), roles: megan.roles }], unreadable: 2 },
        totals: {
          subscriptions: 5,
          seats: 40,
          monthly: [usd('912.40'), { amount: '7.10', currency: worst }],
        },
        nextRenewal: manyDays(400),
        asOf: now,
        done: [{ text: worst, tone: 'warning' }],
      },
      now,
    ),
  'company-form-new': () =>
    views.companyForm({
      company: null,
      inputs: emptyCompany('Tailspin Toys'),
      contact: emptyContact(contactTypes),
      ...form,
      basedOn: '',
    }),
  'company-form-new-problems': () =>
    views.companyForm({
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
        'Country must be a code of two letters, as US, GB or DE.',
        'Website must be an address that begins with https://.',
        'E-mail is no e-mail address.',
      ],
    }),
  'company-form-edit': () => views.companyForm({ company: contoso, inputs, contact: null, ...form }),
  'company-form-edit-unknowns': () =>
    views.companyForm({ company: unknowns, inputs: inputsOfCompany(unknowns), contact: null, ...form }),
  'company-form-edit-problems': () =>
    views.companyForm({
      company: worstCompany,
      inputs: { ...inputsOfCompany(worstCompany), phone: '' },
      contact: null,
      ...form,
      problems: ['Phone must be given.', worst],
    }),
  contacts: () => views.contacts({ ...listed, contacts: [megan, adele] }),
  'contacts-missing': () =>
    views.contacts({
      ...listed,
      contacts: [megan, nobody],
      done: [{ text: 'Adele Vance was removed at Pax8.', tone: 'good' }],
    }),
  'contacts-none': () => views.contacts({ ...listed, contacts: [] }),
  'contacts-page-2': () =>
    views.contacts({
      ...listed,
      page: 1,
      contacts: Array.from({ length: 13 }, (_, n) => ({
        ...adele,
        id: `a-${n}`,
        lastName: `Vance ${n + 1}`,
      })),
      unreadable: 1,
    }),
  'contacts-worst-names': () =>
    views.contacts({
      ...listed,
      company: worstCompany,
      say: `contacts ${worst}`,
      contacts: Array.from({ length: 12 }, (_, n) => worstContact(n)),
      done: [{ text: worst, tone: 'attention' }],
    }),
  'contact-form-new': () =>
    views.contactForm({
      company: contoso,
      contactId: null,
      inputs: emptyContact(['Billing']),
      ...form,
      basedOn: '',
    }),
  'contact-form-edit': () =>
    views.contactForm({ company: contoso, contactId: megan.id, inputs: filled, ...form }),
  'contact-form-problems': () =>
    views.contactForm({
      company: worstCompany,
      contactId: megan.id,
      inputs: { ...filled, firstName: worst, email: 'megan', types: '', primaries: 'Admin,Billing' },
      ...form,
      problems: ['E-mail is no e-mail address.'],
    }),
  'contact-remove': () =>
    views.removeContact({ company: contoso, contact: megan, contacts: [megan, adele], formId: form.formId }),
  'contact-remove-safe': () =>
    views.removeContact({
      company: worstCompany,
      contact: { ...worstContact(1), roles: [] },
      contacts: [megan, adele],
      formId: form.formId,
    }),
});

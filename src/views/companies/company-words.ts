import type { ChangedPart, CompanyInputs, CompanyProblem } from '../../core/companies/company-form.ts';
import { type ContactInputs, type ContactProblem, contactName } from '../../core/companies/contact-form.ts';

/** How the inputs of a company and of a contact are called. */
export const inputLabels: Readonly<Record<keyof CompanyInputs | keyof ContactInputs, string>> = {
  name: 'Name',
  street: 'Street',
  street2: 'Street, second line',
  city: 'City',
  stateOrProvince: 'State or province',
  postalCode: 'Postal code',
  country: 'Country',
  phone: 'Phone',
  website: 'Website',
  billOnBehalfOfEnabled: 'Pax8 bills the company',
  selfServiceAllowed: 'The company may place its own orders',
  orderApprovalRequired: 'Its own orders need approval',
  firstName: 'First name',
  lastName: 'Last name',
  email: 'E-mail',
  contactPhone: 'Phone of the contact',
  types: 'Contact for',
  primaries: 'Primary contact for',
};

/** What is wrong with a form, in a sentence of plain text. */
export const formProblem = (problem: CompanyProblem | ContactProblem): string => {
  if (problem.kind === 'no-type') return 'Choose from Admin, Billing and Technical.';
  const label = inputLabels[problem.field];
  switch (problem.kind) {
    case 'missing':
      return `${label} is missing.`;
    case 'too-long':
      return `${label} can have at most ${problem.longest} characters.`;
    case 'no-email':
      return `${label} is not an e-mail address.`;
    case 'no-phone':
      return `${label} is not a phone number.`;
    case 'no-website':
      return `${label} must start with https://.`;
    case 'no-country':
      return `${label} must be a two-letter code such as US, GB or DE.`;
    case 'no-choice':
      return `${label}: choose yes or no.`;
  }
};

const parts: Readonly<Record<ChangedPart, string>> = {
  name: 'name',
  address: 'address',
  phone: 'phone',
  website: 'website',
  'who-bills': 'who bills',
  'self-service': 'self-service',
  'order-approval': 'order approval',
};
export const partsText = (changed: readonly ChangedPart[]): string =>
  changed.map((part) => parts[part]).join(', ');

/** Not escaped. */
export const contactText = (contact: Parameters<typeof contactName>[0]): string =>
  contactName(contact) ?? 'A contact without a name';

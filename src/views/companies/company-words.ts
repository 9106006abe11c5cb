import type { ChangedPart, CompanyInputs, CompanyProblem } from '../../core/companies/company-form.ts';
import { type ContactInputs, type ContactProblem, contactName } from '../../core/companies/contact-form.ts';
import { msg, t, texts } from '../texts/t.ts';

/** The labels of a company's and a contact's inputs. */
export const inputLabels: Readonly<Record<keyof CompanyInputs | keyof ContactInputs, string>> = texts({
  name: msg`Name`,
  street: msg`Street`,
  street2: msg`Street, second line`,
  city: msg`City`,
  stateOrProvince: msg`State or province`,
  postalCode: msg`Postal code`,
  country: msg`Country`,
  phone: msg`Phone`,
  website: msg`Website`,
  billOnBehalfOfEnabled: msg`Pax8 bills the company`,
  selfServiceAllowed: msg`The company may place its own orders`,
  orderApprovalRequired: msg`Its own orders need approval`,
  firstName: msg`First name`,
  lastName: msg`Last name`,
  email: msg`E-mail`,
  contactPhone: msg`Phone of the contact`,
  types: msg`Contact for`,
  primaries: msg`Primary contact for`,
});

/** What is wrong with a form, in a sentence of plain text. */
export const formProblem = (problem: CompanyProblem | ContactProblem): string => {
  if (problem.kind === 'no-type') return t`Choose from Admin, Billing and Technical.`;
  const label = inputLabels[problem.field];
  switch (problem.kind) {
    case 'missing':
      return t`${label} is missing.`;
    case 'too-long':
      return t`${label} can have at most ${problem.longest} characters.`;
    case 'no-email':
      return t`${label} is not an e-mail address.`;
    case 'no-phone':
      return t`${label} is not a phone number.`;
    case 'no-website':
      return t`${label} must start with https://.`;
    case 'no-country':
      return t`${label} must be a two-letter code such as US, GB or DE.`;
    case 'no-choice':
      return t`${label}: choose yes or no.`;
  }
};

const parts: Readonly<Record<ChangedPart, string>> = texts({
  name: msg`name`,
  address: msg`address`,
  phone: msg`phone`,
  website: msg`website`,
  'who-bills': msg`who bills`,
  'self-service': msg`self-service`,
  'order-approval': msg`order approval`,
});
export const partsText = (changed: readonly ChangedPart[]): string =>
  changed.map((part) => parts[part]).join(', ');

/** Not escaped. */
export const contactText = (contact: Parameters<typeof contactName>[0]): string =>
  contactName(contact) ?? t`A contact without a name`;

import type { SimCompany, SimContact } from '../model.ts';
import { fixedId } from './ids.ts';

const people = [
  ['Megan', 'Bowen'],
  ['Adele', 'Vance'],
  ['Alex', 'Wilber'],
  ['Diego', 'Siciliani'],
  ['Lynne', 'Robbins'],
  ['Patti', 'Fernandez'],
] as const;

const contact = (company: SimCompany, n: number, types: SimContact['types']): SimContact => {
  const { id: companyId, website, updatedDate } = company;
  const [firstName, lastName] =
    people[(Number.parseInt(companyId.slice(0, 2), 16) + n) % people.length] ?? people[0];
  const domain = URL.canParse(website) ? new URL(website).hostname : 'example.com';
  return {
    id: fixedId(`contact of ${companyId}`, n),
    firstName,
    lastName,
    email: `${firstName}.${lastName}@${domain}`.toLowerCase(),
    phone: company.phone,
    createdDate: updatedDate,
    types,
  };
};

/** Two people, one of them for billing. An Inactive company has no billing contact, which is why it is Inactive. */
export const contactsFor = (company: SimCompany): SimContact[] => {
  const first = contact(company, 1, [
    { type: 'Admin', primary: true },
    { type: 'Technical', primary: true },
  ]);
  const billing = contact(company, 2, [
    { type: 'Billing', primary: true },
    { type: 'Technical', primary: false },
  ]);
  return company.status === 'Inactive' ? [first] : [first, billing];
};

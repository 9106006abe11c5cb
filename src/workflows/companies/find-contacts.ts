import { lacksContact, mayLackContact } from '../../core/companies/company-where.ts';
import { type FoundContact, isCalled } from '../../core/companies/contact-names.ts';
import type { ContactType } from '../../core/marketplace/contacts.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { Context } from '../context.ts';

/** Pax8 lists contacts company by company: with more companies than this, none are read for one answer. */
const mostCompanies = 100;

type Pax8 = Pick<Context, 'marketplace'>;

/** The companies without a primary contact; `unread`: whose contacts were too many, or could not be read. */
export const withoutPrimary = async (
  { marketplace }: Pax8,
  companies: readonly Company[],
  type: ContactType | 'any',
): Promise<Readonly<{ companies: readonly Company[]; unread: number }>> => {
  const open = companies.filter(mayLackContact);
  const read = await Promise.all(
    open.slice(0, mostCompanies).map(async (company) => {
      const { rows, unreadable } = await marketplace.contacts(company.id, 'person');
      return { company, unread: unreadable > 0, lacks: lacksContact(rows, type) };
    }),
  );
  return {
    companies: read.flatMap(({ company, unread, lacks }) => (lacks && !unread ? [company] : [])),
    unread: read.filter(({ unread }) => unread).length + Math.max(0, open.length - mostCompanies),
  };
};

/** Contacts of that name in all companies; null when there are too many companies to look. */
export const contactsCalled = async (
  { marketplace }: Pax8,
  companies: readonly Company[],
  text: string,
): Promise<readonly FoundContact[] | null> => {
  if (companies.length > mostCompanies) return null;
  const read = await Promise.all(
    companies.map(async (company) => {
      const { rows } = await marketplace.contacts(company.id, 'person');
      return rows.flatMap((contact) => (isCalled(contact, text) ? [{ company, contact }] : []));
    }),
  );
  return read.flat();
};

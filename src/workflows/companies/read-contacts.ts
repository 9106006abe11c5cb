import type { CompanyDetails } from '../../core/marketplace/company-details.ts';
import type { Contact } from '../../core/marketplace/contacts.ts';
import type { Context } from '../context.ts';

/** Reads a company and its contacts. Returns null when Pax8 has no such company; throws Pax8's errors. */
export const readContacts = async (
  { marketplace }: Pick<Context, 'marketplace'>,
  companyId: string,
): Promise<Readonly<{ company: CompanyDetails; contacts: readonly Contact[] }> | null> => {
  const [company, contacts] = await Promise.all([
    marketplace.companyDetails(companyId, 'person'),
    // If there is no company, say that, and not that its contacts could not be read.
    marketplace.contacts(companyId, 'person').catch((thrown: unknown) => ({ thrown })),
  ]);
  if (company === null) return null;
  if ('thrown' in contacts) throw contacts.thrown;
  return { company, contacts: contacts.rows };
};

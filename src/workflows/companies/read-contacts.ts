import type { CompanyDetails } from '../../core/marketplace/company-details.ts';
import type { Contact } from '../../core/marketplace/contacts.ts';
import type { Context } from '../context.ts';

/** A company and its contacts as Pax8 has them now, read at once; null: Pax8 has no such company. Throws what Pax8 threw. */
export const readContacts = async (
  { marketplace }: Pick<Context, 'marketplace'>,
  companyId: string,
): Promise<Readonly<{ company: CompanyDetails; contacts: readonly Contact[] }> | null> => {
  const [company, contacts] = await Promise.all([
    marketplace.companyDetails(companyId, 'person'),
    // Where there is no company, that is the answer, and not that it has no contacts.
    marketplace.contacts(companyId, 'person').catch((thrown: unknown) => ({ thrown })),
  ]);
  if (company === null) return null;
  if ('thrown' in contacts) throw contacts.thrown;
  return { company, contacts: contacts.rows };
};

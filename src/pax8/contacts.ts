import { showsContact } from '../core/companies/contact-form.ts';
import type { Contact, ContactForm } from '../core/marketplace/contacts.ts';
import type { Urgency } from '../core/marketplace/marketplace.ts';
import type { Rows } from '../core/marketplace/records.ts';
import type { Written } from '../core/marketplace/written.ts';
import type { Client } from './client.ts';
import { readAllPages } from './pages.ts';
import { readOne } from './read-one.ts';
import { withIds } from './routes.ts';
import { readContact } from './wire-companies.ts';
import { showing, withoutBody, write } from './writing.ts';

const listPath = '/companies/{companyId}/contacts';
const recordPath = `${listPath}/{id}`;
export const contacts = async (
  client: Client,
  concurrency: number,
  companyId: string,
  urgency: Urgency,
): Promise<Rows<Contact>> =>
  readAllPages({
    client,
    call: withIds('GET', listPath, { companyId }),
    urgency,
    concurrency,
    read: readContact,
  });

export const contact = (
  client: Client,
  companyId: string,
  id: string,
  urgency: Urgency,
): Promise<Contact | null> =>
  readOne(client, () => withIds('GET', recordPath, { companyId, id }), urgency, readContact);

export const createContact = (
  client: Client,
  companyId: string,
  form: ContactForm,
): Promise<Written<Contact>> =>
  write(
    client,
    () => ({ ...withIds('POST', listPath, { companyId }), body: bodyOfContact(form) }),
    showing(readContact, (shown) => showsContact(shown, form)),
    'contacts',
  );

export const replaceContact = (
  client: Client,
  companyId: string,
  id: string,
  form: ContactForm,
): Promise<Written<Contact>> =>
  write(
    client,
    () => ({ ...withIds('PUT', recordPath, { companyId, id }), body: bodyOfContact(form) }),
    showing(readContact, (shown) => shown.id === id && showsContact(shown, form)),
    'contacts',
  );

export const removeContact = (client: Client, companyId: string, id: string): Promise<Written<null>> =>
  write(client, () => withIds('DELETE', recordPath, { companyId, id }), withoutBody, 'contacts');

export const bodyOfContact = ({ firstName, lastName, email, phone, roles }: ContactForm) => ({
  firstName,
  lastName,
  email,
  phone,
  types: roles.map(({ type, primary }) => ({ type, primary })),
});

import type { Contact, ContactForm } from '../core/marketplace/contacts.ts';
import type { Urgency } from '../core/marketplace/marketplace.ts';
import type { Rows } from '../core/marketplace/records.ts';
import type { Written } from '../core/marketplace/written.ts';
import type { Client } from './client.ts';
import { readOne } from './one.ts';
import { readAllPages } from './pages.ts';
import { withIds } from './routes.ts';
import { readContact } from './wire-companies.ts';
import { nothing, write } from './writing.ts';

const all = '/companies/{companyId}/contacts';
const one = `${all}/{id}`;
const look = "look at the company's contacts before you ask again.";

export const contacts = async (
  client: Client,
  concurrency: number,
  companyId: string,
  urgency: Urgency,
): Promise<Rows<Contact>> =>
  readAllPages({ client, call: withIds('GET', all, { companyId }), urgency, concurrency, read: readContact });

export const contact = (
  client: Client,
  companyId: string,
  id: string,
  urgency: Urgency,
): Promise<Contact | null> =>
  readOne(client, () => withIds('GET', one, { companyId, id }), urgency, readContact);

export const createContact = (
  client: Client,
  companyId: string,
  form: ContactForm,
): Promise<Written<Contact>> =>
  write(
    client,
    () => ({ ...withIds('POST', all, { companyId }), body: bodyOfContact(form) }),
    readContact,
    look,
  );

export const replaceContact = (
  client: Client,
  companyId: string,
  id: string,
  form: ContactForm,
): Promise<Written<Contact>> =>
  write(
    client,
    () => ({ ...withIds('PUT', one, { companyId, id }), body: bodyOfContact(form) }),
    readContact,
    look,
  );

export const removeContact = (client: Client, companyId: string, id: string): Promise<Written<null>> =>
  write(client, () => withIds('DELETE', one, { companyId, id }), nothing, look);

export const bodyOfContact = ({ firstName, lastName, email, phone, roles }: ContactForm) => ({
  firstName,
  lastName,
  email,
  phone,
  types: roles.map(({ type, primary }) => ({ type, primary })),
});

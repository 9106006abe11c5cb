import { contactName, showsContact } from '../../core/companies/contact-form.ts';
import type { Contact, ContactForm } from '../../core/marketplace/contacts.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { Context } from '../context.ts';
import { type Sent, type Wrote, writeOnce } from './write-once.ts';

type Of = Pick<Company, 'id' | 'name'>;

const factsOf = (company: Of, contact: Pick<Contact, 'firstName' | 'lastName' | 'email' | 'roles'>) => ({
  company: company.name,
  contact: contactName(contact),
  email: contact.email,
  roles: contact.roles.map(({ type, primary }) => (primary ? `${type} (primary)` : type)),
});

const events = { add: 'contact.added', change: 'contact.changed', remove: 'contact.removed' } as const;

/** Makes one write of a contact, once. */
const write = <T>(
  context: Context,
  sent: Sent,
  company: Of,
  verb: keyof typeof events,
  what: Pick<Parameters<typeof writeOnce<T>>[2], 'facts' | 'send' | 'settles' | 'look'>,
): Promise<Wrote<T>> =>
  writeOnce<T>(context, sent, {
    ...what,
    event: `contact.${verb}`,
    done: events[verb],
    companyId: company.id,
  });

/** Adds a contact once. An unknown outcome is settled by looking for a new contact. */
export const addContact = async (
  context: Context,
  sent: Sent,
  company: Of,
  form: ContactForm,
): Promise<Wrote<Contact>> => {
  const { marketplace } = context;
  const read = async () => (await marketplace.contacts(company.id, 'person')).rows;
  const before = new Set((await read()).map(({ id }) => id));
  return write<Contact>(context, sent, company, 'add', {
    facts: factsOf(company, form),
    send: () => marketplace.createContact(company.id, form),
    settles: ({ id }) => !before.has(id),
    look: async () => {
      const found = (await read()).find((contact) => !before.has(contact.id) && showsContact(contact, form));
      return found === undefined ? null : { record: found };
    },
  });
};

/** Replaces a contact once. */
export const changeContact = (
  context: Context,
  sent: Sent,
  company: Of,
  contact: Contact,
  form: ContactForm,
): Promise<Wrote<Contact>> =>
  write<Contact>(context, sent, company, 'change', {
    facts: { ...factsOf(company, form), old: factsOf(company, contact) },
    send: () => context.marketplace.replaceContact(company.id, contact.id, form),
    settles: () => true,
    look: async () => {
      const read = await context.marketplace.contact(company.id, contact.id, 'person');
      return read !== null && showsContact(read, form) ? { record: read } : null;
    },
  });

/** Removes a contact once. Pax8 answers without a body, so it counts as done when the contact is gone. */
export const removeContact = (
  context: Context,
  sent: Sent,
  company: Of,
  contact: Contact,
): Promise<Wrote<null>> =>
  write<null>(context, sent, company, 'remove', {
    facts: factsOf(company, contact),
    send: () => context.marketplace.removeContact(company.id, contact.id),
    settles: () => false,
    look: async () => {
      const read = await context.marketplace.contact(company.id, contact.id, 'person');
      return read === null ? { record: null } : null;
    },
  });

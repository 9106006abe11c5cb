import { z } from 'zod';
import type { CompanyDetails } from '../../core/marketplace/company-details.ts';
import type { Contact } from '../../core/marketplace/contacts.ts';
import { contactFormAnswer, contactsAnswer } from '../../workflows/companies/company-answers.ts';
import { readContacts } from '../../workflows/companies/read-contacts.ts';
import type { Context } from '../../workflows/context.ts';
import type { Action, Press, Pressed } from '../pressing/action.ts';
import { gone, notApproverFor, notTheForm } from '../pressing/approver-for.ts';

const data = z.object({ id: z.string().min(1).max(64), contact: z.string().max(64).default('') });

type Found = Readonly<{ company: CompanyDetails; contacts: readonly Contact[]; contact: Contact | null }>;

/** A button beneath the contacts of a company, with all of it as Pax8 has it now. */
const onContacts = (
  verb: string,
  may: 'approver' | 'viewer',
  run: (context: Context, found: Found, press: Press) => Promise<Pressed> | Pressed,
): Action => ({
  verb,
  run: async (context, press) => {
    const parsed = data.safeParse(press.data);
    if (!parsed.success) return notTheForm(context, press);
    const { id, contact } = parsed.data;
    const denied = may === 'approver' ? await notApproverFor(context, press, id) : null;
    if (denied !== null) return denied;
    const read = await readContacts(context, id);
    if (read === null) return gone(context, press);
    const found = read.contacts.find((one) => one.id === contact) ?? null;
    return run(context, { ...read, contact: found }, press);
  },
});

const choose: Pressed = { toast: 'Choose a contact first; one that is no longer there cannot be chosen.' };

export const showContacts = onContacts('show-contacts', 'viewer', (context, { company }) =>
  contactsAnswer(context, company),
);

export const newContact = onContacts('new-contact', 'approver', (context, { company, contacts }) =>
  contactFormAnswer(context, company, null, contacts),
);

export const editContact = onContacts(
  'edit-contact',
  'approver',
  (context, { company, contacts, contact }) =>
    contact === null ? choose : contactFormAnswer(context, company, contact, contacts),
);

export const askRemoveContact = onContacts(
  'ask-remove-contact',
  'approver',
  (context, { company, contacts, contact }) =>
    contact === null
      ? choose
      : context.views.removeContact({ company, contact, contacts, formId: context.newId() }),
);

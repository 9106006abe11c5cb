import { z } from 'zod';
import type { CompanyDetails } from '../../core/marketplace/company-details.ts';
import type { Contact } from '../../core/marketplace/contacts.ts';
import { removeContactCard } from '../../views/companies/contacts.ts';
import { toast } from '../../views/kit/toasts.ts';
import { contactFormAnswer, contactsAnswer } from '../../workflows/companies/company-answers.ts';
import { readContacts } from '../../workflows/companies/read-contacts.ts';
import type { Context } from '../../workflows/context.ts';
import type { Action, Press, Pressed } from '../pressing/action.ts';
import { gone, notApproverFor, notTheForm, notViewerFor } from '../pressing/approver-for.ts';

const data = z.object({ id: z.string().min(1).max(64), contact: z.string().max(64).default('') });

type Found = Readonly<{ company: CompanyDetails; contacts: readonly Contact[]; contact: Contact | null }>;

/** A button below a company's contacts, with a fresh read of all of them. */
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
    const denied = await (may === 'approver' ? notApproverFor : notViewerFor)(context, press, id);
    if (denied !== null) return denied;
    const read = await readContacts(context, id);
    if (read === null) return gone(context, press);
    const found = read.contacts.find((candidate) => candidate.id === contact) ?? null;
    return run(context, { ...read, contact: found }, press);
  },
});

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
    contact === null ? toast('choose-contact') : contactFormAnswer(context, company, contact, contacts),
);

export const askRemoveContact = onContacts(
  'ask-remove-contact',
  'approver',
  (context, { company, contacts, contact }) =>
    contact === null
      ? toast('choose-contact')
      : context.answer(removeContactCard({ company, contact, contacts, formId: context.newId() })),
);

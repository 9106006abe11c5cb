import {
  type ContactInputs,
  contactFields,
  contactName,
  inputsOfContact,
  isContact,
  readContactInputs,
} from '../../core/companies/contact-form.ts';
import { inputText } from '../../views/kit/record-form.ts';
import { basisOf, contactFormAnswer, contactsAnswer } from '../../workflows/companies/company-answers.ts';
import { readContacts } from '../../workflows/companies/read-contacts.ts';
import {
  addContact,
  changeContact,
  removeContact as remove,
} from '../../workflows/companies/write-contact.ts';
import type { Wrote } from '../../workflows/companies/write-once.ts';
import type { Context } from '../../workflows/context.ts';
import type { Action, Press, Pressed } from '../pressing/action.ts';
import { gone, notApproverFor, notTheForm, refusalOf, sentAlready } from '../pressing/approver-for.ts';
import { formIds, inputsOf } from '../pressing/form-input.ts';

const data = formIds.extend(inputsOf(contactFields).shape);

const meanwhile =
  'This contact has been changed since the form was opened. This is what holds now; nothing of yours was saved.';

/** Everything as it is at Pax8 now; null: the company, or the contact that was named, is not there. */
const found = async (context: Context, id: string, contactId: string) => {
  const [read, contact] = await Promise.all([
    readContacts(context, id),
    contactId === '' ? null : context.marketplace.contact(id, contactId, 'person'),
  ]);
  return read === null ? null : { ...read, contact };
};

const sentBy = ({ person, conversation }: Press, formId: string) => ({ person, conversation, formId });

/** Adds or changes the contact of the form, once. */
export const saveContact: Action = {
  verb: 'save-contact',
  run: async (context, press) => {
    const parsed = data.safeParse(press.data);
    if (!parsed.success || parsed.data.id === '') return notTheForm(context, press);
    const { id, contact: contactId, form, basedOn, ...typed } = parsed.data;
    const denied = await notApproverFor(context, press, id);
    if (denied !== null) return denied;
    const all = await found(context, id, contactId);
    if (all === null || (contactId !== '' && all.contact === null)) return gone(context, press);
    const { company, contacts, contact } = all;
    const again = (problems: readonly string[], inputs: ContactInputs = typed) =>
      contactFormAnswer(context, company, contact, contacts, { inputs, problems });
    if (contact !== null && basisOf(inputsOfContact(contact)) !== basedOn)
      return again([meanwhile], inputsOfContact(contact));
    const read = readContactInputs(typed, contact, inputText);
    if (read.kind === 'bad') return again(read.problems);
    const name = contactName(read.contact);
    if (contact !== null && isContact(contact, read.contact))
      return contactsAnswer(context, company, {
        done: [{ text: `Nothing of ${name} was changed.`, tone: 'warning' }],
      });
    const sent = sentBy(press, form);
    const wrote: Wrote<unknown> =
      contact === null
        ? await addContact(context, sent, company, read.contact)
        : await changeContact(context, sent, company, contact, read.contact);
    return wrote.kind === 'refused' || wrote.kind === 'not-sent'
      ? again([refusalOf(wrote)])
      : shown(context, company, wrote, `${name} was ${contact === null ? 'added' : 'saved'} at Pax8.`);
  },
};

/** Removes a contact, once; who asked for it has been told what follows. */
export const removeContact: Action = {
  verb: 'remove-contact',
  run: async (context, press) => {
    const parsed = formIds.safeParse(press.data);
    if (!parsed.success || parsed.data.id === '' || parsed.data.contact === '')
      return notTheForm(context, press);
    const { id, contact: contactId, form } = parsed.data;
    const denied = await notApproverFor(context, press, id);
    if (denied !== null) return denied;
    const all = await found(context, id, contactId);
    if (all === null) return gone(context, press);
    const { company, contact } = all;
    if (contact === null)
      return contactsAnswer(context, company, {
        done: [{ text: 'This contact is not there any more.', tone: 'warning' }],
      });
    const wrote = await remove(context, sentBy(press, form), company, contact);
    return shown(context, company, wrote, `${contactName(contact)} was removed at Pax8.`);
  },
};

const shown = async (
  context: Context,
  company: Readonly<{ id: string; name: string }>,
  wrote: Wrote<unknown>,
  text: string,
): Promise<Pressed> => {
  switch (wrote.kind) {
    case 'taken':
      return sentAlready;
    case 'done':
      return contactsAnswer(context, company, { done: [{ text, tone: 'good' }] });
    case 'unclear':
      return contactsAnswer(context, company, { done: [{ text: wrote.forPeople, tone: 'warning' }] });
    case 'refused':
    case 'not-sent':
      return contactsAnswer(context, company, { done: [{ text: refusalOf(wrote), tone: 'attention' }] });
  }
};

import {
  type ContactInputs,
  contactFields,
  inputsOfContact,
  isContact,
  readContactInputs,
} from '../../core/companies/contact-form.ts';
import { contactText, formProblem } from '../../views/companies/company-words.ts';
import {
  type ContactWrite,
  contactGoneLine,
  contactSameLine,
  contactWrittenLine,
  refusalText,
} from '../../views/companies/company-writes.ts';
import { changedMeanwhile } from '../../views/kit/form-problems.ts';
import { inputText } from '../../views/kit/record-form.ts';
import { toast } from '../../views/kit/toasts.ts';
import { basisOf, contactFormAnswer, contactsAnswer } from '../../workflows/companies/company-answers.ts';
import { readCompany } from '../../workflows/companies/read-company.ts';
import { readContacts } from '../../workflows/companies/read-contacts.ts';
import {
  addContact,
  changeContact,
  removeContact as remove,
} from '../../workflows/companies/write-contact.ts';
import type { Wrote } from '../../workflows/companies/write-once.ts';
import type { Context } from '../../workflows/context.ts';
import type { Action, Press, Pressed } from '../pressing/action.ts';
import { gone, notApproverFor, notTheForm } from '../pressing/approver-for.ts';
import { formIds, inputsOf } from '../pressing/form-input.ts';

const data = formIds.extend(inputsOf(contactFields).shape);

/** A fresh read of everything; null when the company does not exist. `contact` is null when that does not. */
const found = async (context: Context, id: string, contactId: string) => {
  const [read, contact] = await Promise.all([
    readContacts(context, id),
    contactId === '' ? null : context.marketplace.contact(id, contactId, 'person'),
  ]);
  return read === null ? null : { ...read, contact };
};

const sentBy = ({ person, conversation }: Press, formId: string) => ({ person, conversation, formId });

/** Adds or changes the form's contact once. */
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
      return again([changedMeanwhile('contact')], inputsOfContact(contact));
    const read = readContactInputs(typed, contact, inputText);
    if (read.kind === 'bad') return again(read.problems.map(formProblem));
    const name = contactText(read.contact);
    if (contact !== null && isContact(contact, read.contact))
      return contactsAnswer(context, company, { done: [contactSameLine(name)] });
    const sent = sentBy(press, form);
    const wrote: Wrote<unknown> =
      contact === null
        ? await addContact(context, sent, company, read.contact)
        : await changeContact(context, sent, company, contact, read.contact);
    return wrote.kind === 'refused' || wrote.kind === 'not-sent'
      ? again([refusalText(wrote)])
      : shown(context, company, wrote, { name, verb: contact === null ? 'added' : 'saved' });
  },
};

/** Removes a contact once; the person has been told the consequences. */
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
    if (contact === null) return contactsAnswer(context, company, { done: [contactGoneLine()] });
    const wrote = await remove(context, sentBy(press, form), company, contact);
    return shown(context, company, wrote, { name: contactText(contact), verb: 'removed' });
  },
};

/** Contacts decide whether a company is Active. */
const shown = async (
  context: Context,
  company: Readonly<{ id: string; name: string }>,
  wrote: Wrote<unknown>,
  write: ContactWrite,
): Promise<Pressed> => {
  if (wrote.kind === 'taken') return toast('form-sent-already');
  context.later('the status of a company in look-ups', readCompany(context, company.id));
  return contactsAnswer(context, company, { done: [contactWrittenLine(write, wrote)] });
};

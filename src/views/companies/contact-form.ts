import { type ContactInputs, contactLines } from '../../core/companies/contact-form.ts';
import { contactTypes } from '../../core/marketplace/contacts.ts';
import { escapeText } from '../kit/escape.ts';
import type { Plan } from '../kit/plan.ts';
import { type FormField, recordForm } from '../kit/record-form.ts';

const types = contactTypes.map((type) => ({ title: type, value: type }));
const styles = { firstName: 'text', lastName: 'text', email: 'email', contactPhone: 'tel' } as const;
type Line = keyof typeof contactLines;

/** The inputs of a contact, as they stand in its own form and in that of a new company. */
export const contactGroup = (inputs: ContactInputs, heading: string, hint: string, required: boolean) => {
  const line = (field: Line): FormField => {
    const { label, longest } = contactLines[field];
    return {
      id: field,
      kind: 'line',
      label,
      error: `${label}: ${longest} characters at most`,
      longest,
      style: styles[field],
      required,
      value: inputs[field],
    };
  };
  const list = (id: 'types' | 'primaries', label: string): FormField => ({
    id,
    kind: 'multi',
    label,
    error: 'Choose among Admin, Billing and Technical',
    required: false,
    value: inputs[id],
    choices: types,
  });
  return {
    heading,
    hint,
    fields: [
      ...(['firstName', 'lastName', 'email', 'contactPhone'] as const).map(line),
      list('types', 'Contact for'),
      list('primaries', 'Primary contact for'),
    ],
  };
};

export type ContactFormInput = Readonly<{
  company: Readonly<{ id: string; name: string }>;
  /** null: a new one. */
  contactId: string | null;
  inputs: ContactInputs;
  formId: string;
  basedOn: string;
  /** Why it was not saved, in plain text. */
  problems: readonly string[];
}>;

export const contactForm = (input: ContactFormInput): Plan => {
  const { company, contactId, inputs, formId, basedOn, problems } = input;
  const isNew = contactId === null;
  return recordForm({
    title: `${isNew ? 'New contact' : 'Contact'} · ${escapeText(company.name)}`,
    state: problems.length > 0 ? 'Not saved' : '',
    colour: problems.length > 0 ? 'Attention' : 'Default',
    sentence:
      problems.length > 0
        ? 'Correct it below, and press again.'
        : 'It is written to Pax8 when you press the button.',
    problems,
    groups: [
      contactGroup(
        inputs,
        '',
        'For each type one contact is primary: who is made primary here takes it over. Without one for each the company cannot order.',
        true,
      ),
    ],
    save: {
      title: isNew ? 'Add' : 'Save',
      verb: 'save-contact',
      id: company.id,
      contact: contactId ?? '',
      form: formId,
      basedOn,
    },
    suggestions: [{ title: 'Contacts', say: `contacts ${company.name}` }],
  });
};

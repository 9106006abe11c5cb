import { type ContactInputs, contactLines } from '../../core/companies/contact-form.ts';
import { contactTypes } from '../../core/marketplace/contacts.ts';
import { escapeText } from '../kit/escape.ts';
import { pax8Word } from '../kit/pax8-words.ts';
import type { Plan } from '../kit/plan.ts';
import { type FormField, recordForm } from '../kit/record-form.ts';
import { t } from '../texts/t.ts';
import { inputLabels } from './company-words.ts';

const types = () => contactTypes.map((type) => ({ title: pax8Word(type), value: type }));
const styles = { firstName: 'text', lastName: 'text', email: 'email', contactPhone: 'tel' } as const;
type Line = keyof typeof contactLines;

/** The inputs of a contact, for its own form and the form of a new company. */
export const contactGroup = (inputs: ContactInputs, heading: string, hint: string) => {
  const line = (field: Line): FormField => {
    const { longest } = contactLines[field];
    const label = inputLabels[field];
    return {
      id: field,
      kind: 'line',
      label,
      error: t`${label}: at most ${longest} characters`,
      longest,
      style: styles[field],
      required: true,
      value: inputs[field],
    };
  };
  const list = (id: 'types' | 'primaries'): FormField => ({
    id,
    kind: 'multi',
    label: inputLabels[id],
    error: t`Choose from Admin, Billing and Technical`,
    required: false,
    value: inputs[id],
    choices: types(),
  });
  return {
    heading,
    hint,
    fields: [
      ...(['firstName', 'lastName', 'email', 'contactPhone'] as const).map(line),
      list('types'),
      list('primaries'),
    ],
  };
};

export type ContactFormInput = Readonly<{
  company: Readonly<{ id: string; name: string }>;
  /** Null for a new contact. */
  contactId: string | null;
  inputs: ContactInputs;
  formId: string;
  basedOn: string;
  /** Why it was not saved, in plain text. */
  problems: readonly string[];
}>;

export const contactFormCard = (input: ContactFormInput): Plan => {
  const { company, contactId, inputs, formId, basedOn, problems } = input;
  const isNew = contactId === null;
  return recordForm({
    title: isNew ? t`New contact · ${escapeText(company.name)}` : t`Contact · ${escapeText(company.name)}`,
    state: problems.length > 0 ? t`Not saved` : '',
    colour: problems.length > 0 ? 'Attention' : 'Default',
    sentence:
      problems.length > 0
        ? t`Correct it below and try again.`
        : isNew
          ? t`Press Add to save it at Pax8.`
          : t`Press Save to save it at Pax8.`,
    problems,
    groups: [
      contactGroup(
        inputs,
        '',
        t`Each type has one primary contact. Making this one primary replaces the one before. Without a primary contact for each type, you cannot order for the company.`,
      ),
    ],
    save: {
      title: isNew ? t`Add` : t`Save`,
      verb: 'save-contact',
      id: company.id,
      contact: contactId ?? '',
      form: formId,
      basedOn,
    },
    suggestions: [{ title: t`Contacts`, say: `contacts ${company.name}` }],
  });
};

import { type CompanyInputs, companyFlags, companyLines } from '../../core/companies/company-form.ts';
import type { ContactInputs } from '../../core/companies/contact-form.ts';
import { escapeText } from '../kit/escape.ts';
import type { Plan } from '../kit/plan.ts';
import { type FormField, recordForm, yesOrNo } from '../kit/record-form.ts';
import { contactGroup } from './contact-form.ts';

export type CompanyFormInput = Readonly<{
  /** null: a new one. */
  company: Readonly<{ id: string; name: string }> | null;
  inputs: CompanyInputs;
  /** Of a new company: its primary contact. */
  contact: ContactInputs | null;
  formId: string;
  basedOn: string;
  /** Why it was not saved, in plain text. */
  problems: readonly string[];
}>;

type Line = keyof typeof companyLines;
const hints: Partial<Record<Line, string>> = {
  country: 'Two letters: US, GB, DE',
  phone: '+1 555 555 5555',
  website: 'https://www.example.com',
};
const styles: Partial<Record<Line, 'tel' | 'url'>> = { phone: 'tel', website: 'url' };

/** The form of a new company, or of one that is there. */
export const companyForm = (input: CompanyFormInput): Plan => {
  const { company, inputs, contact, formId, basedOn, problems } = input;
  const isNew = company === null;
  const line = (field: Line): FormField => {
    const { label, longest, required } = companyLines[field];
    return {
      id: field,
      kind: 'line',
      label,
      hint: hints[field] ?? '',
      error: `${label}: ${required ? 'needed, ' : ''}${longest} characters at most`,
      longest,
      style: styles[field] ?? 'text',
      // What Pax8 has no value for may stay without one.
      required: required && (isNew || inputs[field] !== ''),
      value: inputs[field],
    };
  };
  const flag = (field: keyof typeof companyFlags): FormField => ({
    id: field,
    kind: 'choice',
    label: companyFlags[field],
    error: 'Choose yes or no',
    required: isNew,
    value: inputs[field],
    choices: yesOrNo,
  });
  return recordForm({
    title: isNew ? 'New company' : `Edit · ${escapeText(company.name)}`,
    state: problems.length > 0 ? 'Not saved' : '',
    colour: problems.length > 0 ? 'Attention' : 'Default',
    sentence:
      problems.length > 0
        ? 'Correct it below, and press again.'
        : isNew
          ? 'It is created at Pax8 when you press Create. With a primary contact for all three types it is Active at once.'
          : 'Only what you change is sent to Pax8.',
    problems,
    groups: [
      { heading: 'Company', hint: '', fields: (['name', 'phone', 'website'] as const).map(line) },
      {
        heading: 'Address',
        hint: '',
        fields: (['street', 'street2', 'city', 'stateOrProvince', 'postalCode', 'country'] as const).map(
          line,
        ),
      },
      {
        heading: 'Billing and ordering',
        hint: '',
        fields: (['billOnBehalfOfEnabled', 'selfServiceAllowed', 'orderApprovalRequired'] as const).map(flag),
      },
      ...(contact === null
        ? []
        : [
            contactGroup(
              contact,
              'Primary contact',
              'Leave it empty to create the company without one: it stays Inactive, and nothing can be ordered for it.',
              false,
            ),
          ]),
    ],
    save: {
      title: isNew ? 'Create' : 'Save',
      verb: isNew ? 'create-company' : 'save-company',
      id: company?.id ?? '',
      contact: '',
      form: formId,
      basedOn,
    },
    suggestions: isNew
      ? [{ title: 'Companies', say: 'companies' }]
      : [{ title: 'Company', say: `company ${company.name}` }],
  });
};

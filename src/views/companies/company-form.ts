import { type CompanyInputs, companyLines } from '../../core/companies/company-form.ts';
import type { ContactInputs } from '../../core/companies/contact-form.ts';
import { escapeText } from '../kit/escape.ts';
import type { Plan } from '../kit/plan.ts';
import { type FormField, recordForm, yesOrNo } from '../kit/record-form.ts';
import { msg, t, texts } from '../texts/t.ts';
import { inputLabels } from './company-words.ts';
import { contactGroup } from './contact-form.ts';

export type CompanyFormInput = Readonly<{
  /** Null for a new company. */
  company: Readonly<{ id: string; name: string }> | null;
  inputs: CompanyInputs;
  /** The primary contact of a new company. */
  contact: ContactInputs | null;
  formId: string;
  basedOn: string;
  /** Why it was not saved, in plain text. */
  problems: readonly string[];
}>;

type Line = keyof typeof companyLines;
const hints: Partial<Record<Line, string>> = texts({
  country: msg`Two letters: US, GB, DE`,
  phone: '+1 555 555 5555',
  website: 'https://www.example.com',
});
const styles: Partial<Record<Line, 'tel' | 'url'>> = { phone: 'tel', website: 'url' };

/** The form for a new or an existing company. */
export const companyFormCard = (input: CompanyFormInput): Plan => {
  const { company, inputs, contact, formId, basedOn, problems } = input;
  const isNew = company === null;
  const line = (field: Line): FormField => {
    const { longest, required } = companyLines[field];
    const label = inputLabels[field];
    return {
      id: field,
      kind: 'line',
      label,
      hint: hints[field] ?? '',
      error: required
        ? t`${label}: required, at most ${longest} characters`
        : t`${label}: at most ${longest} characters`,
      longest,
      style: styles[field] ?? 'text',
      // A field that is empty at Pax8 may stay empty.
      required: required && (isNew || inputs[field] !== ''),
      value: inputs[field],
    };
  };
  const flag = (field: Exclude<keyof CompanyInputs, Line>): FormField => ({
    id: field,
    kind: 'choice',
    label: inputLabels[field],
    error: t`Choose yes or no`,
    required: isNew,
    value: inputs[field],
    choices: yesOrNo,
  });
  return recordForm({
    title: isNew ? t`New company` : t`Edit · ${escapeText(company.name)}`,
    state: problems.length > 0 ? t`Not saved` : '',
    colour: problems.length > 0 ? 'Attention' : 'Default',
    sentence:
      problems.length > 0
        ? t`Correct it below and try again.`
        : isNew
          ? t`Press Create to create it at Pax8. With a primary contact for all three types, it is Active at once.`
          : t`The bot sends Pax8 only what you change.`,
    problems,
    groups: [
      { heading: t`Company`, hint: '', fields: (['name', 'phone', 'website'] as const).map(line) },
      {
        heading: t`Address`,
        hint: '',
        fields: (['street', 'street2', 'city', 'stateOrProvince', 'postalCode', 'country'] as const).map(
          line,
        ),
      },
      {
        heading: t`Billing and ordering`,
        hint: '',
        fields: (['billOnBehalfOfEnabled', 'selfServiceAllowed', 'orderApprovalRequired'] as const).map(flag),
      },
      ...(contact === null
        ? []
        : [
            contactGroup(
              contact,
              t`Primary contact`,
              t`One contact can cover all three types. Without a primary contact for each, the company is Inactive: you cannot order for it.`,
            ),
          ]),
    ],
    save: {
      title: isNew ? t`Create` : t`Save`,
      verb: isNew ? 'create-company' : 'save-company',
      id: company?.id ?? '',
      contact: '',
      form: formId,
      basedOn,
    },
    suggestions: isNew
      ? [{ title: t`Companies`, say: 'companies' }]
      : [{ title: t`Company`, say: `company ${company.name}` }],
  });
};

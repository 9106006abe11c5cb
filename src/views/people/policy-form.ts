import { formOf, type PolicyField, type PolicyForm } from '../../core/rules/policy-form.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import type { Show } from '../kit/format.ts';
import type { Plan } from '../kit/plan.ts';
import { type PolicyInput, versionText } from './policy.ts';
import { versionFacts } from './policy-facts.ts';

export type PolicyFormInput = Omit<PolicyInput, 'saved'> &
  Readonly<{
    /** What was typed, to show again; null shows the current policy. */
    form: PolicyForm | null;
    /** Why it was not saved. */
    problems: readonly string[];
  }>;

type FieldKind = 'choice' | 'currency' | 'amount' | 'whole' | 'text';
type Field = Readonly<{
  id: PolicyField;
  kind: FieldKind;
  label: string;
  hint: string;
  /** What the client shows when the input is not valid. */
  error: string;
  min: number;
  max: number;
  required: boolean;
}>;

const whole = (id: PolicyField, label: string, min: number, max: number, required = false): Field => ({
  id,
  kind: 'whole',
  label,
  hint: required ? '' : 'no limit',
  error: `A whole number from ${min} to ${max.toLocaleString('en-US')}`,
  min,
  max,
  required,
});
const amount = (id: PolicyField, label: string): Field => ({
  id,
  kind: 'amount',
  label,
  hint: 'no limit',
  error: 'An amount above zero',
  min: 0.01,
  max: 999_999_999,
  required: false,
});
const names = (id: PolicyField, label: string, hint: string): Field => ({
  id,
  kind: 'text',
  label,
  hint,
  error: 'Names, separated by commas',
  min: 0,
  max: 1000,
  required: false,
});

const groups: readonly Readonly<{ heading: string; hint: string; fields: readonly Field[] }>[] = [
  {
    heading: 'When approval is needed',
    hint: 'With “only above a limit”, going above one limit is enough.',
    fields: [
      {
        id: 'approval',
        kind: 'choice',
        label: 'Approval',
        hint: '',
        error: 'Choose one',
        min: 0,
        max: 0,
        required: true,
      },
      {
        id: 'currency',
        kind: 'currency',
        label: 'Currency of all amounts',
        hint: '',
        error: 'Choose one',
        min: 0,
        max: 0,
        required: true,
      },
      amount('amount', 'Above this amount a month'),
      whole('share', 'Above this percentage of current seats', 1, 1000),
      { ...whole('quietDays', 'Always in the last days of a commitment', 0, 90), hint: '0' },
    ],
  },
  {
    heading: 'Always with approval',
    hint: 'Parts of names, separated by commas.',
    fields: [
      names('companies', 'Companies', 'Contoso, Fabrikam'),
      names('products', 'Products', 'E5, Copilot'),
      names('vendors', 'Vendors', 'Acronis'),
    ],
  },
  {
    heading: 'Two approvers and the ceiling',
    hint: 'Nobody can go above the ceiling, even with approval.',
    fields: [
      amount('twoAbove', 'Two approvers above this amount a month'),
      amount('ceilingAmount', 'Ceiling: amount a month per change'),
      whole('ceilingSeats', 'Ceiling: seats per subscription', 1, 100_000),
    ],
  },
  {
    heading: 'Limits against mistakes',
    hint: '',
    fields: [
      whole('seatsPerRequest', 'Seats in one request', 1, 10_000, true),
      whole('requestsPerHour', 'Requests per person and hour', 1, 1000, true),
    ],
  },
];

const approvalChoices = [
  { title: 'Every change needs approval', value: 'always' },
  { title: 'Only above a limit', value: 'above' },
];
const currencies = ['USD', 'EUR', 'GBP', 'CAD', 'AUD', 'NZD', 'CHF', 'SEK', 'NOK', 'DKK'];

/** The form to change the policy. Its inputs show the current policy, or what was typed when saving failed. */
export const policyFormCard = (
  { version, policy, history, approvalSelf, form, problems }: PolicyFormInput,
  show: Show,
): Plan => {
  const values = form ?? formOf(policy);
  const own = plainText(values.currency.toUpperCase(), 3);
  const known = currencies.includes(own);
  const filled = (field: Field) => {
    const text = values[field.id].trim();
    const numeric = field.kind === 'amount' || field.kind === 'whole';
    const fits = !numeric || Number.isFinite(Number(text.replace(',', '.') || Number.NaN));
    const has = text !== '' && fits;
    return {
      ...field,
      shape: `${numeric ? 'number' : field.kind}${has && field.kind !== 'choice' && field.kind !== 'currency' ? '-filled' : ''}`,
      value: !has ? '' : numeric ? Number(text.replace(',', '.')) : plainText(text, 1000),
    };
  };
  return {
    template: 'policy-form',
    filling: {
      speak: problems.length > 0 ? 'The policy was not saved.' : 'The policy for seat changes, to change.',
      title: 'Policy',
      state: versionText(version),
      problems: problems.slice(0, 8).map((problem) => escapeText(problem, 300)),
      sentence:
        problems.length > 0
          ? 'Nothing was saved.'
          : `The rules for seat changes. ${approvalSelf ? 'Approvers may approve their own requests' : 'Nobody approves their own request'} (configuration).`,
      groups: groups.map(({ fields, ...group }) => ({ ...group, fields: fields.map(filled) })),
      approvalChoices,
      approval: values.approval === 'above' ? 'above' : 'always',
      currencyChoices: [...currencies, ...(known || !/^[A-Z]{3}$/.test(own) ? [] : [own])].map(
        (currency) => ({
          title: currency,
          value: currency,
        }),
      ),
      currency: known || /^[A-Z]{3}$/.test(own) ? own : 'USD',
      basedOn: version,
      more: versionFacts(history, show),
      hasMore: history.length > 0,
    },
  };
};

import { formOf, type PolicyField, type PolicyForm } from '../../core/rules/policy-form.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { number, type Show } from '../kit/format.ts';
import type { Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import { type PolicyInput, versionText } from './policy.ts';
import { versionFacts } from './policy-facts.ts';

export type PolicyFormInput = Omit<PolicyInput, 'saved'> &
  Readonly<{
    /** What was typed, to show again; null shows the current policy. */
    form: PolicyForm | null;
    /** Why it was not saved. */
    problems: readonly string[];
  }>;

type Choice = Readonly<{ title: string; value: string }>;
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
  /** Only for a choice; the first is the usual one. */
  choices?: readonly Choice[];
}>;

const choice = (id: PolicyField, label: string, choices: readonly Choice[]): Field => ({
  ...{ id, kind: 'choice', label, hint: '', error: t`Choose one`, min: 0, max: 0, required: true, choices },
});
const whole = (id: PolicyField, label: string, min: number, max: number, required = false): Field => ({
  id,
  kind: 'whole',
  label,
  hint: required ? '' : t`no limit`,
  error: t`A whole number from ${min} to ${number(max)}`,
  min,
  max,
  required,
});
const amount = (id: PolicyField, label: string, hint = t`no limit`): Field => ({
  id,
  kind: 'amount',
  label,
  hint,
  error: t`An amount above zero`,
  min: 0.01,
  max: 999_999_999,
  required: false,
});
const names = (id: PolicyField, label: string, hint: string): Field => ({
  id,
  kind: 'text',
  label,
  hint,
  error: t`Names, separated by commas`,
  min: 0,
  max: 1000,
  required: false,
});

const groups = (): readonly Readonly<{ heading: string; hint: string; fields: readonly Field[] }>[] => [
  {
    heading: t`When approval is needed`,
    hint: t`With “only above a limit”, going above one limit is enough. Below it, a sentence buys at once. What a person and a company had in 24 hours adds up.`,
    fields: [
      choice('approval', t`Approval`, [
        { title: t`Every change needs approval`, value: 'always' },
        { title: t`Only above a limit`, value: 'above' },
      ]),
      {
        id: 'currency',
        kind: 'currency',
        label: t`Currency of all amounts`,
        hint: '',
        error: t`Choose one`,
        min: 0,
        max: 0,
        required: true,
      },
      amount('amount', t`Above this amount a month`),
      amount('commitment', t`Above this amount until the commitment ends`, t`12 times the month`),
      amount('atOnce', t`Above this amount billed at once`, t`12 times the month`),
      amount('day', t`All together in 24 hours: amount a month`, t`10 times the month`),
      whole('share', t`Above this percentage of current seats`, 1, 1000),
      { ...whole('quietDays', t`Always in the last days of a commitment`, 0, 90), hint: '0' },
      choice('confirm', t`Below the limit`, [
        { title: t`The requester presses Confirm`, value: 'on' },
        { title: t`The change is made at once`, value: 'off' },
      ]),
    ],
  },
  {
    heading: t`Always with approval`,
    hint: t`Parts of names, separated by commas.`,
    fields: [
      names('companies', t`Companies`, t`Contoso, Fabrikam`),
      names('products', t`Products`, t`E5, Copilot`),
      names('vendors', t`Vendors`, t`Acronis`),
    ],
  },
  {
    heading: t`Two approvers, the reason and the ceiling`,
    hint: t`Nobody can go above the ceiling, even with approval.`,
    fields: [
      amount('twoAbove', t`Two approvers above this amount a month`),
      amount('emergencyUpTo', t`Urgent: one approver up to this amount, reviewed later`, t`never`),
      amount('reasonAbove', t`A reason or ticket above this amount a month`, t`never asked for`),
      choice('rejectReason', t`A rejection`, [
        { title: t`May be without a reason`, value: 'off' },
        { title: t`Must say why`, value: 'on' },
      ]),
      amount('ceilingAmount', t`Ceiling: amount a month per change`),
      whole('ceilingSeats', t`Ceiling: seats per subscription`, 1, 100_000),
    ],
  },
  {
    heading: t`Limits against mistakes`,
    hint: '',
    fields: [
      whole('seatsPerRequest', t`Seats in one request`, 1, 10_000, true),
      whole('requestsPerHour', t`Requests per person and hour`, 1, 1000, true),
      choice('secondAdmin', t`A change of this policy`, [
        { title: t`One admin is enough`, value: 'off' },
        { title: t`Another admin must confirm it`, value: 'on' },
      ]),
    ],
  },
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
    const { choices = [], ...input } = field;
    if (field.kind === 'choice') {
      const chosen = choices.find((choice) => choice.value === text) ?? choices[0];
      return { ...input, choices, shape: 'choice', value: chosen?.value ?? '' };
    }
    return {
      ...input,
      shape: `${numeric ? 'number' : field.kind}${has && field.kind !== 'currency' ? '-filled' : ''}`,
      value: !has ? '' : numeric ? Number(text.replace(',', '.')) : plainText(text, 1000),
    };
  };
  return {
    template: 'policy-form',
    filling: {
      speak: problems.length > 0 ? t`The policy was not saved.` : t`The policy for seat changes, to change.`,
      title: t`Policy`,
      state: versionText(version),
      problems: problems.slice(0, 8).map((problem) => escapeText(problem, 300)),
      sentence:
        problems.length > 0
          ? t`Nothing was saved.`
          : approvalSelf
            ? t`The rules for seat changes. Approvers may approve their own requests (configuration).`
            : t`The rules for seat changes. Nobody approves their own request (configuration).`,
      groups: groups().map(({ fields, ...group }) => ({ ...group, fields: fields.map(filled) })),
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

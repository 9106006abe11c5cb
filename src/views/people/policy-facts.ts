import type { PolicyVersion } from '../../core/ports/memory.ts';
import { limitsOf } from '../../core/rules/passed.ts';
import type { Policy } from '../../core/rules/policy.ts';
import { escapeText } from '../kit/escape.ts';
import { count, moment, money, number, percent, type Show } from '../kit/format.ts';
import type { Fact } from '../kit/plan.ts';
import { t } from '../texts/t.ts';

/** The current policy in words for cards. Everything is escaped. */
export const policyFacts = (policy: Policy, approvalSelf: boolean): Fact[] => {
  const { ceiling, limits } = policy;
  const ceilings = [
    ...(ceiling.seats === null ? [] : [t`${number(ceiling.seats)} seats per subscription`]),
    ...(ceiling.amount === null ? [] : [t`${money(ceiling.amount)} a month more`]),
  ];
  return [
    { label: t`Approval`, value: approvalText(policy) },
    ...belowFacts(policy),
    ...alwaysFacts(policy),
    ...(policy.approval === 'above' && policy.quietDays > 0
      ? [
          {
            label: t`Quiet days`,
            value: t`always in the last ${count(policy.quietDays, 'day')} of a commitment`,
          },
        ]
      : []),
    {
      label: t`Two approvers`,
      value: policy.twoAbove === null ? t`never needed` : t`above ${money(policy.twoAbove)} a month`,
    },
    ...(policy.emergencyUpTo === undefined
      ? []
      : [
          {
            label: t`Urgent`,
            value: t`one approver up to ${money(policy.emergencyUpTo)}, reviewed by another within 2 days`,
          },
        ]),
    ...(policy.reasonAbove === null
      ? []
      : [{ label: t`Reason`, value: t`asked for above ${money(policy.reasonAbove)} a month` }]),
    ...(policy.rejectReason ? [{ label: t`Rejection`, value: t`must say why` }] : []),
    {
      label: t`Own requests`,
      value: approvalSelf ? t`approvers may approve their own` : t`nobody approves their own`,
    },
    {
      label: t`Ceiling`,
      value: ceilings.length === 0 ? t`none` : t`${ceilings.join(', ')}; nobody can go above it`,
    },
    ...namedFacts(policy),
    ...(policy.consentFor === undefined && policy.consentAbove === undefined
      ? []
      : [{ label: t`Customer`, value: t`must agree first: ${consentRuleText(policy, escapeText)}` }]),
    ...(policy.consentPrices === undefined
      ? []
      : [{ label: t`Customer’s page`, value: t`shows the price that the customer pays` }]),
    ...(policy.secondAdmin ? [{ label: t`This policy`, value: t`a change needs a second admin` }] : []),
    {
      label: t`Limits`,
      value: t`${count(limits.seatsPerRequest, 'seat')} per request, ${count(limits.requestsPerHour, 'request')} per person and hour`,
    },
  ];
};

/** When the policy wants the customer's consent, in words; `written` formats a company's name for its place. */
export const consentRuleText = (
  { consentFor = [], consentAbove }: Policy,
  written: (name: string, most: number) => string,
): string => {
  const named = consentFor.slice(0, 8).map(({ companyName }) => written(companyName, 40));
  const more = consentFor.length - named.length;
  const companies = more > 0 ? t`${named.join(', ')} and ${more} more` : named.join(', ');
  if (consentAbove === undefined) return companies;
  const above = t`above ${money(consentAbove)} a month, together with what was asked for the company in the 24 hours before`;
  return companies === '' ? above : t`${companies}; ${above}`;
};

/** Companies with named approvers, as many as a card has room for. */
const namedShown = 8;

const namedFacts = ({ approversFor = [] }: Policy): Fact[] => [
  ...approversFor.slice(0, namedShown).map(({ companyName, people }) => ({
    label: t`For ${escapeText(companyName, 40)}`,
    value: t`only ${people.map(({ name }) => escapeText(name, 40)).join(', ')}`,
  })),
  ...(approversFor.length > namedShown
    ? [
        {
          label: t`More companies`,
          value: t`${number(approversFor.length - namedShown)}; say approvers`,
        },
      ]
    : []),
];

/** What happens below the limits. */
const belowFacts = (policy: Policy): Fact[] => {
  if (policy.approval === 'always') return [];
  const { day } = limitsOf(policy);
  const all = day === null ? '' : t`; all together ${money(day)} a month`;
  return [
    {
      label: t`Below that`,
      value: policy.confirm
        ? t`a sentence buys at once, after its requester presses Confirm`
        : t`a sentence buys at once`,
    },
    { label: t`Adds up`, value: t`over 24 hours for each person and each company${all}` },
  ];
};

const approvalText = (policy: Policy): string => {
  const { approval, share } = policy;
  if (approval === 'always') return t`always needed`;
  const { month, commitment, 'at-once': atOnce } = limitsOf(policy);
  const above = [
    ...(month === null ? [] : [t`${money(month)} a month`]),
    ...(commitment === null ? [] : [t`${money(commitment)} until the commitment ends`]),
    ...(atOnce === null ? [] : [t`${money(atOnce)} billed at once`]),
    ...(share === null ? [] : [t`${percent(number(share))} of current seats`]),
  ];
  return t`needed above ${oneOf(above)}`;
};

/** "a, b or c". */
const oneOf = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : t`${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}`;

const alwaysFacts = ({ approval, alwaysFor }: Policy): Fact[] => {
  if (approval === 'always') return [];
  const lists = [...alwaysFor.companies, ...alwaysFor.products, ...alwaysFor.vendors];
  if (lists.length === 0) return [];
  const named = lists.slice(0, 12).map((part) => escapeText(part, 40));
  const more = lists.length - named.length;
  return [
    { label: t`Always for`, value: more > 0 ? t`${named.join(', ')} and ${more} more` : named.join(', ') },
  ];
};

/** "Version 3 by Bo Lind · 23 Nov 2026 14:05 GMT", newest first. */
export const versionFacts = (history: readonly PolicyVersion[], show: Show): Fact[] =>
  history.map(({ version, by, at }) => ({
    label: t`Version ${version}`,
    value: `${escapeText(by.name, 60)} · ${moment(at, show)}`,
  }));

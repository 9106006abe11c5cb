import type { PolicyVersion } from '../../core/ports/memory.ts';
import { limitsOf } from '../../core/rules/passed.ts';
import type { Policy } from '../../core/rules/policy.ts';
import { escapeText } from '../kit/escape.ts';
import { count, moment, money, number, percent, type Show } from '../kit/format.ts';
import type { Fact } from '../kit/plan.ts';

/** The current policy in words for cards. Everything is escaped. */
export const policyFacts = (policy: Policy, approvalSelf: boolean): Fact[] => {
  const { ceiling, limits } = policy;
  const ceilings = [
    ...(ceiling.seats === null ? [] : [`${number(ceiling.seats)} seats per subscription`]),
    ...(ceiling.amount === null ? [] : [`${money(ceiling.amount)} a month more`]),
  ];
  return [
    { label: 'Approval', value: approvalText(policy) },
    ...belowFacts(policy),
    ...alwaysFacts(policy),
    ...(policy.approval === 'above' && policy.quietDays > 0
      ? [
          {
            label: 'Quiet days',
            value: `always in the last ${count(policy.quietDays, 'day')} of a commitment`,
          },
        ]
      : []),
    {
      label: 'Two approvers',
      value: policy.twoAbove === null ? 'never needed' : `above ${money(policy.twoAbove)} a month`,
    },
    ...(policy.reasonAbove === null
      ? []
      : [{ label: 'Reason', value: `asked for above ${money(policy.reasonAbove)} a month` }]),
    ...(policy.rejectReason ? [{ label: 'Rejection', value: 'must say why' }] : []),
    {
      label: 'Own requests',
      value: approvalSelf ? 'approvers may approve their own' : 'nobody approves their own',
    },
    {
      label: 'Ceiling',
      value: ceilings.length === 0 ? 'none' : `${ceilings.join(', ')}; nobody can go above it`,
    },
    ...namedFacts(policy),
    ...(policy.secondAdmin ? [{ label: 'This policy', value: 'a change needs a second admin' }] : []),
    {
      label: 'Limits',
      value: `${count(limits.seatsPerRequest, 'seat')} per request, ${count(limits.requestsPerHour, 'request')} per person and hour`,
    },
  ];
};

/** Companies whose approvers are named, as many as a card has room for. */
const namedShown = 8;

const namedFacts = ({ approversFor = [] }: Policy): Fact[] => [
  ...approversFor.slice(0, namedShown).map(({ companyName, people }) => ({
    label: `For ${escapeText(companyName, 40)}`,
    value: `only ${people.map(({ name }) => escapeText(name, 40)).join(', ')}`,
  })),
  ...(approversFor.length > namedShown
    ? [{ label: 'More companies', value: `${number(approversFor.length - namedShown)}; say approvers` }]
    : []),
];

/** What happens below the limits. */
const belowFacts = (policy: Policy): Fact[] => {
  if (policy.approval === 'always') return [];
  const { day } = limitsOf(policy);
  const all = day === null ? '' : `; all together ${money(day)} a month`;
  return [
    {
      label: 'Below that',
      value: `a sentence buys at once${policy.confirm ? ', after its requester presses Confirm' : ''}`,
    },
    { label: 'Adds up', value: `over 24 hours for each person and each company${all}` },
  ];
};

const approvalText = (policy: Policy): string => {
  const { approval, share } = policy;
  if (approval === 'always') return 'always needed';
  const { month, commitment, 'at-once': atOnce } = limitsOf(policy);
  const above = [
    ...(month === null ? [] : [`${money(month)} a month`]),
    ...(commitment === null ? [] : [`${money(commitment)} until the commitment ends`]),
    ...(atOnce === null ? [] : [`${money(atOnce)} billed at once`]),
    ...(share === null ? [] : [`${percent(number(share))} of current seats`]),
  ];
  return `needed above ${oneOf(above)}`;
};

/** "a, b or c". */
const oneOf = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}`;

const alwaysFacts = ({ approval, alwaysFor }: Policy): Fact[] => {
  if (approval === 'always') return [];
  const lists = [...alwaysFor.companies, ...alwaysFor.products, ...alwaysFor.vendors];
  if (lists.length === 0) return [];
  const named = lists.slice(0, 12).map((part) => escapeText(part, 40));
  const more = lists.length - named.length;
  return [{ label: 'Always for', value: `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}` }];
};

/** "Version 3 by Bo Lind · 23 Nov 2026 14:05 GMT", newest first. */
export const versionFacts = (history: readonly PolicyVersion[], show: Show): Fact[] =>
  history.map(({ version, by, at }) => ({
    label: `Version ${version}`,
    value: `${escapeText(by.name, 60)} · ${moment(at, show)}`,
  }));

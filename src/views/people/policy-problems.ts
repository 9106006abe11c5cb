import type { PolicyProblem } from '../../core/rules/policy.ts';
import type { PolicyField, PolicyFormProblem } from '../../core/rules/policy-form.ts';
import { number } from '../kit/format.ts';

const fields = {
  share: 'The percentage',
  quietDays: 'The last days of a commitment',
  ceilingSeats: 'The ceiling for seats',
  seatsPerRequest: 'Seats in one request',
  requestsPerHour: 'Requests an hour',
  amount: 'The amount for approval',
  commitment: 'The amount until the commitment ends',
  atOnce: 'The amount billed at once',
  day: 'The amount for everybody in 24 hours',
  twoAbove: 'The amount for two approvers',
  reasonAbove: 'The amount for a reason',
  ceilingAmount: 'The ceiling a month',
  companies: 'companies',
  products: 'products',
  vendors: 'vendors',
} as const satisfies Partial<Record<PolicyField, string>>;

/** A second admin is asked for, and there is none. */
type OneAdmin = Readonly<{ kind: 'one-admin' }>;

/** Why a policy was not saved, with its mend, in plain text. */
export const policyProblem = (problem: PolicyProblem | PolicyFormProblem | OneAdmin): string => {
  switch (problem.kind) {
    case 'not-whole':
      return `${fields[problem.field]} must be a whole number.`;
    case 'missing':
      return `${fields[problem.field]} must be filled in.`;
    case 'not-amount':
      return `${fields[problem.field]} must be a number with at most two decimals.`;
    case 'list-too-long':
      return `The list of ${fields[problem.field]} can have at most ${problem.most} names of ${problem.longest} characters each.`;
    case 'name-too-short':
      return `A name in the list of ${fields[problem.field]} needs at least two characters.`;
    case 'no-approval':
      return 'For approval, choose always or only above a limit.';
    case 'out-of-range':
      return `${fields[problem.field]} must be a whole number from ${problem.from} to ${number(problem.to)}.`;
    case 'one-admin':
      return 'Only one admin is known, so nobody could confirm a change of the policy. Grant the role admin to another person first.';
    case 'no-limit':
      return 'Approval is set to “only above a limit”, but no limit is given. Give an amount or a percentage, or choose always.';
    case 'bad-amount':
      return 'An amount must be above zero and have a currency of three letters, such as USD.';
    case 'currencies':
      return 'All amounts must be in one currency.';
    case 'day-below-one':
      return 'The amount for everybody in 24 hours is below the amount for one change. Raise it, or lower the other.';
    case 'two-below-one':
      return 'The amount for two approvers is below the amount for one. Raise it, or lower the other.';
    case 'two-never':
      return 'The ceiling must be above the amount for two approvers.';
    case 'approval-never':
      return 'The ceiling must be above the amount for approval.';
  }
};

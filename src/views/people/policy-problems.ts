import type { PolicyProblem } from '../../core/rules/policy.ts';
import type { PolicyField, PolicyFormProblem } from '../../core/rules/policy-form.ts';
import { number } from '../kit/format.ts';

const fields = {
  share: 'The share',
  quietDays: 'The quiet days',
  ceilingSeats: 'The ceiling of seats',
  seatsPerRequest: 'Seats in one request',
  requestsPerHour: 'Requests an hour',
  amount: 'The amount for approval',
  twoAbove: 'The amount for two approvers',
  ceilingAmount: 'The ceiling a month',
  companies: 'companies',
  products: 'products',
  vendors: 'vendors',
} as const satisfies Partial<Record<PolicyField, string>>;

/** Why a policy was not saved, with its mend, in plain text. */
export const policyProblem = (problem: PolicyProblem | PolicyFormProblem): string => {
  switch (problem.kind) {
    case 'not-whole':
      return `${fields[problem.field]} must be a whole number.`;
    case 'missing':
      return `${fields[problem.field]} must be given.`;
    case 'not-amount':
      return `${fields[problem.field]} must be a number with at most two decimals.`;
    case 'list-too-long':
      return `The list of ${fields[problem.field]} may have ${problem.most} names of ${problem.longest} characters each.`;
    case 'name-too-short':
      return `A name in the list of ${fields[problem.field]} needs two characters or more.`;
    case 'no-approval':
      return 'Approval is needed always, or above a limit; nothing else can be chosen.';
    case 'out-of-range':
      return problem.field === 'share'
        ? `${fields.share} must be a whole number of per cent from ${problem.from} to ${problem.to}.`
        : `${fields[problem.field]} must be a whole number from ${problem.from} to ${number(problem.to)}.`;
    case 'no-limit':
      return 'Approval is needed only above a limit, but there is none. Give an amount or a share, or choose always.';
    case 'bad-amount':
      return 'An amount must be above zero and have a currency of three letters, such as USD.';
    case 'currencies':
      return 'All amounts must be in one currency.';
    case 'two-below-one':
      return 'Two approvers would be needed below the amount that needs one. Raise the one for two or lower the other.';
    case 'two-never':
      return 'Two approvers could never be needed: the ceiling is not above that amount.';
    case 'approval-never':
      return 'Approval could never be needed: the ceiling is not above that amount.';
  }
};

import type { PolicyProblem } from '../../core/rules/policy.ts';
import type { PolicyField, PolicyFormProblem } from '../../core/rules/policy-form.ts';
import { number } from '../kit/format.ts';
import { msg, t, texts } from '../texts/t.ts';

const fields = texts({
  share: msg`The percentage`,
  quietDays: msg`The last days of a commitment`,
  ceilingSeats: msg`The ceiling for seats`,
  seatsPerRequest: msg`Seats in one request`,
  requestsPerHour: msg`Requests an hour`,
  amount: msg`The amount for approval`,
  commitment: msg`The amount until the commitment ends`,
  atOnce: msg`The amount billed at once`,
  day: msg`The amount for everybody in 24 hours`,
  twoAbove: msg`The amount for two approvers`,
  reasonAbove: msg`The amount for a reason`,
  emergencyUpTo: msg`The amount for emergencies`,
  ceilingAmount: msg`The ceiling a month`,
  companies: msg`companies`,
  products: msg`products`,
  vendors: msg`vendors`,
}) satisfies Partial<Record<PolicyField, string>>;

/** A second admin is required, but there is none. */
type OneAdmin = Readonly<{ kind: 'one-admin' }>;

/** Why a policy was not saved, with its fix, in plain text. */
export const policyProblem = (problem: PolicyProblem | PolicyFormProblem | OneAdmin): string => {
  switch (problem.kind) {
    case 'not-whole':
      return t`${fields[problem.field]} must be a whole number.`;
    case 'missing':
      return t`${fields[problem.field]} must be filled in.`;
    case 'not-amount':
      return t`${fields[problem.field]} must be a number with at most two decimals.`;
    case 'list-too-long':
      return t`The list of ${fields[problem.field]} can have at most ${problem.most} names of ${problem.longest} characters each.`;
    case 'name-too-short':
      return t`A name in the list of ${fields[problem.field]} needs at least two characters.`;
    case 'no-approval':
      return t`For approval, choose always or only above a limit.`;
    case 'out-of-range':
      return t`${fields[problem.field]} must be a whole number from ${problem.from} to ${number(problem.to)}.`;
    case 'one-admin':
      return t`Only one admin is known, so nobody could confirm a change of the policy. Grant the role admin to another person first.`;
    case 'no-limit':
      return t`Approval is set to “only above a limit”, but no limit is given. Give an amount or a percentage, or choose always.`;
    case 'bad-amount':
      return t`An amount must be above zero and have a currency of three letters, such as USD.`;
    case 'currencies':
      return t`All amounts must be in one currency.`;
    case 'day-below-one':
      return t`The amount for everybody in 24 hours is below the amount for one change. Raise it, or lower the other.`;
    case 'two-below-one':
      return t`The amount for two approvers is below the amount for one. Raise it, or lower the other.`;
    case 'two-never':
      return t`The ceiling must be above the amount for two approvers.`;
    case 'approval-never':
      return t`The ceiling must be above the amount for approval.`;
  }
};

import { describe, expect, test } from '@jest/globals';
import { policyProblem } from '../../../src/views/people/policy-problems.ts';

describe('why a policy was not saved is told in a sentence:', () => {
  test.each<[Parameters<typeof policyProblem>[0], string]>([
    [{ kind: 'not-whole', field: 'share' }, 'The percentage must be a whole number.'],
    [{ kind: 'missing', field: 'seatsPerRequest' }, 'Seats in one request must be filled in.'],
    [
      { kind: 'not-amount', field: 'twoAbove' },
      'The amount for two approvers must be a number with at most two decimals.',
    ],
    [
      { kind: 'list-too-long', field: 'companies', most: 40, longest: 80 },
      'The list of companies can have at most 40 names of 80 characters each.',
    ],
    [
      { kind: 'name-too-short', field: 'vendors' },
      'A name in the list of vendors needs at least two characters.',
    ],
    [{ kind: 'no-approval' }, 'For approval, choose always or only above a limit.'],
    [
      { kind: 'out-of-range', field: 'share', from: 1, to: 1000 },
      'The percentage must be a whole number from 1 to 1,000.',
    ],
    [
      { kind: 'out-of-range', field: 'ceilingSeats', from: 1, to: 100_000 },
      'The ceiling for seats must be a whole number from 1 to 100,000.',
    ],
    [
      { kind: 'no-limit' },
      'Approval is set to “only above a limit”, but no limit is given. Give an amount or a percentage, or choose always.',
    ],
    [
      { kind: 'bad-amount' },
      'An amount must be above zero and have a currency of three letters, such as USD.',
    ],
    [{ kind: 'currencies' }, 'All amounts must be in one currency.'],
    [
      { kind: 'two-below-one' },
      'The amount for two approvers is below the amount for one. Raise it, or lower the other.',
    ],
    [{ kind: 'two-never' }, 'The ceiling must be above the amount for two approvers.'],
    [{ kind: 'approval-never' }, 'The ceiling must be above the amount for approval.'],
  ])('%j', (problem, sentence) => expect(policyProblem(problem)).toBe(sentence));
});

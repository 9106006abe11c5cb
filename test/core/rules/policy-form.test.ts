import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { firstPolicy, type Policy } from '../../../src/core/rules/policy.ts';
import { formOf, type PolicyForm, readForm } from '../../../src/core/rules/policy-form.ts';

const first = formOf(firstPolicy);
const read = (changed: Partial<PolicyForm>): Policy => {
  const found = readForm({ ...first, ...changed });
  if (found.kind === 'bad') throw new Error(found.problems.join(' '));
  return found.policy;
};
const problems = (changed: Partial<PolicyForm>): string[] => {
  const found = readForm({ ...first, ...changed });
  return found.kind === 'bad' ? found.problems : [];
};

describe('the policy form', () => {
  test('gives back any policy that it was made of', () => {
    const money = fc
      .integer({ min: 1, max: 10_000_000 })
      .map((cents) => ({ amount: (cents / 100).toFixed(2), currency: 'EUR' }));
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{2,20}( [a-z]{1,9})?$/), { maxLength: 5 });
    const upTo = (max: number) => fc.integer({ min: 1, max });
    const policy: fc.Arbitrary<Policy> = fc.record({
      approval: fc.constantFrom('always', 'above'),
      amount: fc.option(money),
      share: fc.option(upTo(1000)),
      alwaysFor: fc.record({ companies: names, products: names, vendors: names }),
      twoAbove: fc.option(money),
      quietDays: fc.integer({ min: 0, max: 90 }),
      ceiling: fc.record({ seats: fc.option(upTo(100_000)), amount: fc.option(money) }),
      limits: fc.record({ seatsPerRequest: upTo(10_000), requestsPerHour: upTo(1000) }),
    });
    fc.assert(
      fc.property(policy, (one) => {
        expect(readForm(formOf(one))).toEqual({ kind: 'policy', policy: one });
      }),
    );
  });

  test('an empty field is no rule, and all amounts are in the one currency', () => {
    expect(read({ share: ' ', quietDays: '' })).toEqual(firstPolicy);
    const policy = read({ currency: ' eur', amount: '250', twoAbove: '1000.5', ceilingAmount: '5000,25' });
    expect(policy.amount).toEqual({ amount: '250.00', currency: 'EUR' });
    expect(policy.twoAbove).toEqual({ amount: '1000.50', currency: 'EUR' });
    expect(policy.ceiling.amount).toEqual({ amount: '5000.25', currency: 'EUR' });
  });

  test('lists are parted at commas, without doubles, empty places and what cannot be seen', () => {
    expect(read({ companies: ' Contoso,, Fabrikam \0 Inc\ud800 ,Contoso,' }).alwaysFor.companies).toEqual([
      'Contoso',
      'Fabrikam Inc',
    ]);
  });

  test.each([
    [{ approval: 'never' }, /always, or above/],
    [{ approval: '' }, /always, or above/],
    [{ share: '12.5' }, /share must be a whole number/],
    [{ quietDays: '-1' }, /quiet days must be a whole number/],
    [{ ceilingSeats: '1e9' }, /ceiling of seats must be a whole number/],
    [{ seatsPerRequest: '' }, /Seats in one request must be given/],
    [{ requestsPerHour: 'many' }, /Requests an hour must be a whole number/],
    [{ amount: '1,000.00' }, /amount for approval must be a number/],
    [{ twoAbove: '-5' }, /two approvers must be a number/],
    [{ ceilingAmount: 'NaN' }, /ceiling a month must be a number/],
    [{ companies: 'x'.repeat(81) }, /list of companies/],
    [{ products: 'E5, E' }, /two characters or more/],
    [{ vendors: Array.from({ length: 41 }, (_, n) => `vendor ${n}`).join() }, /list of vendors/],
  ])('%j is refused with a sentence', (changed, sentence) => {
    expect(problems(changed)).toEqual([expect.stringMatching(sentence)]);
  });

  test('all problems are told at once', () => {
    expect(problems({ share: 'x', amount: 'y', approval: 'z' })).toHaveLength(3);
  });
});

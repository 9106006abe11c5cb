import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { firstPolicy, type Policy } from '../../../src/core/rules/policy.ts';
import {
  formOf,
  type PolicyForm,
  type PolicyFormProblem,
  readForm,
} from '../../../src/core/rules/policy-form.ts';

const first = formOf(firstPolicy);
const read = (changed: Partial<PolicyForm>): Policy => {
  const found = readForm({ ...first, ...changed });
  if (found.kind === 'bad') throw new Error(JSON.stringify(found.problems));
  return found.policy;
};
const problems = (changed: Partial<PolicyForm>): readonly PolicyFormProblem[] => {
  const found = readForm({ ...first, ...changed });
  return found.kind === 'bad' ? found.problems : [];
};

describe('the policy form', () => {
  test('returns any policy it was made from', () => {
    const money = fc
      .integer({ min: 1, max: 10_000_000 })
      .map((cents) => ({ amount: (cents / 100).toFixed(2), currency: 'EUR' }));
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{2,20}( [a-z]{1,9})?$/), { maxLength: 5 });
    const upTo = (max: number) => fc.integer({ min: 1, max });
    const policy: fc.Arbitrary<Policy> = fc.record({
      approval: fc.constantFrom('always', 'above'),
      amount: fc.option(money),
      commitment: fc.option(money),
      atOnce: fc.option(money),
      day: fc.option(money),
      confirm: fc.boolean(),
      secondAdmin: fc.boolean(),
      rejectReason: fc.boolean(),
      share: fc.option(upTo(1000)),
      alwaysFor: fc.record({ companies: names, products: names, vendors: names }),
      twoAbove: fc.option(money),
      reasonAbove: fc.option(money),
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

  test('reads an empty field as no rule, and all amounts in one currency', () => {
    expect(read({ share: ' ', quietDays: '' })).toEqual(firstPolicy);
    const policy = read({ currency: ' eur', amount: '250', twoAbove: '1000.5', ceilingAmount: '5000,25' });
    expect(policy.amount).toEqual({ amount: '250.00', currency: 'EUR' });
    expect(policy.twoAbove).toEqual({ amount: '1000.50', currency: 'EUR' });
    expect(policy.ceiling.amount).toEqual({ amount: '5000.25', currency: 'EUR' });
  });

  test('splits lists at commas, without duplicates, empty entries and invisible characters', () => {
    expect(read({ companies: ' Contoso,, Fabrikam \0 Inc\ud800 ,Contoso,' }).alwaysFor.companies).toEqual([
      'Contoso',
      'Fabrikam Inc',
    ]);
  });

  test.each<[Partial<PolicyForm>, PolicyFormProblem]>([
    [{ approval: 'never' }, { kind: 'no-approval' }],
    [{ approval: '' }, { kind: 'no-approval' }],
    [{ share: '12.5' }, { kind: 'not-whole', field: 'share' }],
    [{ quietDays: '-1' }, { kind: 'not-whole', field: 'quietDays' }],
    [{ ceilingSeats: '1e9' }, { kind: 'not-whole', field: 'ceilingSeats' }],
    [{ seatsPerRequest: '' }, { kind: 'missing', field: 'seatsPerRequest' }],
    [{ requestsPerHour: 'many' }, { kind: 'not-whole', field: 'requestsPerHour' }],
    [{ amount: '1.234' }, { kind: 'not-amount', field: 'amount' }],
    [
      { amount: '100.5', currency: 'JPY' },
      { kind: 'not-amount', field: 'amount' },
    ],
    [{ amount: '1,000.00' }, { kind: 'not-amount', field: 'amount' }],
    [{ twoAbove: '-5' }, { kind: 'not-amount', field: 'twoAbove' }],
    [{ ceilingAmount: 'NaN' }, { kind: 'not-amount', field: 'ceilingAmount' }],
    [{ companies: 'x'.repeat(81) }, { kind: 'list-too-long', field: 'companies', most: 40, longest: 80 }],
    [{ products: 'E5, E' }, { kind: 'name-too-short', field: 'products' }],
    [
      { vendors: Array.from({ length: 41 }, (_, n) => `vendor ${n}`).join() },
      { kind: 'list-too-long', field: 'vendors', most: 40, longest: 80 },
    ],
  ])('%j is refused', (changed, problem) => {
    expect(problems(changed)).toEqual([problem]);
  });

  test('lists all problems at once', () => {
    expect(problems({ share: 'x', amount: 'y', approval: 'z' })).toHaveLength(3);
  });
});

import { expect, test } from '@jest/globals';
import { orderProblem } from '../../../src/views/ordering/order-form.ts';

test.each<[Parameters<typeof orderProblem>[0], string]>([
  [{ kind: 'no-quantity', product: null }, 'Seats must be a whole number, 1 or more.'],
  [
    { kind: 'no-choice', product: 'Microsoft Defender for Business' },
    'Microsoft Defender for Business: Choose billing and commitment.',
  ],
  [{ kind: 'no-parent', product: null }, 'Choose what to add it to.'],
  [{ kind: 'too-long', label: 'Domain', longest: 500 }, '“Domain” has more than 500 characters.'],
  [{ kind: 'other-choices', label: 'Region' }, 'The choices for “Region” have changed. Choose again.'],
])('an order form with %j says so', (problem, sentence) => expect(orderProblem(problem)).toBe(sentence));

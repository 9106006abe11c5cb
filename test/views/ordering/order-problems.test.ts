import { expect, test } from '@jest/globals';
import { orderProblem } from '../../../src/views/ordering/order-form.ts';

test.each<[Parameters<typeof orderProblem>[0], string]>([
  [{ kind: 'no-quantity' }, 'Seats must be a whole number, 1 or more.'],
  [{ kind: 'no-choice' }, 'Choose billing and commitment.'],
  [{ kind: 'no-parent' }, 'Choose the subscription to add it to.'],
  [{ kind: 'too-long', label: 'Domain', longest: 500 }, '“Domain” has more than 500 characters.'],
  [{ kind: 'other-choices', label: 'Region' }, 'The choices for “Region” have changed. Choose again.'],
])('an order form with %j says so', (problem, sentence) => expect(orderProblem(problem)).toBe(sentence));

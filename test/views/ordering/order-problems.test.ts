import { expect, test } from '@jest/globals';
import { orderProblem } from '../../../src/views/ordering/order-form.ts';

test.each<[Parameters<typeof orderProblem>[0], string]>([
  [{ kind: 'no-quantity' }, 'The number of seats must be a whole number, one or more.'],
  [{ kind: 'no-choice' }, 'Choose how it is billed and for how long.'],
  [{ kind: 'no-parent' }, 'Choose the subscription that it is added to.'],
  [{ kind: 'too-long', label: 'Domain', longest: 500 }, '“Domain” has more than 500 characters.'],
  [{ kind: 'other-choices', label: 'Region' }, '“Region” has other choices now; choose again.'],
])('an order form with %j says so', (problem, sentence) => expect(orderProblem(problem)).toBe(sentence));

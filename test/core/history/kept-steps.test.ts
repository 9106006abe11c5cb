import { expect, test } from '@jest/globals';
import { packedOf } from '../../../src/core/history/kept-state.ts';
import { keptSteps } from '../../../src/core/history/kept-steps.ts';
import { subscription } from '../samples.ts';

const day = 86_400_000;
const row = (id: string, night: number, quantity: number | null) => ({
  ...{ id, night },
  packed: quantity === null ? null : packedOf(subscription({ quantity })),
});

test('the steps between two invoices are what nights saw in that time, but for what the first night of all saw', () => {
  const rows = [
    ...[row('a', 10, 1), row('a', 12, 2), row('a', 14, 3), row('a', 15, 3), row('a', 20, 4)],
    ...[row('b', 13, 5), row('b', 16, null), row('other', 14, 1), row('first', 10, 1)],
  ];
  const steps = keptSteps(rows, ['a', 'b', 'first'], { from: 12.5 * day, to: 16 * day }, 10);
  expect(steps).toEqual([
    { night: 13, kind: 'began', differences: [] },
    { night: 14, kind: 'changed', differences: [{ kind: 'seats', from: 2, to: 3 }] },
    { night: 16, kind: 'gone', differences: [] },
  ]);
  expect(keptSteps(rows, ['first'], { from: 0, to: 11 * day }, 10)).toEqual([]);
});

import { describe, expect, test } from '@jest/globals';
import { changeAmounts, changeBelowCost } from '../../../src/core/changes/change-amounts.ts';
import type { OrderLine } from '../../../src/core/changes/wanted.ts';
import { orderLine, orderWanted } from '../../samples/order.ts';
import { change } from '../samples.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const first = orderLine({ seats: 5, price: 22, partnerCost: 18 });
const amounts = (line: Partial<OrderLine>) =>
  changeAmounts(
    change({
      wanted: orderWanted({}, { lines: [first, orderLine({ productId: 'p8', seats: 2, ...line })] }),
    }),
  );

describe('the amounts of an order with two products', () => {
  test('are those of its lines together, each on its own terms', () => {
    expect(amounts({ billingTerm: 'Annual', price: 120, partnerCost: 100 })).toEqual({
      ...{ month: usd('130.00'), year: usd('1560.00') },
      now: { kind: 'charged', amount: usd('350.00'), about: true, until: null },
      untilEnd: { kind: 'known', amount: usd('1560.00'), about: false, until: null },
    });
  });

  test('bind to the committed line only', () => {
    const free = { productName: 'Backup', commitmentTerm: null, commitmentTermId: null };
    expect(amounts({ ...free, price: 3, partnerCost: 2 }).untilEnd).toMatchObject({
      amount: usd('1320.00'),
    });
    const all = [
      orderLine({ ...free, price: 3 }),
      orderLine({ ...free, productId: 'p8', price: 3 }),
    ] as const;
    expect(changeAmounts(change({ wanted: orderWanted({}, { lines: all }) })).untilEnd).toEqual({
      kind: 'no-commitment',
    });
  });

  test('are unknown when one of them is', () => {
    expect(amounts({ price: null })).toEqual({
      ...{ month: null, year: null },
      now: { kind: 'unknown', atMost: null },
      untilEnd: { kind: 'unknown', atMost: null },
    });
  });

  test('are below cost when one of them is', () => {
    const below = orderLine({ productId: 'p8', price: 2, partnerCost: 3 });
    expect(changeBelowCost(change({ wanted: orderWanted({}, { lines: [first, below] }) }))).toEqual({
      ...{ price: 2, partnerCost: 3 },
    });
    expect(changeBelowCost(change({ wanted: orderWanted({}, { lines: [first] }) }))).toBeNull();
  });
});

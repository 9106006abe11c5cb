import type { SimOrder, SimSubscription } from '../model.ts';
import { fixedId, randomId, randomNumbers } from './ids.ts';

/** One order per company and day of purchase. */
export const ordersOf = (subscriptions: readonly SimSubscription[]): SimOrder[] =>
  [...Map.groupBy(subscriptions, ({ companyId, startDate }) => `${companyId} ${startDate}`)].flatMap(
    ([key, bought]) => {
      const [first] = bought;
      if (first === undefined) return [];
      return [
        {
          id: fixedId(`order ${key}`, 1),
          companyId: first.companyId,
          createdDate: first.startDate,
          orderedBy: 'Pax8 Partner',
          orderedByUserEmail: null,
          lineItems: bought.map(({ id, productId, commitment, billingTerm, quantity }) => ({
            id: fixedId(`order line ${id}`, 1),
            productId,
            subscriptionId: id,
            commitmentTermId: commitment?.id ?? null,
            billingTerm,
            quantity,
            hiddenReads: 0,
          })),
        },
      ];
    },
  );

/** A partner's first orders are of 2013, and they come oldest first: pax8labs/pax8-cli issue 478, 45,208 orders. */
const firstOrder = Date.UTC(2013, 0, 1);

/** So many orders from before the oldest of `newer`, of subscriptions that are no more. */
export const olderOrders = (count: number, newer: readonly SimOrder[]): SimOrder[] => {
  const next = randomNumbers(count);
  const last = newer.reduce((oldest, { createdDate }) => Math.min(oldest, createdDate), Date.UTC(2026, 0, 1));
  return Array.from({ length: count }, (_, n) => {
    const like = newer[next() % newer.length];
    if (like === undefined) throw new Error('There is no order to be like');
    return {
      ...like,
      id: randomId(next),
      createdDate: firstOrder + Math.floor(((last - firstOrder) * n) / count),
      lineItems: like.lineItems.map((line) => ({
        ...line,
        id: randomId(next),
        subscriptionId: randomId(next),
      })),
    };
  });
};

import type { SimOrder, SimSubscription } from '../model.ts';
import { fixedId } from './ids.ts';

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

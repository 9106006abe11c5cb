import type { Subscription } from '../marketplace/records.ts';
import type { Vendors } from '../names/vendors.ts';
import { monthly } from '../words/money.ts';
import { type ByAmount, byAmount, isNarrowedTo, type Narrowing } from './narrow.ts';

/** A company's subscriptions by product, vendor, term, seats and monthly amount. */
export const narrowSubscriptions = (
  subscriptions: readonly Subscription[],
  vendors: Vendors,
  narrowing: Narrowing,
): ByAmount<Subscription> =>
  byAmount(
    subscriptions.filter(({ companyId, productId, commitment, quantity }) =>
      isNarrowedTo(narrowing, {
        companyId,
        productId,
        vendor: vendors.get(productId) ?? null,
        term: commitment?.term ?? null,
        quantity,
      }),
    ),
    narrowing,
    (subscription) => monthly(subscription, subscription.quantity),
  );

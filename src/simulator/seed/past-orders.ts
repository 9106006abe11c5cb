import { day } from '../clock.ts';
import type { SimCompany, SimOrder, SimProduct } from '../model.ts';
import { randomId, randomNumbers } from './ids.ts';

/** A partner's first orders are of 2013, as one saw them: https://github.com/pax8labs/pax8-cli/issues/478 */
const since = Date.UTC(2013, 2, 1);

const at = <T>(from: readonly T[], n: number): T | undefined => from[n % from.length];

/** Orders of long ago, oldest first, whose subscriptions have ended. The same seed gives the same ones. */
export const pastOrders = (
  companies: readonly SimCompany[],
  products: readonly SimProduct[],
  { orders, seed, now }: Readonly<{ orders: number; seed: number; now: number }>,
): SimOrder[] => {
  const next = randomNumbers(seed + 1);
  const step = (now - since - 400 * day) / Math.max(1, orders);
  return Array.from({ length: companies.length === 0 ? 0 : orders }, (_, n): SimOrder => {
    const product = at(products, next());
    return {
      id: randomId(next),
      companyId: at(companies, next())?.id ?? '',
      createdDate: Math.floor(since + n * step),
      orderedBy: 'Pax8 Partner',
      orderedByUserEmail: null,
      lineItems: [
        {
          ...{ id: randomId(next), productId: product?.id ?? '', subscriptionId: randomId(next) },
          ...{ commitmentTermId: null, billingTerm: 'Monthly', quantity: 1 + (next() % 50), hiddenReads: 0 },
        },
      ],
    };
  });
};

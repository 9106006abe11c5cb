import type { ProvisioningDetail } from '../../core/marketplace/products.ts';
import type { PricePlan, Rows } from '../../core/marketplace/records.ts';
import { choicesOf, type OrderChoice } from '../../core/ordering/order-choices.ts';
import type { OrderFacts } from '../../core/rules/order-rules.ts';
import type { Context } from '../context.ts';

export type Facts = OrderFacts & Readonly<{ plans: Rows<PricePlan>; details: Rows<ProvisioningDetail> }>;

/** All that an order hangs on, read at once: one round trip. Nothing of it is kept. Throws what Pax8's reads throw. */
export const readOrderFacts = async (
  { marketplace }: Pick<Context, 'marketplace'>,
  companyId: string,
  productId: string,
): Promise<Facts> => {
  const [company, contacts, product, dependencies, plans, details, held] = await Promise.all([
    marketplace.companyDetails(companyId, 'person'),
    marketplace.contacts(companyId, 'person'),
    marketplace.productDetails(productId, 'person'),
    marketplace.dependencies(productId, 'person'),
    marketplace.pricing(productId, companyId, 'person'),
    marketplace.provisioningDetails(productId, 'person'),
    marketplace.findSubscriptions({ companyId }, 'person'),
  ]);
  return { company, contacts: contacts.rows, product, dependencies, plans, details, held: held.rows };
};

/** How the product can be bought now, with the prices for so many seats. */
export const waysToBuy = ({ product, plans, dependencies }: Facts, quantity: number | null): OrderChoice[] =>
  product === null ? [] : choicesOf(plans.rows, dependencies, product, quantity ?? 1);

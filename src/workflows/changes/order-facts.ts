import type { ProvisioningDetail } from '../../core/marketplace/products.ts';
import type { PricePlan, Rows } from '../../core/marketplace/records.ts';
import { choicesOf, type OrderChoice } from '../../core/ordering/order-choices.ts';
import type { OrderFacts } from '../../core/rules/order-rules.ts';
import type { Context } from '../context.ts';

export type Facts = OrderFacts & Readonly<{ plans: Rows<PricePlan>; details: Rows<ProvisioningDetail> }>;

/** Reads everything an order depends on, in parallel, without caching. Throws what Pax8's reads throw. */
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

/** How the product can be bought now, with the prices for this number of seats. */
export const waysToBuy = ({ product, plans, dependencies }: Facts, quantity: number | null): OrderChoice[] =>
  product === null ? [] : choicesOf(plans.rows, dependencies, product, quantity ?? 1);

import type { ProvisioningDetail } from '../../core/marketplace/products.ts';
import type { PricePlan, Rows } from '../../core/marketplace/records.ts';
import { choicesOf, type OrderChoice } from '../../core/ordering/order-choices.ts';
import type { OrderedProduct, OrderFacts } from '../../core/rules/order-rules.ts';
import type { Context } from '../context.ts';
import { namedHeld } from './held-by.ts';

export type LineFacts = OrderedProduct &
  Readonly<{ plans: Rows<PricePlan>; details: Rows<ProvisioningDetail> }>;
export type Facts = Omit<OrderFacts, 'lines'> & Readonly<{ lines: readonly LineFacts[] }>;

/** A product to be ordered, as the person was shown it. */
export type ToOrder = Readonly<{ productId: string; productName: string }>;

/** Reads everything an order depends on, in parallel, without caching. Throws what Pax8's reads throw. */
export const readOrderFacts = async (
  context: Pick<Context, 'marketplace' | 'portfolio'>,
  companyId: string,
  products: readonly ToOrder[],
): Promise<Facts> => {
  const { marketplace } = context;
  const [company, contacts, held, lines] = await Promise.all([
    marketplace.companyDetails(companyId, 'person'),
    marketplace.contacts(companyId, 'person'),
    namedHeld(context, companyId),
    Promise.all(products.map((product) => readLine(context, companyId, product))),
  ]);
  return { company, contacts: contacts.rows, held: held.rows, lines };
};

const readLine = async (
  { marketplace }: Pick<Context, 'marketplace'>,
  companyId: string,
  { productId, productName }: ToOrder,
): Promise<LineFacts> => {
  const [product, dependencies, plans, details] = await Promise.all([
    marketplace.productDetails(productId, 'person'),
    marketplace.dependencies(productId, 'person'),
    marketplace.pricing(productId, companyId, 'person'),
    marketplace.provisioningDetails(productId, 'person'),
  ]);
  return { productName: product?.name ?? productName, product, dependencies, plans, details };
};

/** How a product can be bought now, with the prices for this number of seats. */
export const waysToBuy = (
  { product, plans, dependencies }: LineFacts,
  quantity: number | null,
): OrderChoice[] => (product === null ? [] : choicesOf(plans.rows, dependencies, product, quantity ?? 1));

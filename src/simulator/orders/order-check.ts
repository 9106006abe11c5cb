import { z } from 'zod';
import { commitmentId, commitmentTermsOf } from '../catalogue/dependencies.ts';
import { todaysPriceOf } from '../catalogue/price-plans.ts';
import { refuseProvisioning } from '../catalogue/provisioning.ts';
import type { SimProduct, SimSubscription } from '../model.ts';
import { hasEnded } from '../subscriptions/nce.ts';
import { billingTerms } from '../subscriptions/subscription-update.ts';
import type { World } from '../world.ts';

const line = z.object({
  productId: z.string(),
  lineItemNumber: z.int().optional(),
  quantity: z.int().positive(),
  billingTerm: z.enum(billingTerms),
  commitmentTermId: z.uuid().optional(),
  /** Not a field of Pax8's: the name of a term where its id belongs. */
  commitmentTerm: z.undefined().optional(),
  provisionStartDate: z.string().optional(),
  parentSubscriptionId: z.string().optional(),
  parentLineItemNumber: z.int().optional(),
  provisioningDetails: z.array(z.object({ key: z.string(), values: z.array(z.string()) })).default([]),
});

export const orderBody = z.object({
  companyId: z.string(),
  orderedBy: z.enum(['Pax8 Partner', 'Customer', 'Pax8']).default('Pax8 Partner'),
  orderedByUserEmail: z.email().optional(),
  lineItems: z.array(line).min(1),
});

export type OrderBody = z.output<typeof orderBody>;
export type LineBody = OrderBody['lineItems'][number];

/** The commitment's name; null: none. undefined: the id is not one of the product's. */
export const termOf = (product: SimProduct, id: string | undefined): string | null | undefined =>
  id === undefined ? null : commitmentTermsOf(product).find((term) => commitmentId(product.id, term) === id);

/** Why Pax8 does not take the order; empty: it does. Most of the exact texts are not published. */
export const refuseOrder = (world: World, order: OrderBody, now: number): string[] => {
  const company = world.companies.byId.get(order.companyId);
  if (company === undefined) return [`Company Not Found: ${order.companyId}`];
  if (company.status !== 'Active')
    return [`Company ${company.id} is not active, a primary contact of each type is required`];
  const held = world.subscriptionsOf(company.id).filter((subscription) => !hasEnded(subscription, now));
  return order.lineItems.flatMap((asked) => {
    const product = world.products.byId.get(asked.productId);
    if (product === undefined) return [`Product Not Found: ${asked.productId}`];
    return refuseLine(asked, product, order, held, world);
  });
};

const refuseLine = (
  asked: LineBody,
  product: SimProduct,
  order: OrderBody,
  held: readonly SimSubscription[],
  { currencyOf, products }: World,
): string[] => {
  const { commitmentTermId, billingTerm, quantity } = asked;
  const term = termOf(product, commitmentTermId);
  if (product.requiresCommitment && commitmentTermId === undefined)
    return [`Product ${product.id} requires commitment`];
  if (term === undefined) return [`Commitment ${commitmentTermId} is not valid for product ${product.id}`];
  const said: string[] = [];
  if (asked.provisionStartDate !== undefined) said.push('Orders with a future date are not supported');
  const currency = currencyOf(order.companyId);
  if (todaysPriceOf(product, { billingTerm, term, currency, quantity }) === null)
    said.push(`Billing term ${billingTerm} is not available for product ${product.id}`);
  if (product.seatLimit !== null && quantity > product.seatLimit)
    said.push(`Quantity ${quantity} exceeds the maximum quantity of ${product.seatLimit} for this product`);
  if (!hasParent(asked, product, order, held)) said.push(`Product ${product.id} requires a parent product`);
  const tenantIsKnown = held.some(
    ({ productId }) => products.byId.get(productId)?.vendorName === 'Microsoft',
  );
  return [...said, ...refuseProvisioning(product, asked.provisioningDetails, tenantIsKnown)];
};

const hasParent = (
  asked: LineBody,
  { parents }: SimProduct,
  { lineItems }: OrderBody,
  held: readonly SimSubscription[],
): boolean => {
  const { parentSubscriptionId, parentLineItemNumber } = asked;
  const fits = ({ productId }: { productId: string }) => parents.length === 0 || parents.includes(productId);
  if (parentSubscriptionId !== undefined)
    return held.some((subscription) => subscription.id === parentSubscriptionId && fits(subscription));
  if (parentLineItemNumber !== undefined)
    return lineItems.some((other) => other.lineItemNumber === parentLineItemNumber && fits(other));
  return parents.length === 0 || held.some(fits) || lineItems.some((other) => other !== asked && fits(other));
};

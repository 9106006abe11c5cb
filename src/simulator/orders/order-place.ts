import { todaysPriceOf } from '../catalogue/price-plans.ts';
import { day } from '../clock.ts';
import type { SimOrder, SimSubscription } from '../model.ts';
import { quirkOf } from '../seed/quirks.ts';
import type { Sim } from '../sim.ts';
import { addMonths, termMonths } from '../subscriptions/terms.ts';
import { type LineBody, type OrderBody, termOf } from './order-check.ts';

/** Creates an order that was checked, and its subscriptions. */
export const placeOrder = (sim: Sim, body: OrderBody, now: number): SimOrder => {
  const { world, settings } = sim;
  // Must come first: existing orders are made from the subscriptions, which must not include this order's.
  const orders = world.orders();
  const order: SimOrder = {
    id: world.newId('order'),
    companyId: body.companyId,
    createdDate: now,
    orderedBy: body.orderedBy,
    orderedByUserEmail: body.orderedByUserEmail ?? null,
    lineItems: body.lineItems.map((line) => {
      const subscription = subscribeTo(sim, line, body.companyId, now);
      world.subscriptions.add(subscription);
      const isMicrosoft = world.products.byId.get(line.productId)?.vendorName === 'Microsoft';
      return {
        id: world.newId('order line'),
        productId: line.productId,
        subscriptionId: subscription.id,
        commitmentTermId: line.commitmentTermId ?? null,
        billingTerm: line.billingTerm,
        quantity: line.quantity,
        // It is not confirmed that Pax8 always knows the subscription at once; here, it does not for some vendors.
        hiddenReads: isMicrosoft ? 0 : settings.provisioningReads,
      };
    }),
  };
  orders.add(order);
  return order;
};

const subscribeTo = (
  { world, settings }: Sim,
  line: LineBody,
  companyId: string,
  now: number,
): SimSubscription => {
  const { productId, quantity, billingTerm, commitmentTermId } = line;
  const product = world.products.byId.get(productId);
  if (product === undefined) throw new Error(`No product ${productId}`);
  const term = termOf(product, commitmentTermId) ?? null;
  const currencyCode = world.currencyOf(companyId);
  const price = todaysPriceOf(product, { billingTerm, term, currency: currencyCode, quantity });
  if (price === null) throw new Error(`No price of ${productId}`);
  const today = Math.floor(now / day) * day;
  const stuck = product.stuck || settings.orderedAs === 'PendingManual';
  const reads = stuck ? Number.POSITIVE_INFINITY : settings.provisioningReads;
  const pending = stuck ? 'PendingManual' : 'PendingAutomated';
  return {
    ...price,
    id: world.newId('subscription'),
    companyId,
    productId,
    productName: product.name,
    vendorSkuId: product.vendorSku,
    quantity,
    startDate: now,
    endDate: null,
    createdDate: now,
    updatedDate: null,
    billingStart: now,
    status: reads > 0 ? pending : settings.orderedAs,
    currencyCode,
    billingTerm,
    commitment:
      term === null || commitmentTermId === undefined
        ? null
        : { id: commitmentTermId, term, endDate: addMonths(today, termMonths(term)) },
    termStart: now,
    additions: [],
    settleReads: reads,
    settlesAs: settings.orderedAs,
    history: [],
    ...(line.parentSubscriptionId === undefined ? {} : { parentSubscriptionId: line.parentSubscriptionId }),
    quirk: quirkOf(0),
  };
};

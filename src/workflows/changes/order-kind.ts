import type { Change, Wanted } from '../../core/changes/change.ts';
import type { OrderDrift } from '../../core/changes/not-now.ts';
import { isNewOrder, thereBefore } from '../../core/changes/order-settle.ts';
import type { NewOrder } from '../../core/marketplace/orders.ts';
import type { WithSeats } from '../../core/marketplace/records.ts';
import { isRunning } from '../../core/marketplace/running.ts';
import { choicesOf } from '../../core/ordering/order-choices.ts';
import { orderRefusal } from '../../core/rules/order-rules.ts';
import type { Instant } from '../../core/words/instant.ts';
import { AppError } from '../../errors.ts';
import { changeFailures } from '../../views/changes/failure-words.ts';
import type { ChangeSteps } from './change-kind.ts';
import { type Facts, readOrderFacts } from './order-facts.ts';
import { madeBy, shownOf } from './order-look.ts';
import { againstPolicy } from './recheck-change.ts';

/** The order in the form that Pax8 accepts. */
export const orderFor = (companyId: string, wanted: Wanted<'order'>): NewOrder => {
  const { seats, productId, billingTerm, commitmentTermId, parent, provisioning } = wanted;
  return {
    companyId,
    orderedByEmail: null,
    lines: [
      {
        productId,
        quantity: seats,
        billingTerm,
        commitmentTermId,
        parent: parent === null ? null : { subscriptionId: parent.subscriptionId },
        provisioning: provisioning.map(({ key, values }) => ({ key, values })),
      },
    ],
  };
};

/** The ordered product as a subscription without seats, for rules that judge subscriptions. */
export const notYetBought = (
  change: Pick<Change, 'id' | 'companyId' | 'productName' | 'seen'>,
  { productId, commitmentTermId: id, commitmentTerm: term }: Wanted<'order'>,
): WithSeats => {
  return {
    id: change.id,
    companyId: change.companyId,
    productId,
    productName: change.productName,
    quantity: 0,
    status: change.seen.status,
    billingTerm: change.seen.billingTerm,
    // The term begins when it is provisioned, so it has no end yet.
    commitment: id === null && term === null ? null : { id, term, endsAt: null },
    startAt: null,
    endAt: null,
    createdAt: null,
    billingStartAt: null,
    price: change.seen.price,
    partnerCost: change.seen.partnerCost,
    currency: change.seen.currency,
  };
};

/**
 * The check right before an order is sent: company, parent, way to buy and price as approved, the policy, and Pax8's own
 * check. Saves what already exists, to tell later what the order made.
 */
export const orderReady: ChangeSteps<'order'>['ready'] = async (context, change, wanted, person) => {
  const { companyId } = change;
  const [facts, shown, checked] = await Promise.all([
    readOrderFacts(context, companyId, wanted.productId),
    shownOf(context, companyId, wanted),
    context.marketplace.checkOrder(orderFor(companyId, wanted)),
  ]);
  const refusal = orderRefusal(facts, wanted.seats, context.now());
  if (refusal !== null) return { kind: 'stale', reason: { kind: 'order-refused', because: refusal } };
  const moved = movedSince(change, wanted, facts, context.now());
  if (moved !== null) return { kind: 'stale', reason: { kind: moved } };
  if (checked.kind === 'refused')
    return { kind: 'stale', reason: { kind: 'not-taken', text: checked.text || checked.forPeople } };
  if (checked.kind !== 'accepted') throw new AppError(checked.text, checked.forPeople);
  const against = await againstPolicy(context, change, notYetBought(change, wanted), person);
  if (against !== null) return { kind: 'stale', reason: against };
  const before = thereBefore(wanted, shown, context.now());
  return { kind: 'ready', wanted: { ...wanted, before } };
};

const movedSince = (
  { seen }: Change,
  { seats, billingTerm, commitmentTermId, parent }: Wanted<'order'>,
  { plans, dependencies, product, held }: Facts,
  now: Instant,
): OrderDrift['kind'] | null => {
  if (product === null) return 'product-gone';
  const choice = choicesOf(plans.rows, dependencies, product, seats).find(
    (offer) => offer.billingTerm === billingTerm && offer.commitmentTermId === commitmentTermId,
  );
  if (choice === undefined) return 'not-sold-so';
  const { price, partnerCost } = seen;
  if ((choice.price?.price ?? null) !== price || (choice.price?.partnerCost ?? null) !== partnerCost)
    return 'order-price-moved';
  return parent !== null &&
    !held.some((subscription) => subscription.id === parent.subscriptionId && isRunning(subscription, now))
    ? 'parent-not-running'
    : null;
};

/** Makes the one POST, then reads the new subscription if Pax8 names or shows it already. */
export const sendOrder: ChangeSteps<'order'>['send'] = async (context, change, wanted) => {
  const written = await context.marketplace.placeOrder(orderFor(change.companyId, wanted));
  if (written.kind !== 'accepted') return written;
  const { record } = written;
  const ordering = { ...change, wanted };
  if (!isNewOrder(ordering, record))
    return {
      kind: 'unknown',
      text: '',
      forPeople: changeFailures['older-order'],
    };
  const orderId = record.id;
  const line = record.lines.find((ordered) => ordered.productId === wanted.productId);
  const subscriptionId = line?.subscriptionId ?? null;
  const subscription = await madeBy(context, ordering, { orderId, subscriptionId });
  return { kind: 'accepted', subscription, orderId, subscriptionId };
};

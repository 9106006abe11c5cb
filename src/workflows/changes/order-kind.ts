import type { Sent } from '../../core/changes/after-write.ts';
import type { Change } from '../../core/changes/change.ts';
import { isNewOrder, thereBefore } from '../../core/changes/order-settle.ts';
import { wantedOf } from '../../core/changes/order-steps.ts';
import type { NewOrder } from '../../core/marketplace/orders.ts';
import type { PricePlan, Rows, Subscription } from '../../core/marketplace/records.ts';
import { isRunning } from '../../core/marketplace/renewals.ts';
import { choicesOf } from '../../core/ordering/order-choices.ts';
import { orderRefusal } from '../../core/rules/order-rules.ts';
import { AppError } from '../../errors.ts';
import { orderRefusalWords } from '../../views/changes/order-words.ts';
import type { Context } from '../context.ts';
import type { Ready } from './change-kind.ts';
import { againstPolicy } from './fits-still.ts';
import { readOrderFacts } from './order-facts.ts';
import { madeBy, shownOf } from './order-look.ts';

/** An order as Pax8 takes it. */
export const orderOf = ({
  id,
  companyId,
  to,
  order,
}: Pick<Change, 'id' | 'companyId' | 'to' | 'order'>): NewOrder => {
  const { productId, billingTerm, commitmentTermId, parent, provisioning } = wantedOf({ id, order });
  return {
    companyId,
    orderedByEmail: null,
    lines: [
      {
        productId,
        quantity: to,
        billingTerm,
        commitmentTermId,
        parent: parent === null ? null : { subscriptionId: parent.subscriptionId },
        provisioning: provisioning.map(({ key, values }) => ({ key, values })),
      },
    ],
  };
};

/** What is ordered as if it were there already, without seats: for rules that look at subscriptions. */
export const notYetBought = (
  change: Pick<Change, 'id' | 'companyId' | 'productName' | 'seen' | 'order'>,
): Subscription => {
  const { productId, commitmentTermId: id, commitmentTerm: term } = wantedOf(change);
  return {
    id: change.id,
    companyId: change.companyId,
    productId,
    productName: change.productName,
    quantity: 0,
    status: change.seen.status,
    billingTerm: change.seen.billingTerm,
    // It begins with the provisioning: there is no end yet.
    commitment: id === null && term === null ? null : { id, term, endsAt: null },
    startAt: null,
    endAt: null,
    createdAt: null,
    price: change.seen.price,
    partnerCost: change.seen.partnerCost,
    currency: change.seen.currency,
  };
};

/**
 * The look right before an order is sent: the company, the parent, the way to buy it and its price as they were approved,
 * the policy, and Pax8's own check once more. Notes what is there already, so that what the order makes is told apart.
 */
export const orderReady = async (
  context: Context,
  change: Change,
  person: Change['requestedBy'],
): Promise<Ready> => {
  const { companyId } = change;
  const { productId } = wantedOf(change);
  const [facts, shown, checked] = await Promise.all([
    readOrderFacts(context, companyId, productId),
    shownOf(context, change),
    context.marketplace.checkOrder(orderOf(change)),
  ]);
  const refusal = orderRefusal(facts, change.to);
  if (refusal !== null) return { kind: 'stale', why: orderRefusalWords(refusal).reason };
  const moved = movedSince(change, facts.plans, facts);
  if (moved !== null) return { kind: 'stale', why: moved };
  if (checked.kind === 'refused')
    return { kind: 'stale', why: `Pax8 would not take the order now: ${checked.text || checked.forPeople}` };
  if (checked.kind !== 'accepted') throw new AppError(checked.text, checked.forPeople);
  const against = await againstPolicy(context, change, notYetBought(change), person);
  if (against !== null) return { kind: 'stale', why: against };
  const before = thereBefore(change, shown, context.now());
  return { kind: 'ready', change: { ...change, order: { ...wantedOf(change), before } } };
};

const movedSince = (
  change: Change,
  plans: Rows<PricePlan>,
  { dependencies, product, held }: Awaited<ReturnType<typeof readOrderFacts>>,
): string | null => {
  const { billingTerm, commitmentTermId, parent } = wantedOf(change);
  if (product === null) return 'Pax8 no longer has the product.';
  const choice = choicesOf(plans.rows, dependencies, product, change.to).find(
    (one) => one.billingTerm === billingTerm && one.commitmentTermId === commitmentTermId,
  );
  if (choice === undefined) return 'Pax8 no longer sells it with this billing and commitment.';
  const { price, partnerCost } = change.seen;
  if ((choice.price?.price ?? null) !== price || (choice.price?.partnerCost ?? null) !== partnerCost)
    return 'Its price has changed since the order was asked for.';
  return parent !== null && !held.some((one) => one.id === parent.subscriptionId && isRunning(one))
    ? 'The subscription that it was to be added to is no longer running.'
    : null;
};

/** The one POST; then the subscription that it made is read, when Pax8 names or shows it already. */
export const sendOrder = async (context: Context, change: Change): Promise<Sent> => {
  const written = await context.marketplace.placeOrder(orderOf(change));
  if (written.kind !== 'accepted') return written;
  const { record } = written;
  if (!isNewOrder(change, record))
    return {
      kind: 'unknown',
      text: '',
      forPeople:
        'Pax8 answered with an older order, and does not show this one yet. The bot does not send it again.',
    };
  const orderId = record.id;
  const { productId } = wantedOf(change);
  const line = record.lines.find((one) => one.productId === productId);
  const subscriptionId = line?.subscriptionId ?? null;
  const subscription = await madeBy(context, change, { orderId, subscriptionId });
  return { kind: 'accepted', subscription, orderId, subscriptionId };
};

import type { Change, Seen, Wanted } from '../../core/changes/change.ts';
import type { OrderDrift } from '../../core/changes/not-now.ts';
import { isNewOrder, thereBefore } from '../../core/changes/order-settle.ts';
import type { OrderLine } from '../../core/changes/wanted.ts';
import type { NewOrder } from '../../core/marketplace/orders.ts';
import type { WithSeats } from '../../core/marketplace/records.ts';
import { isRunning } from '../../core/marketplace/running.ts';
import { longestTerm, seenOfLine, seenOfOrder } from '../../core/ordering/order-seen.ts';
import { type OrderParent, orderRefusal } from '../../core/rules/order-rules.ts';
import { strictest } from '../../core/rules/policy.ts';
import type { Instant } from '../../core/words/instant.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { type Judged, type Judging, judgeRequest } from '../people/policy.ts';
import type { ChangeSteps } from './change-kind.ts';
import { type Facts, readOrderFacts, waysToBuy } from './order-facts.ts';
import { madeBy, namedIn, shownOf } from './order-look.ts';
import { notAllowedBy } from './recheck-change.ts';
import { notReplaceable } from './switch-ready.ts';

/** The order in the form that Pax8 accepts. */
export const orderFor = (
  companyId: string,
  { lines, orderedByEmail }: Pick<Wanted<'order'>, 'lines' | 'orderedByEmail'>,
): NewOrder => ({
  companyId,
  orderedByEmail,
  lines: lines.map(({ seats, productId, billingTerm, commitmentTermId, parent, provisioning }) => ({
    ...{ productId, quantity: seats, billingTerm, commitmentTermId },
    parent: parentFor(parent),
    provisioning: provisioning.map(({ key, values }) => ({ key, values })),
  })),
});

const parentFor = (parent: OrderParent | null): NewOrder['lines'][number]['parent'] => {
  if (parent === null) return null;
  return 'line' in parent ? { line: parent.line } : { subscriptionId: parent.subscriptionId };
};

/** A line of an order as a subscription without seats, for rules that judge subscriptions. */
export const notYetBought = (
  { id, companyId }: Pick<Change, 'id' | 'companyId'>,
  line: OrderLine,
  seen: Seen,
): WithSeats => {
  const { commitmentTermId, commitmentTerm: term } = line;
  const { status, billingTerm, price, partnerCost, currency } = seen;
  return {
    ...{ id, companyId, productId: line.productId, productName: line.productName, quantity: 0 },
    ...{ status, billingTerm, price, partnerCost, currency },
    // The term begins when it is provisioned, so it has no end yet.
    commitment:
      commitmentTermId === null && term === null ? null : { id: commitmentTermId, term, endsAt: null },
    startAt: null,
    endAt: null,
    createdAt: null,
    billingStartAt: null,
  };
};

/**
 * What a policy judges in an order: each line by itself, and all lines together as seats at their average price. An
 * unknown average counts against the order.
 */
export const partsToJudge = (
  change: Pick<Change, 'id' | 'companyId'>,
  wanted: Wanted<'order'>,
  currency: string | null,
): readonly Readonly<{ wanted: Wanted<'order'>; subscription: WithSeats }>[] => {
  const { lines } = wanted;
  const [first] = lines;
  const each = lines.map((line) => ({
    wanted: { ...wanted, lines: [line] as const },
    subscription: notYetBought(change, line, seenOfLine(line, currency)),
  }));
  if (lines.length === 1) return each;
  const together = notYetBought(
    change,
    { ...first, commitmentTerm: longestTerm(lines) },
    seenOfOrder(lines, currency),
  );
  return [...each, { wanted, subscription: together }];
};

/** The policy's verdict on a whole order: the strictest of its parts. */
export const judgeOrder = async (
  context: Context,
  asked: Omit<Judging, 'wanted' | 'subscription'>,
  parts: ReturnType<typeof partsToJudge>,
): Promise<Judged> => {
  const [first, ...others] = await Promise.all(
    parts.map((part) => judgeRequest(context, { ...asked, ...part })),
  );
  if (first === undefined) throw new Error('an order without lines');
  return { ...first, verdict: strictest([first, ...others].map(({ verdict }) => verdict)) };
};

/**
 * The check right before an order is sent: what it replaces, company, parents, ways to buy and prices as approved, the policy, and
 * Pax8's own check. Saves what already exists, to tell later what the order made.
 */
export const orderReady: ChangeSteps<'order'>['ready'] = async (context, change, wanted, person) => {
  const broken = await notReplaceable(context, change, person);
  if (broken !== null) return { kind: 'stale', reason: broken };
  const { companyId, companyName, approversNeeded } = change;
  const [facts, shown, checked] = await Promise.all([
    readOrderFacts(context, companyId, wanted.lines),
    shownOf(context, companyId, wanted),
    context.marketplace.checkOrder(orderFor(companyId, wanted)),
  ]);
  const refusal = orderRefusal(
    facts,
    wanted.lines.map(({ seats }) => seats),
    context.now(),
  );
  if (refusal !== null) return { kind: 'stale', reason: { kind: 'order-refused', because: refusal } };
  for (const [n, line] of wanted.lines.entries()) {
    const moved = movedSince(line, facts, n, context.now());
    if (moved !== null) return { kind: 'stale', reason: { kind: moved } };
  }
  if (checked.kind === 'refused')
    return { kind: 'stale', reason: { kind: 'not-taken', text: checked.text, failure: checked.failure } };
  if (checked.kind !== 'accepted') throw new AppError(checked.text, checked.failure);
  const { verdict } = await judgeOrder(
    context,
    { person, companyId, companyName, alreadyAsked: true },
    partsToJudge(change, wanted, change.seen.currency),
  );
  const against = notAllowedBy(verdict, { approversNeeded, planned: false });
  if (against !== null) return { kind: 'stale', reason: against };
  const before = thereBefore(wanted, shown, context.now());
  return { kind: 'ready', wanted: { ...wanted, before } };
};

const movedSince = (
  line: OrderLine,
  { lines, held }: Facts,
  n: number,
  now: Instant,
): OrderDrift['kind'] | null => {
  const { seats, billingTerm, commitmentTermId, parent, price, partnerCost } = line;
  const facts = lines[n];
  if (facts === undefined || facts.product === null) return 'product-gone';
  const choice = waysToBuy(facts, seats).find(
    (offer) => offer.billingTerm === billingTerm && offer.commitmentTermId === commitmentTermId,
  );
  if (choice === undefined) return 'not-sold-so';
  if ((choice.price?.price ?? null) !== price || (choice.price?.partnerCost ?? null) !== partnerCost)
    return 'order-price-moved';
  return parent !== null &&
    'subscriptionId' in parent &&
    !held.some((subscription) => subscription.id === parent.subscriptionId && isRunning(subscription, now))
    ? 'parent-not-running'
    : null;
};

/** Makes the one POST, then reads the new subscriptions if Pax8 names or shows them already. */
export const sendOrder: ChangeSteps<'order'>['send'] = async (context, change, wanted) => {
  const written = await context.marketplace.placeOrder(orderFor(change.companyId, wanted));
  if (written.kind !== 'accepted') return written;
  const { record } = written;
  const ordering = { ...change, wanted };
  if (!isNewOrder(ordering, record)) return { kind: 'unknown', text: '', failure: { kind: 'older-order' } };
  const lines = await madeBy(context, ordering, { orderId: record.id, named: namedIn(wanted, record) });
  return {
    kind: 'accepted',
    subscription: lines[0]?.subscription ?? null,
    placed: { orderId: record.id, lines },
  };
};

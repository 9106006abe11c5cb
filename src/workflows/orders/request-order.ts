import type { Change, Seen, Wanted } from '../../core/changes/change.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import { currencyOf } from '../../core/ordering/order-choices.ts';
import type { OrderDraft } from '../../core/ordering/order-draft.ts';
import {
  type OrderFilled,
  type OrderTyped,
  quantityOf,
  readOrderForm,
} from '../../core/ordering/order-form.ts';
import { type OrderRefusal, orderNotes, orderRefusal, parentsOf } from '../../core/rules/order-rules.ts';
import type { PolicyRefusal } from '../../core/rules/policy.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Person } from '../../core/words/people.ts';
import { messageOf } from '../../errors.ts';
import { orderRefusalWords } from '../../views/changes/order-words.ts';
import { orderNotTaken, orderProblem } from '../../views/ordering/order-form.ts';
import { record } from '../audit/record-act.ts';
import { saveRequest } from '../changes/new-request.ts';
import { type Facts, readOrderFacts, waysToBuy } from '../changes/order-facts.ts';
import { notYetBought, orderFor } from '../changes/order-kind.ts';
import type { Context } from '../context.ts';
import { judgeRequest } from '../people/policy.ts';

export type OrderRequested =
  /** The form must be filled in again: our sentences, and Pax8's own text (empty when it said nothing). */
  | Readonly<{ kind: 'again'; problems: readonly string[]; pax8Text: string; facts: Facts }>
  | Readonly<{ kind: 'refused'; because: OrderRefusal; facts: Facts }>
  | Readonly<{ kind: 'against-policy'; because: PolicyRefusal; to: number }>
  | Readonly<{ kind: 'requested' | 'open-already'; change: Change }>;

const again = (facts: Facts, problems: readonly string[], pax8Text = ''): OrderRequested => ({
  kind: 'again',
  problems,
  pax8Text,
  facts,
});

/**
 * Requests what the form says, after fresh reads, the rules, the policy and Pax8's mock order. The request has its
 * draft's id, so a second press finds the first request. When a read throws, nothing is saved.
 */
export const requestOrder = async (
  context: Context,
  draft: OrderDraft,
  person: Person,
  conversation: Conversation,
  typed: OrderTyped,
): Promise<OrderRequested> => {
  const there = await context.memory.changes.get(draft.id);
  if (there !== null) return { kind: 'open-already', change: there };
  const facts = await readOrderFacts(context, draft.companyId, draft.productId);
  const quantity = quantityOf(typed);
  const because = orderRefusal(facts, quantity, context.now());
  const { product, dependencies, held, details } = facts;
  if (because !== null && because.kind !== 'order-limit') return { kind: 'refused', because, facts };
  if (because !== null) return again(facts, [orderRefusalWords(because).reason]);
  const choices = waysToBuy(facts, quantity);
  if (product === null || choices.length === 0)
    return { kind: 'refused', because: { kind: 'not-sold' }, facts };
  const parents = parentsOf(dependencies, held, context.now());
  const filled = readOrderForm(typed, { choices, parents, details: details.rows });
  if (filled.kind === 'bad') return again(facts, filled.problems.map(orderProblem));

  const { companyId, companyName } = draft;
  const wanted = wantedIn(draft, filled);
  const seen = seenOf(filled, currencyOf(held));
  const subscription = notYetBought({ id: draft.id, companyId, productName: product.name, seen }, wanted);
  const asked = { person, companyId, companyName };
  const { verdict, policyVersion, policy } = await judgeRequest(context, { ...asked, wanted, subscription });
  if (verdict.kind === 'refused') {
    const facts = {
      company: companyName,
      product: product.name,
      to: filled.quantity,
      because: verdict.because,
    };
    await record(context, person, 'order.refused', { ...facts, policyVersion }, { conversation, companyId });
    return { kind: 'against-policy', because: verdict.because, to: filled.quantity };
  }

  const checked = await context.marketplace.checkOrder(orderFor(companyId, wanted));
  if (checked.kind === 'refused') {
    const facts = { company: companyName, product: product.name, pax8: checked.text };
    await record(context, person, 'order.refused', facts, { conversation, companyId });
  }
  if (checked.kind !== 'accepted')
    return again(
      facts,
      checked.kind === 'refused' && checked.text !== '' ? [orderNotTaken()] : [checked.forPeople],
      checked.text,
    );
  try {
    return await saveRequest(context, {
      asked: { ...asked, conversation, subscriptionId: draft.id, productName: product.name },
      ...{ id: draft.id, subscription, wanted, seen },
      notes: orderNotes(product, filled.choice.commitmentTerm, held, subscription.currency, context.now()),
      ...{ verdict, policy, policyVersion },
    });
  } catch (thrown) {
    // Another press of the same form was faster, and its request has already ended.
    const meanwhile = await context.memory.changes.get(draft.id);
    if (meanwhile === null) throw thrown;
    context.log.warn({ change: draft.id, reason: messageOf(thrown) }, 'an order was asked for already');
    return { kind: 'open-already', change: meanwhile };
  }
};

const wantedIn = (
  { productId }: OrderDraft,
  { quantity, choice, parent, provisioning }: OrderFilled,
): Wanted<'order'> => ({
  kind: 'order',
  seats: quantity,
  productId,
  billingTerm: choice.billingTerm,
  commitmentTermId: choice.commitmentTermId,
  commitmentTerm: choice.commitmentTerm,
  parent: parent === null ? null : parentOf(parent),
  provisioning,
  before: null,
  placed: null,
});

const parentOf = ({ id, productName }: Subscription) => ({ subscriptionId: id, productName });

/** A commitment starts when it is provisioned, so it has no end yet. */
const seenOf = ({ choice }: OrderFilled, currency: string | null): Seen => ({
  quantity: 0,
  status: 'not ordered',
  commitmentEndsAt: null,
  commitmentTerm: choice.commitmentTerm,
  billingTerm: choice.billingTerm,
  billingStartAt: null,
  price: choice.price?.price ?? null,
  partnerCost: choice.price?.partnerCost ?? null,
  currency,
});

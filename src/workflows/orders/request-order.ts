import { givenTyped } from '../../core/atoms/given.ts';
import type { Change, Wanted } from '../../core/changes/change.ts';
import { seatsOrdered } from '../../core/changes/change-facts.ts';
import type { Typed } from '../../core/changes/detail-inputs.ts';
import type { OrderLine } from '../../core/changes/wanted.ts';
import type { Written } from '../../core/marketplace/written.ts';
import { currencyOf } from '../../core/ordering/order-choices.ts';
import type { OrderDraft } from '../../core/ordering/order-draft.ts';
import {
  type FilledLine,
  type LineChoices,
  quantityOf,
  readOrderForm,
} from '../../core/ordering/order-form.ts';
import { seenOfOrder } from '../../core/ordering/order-seen.ts';
import { rangeNotes } from '../../core/ordering/price-notes.ts';
import { type OrderRefusal, orderNotes, orderRefusal, parentsOf } from '../../core/rules/order-rules.ts';
import type { PolicyRefusal } from '../../core/rules/policy.ts';
import type { Conversation } from '../../core/words/chat.ts';
import { type GivenReason, isGiven } from '../../core/words/given-reason.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Person } from '../../core/words/people.ts';
import { messageOf } from '../../errors.ts';
import { changeProblem } from '../../views/changes/change-problems.ts';
import { orderRefusalWords } from '../../views/changes/order-words.ts';
import { notWrittenText } from '../../views/kit/failure-text.ts';
import { orderNotTaken, orderProblem } from '../../views/ordering/order-form.ts';
import { againstPolicyText } from '../../views/people/policy-words.ts';
import { record } from '../audit/record-act.ts';
import { type NewRequest, type Requested, saveRequest } from '../changes/new-request.ts';
import { type Facts, readOrderFacts } from '../changes/order-facts.ts';
import { judgeOrder, notYetBought, orderFor, partsToJudge } from '../changes/order-kind.ts';
import type { Context } from '../context.ts';
import { notSold, waysFor } from './begin-order.ts';
import { judgeReplaced, type Replaced, saveSwitch, seatsDiffer } from './switch-lines.ts';

export type OrderRequested =
  /** The form must be filled in again: our sentences, and Pax8's own text (empty when it said nothing). */
  | Readonly<{ kind: 'again'; problems: readonly string[]; pax8Text: string; facts: Facts }>
  | Readonly<{ kind: 'refused'; because: OrderRefusal; facts: Facts }>
  | Readonly<{ kind: 'against-policy'; because: PolicyRefusal; to: number }>
  /** What the order would replace cannot be cancelled for its term end. */
  | Readonly<{
      kind: 'not-replaced';
      because: Extract<Requested, { kind: 'refused' | 'against-policy' | 'gone' }>;
    }>
  | Readonly<{ kind: 'requested' | 'open-already'; change: Change }>;

const again = (facts: Facts, problems: readonly string[], pax8Text = ''): OrderRequested => ({
  kind: 'again',
  problems,
  pax8Text,
  facts,
});

/** The reason as typed; that it cannot wait was said before the form. */
const givenIn = ({ given: { urgent } }: OrderDraft, typed: Typed): GivenReason => ({
  ...givenTyped(typed.get('reason') ?? ''),
  ...(urgent === undefined ? {} : { urgent }),
});

/**
 * Requests what the form says, after fresh reads, the rules, the policy and Pax8's mock order. The request has its
 * draft's id, so a second press finds it. When a read throws, nothing is saved.
 */
export const requestOrder = async (
  context: Context,
  draft: OrderDraft,
  person: Person,
  conversation: Conversation,
  typed: Typed,
): Promise<OrderRequested> => {
  const there = await openAlready(context, draft);
  if (there !== null) return there;
  const facts = await readOrderFacts(context, draft.companyId, draft.lines);
  const { held } = facts;
  const quantities = draft.lines.map((_, n) => quantityOf(typed, n));
  const because = orderRefusal(facts, quantities, context.now());
  if (because !== null && because.kind !== 'order-limit') return { kind: 'refused', because, facts };
  if (because !== null) return again(facts, [orderRefusalWords(because).reason]);
  const unsold = notSold(facts, quantities, draft.replaces);
  if (unsold !== null) return { kind: 'refused', because: unsold, facts };
  const filled = readOrderForm(typed, choicesFor(draft, facts, quantities, context.now()));
  if (filled.kind === 'bad') return again(facts, filled.problems.map(orderProblem));

  const given = givenIn(draft, typed);
  const asking = { person, conversation, given };
  const { replaced, no } = await replacedOf(context, draft, asking, facts, filled.lines);
  if (no !== null) return no;

  const { companyId, companyName } = draft;
  const currency = currencyOf(held, context.portfolio.current()?.subscriptions.values() ?? []);
  const filledIn = wantedIn(draft, facts, filled.lines, await context.chat.emailOf(person, conversation));
  if (filledIn === null) return again(facts, []);
  const productName = filledIn.lines.map((line) => line.productName).join(' + ');
  const seen = seenOfOrder(filledIn.lines, currency.currency);
  const subscription = notYetBought({ id: draft.id, companyId }, { ...filledIn.lines[0], productName }, seen);
  const asked = { person, companyId, companyName };
  const parts = partsToJudge({ id: draft.id, companyId }, filledIn, currency.currency);
  const { verdict, policyVersion, policy } = await judgeOrder(
    context,
    { ...asked, withoutReason: !isGiven(given) },
    parts,
  );
  const to = seatsOrdered(filledIn);
  if (verdict.kind === 'refused' && verdict.because.kind === 'reason-needed')
    return again(facts, [againstPolicyText(verdict.because)]);
  if (verdict.kind === 'refused') {
    const facts = { company: companyName, product: productName, to, againstPolicy: verdict.because };
    await record(context, person, 'order.refused', { ...facts, policyVersion }, { conversation, companyId });
    return { kind: 'against-policy', because: verdict.because, to };
  }

  const { checked, wanted } = await checkedOrder(context, companyId, filledIn);
  if (checked.kind === 'refused') {
    const facts = { company: companyName, product: productName, pax8: checked.text };
    await record(context, person, 'order.refused', facts, { conversation, companyId });
  }
  if (checked.kind !== 'accepted')
    return again(
      facts,
      checked.kind === 'refused' && checked.text !== '' ? [orderNotTaken()] : [notWrittenText(checked)],
      checked.text,
    );
  const order = {
    asked: { ...asked, conversation, subscriptionId: draft.id, productName, given },
    ...{ id: draft.id, subscription, wanted, seen },
    notes: [
      ...orderNotes(
        facts,
        wanted.lines.map(({ commitmentTerm: term, seats }) => ({ term, seats })),
        currency,
        context.now(),
      ),
      ...wanted.lines.flatMap((line, n) => rangeNotes(facts.lines[n]?.plans.rows ?? [], line)),
    ],
    ...{ verdict, policy, policyVersion },
  };
  return saveOrder(context, draft, facts, order, replaced);
};

/** Saves the request: the order alone, or with the cancellation of what it replaces. */
const saveOrder = async (
  context: Context,
  draft: OrderDraft,
  facts: Facts,
  order: NewRequest & Readonly<{ wanted: Wanted<'order'> }>,
  replaced: Replaced | null,
): Promise<OrderRequested> => {
  try {
    if (replaced === null) return await saveRequest(context, order);
    const saved = await saveSwitch(context, order, replaced);
    return saved ?? (await openAlready(context, draft)) ?? again(facts, [changeProblem('open-already')]);
  } catch (thrown) {
    // Another press of the same form was faster, and its request has already ended.
    const meanwhile = await openAlready(context, draft);
    if (meanwhile === null) throw thrown;
    context.log.warn({ change: draft.id, reason: messageOf(thrown) }, 'an order was asked for already');
    return meanwhile;
  }
};

const openAlready = async ({ memory }: Context, { id }: OrderDraft): Promise<OrderRequested | null> => {
  const change = await memory.changes.get(id);
  return change === null ? null : { kind: 'open-already', change };
};

/** What a switch replaces (null for any other order), or why it cannot be asked for. */
const replacedOf = async (
  context: Context,
  draft: OrderDraft,
  {
    person,
    conversation,
    given,
  }: Readonly<{ person: Person; conversation: Conversation; given: GivenReason }>,
  facts: Facts,
  lines: readonly FilledLine[],
): Promise<Readonly<{ replaced: Replaced | null; no: OrderRequested | null }>> => {
  const replaced = await judgeReplaced(context, draft, person, conversation, given);
  const not = (no: OrderRequested) => ({ replaced: null, no });
  if (replaced === null) return { replaced, no: null };
  if (replaced.kind === 'against-policy' && replaced.because.kind === 'reason-needed')
    return not(again(facts, [againstPolicyText(replaced.because)]));
  if (replaced.kind !== 'allowed') return not({ kind: 'not-replaced', because: replaced });
  const differ = seatsDiffer(replaced, lines);
  return differ === null ? { replaced, no: null } : not(again(facts, [differ]));
};

/** Pax8's own check. If it refuses the order only because of the person's address, the order goes without it. */
const checkedOrder = async (
  { marketplace }: Context,
  companyId: string,
  wanted: Wanted<'order'>,
): Promise<Readonly<{ checked: Written<null>; wanted: Wanted<'order'> }>> => {
  const checked = await marketplace.checkOrder(orderFor(companyId, wanted));
  if (checked.kind !== 'refused' || wanted.orderedByEmail === null) return { checked, wanted };
  const nameless = { ...wanted, orderedByEmail: null };
  const again = await marketplace.checkOrder(orderFor(companyId, nameless));
  return again.kind === 'accepted' ? { checked: again, wanted: nameless } : { checked, wanted };
};

const choicesFor = (
  draft: OrderDraft,
  facts: Facts,
  quantities: readonly (number | null)[],
  now: Instant,
): LineChoices[] =>
  facts.lines.map((line, n) => ({
    productName: line.productName,
    choices: waysFor(draft, line, quantities[n] ?? null),
    parents: parentsOf(facts, n, quantities, now),
    details: line.details.rows,
  }));

const wantedIn = (
  draft: OrderDraft,
  { lines: known }: Facts,
  filled: readonly FilledLine[],
  orderedByEmail: string | null,
): Wanted<'order'> | null => {
  const [first, ...others] = draft.lines.flatMap(({ productId, productName }, n): OrderLine[] => {
    const line = filled[n];
    if (line === undefined) return [];
    const { billingTerm, commitmentTermId, commitmentTerm, price } = line.choice;
    return [
      {
        ...{ productId, productName: known[n]?.productName ?? productName, seats: line.quantity },
        ...{ billingTerm, commitmentTermId, commitmentTerm },
        price: price?.price ?? null,
        partnerCost: price?.partnerCost ?? null,
        parent: line.parent,
        provisioning: line.provisioning,
      },
    ];
  });
  if (first === undefined) return null;
  return { kind: 'order', lines: [first, ...others], orderedByEmail, before: null, placed: null };
};

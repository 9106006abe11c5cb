import type { Company } from '../../core/marketplace/records.ts';
import type { OrderTerm } from '../../core/ordering/order-choices.ts';
import type { OrderDraft, OrderDraftLine } from '../../core/ordering/order-draft.ts';
import { type OrderRefusal, orderRefusal } from '../../core/rules/order-rules.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { GivenReason } from '../../core/words/given-reason.ts';
import type { Person } from '../../core/words/people.ts';
import { type Facts, readOrderFacts, waysToBuy } from '../changes/order-facts.ts';
import type { Context } from '../context.ts';

export type Begun =
  | Readonly<{ kind: 'refused'; because: OrderRefusal; facts: Facts }>
  | Readonly<{ kind: 'form'; draft: OrderDraft; facts: Facts }>;

/** Reads everything an order depends on and saves the draft for its form, or says why it cannot be ordered. */
export const beginOrder = async (
  context: Context,
  person: Person,
  company: Company,
  asked: readonly OrderDraftLine[],
  conversation: Pick<Conversation, 'id'>,
  given: GivenReason,
  term?: OrderTerm,
): Promise<Begun> => {
  const facts = await readOrderFacts(context, company.id, asked);
  const quantities = asked.map(({ quantity }) => quantity);
  const because = orderRefusal(facts, quantities, context.now()) ?? notSold(facts, quantities);
  if (because !== null) return { kind: 'refused', because, facts };
  const draft: OrderDraft = {
    id: context.newId(),
    tenantId: person.tenantId,
    person,
    conversationId: conversation.id,
    companyId: company.id,
    companyName: company.name,
    lines: asked.map((line, n) => ({
      ...line,
      productName: facts.lines[n]?.productName ?? line.productName,
    })),
    ...(term === undefined ? {} : { term }),
    given,
    at: context.now(),
  };
  await context.memory.orderDrafts.add(draft);
  return { kind: 'form', draft, facts };
};

/** The first product that Pax8 offers no way to buy. */
export const notSold = (
  { lines }: Facts,
  quantities: readonly (number | null)[],
): Extract<OrderRefusal, { kind: 'not-sold' }> | null => {
  const line = lines.find((candidate, n) => waysToBuy(candidate, quantities[n] ?? null).length === 0);
  return line === undefined ? null : { kind: 'not-sold', product: line.productName };
};

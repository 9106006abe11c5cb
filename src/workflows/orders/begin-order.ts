import type { Company } from '../../core/marketplace/records.ts';
import { choicesOn, type OrderChoice, type OrderTerm } from '../../core/ordering/order-choices.ts';
import type { OrderDraft, OrderDraftLine } from '../../core/ordering/order-draft.ts';
import { type OrderRefusal, orderRefusal } from '../../core/rules/order-rules.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { GivenReason } from '../../core/words/given-reason.ts';
import type { Person } from '../../core/words/people.ts';
import { type Facts, type LineFacts, readOrderFacts, waysToBuy } from '../changes/order-facts.ts';
import type { Context } from '../context.ts';

/** The ways to buy a product that an order may take: a switch takes a year. */
export const waysFor = (
  { replaces }: Readonly<{ replaces?: string | undefined }>,
  line: LineFacts,
  quantity: number | null,
): readonly OrderChoice[] => {
  const ways = waysToBuy(line, quantity);
  return replaces === undefined ? ways : choicesOn(ways, 'annual');
};

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
  replaces?: string,
): Promise<Begun> => {
  const facts = await readOrderFacts(context, company.id, asked);
  const quantities = asked.map(({ quantity }) => quantity);
  const because = orderRefusal(facts, quantities, context.now()) ?? notSold(facts, quantities, replaces);
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
    ...(replaces === undefined ? {} : { replaces }),
    given,
    at: context.now(),
  };
  await context.memory.orderDrafts.add(draft);
  return { kind: 'form', draft, facts };
};

/** The first product that Pax8 offers no way to buy; of a switch, none for a year. */
export const notSold = (
  { lines }: Facts,
  quantities: readonly (number | null)[],
  replaces?: string,
): Extract<OrderRefusal, { kind: 'not-sold' }> | null => {
  const line = lines.find(
    (candidate, n) => waysFor({ replaces }, candidate, quantities[n] ?? null).length === 0,
  );
  return line === undefined ? null : { kind: 'not-sold', product: line.productName };
};

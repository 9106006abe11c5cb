import type { Company, Product } from '../../core/marketplace/records.ts';
import type { OrderDraft } from '../../core/ordering/order-draft.ts';
import { type OrderRefusal, orderRefusal } from '../../core/rules/order-rules.ts';
import type { Conversation } from '../../core/words/chat.ts';
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
  product: Pick<Product, 'id' | 'name'>,
  quantity: number | null,
  conversation: Pick<Conversation, 'id'>,
): Promise<Begun> => {
  const facts = await readOrderFacts(context, company.id, product.id);
  const because =
    orderRefusal(facts, quantity, context.now()) ??
    (waysToBuy(facts, quantity).length === 0 ? ({ kind: 'not-sold' } as const) : null);
  if (because !== null) return { kind: 'refused', because, facts };
  const draft: OrderDraft = {
    id: context.newId(),
    tenantId: person.tenantId,
    person,
    conversationId: conversation.id,
    companyId: company.id,
    companyName: company.name,
    productId: product.id,
    productName: facts.product?.name ?? product.name,
    quantity,
    at: context.now(),
  };
  await context.memory.orderDrafts.add(draft);
  return { kind: 'form', draft, facts };
};

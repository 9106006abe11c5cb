import { namesCompany, saysMore } from '../../core/finding/one-change.ts';
import type { Company, Product } from '../../core/marketplace/records.ts';
import { missingRole } from '../../core/rules/permissions.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import type { Conversation } from '../../core/words/chat.ts';
import { badCountCard } from '../../views/changes/seat-words.ts';
import { oneChangeCard } from '../../views/kit/choose.ts';
import { missingRoleCard } from '../../views/kit/replies.ts';
import { notOrderedCard } from '../../views/ordering/order-form.ts';
import { type Context, roleIn } from '../../workflows/context.ts';
import { beginOrder } from '../../workflows/orders/begin-order.ts';
import { orderFormOf } from '../../workflows/orders/order-form.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { withProduct } from '../asking/find-product.ts';
import { withCompanyReply } from '../asking/look-up.ts';

type Order = Extract<Intent, { kind: 'order' }>;

const run = async (context: Context, { count, target }: Order, asker: Asker): Promise<Reply> => {
  if (count.kind === 'bad' && count.problem !== 'missing')
    return { answer: context.answer(badCountCard(count, 'order')) };
  const quantity = count.kind === 'seats' ? count.n : null;
  const text = target.product ?? target.words;
  const held = context.portfolio.current();
  const unclear = held !== null && text !== null && target.company === null;
  if (unclear && (namesCompany(held, text) || saysMore(held, text)))
    return { answer: context.answer(oneChangeCard({ text })) };
  return withCompanyReply(
    context,
    target.company,
    (company) => orderSentence(quantity, text, company),
    (company) =>
      withProduct(
        context,
        text,
        (code) => orderSentence(quantity, code, company.name),
        (product) => begin(context, asker, company, product, quantity),
        'change',
      ),
    'change',
  );
};

export const orderSentence = (quantity: number | null, product: string | null, company: string): string =>
  [
    'order',
    ...(quantity === null ? [] : [String(quantity)]),
    ...(product === null ? [] : [product]),
    'for',
    company,
  ].join(' ');

const begin = async (
  context: Context,
  { person, conversation }: Readonly<{ person: Asker['person']; conversation: Conversation }>,
  company: Company,
  product: Product,
  quantity: number | null,
): Promise<Reply> => {
  const { role } = await roleIn(context, person, company.id);
  const missing = missingRole(role, 'requester');
  if (missing !== null) return { answer: context.answer(missingRoleCard(missing)) };
  const begun = await beginOrder(context, person, company, product, quantity, conversation);
  if (begun.kind === 'form') return { answer: orderFormOf(context, begun.draft, begun.facts) };
  const { because } = begun;
  return {
    answer: context.answer(
      notOrderedCard({
        companyName: company.name,
        productName: product.name,
        quantity,
        because,
      }),
    ),
  };
};

export const order = command({
  name: 'order',
  kind: 'order',
  usage: 'order [N] <product> for <company>',
  summary: 'Order a product: a form for the term and the vendor’s questions, Pax8’s own check, then approval',
  examples: ['order 10 Exchange Online Plan 1 for Contoso'],
  role: 'requester',
  run,
});

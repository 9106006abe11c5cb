import { namesCompany, saysMore } from '../../core/finding/one-change.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { OrderDraftLine } from '../../core/ordering/order-draft.ts';
import type { Intent, TermAsked } from '../../core/understanding/intent.ts';
import { termPhrase } from '../../core/understanding/said-terms.ts';
import { badCountCard } from '../../views/changes/seat-words.ts';
import { oneChangeCard } from '../../views/kit/choose.ts';
import { withReason } from '../../views/kit/with-reason.ts';
import { notOrderedCard } from '../../views/ordering/not-ordered.ts';
import type { Context } from '../../workflows/context.ts';
import { beginOrder } from '../../workflows/orders/begin-order.ts';
import { orderFormOf } from '../../workflows/orders/order-form.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { withProduct } from '../asking/find-product.ts';
import { withCompanyReply } from '../asking/look-up.ts';
import { notInRoleFor } from '../asking/not-in-role.ts';

type Order = Extract<Intent, { kind: 'order' }>;

const run = async (context: Context, { count, target, more, term }: Order, asker: Asker): Promise<Reply> => {
  if (count.kind === 'bad' && count.problem !== 'missing')
    return { answer: context.answer(badCountCard(count, 'order')) };
  const quantity = count.kind === 'seats' ? count.n : null;
  const text = target.product ?? target.words;
  const held = context.portfolio.current();
  const unclear = held !== null && text !== null && target.company === null;
  if (unclear && (namesCompany(held, text) || saysMore(held, text)))
    return { answer: context.answer(oneChangeCard({ text })) };
  const asked = [{ quantity, text }, ...more.map(({ n, product }) => ({ quantity: n, text: product }))];
  return withCompanyReply(
    context,
    target.company,
    (company) => withReason(orderSentence(asked, company, term), asker.given),
    (company) => withProducts(context, asker, company, asked, [], term),
    'change',
  );
};

type AskedLine = Readonly<{ quantity: number | null; text: string | null }>;

export const orderSentence = (asked: readonly AskedLine[], company: string, term?: TermAsked): string =>
  `order ${[
    ...asked.map(({ quantity, text }) =>
      [...(quantity === null ? [] : [String(quantity)]), ...(text === null ? [] : [text])].join(' '),
    ),
  ]
    .filter((part) => part !== '')
    .join(' and ')} for ${company}${termPhrase(term)}`.replace('  ', ' ');

/** Finds one product after another, or asks which one is meant; each choice repeats the whole order. */
const withProducts = (
  context: Context,
  asker: Asker,
  company: Company,
  asked: readonly AskedLine[],
  found: readonly OrderDraftLine[],
  term: TermAsked | undefined,
): Promise<Reply> => {
  const next = asked[found.length];
  if (next === undefined) return begin(context, asker, company, found, term);
  return withProduct(
    context,
    next.text,
    (code) =>
      withReason(
        orderSentence(
          asked.map((line, n) => (n === found.length ? { ...line, text: code } : line)),
          company.name,
          term,
        ),
        asker.given,
      ),
    ({ id, name }) => {
      if (found.some(({ productId }) => productId === id))
        return Promise.resolve({ answer: context.answer(oneChangeCard({ text: name })) });
      const line = { productId: id, productName: name, quantity: next.quantity };
      return withProducts(context, asker, company, asked, [...found, line], term);
    },
    'change',
  );
};

const begin = async (
  context: Context,
  asker: Pick<Asker, 'person' | 'conversation' | 'given'>,
  company: Company,
  lines: readonly OrderDraftLine[],
  term: TermAsked | undefined,
): Promise<Reply> => {
  const { person, conversation, given } = asker;
  const denied = await notInRoleFor(context, asker, company.id, 'requester', 'order');
  if (denied !== null) return denied;
  const begun = await beginOrder(context, person, company, lines, conversation, given, term);
  if (begun.kind === 'form') return { answer: orderFormOf(context, begun.draft, begun.facts) };
  const { because } = begun;
  return { answer: context.answer(notOrderedCard({ companyName: company.name, lines, because })) };
};

export const order = command({
  name: 'order',
  kind: 'order',
  usage: 'order [N] <product> [and N <product> …] for <company> [on a monthly|one-year|three-year term]',
  summary:
    'Order one or more products: a form for the term and the vendor’s questions, Pax8’s own check, then approval',
  examples: ['order 10 Exchange Online Plan 1 for Contoso'],
  role: 'requester',
  run,
});

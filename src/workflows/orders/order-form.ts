import type { OrderDraft } from '../../core/ordering/order-draft.ts';
import { type OrderTyped, quantityOf } from '../../core/ordering/order-form.ts';
import { parentsOf } from '../../core/rules/order-rules.ts';
import type { Answer } from '../../core/words/chat.ts';
import { type Facts, waysToBuy } from '../changes/order-facts.ts';
import type { Context } from '../context.ts';

const nothingTyped: OrderTyped = new Map();

/** The form of an order by what Pax8 says now; `typed` and `problems` when it comes back. */
export const orderFormOf = (
  { views }: Pick<Context, 'views'>,
  draft: OrderDraft,
  facts: Facts,
  typed: OrderTyped = nothingTyped,
  problems: readonly string[] = [],
  pax8Text = '',
): Answer => {
  const { dependencies, held, details, plans } = facts;
  const quantity = quantityOf(typed) ?? draft.quantity;
  return views.orderForm({
    draft,
    quantity,
    choices: waysToBuy(facts, quantity),
    parents: parentsOf(dependencies, held),
    details: details.rows,
    held,
    typed,
    problems,
    pax8Text,
    unreadable: details.unreadable + plans.unreadable + dependencies.unreadable,
  });
};

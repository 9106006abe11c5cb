import type { OrderDraft } from '../../core/ordering/order-draft.ts';
import { type OrderTyped, quantityOf } from '../../core/ordering/order-form.ts';
import { parentsOf } from '../../core/rules/order-rules.ts';
import type { Answer } from '../../core/words/chat.ts';
import { orderFormCard } from '../../views/ordering/order-form.ts';
import { type Facts, waysToBuy } from '../changes/order-facts.ts';
import type { Context } from '../context.ts';

const nothingTyped: OrderTyped = new Map();

/** The order form, from what Pax8 says now. `typed` and `problems` are set when it is shown again. */
export const orderFormOf = (
  { answer, now }: Pick<Context, 'answer' | 'now'>,
  draft: OrderDraft,
  facts: Facts,
  typed: OrderTyped = nothingTyped,
  problems: readonly string[] = [],
  pax8Text = '',
): Answer => {
  const { dependencies, held, details, plans } = facts;
  const quantity = quantityOf(typed) ?? draft.quantity;
  return answer(
    orderFormCard({
      draft,
      quantity,
      choices: waysToBuy(facts, quantity),
      parents: parentsOf(dependencies, held, now()),
      details: details.rows,
      held,
      now: now(),
      typed,
      problems,
      pax8Text,
      unreadable: details.unreadable + plans.unreadable + dependencies.unreadable,
    }),
  );
};

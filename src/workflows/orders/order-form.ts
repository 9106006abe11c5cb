import type { Typed } from '../../core/changes/detail-inputs.ts';
import { currencyOf } from '../../core/ordering/order-choices.ts';
import type { OrderDraft } from '../../core/ordering/order-draft.ts';
import { quantityOf } from '../../core/ordering/order-form.ts';
import { parentsOf } from '../../core/rules/order-rules.ts';
import type { Answer } from '../../core/words/chat.ts';
import { orderFormCard } from '../../views/ordering/order-form.ts';
import type { Facts } from '../changes/order-facts.ts';
import type { Context } from '../context.ts';
import { seenBy } from '../hidden-costs.ts';
import { waysFor } from './begin-order.ts';

const nothingTyped: Typed = new Map();

/** The order form, from what Pax8 says now. `typed` and `problems` are set when it is shown again. */
export const orderFormOf = (
  context: Pick<Context, 'answer' | 'portfolio' | 'now' | 'costs'>,
  draft: OrderDraft,
  facts: Facts,
  typed: Typed = nothingTyped,
  problems: readonly string[] = [],
  pax8Text = '',
): Answer => {
  const { answer, portfolio, now } = context;
  const { held } = facts;
  const quantities = draft.lines.map(({ quantity }, n) => quantityOf(typed, n) ?? quantity);
  return answer(
    orderFormCard({
      draft,
      lines: facts.lines.map((line, n) => ({
        product: line,
        quantity: quantities[n] ?? null,
        choices: seenBy(context, draft.companyId, waysFor(draft, line, quantities[n] ?? null)),
        parents: parentsOf(facts, n, quantities, now()),
        details: line.details.rows,
      })),
      held,
      currency: currencyOf(held, portfolio.current()?.subscriptions.values() ?? []),
      now: now(),
      typed,
      problems,
      pax8Text,
      unreadable: facts.lines.reduce(
        (sum, { details, plans, dependencies }) =>
          sum + details.unreadable + plans.unreadable + dependencies.unreadable,
        0,
      ),
    }),
  );
};

import { z } from 'zod';
import { notContinued } from '../../core/ordering/order-draft.ts';
import { quantityOf } from '../../core/ordering/order-form.ts';
import { notOrderedCard } from '../../views/ordering/not-ordered.ts';
import { orderGoneCard, orderNotContinued } from '../../views/ordering/order-form.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { changeAnswer } from '../../workflows/cards/change-card.ts';
import { notRequestedAnswer } from '../../workflows/changes/answer-request.ts';
import { orderFormOf } from '../../workflows/orders/order-form.ts';
import { requestOrder } from '../../workflows/orders/request-order.ts';
import type { Action } from '../pressing/action.ts';
import { notRequesterFor } from '../pressing/approver-for.ts';
import { becomesRequest } from '../pressing/request-card.ts';
import { typedIn } from '../pressing/typed-in.ts';

const data = z.object({ id: z.string().min(1).max(64) });

/** Continues a filled-in order: back to the form, or on to a request that waits for approval. */
export const continueOrder: Action = {
  verb: 'continue-order',
  run: async (context, press) => {
    const { memory, answer } = context;
    const { person, conversation } = press;
    const parsed = data.safeParse(press.data);
    const draft = parsed.success ? await memory.orderDrafts.get(person.tenantId, parsed.data.id) : null;
    if (draft === null) {
      await record(context, person, 'press.unknown-request', { button: 'continue-order' }, press);
      return answer(orderGoneCard('unknown'));
    }
    const reason = notContinued(draft, person, conversation.id, context.now());
    if (reason !== null && reason !== 'too-old') {
      await record(context, person, 'press.not-allowed', { button: 'continue-order' }, press);
      return orderNotContinued(reason);
    }
    const before = await memory.changes.get(draft.id);
    if (before !== null) return { ...(await changeAnswer(context, before, conversation)), cardUpdated: true };
    if (reason === 'too-old') return answer(orderGoneCard('too-old'));
    const refused = await notRequesterFor(context, press, draft.companyId);
    if (refused !== null) return refused;
    const typed = typedIn(press.data);
    const asked = await requestOrder(context, draft, person, conversation, typed);
    const { companyName } = draft;
    const lines = draft.lines.map(({ productName }, n) => ({ productName, quantity: quantityOf(typed, n) }));
    switch (asked.kind) {
      case 'again':
        return orderFormOf(context, draft, asked.facts, typed, asked.problems, asked.pax8Text);
      case 'refused':
        return answer(notOrderedCard({ companyName, lines, because: asked.because }));
      case 'against-policy':
        return answer(notOrderedCard({ companyName, lines, because: asked.because }));
      case 'not-replaced':
        return notRequestedAnswer(
          context,
          conversation,
          { id: draft.companyId, name: companyName },
          { productName: lines[0]?.productName ?? null },
          asked.because,
        );
      case 'open-already':
        return { ...(await changeAnswer(context, asked.change, conversation)), cardUpdated: true };
      case 'requested':
        return { ...(await becomesRequest(context, press, asked.change)), cardUpdated: true };
    }
  },
};

import { z } from 'zod';
import type { Change } from '../../core/changes/change.ts';
import { notContinued } from '../../core/ordering/order-draft.ts';
import { quantityOf } from '../../core/ordering/order-form.ts';
import { missingRole } from '../../core/rules/permissions.ts';
import { missingRoleText } from '../../views/kit/replies.ts';
import { notOrderedCard } from '../../views/ordering/not-ordered.ts';
import { orderGoneCard, orderNotContinued } from '../../views/ordering/order-form.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { changeAnswer } from '../../workflows/cards/change-card.ts';
import { publish } from '../../workflows/cards/publish-change.ts';
import { followUp } from '../../workflows/changes/follow-up.ts';
import { type Context, roleIn } from '../../workflows/context.ts';
import { orderFormOf } from '../../workflows/orders/order-form.ts';
import { requestOrder } from '../../workflows/orders/request-order.ts';
import type { Action, Press } from '../pressing/action.ts';
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
    if (before !== null) return { ...(await changeAnswer(context, before, conversation)), kept: true };
    if (reason === 'too-old') return answer(orderGoneCard('too-old'));
    const { role } = await roleIn(context, person, draft.companyId);
    const missing = missingRole(role, 'requester');
    if (missing !== null) {
      await record(context, person, 'press.not-allowed', { button: 'continue-order' }, press);
      return { toast: missingRoleText(missing) };
    }
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
      case 'open-already':
        return { ...(await changeAnswer(context, asked.change, conversation)), kept: true };
      case 'requested':
        return { ...(await shown(context, press, asked.change)), kept: true };
    }
  },
};

/** The form's message becomes the request's card, for everyone who sees it. */
const shown = async (context: Context, { conversation, messageId }: Press, change: Change) => {
  const conversationId = conversation.id;
  if (messageId !== null)
    await context.memory.changeCards.add({ changeId: change.id, conversationId, messageId, shownVersion: 0 });
  await publish(context, change);
  await followUp(context, change, null);
  return changeAnswer(context, change, conversation);
};

import { z } from 'zod';
import type { Change } from '../../core/changes/change.ts';
import { notContinued } from '../../core/ordering/order-draft.ts';
import type { OrderTyped } from '../../core/ordering/order-form.ts';
import { missingRole } from '../../core/rules/permissions.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { changeAnswer } from '../../workflows/cards/change-card.ts';
import { publish } from '../../workflows/cards/publish-change.ts';
import { followUp } from '../../workflows/changes/follow-up.ts';
import { type Context, roleIn } from '../../workflows/context.ts';
import { orderFormOf } from '../../workflows/orders/order-form.ts';
import { requestOrder } from '../../workflows/orders/request-order.ts';
import type { Action, Press } from '../pressing/action.ts';

const data = z.object({ id: z.string().min(1).max(64) });

/** Clients leave out an input that is empty, and send numbers as numbers or as text. */
const typedIn = (given: Press['data']): OrderTyped =>
  new Map(
    Object.entries(given).flatMap(([id, value]) => {
      if (!/^(?:quantity|choice|parent|detail-[0-9a-f]{8})$/.test(id)) return [];
      const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
      return text.trim() === '' ? [] : [[id, text.slice(0, 2000)] as const];
    }),
  );

const toasts = {
  'not-theirs': 'Only the person who began this order can go on with it. Say order to begin your own.',
  elsewhere: 'This order was begun in another conversation. Go on with it there, or say order here.',
} as const;

/** Goes on with a filled-in order: back to the form, or to the request that waits for its approval. */
export const continueOrder: Action = {
  verb: 'continue-order',
  run: async (context, press) => {
    const { memory, views } = context;
    const { person, conversation } = press;
    const parsed = data.safeParse(press.data);
    const draft = parsed.success ? await memory.orderDrafts.get(person.tenantId, parsed.data.id) : null;
    if (draft === null) {
      await record(context, person, 'press.unknown-request', { button: 'continue-order' }, press);
      return views.orderGone('unknown');
    }
    const why = notContinued(draft, person, conversation.id, context.now());
    if (why !== null && why !== 'too-old') {
      await record(context, person, 'press.not-allowed', { button: 'continue-order' }, press);
      return { toast: toasts[why] };
    }
    const before = await memory.changes.get(draft.id);
    if (before !== null) return { ...(await changeAnswer(context, before, conversation)), kept: true };
    if (why === 'too-old') return views.orderGone('too-old');
    const { role } = await roleIn(context, person, draft.companyId);
    const missing = missingRole(role, 'requester');
    if (missing !== null) {
      await record(context, person, 'press.not-allowed', { button: 'continue-order' }, press);
      return { toast: missing };
    }
    const typed = typedIn(press.data);
    const asked = await requestOrder(context, draft, person, conversation, typed);
    const { companyName, productName, quantity } = draft;
    switch (asked.kind) {
      case 'again':
        return orderFormOf(context, draft, asked.facts, typed, asked.problems, asked.pax8Text);
      case 'refused':
        return views.notOrdered({ companyName, productName, quantity, because: asked.because });
      case 'against-policy':
        return views.notOrdered({ companyName, productName, quantity: asked.to, because: asked.because });
      case 'open-already':
        return { ...(await changeAnswer(context, asked.change, conversation)), kept: true };
      case 'requested':
        return { ...(await shown(context, press, asked.change)), kept: true };
    }
  },
};

/** The form's message becomes the card of the request, for everybody who sees it. */
const shown = async (context: Context, { conversation, messageId }: Press, change: Change) => {
  const conversationId = conversation.id;
  if (messageId !== null)
    await context.memory.changeCards.add({ changeId: change.id, conversationId, messageId, shownVersion: 0 });
  await publish(context, change);
  await followUp(context, change, null);
  return changeAnswer(context, change, conversation);
};

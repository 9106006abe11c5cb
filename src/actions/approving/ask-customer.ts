import { missingRole } from '../../core/rules/permissions.ts';
import type { Conversation } from '../../core/words/chat.ts';
import { customerLinkCard } from '../../views/approving/customer-link.ts';
import { changeProblem } from '../../views/changes/change-problems.ts';
import { missingRoleText } from '../../views/kit/replies.ts';
import { toast } from '../../views/kit/toasts.ts';
import { audit } from '../../workflows/audit/record.ts';
import { ownAnswer } from '../../workflows/cards/change-card.ts';
import { askCustomer } from '../../workflows/changes/ask-customer.ts';
import { roleIn } from '../../workflows/context.ts';
import { withCardUpdated } from '../changes/decide.ts';
import type { Action } from '../pressing/action.ts';
import { foundChange, notMine } from '../pressing/found-change.ts';

/**
 * Makes a link for the customer and shows it, if possible, only in the presser's own chat: whoever has it can answer.
 */
export const askTheCustomer: Action = {
  verb: 'ask-customer',
  run: async (context, press) => {
    const change = await foundChange(context, press);
    if (change === null) return notMine;
    const { person, conversation } = press;
    const missing = missingRole(await roleIn(context, person, change.companyId), 'requester');
    if (missing !== null) {
      const where = conversation.id;
      await audit(context, change, person, 'change.consent-denied', { where, cause: 'role' });
      return { toast: missingRoleText(missing) };
    }
    const asked = await askCustomer(context, change, person, conversation.id);
    if (asked.kind === 'no') {
      if (asked.reason === 'off') return toast('no-customer-links');
      const reason = changeProblem('not-pending');
      return withCardUpdated(ownAnswer(context, change, person, { reason }));
    }
    const own = await context.memory.conversations.personalOf(person.tenantId, person.objectId);
    const card = context.answer(customerLinkCard(asked, context.show()));
    const sent = await context.chat.send(own ?? conversation, card);
    if (sent.kind === 'delivered') return whoSees(own ?? conversation);
    // What may have arrived in the own chat is shown to nobody else.
    const isLost = sent.kind !== 'failed' || !sent.mayHaveArrived;
    if (own === null || own.id === conversation.id || !isLost) return toast('customer-link-not-sent');
    const here = await context.chat.send(conversation, card);
    return here.kind === 'delivered' ? whoSees(conversation) : toast('customer-link-not-sent');
  },
};

const whoSees = ({ scope }: Conversation) =>
  toast(scope === 'personal' ? 'customer-link-sent' : 'customer-link-here');

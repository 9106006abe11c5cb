import { z } from 'zod';
import { hasSeats } from '../../core/marketplace/records.ts';
import { type OrderProblem, readDetails } from '../../core/ordering/order-form.ts';
import { askedForSeats } from '../../core/ordering/vendor-questions.ts';
import { givenTyped } from '../../core/reading/given.ts';
import { missingRole } from '../../core/rules/permissions.ts';
import { maxSeats } from '../../core/understanding/numbers.ts';
import { missingRoleText } from '../../views/kit/replies.ts';
import { toast } from '../../views/kit/toasts.ts';
import { orderProblem } from '../../views/ordering/order-form.ts';
import { againstPolicyText } from '../../views/people/policy-words.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { changeAnswer } from '../../workflows/cards/change-card.ts';
import { publish } from '../../workflows/cards/publish-change.ts';
import { notRequestedAnswer } from '../../workflows/changes/answer-request.ts';
import { followUp } from '../../workflows/changes/follow-up.ts';
import { askedOf } from '../../workflows/changes/new-request.ts';
import { request } from '../../workflows/changes/request.ts';
import { seatsWished } from '../../workflows/changes/request-kinds.ts';
import { seatDetailsForm } from '../../workflows/changes/seat-details.ts';
import { roleIn } from '../../workflows/context.ts';
import type { Action } from '../pressing/action.ts';
import { notMine } from '../pressing/found-change.ts';
import { typedIn } from '../pressing/typed-in.ts';

const data = z.object({
  id: z.uuid(),
  subscription: z.string().min(1).max(64),
  direction: z.enum(['add', 'remove', 'set']),
  count: z.coerce.number().pipe(z.int().min(1).max(maxSeats)),
});

/** Continues a change of seats with what the vendor asked for: as if it was said in a sentence, all of it checked again. */
export const continueSeats: Action = {
  verb: 'continue-seats',
  run: async (context, press) => {
    const { person, conversation, messageId } = press;
    const parsed = data.safeParse(press.data);
    const portfolio = context.portfolio.current();
    const subscription = parsed.success ? portfolio?.subscriptions.get(parsed.data.subscription) : undefined;
    const company = portfolio?.companies.get(subscription?.companyId ?? '');
    if (!parsed.success || subscription === undefined || !hasSeats(subscription) || company === undefined) {
      await record(context, person, 'press.unknown-request', { button: press.verb }, press);
      return toast('unknown-company');
    }
    const { role } = await roleIn(context, person, company.id);
    const missing = missingRole(role, 'requester');
    if (missing !== null) {
      await record(context, person, 'press.not-allowed', { button: press.verb }, press);
      return { toast: missingRoleText(missing) };
    }
    const { id, direction, count } = parsed.data;
    const there = await context.memory.changes.get(id);
    if (there !== null)
      return there.tenantId === person.tenantId && there.subscriptionId === subscription.id
        ? { ...(await changeAnswer(context, there, conversation)), kept: true }
        : notMine;
    const questions = await context.marketplace.provisioningDetails(subscription.productId, 'person');
    const details = askedForSeats(questions.rows);
    const typed = typedIn(press.data);
    const given = givenTyped(typed.get('reason') ?? '');
    const problems: OrderProblem[] = [];
    const provisioning = readDetails(typed, details, problems);
    const wish = { kind: 'seats', direction, seats: count, provisioning } as const;
    if (problems.length > 0) {
      const to = seatsWished(subscription.quantity, wish);
      const shown = { subscription, to, details, id, typed, given };
      return seatDetailsForm(context, company, wish, { ...shown, problems: problems.map(orderProblem) });
    }
    const asked = askedOf({ person, conversation, given }, company, subscription);
    const requested = await request(context, asked, wish, id);
    if (requested.kind === 'against-policy' && requested.because.kind === 'reason-needed') {
      const to = seatsWished(subscription.quantity, wish);
      const shown = { subscription, to, details, id, typed, given };
      const problems = [againstPolicyText(requested.because)];
      return seatDetailsForm(context, company, wish, { ...shown, problems });
    }
    if (requested.kind !== 'requested')
      return notRequestedAnswer(context, conversation, company, subscription, requested);
    const { change } = requested;
    if (messageId !== null)
      await context.memory.changeCards.add({
        ...{ changeId: change.id, conversationId: conversation.id, messageId },
        shownVersion: 0,
      });
    await publish(context, change);
    await followUp(context, change, null);
    return { ...(await changeAnswer(context, change, conversation)), kept: true };
  },
};

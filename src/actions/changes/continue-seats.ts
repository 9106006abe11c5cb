import { z } from 'zod';
import { hasSeats } from '../../core/marketplace/records.ts';
import { type OrderProblem, readDetails } from '../../core/ordering/order-form.ts';
import { askedForSeats } from '../../core/ordering/vendor-questions.ts';
import { givenTyped } from '../../core/reading/given.ts';
import { maxSeats } from '../../core/understanding/numbers.ts';
import { orderProblem } from '../../views/ordering/order-form.ts';
import { againstPolicyText } from '../../views/people/policy-words.ts';
import { changeAnswer } from '../../workflows/cards/change-card.ts';
import { notRequestedAnswer } from '../../workflows/changes/answer-request.ts';
import { askedOf } from '../../workflows/changes/new-request.ts';
import { request } from '../../workflows/changes/request.ts';
import { seatsWished } from '../../workflows/changes/request-kinds.ts';
import { seatDetailsForm } from '../../workflows/changes/seat-details.ts';
import type { Action } from '../pressing/action.ts';
import { notRequesterFor, unknownCompany } from '../pressing/approver-for.ts';
import { notMine } from '../pressing/found-change.ts';
import { becomesRequest } from '../pressing/request-card.ts';
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
    const { person, conversation } = press;
    const parsed = data.safeParse(press.data);
    const portfolio = context.portfolio.current();
    const subscription = parsed.success ? portfolio?.subscriptions.get(parsed.data.subscription) : undefined;
    const company = portfolio?.companies.get(subscription?.companyId ?? '');
    if (!parsed.success || subscription === undefined || !hasSeats(subscription) || company === undefined)
      return unknownCompany(context, press);
    const refused = await notRequesterFor(context, press, company.id);
    if (refused !== null) return refused;
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
    const to = seatsWished(subscription.quantity, wish);
    const again = (problems: readonly string[]) =>
      seatDetailsForm(context, company, wish, { subscription, to, details, id, typed, given, problems });
    if (problems.length > 0) return again(problems.map(orderProblem));
    const asked = askedOf({ person, conversation, given }, company, subscription);
    const requested = await request(context, asked, wish, id);
    if (requested.kind === 'against-policy' && requested.because.kind === 'reason-needed')
      return again([againstPolicyText(requested.because)]);
    if (requested.kind !== 'requested')
      return notRequestedAnswer(context, conversation, company, subscription, requested);
    return { ...(await becomesRequest(context, press, requested.change)), kept: true };
  },
};

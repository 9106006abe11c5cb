import { isOpen } from '../../core/changes/change-steps.ts';
import { resolveTarget } from '../../core/finding/resolve.ts';
import type { Company, Subscription } from '../../core/marketplace/records.ts';
import { termEnd } from '../../core/marketplace/renewals.ts';
import { isMonthlyTerm } from '../../core/prices/annual.ts';
import type { Target } from '../../core/understanding/intent.ts';
import { withReason } from '../../views/kit/with-reason.ts';
import { notOrderedCard } from '../../views/ordering/not-ordered.ts';
import { portalOnlyCard } from '../../views/terms/portal-only.ts';
import { notRequestedAnswer } from '../../workflows/changes/answer-request.ts';
import { askedOf } from '../../workflows/changes/new-request.ts';
import { ruleAfresh } from '../../workflows/changes/request.ts';
import type { Context } from '../../workflows/context.ts';
import { beginOrder } from '../../workflows/orders/begin-order.ts';
import { orderFormOf } from '../../workflows/orders/order-form.ts';
import { inTime } from '../../workflows/orders/switch-lines.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { describeTarget, type Words, withTarget } from '../asking/look-up.ts';
import { notInRoleFor } from '../asking/not-in-role.ts';

/** The form of the order, when the monthly subscription can be cancelled for its term end; where Pax8 has no way, the portal. */
const begin = async (
  context: Context,
  asker: Asker,
  company: Company,
  subscription: Subscription,
): Promise<Reply> => {
  const denied = await notInRoleFor(context, asker, company.id, 'requester', 'switch');
  if (denied !== null) return denied;
  const inPortal = (): Reply => {
    const of = { company, subscription, end: termEnd(subscription) };
    return { answer: context.answer(portalOnlyCard({ job: 'switch-term', of }, context.show())) };
  };
  if (!isMonthlyTerm(subscription)) return inPortal();
  const { person, conversation, given } = asker;
  const [open] = (await context.memory.changes.ofSubscription(subscription.id, 50)).filter(isOpen);
  const asked = askedOf(asker, company, subscription);
  const ruled =
    open === undefined
      ? await ruleAfresh(context, asked, { kind: 'cancel', at: 'term-end' })
      : ({ kind: 'open-already', change: open } as const);
  const old = ruled.kind === 'allowed' ? await inTime(context, asked, ruled) : ruled;
  if (old.kind !== 'allowed')
    return { answer: await notRequestedAnswer(context, conversation, company, subscription, old, given) };
  const { id, productId, productName, quantity } = old.subscription;
  const lines = [{ productId, productName: productName ?? '', quantity }];
  const begun = await beginOrder(context, person, company, lines, conversation, given, 'annual', id);
  if (begun.kind === 'form') return { answer: orderFormOf(context, begun.draft, begun.facts) };
  const { because } = begun;
  if (because.kind === 'not-sold') return inPortal();
  return { answer: context.answer(notOrderedCard({ companyName: company.name, lines, because })) };
};

export const switchSentence = (words: Words): string => `switch ${describeTarget(words)} to annual`;

/** Of several subscriptions that fit, the one monthly is meant. */
const onlyMonthly = ({ portfolio }: Context, target: Target): Target => {
  const held = portfolio.current();
  const found = held === null ? null : resolveTarget(held, target);
  const monthly = found?.kind === 'which-subscription' ? found.candidates.filter(isMonthlyTerm) : [];
  const [subscription, another] = monthly;
  return subscription === undefined || another !== undefined
    ? target
    : { ...target, reference: subscription.id };
};

export const switchAnnual = command({
  name: 'switch',
  kind: 'switch-annual',
  usage: 'switch <product> for <company> to annual',
  summary:
    'Switch a monthly subscription to a year with one approval: the bot orders the year and, once it is Active, cancels the monthly one for its term end',
  examples: ['switch Business Premium for Contoso to annual'],
  role: 'requester',
  run: (context, { target }, asker) =>
    withTarget(
      context,
      onlyMonthly(context, target),
      (words) => withReason(switchSentence(words), asker.given),
      (company, subscription) => begin(context, asker, company, subscription),
      'change',
    ),
});

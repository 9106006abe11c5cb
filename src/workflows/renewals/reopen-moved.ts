import type { Change } from '../../core/changes/change.ts';
import { isPlan } from '../../core/changes/change-facts.ts';
import { isOpen } from '../../core/changes/change-steps.ts';
import { fitsSeats, seatsKnownTo } from '../../core/changes/plan-seats.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import type { Renewal, RenewalLine } from '../../core/renewals/renewal.ts';
import { messageOf } from '../../errors.ts';
import { takeBack } from '../changes/withdraw-plans.ts';
import type { Context } from '../context.ts';
import { addAlerts, cardsOr } from './renewal-alerts.ts';

/** More than one subscription changes between a plan and its renewal. */
const mostChanges = 200;

/**
 * Before the term ends: reopens a line and tells people when someone changed the seats outside the bot, so that they
 * differ from what the plan's people know. Returns the renewal as saved.
 */
export const reopenMoved = async (context: Context, renewal: Renewal): Promise<Renewal> => {
  const ahead = renewal.lines.filter(
    ({ after, termEndsAt, decision }) =>
      after === null && context.now() < termEndsAt && decision?.kind === 'change',
  );
  for (const line of ahead)
    try {
      await reopenLine(context, renewal, line);
    } catch (thrown) {
      const { subscriptionId } = line;
      context.log.warn(
        { subscription: subscriptionId, reason: messageOf(thrown) },
        'a plan was not looked at',
      );
    }
  const latest = ahead.length === 0 ? renewal : ((await context.memory.renewals.get(renewal.id)) ?? renewal);
  await tellReopened(context, latest);
  return latest;
};

const reopenLine = async (context: Context, renewal: Renewal, line: RenewalLine): Promise<void> => {
  const { memory, portfolio, marketplace } = context;
  const { decision, subscriptionId, productName } = line;
  const listed = portfolio.current()?.subscriptions.get(subscriptionId);
  const plan = decision?.kind === 'change' ? await memory.changes.get(decision.changeId) : null;
  if (plan === null || !isPlan(plan) || plan.tenantId !== renewal.tenantId || listed === undefined) return;
  const changes = await memory.changes.ofSubscription(subscriptionId, mostChanges);
  // A change under way may be why: its outcome is known soon.
  if (changes.some(isOpen)) return;
  const known = seatsKnownTo(plan, changes);
  if (!isMoved(plan, listed, known)) return;
  // Lists lag: only a single read decides.
  const fresh = await marketplace.subscription(subscriptionId, 'background');
  if (fresh === null) return;
  await portfolio.put({ ...fresh, productName: fresh.productName ?? productName });
  if (isMoved(plan, fresh, known)) await takeBack(context, plan, null, 'seats-moved');
};

/** Missing seats prove nothing. */
const isMoved = (plan: Change, { quantity }: Subscription, known: number): boolean =>
  quantity !== null && !fitsSeats(plan, quantity, known);

/** One alert per withdrawn plan, wherever the renewal's card is. */
const tellReopened = async (context: Context, renewal: Renewal): Promise<void> => {
  for (const step of renewal.story) {
    if (step.kind !== 'reopened' || step.because !== 'seats-moved') continue;
    const { changeId } = step;
    const change = await context.memory.changes.get(changeId);
    if (change === null || change.tenantId !== renewal.tenantId) continue;
    await addAlerts(context, renewal, await cardsOr(context, renewal, change.askedIn), (conversationId) => ({
      key: `plan-reopened ${changeId} ${conversationId}`,
      content: { kind: 'plan-reopened', renewalId: renewal.id, changeId },
    }));
  }
};

import type { Change } from '../../core/changes/change.ts';
import { plannedAfter } from '../../core/changes/change-facts.ts';
import { isOpen, miss, release } from '../../core/changes/change-steps.ts';
import { waitsForRenewal } from '../../core/changes/drift.ts';
import type { Missed } from '../../core/changes/outcomes.ts';
import { entryAbout } from '../audit/record.ts';
import { publish } from '../cards/publish-change.ts';
import type { Context } from '../context.ts';
import { attempt, changesIn, untilSaved } from '../until-saved.ts';
import { carryOut } from './follow-up.ts';
import { replacementOf, takeBack } from './withdraw-plans.ts';

/**
 * Executes a plan once Pax8 shows the new term. Returns the stored change unchanged while the old term or another
 * change is open, or it is not planned. An unsent plan stays planned. Throws what Pax8's reads throw.
 */
export const runPlan = async (context: Context, change: Change): Promise<Change> => {
  const { memory, marketplace } = context;
  const plan = (await memory.changes.get(change.id)) ?? change;
  const { subscriptionId } = plan;
  if (plan.state !== 'planned' || plannedAfter(plan) === null) return plan;
  const replacement = await replacementOf(context, plan);
  if (replacement !== null) return takeBack(context, plan, replacement.requestedBy, 'replaced');

  const fresh = await marketplace.subscription(subscriptionId, 'person');
  // A subscription that Pax8 does not find now may be there again: only the renewal decides that it has ended.
  if (fresh === null || waitsForRenewal(plan, fresh, context.now())) return plan;
  const others = await memory.changes.ofSubscription(subscriptionId, 50);
  if (others.some(isOpen)) return plan;
  const released = release(plan);
  const isReleased =
    released !== null &&
    (await memory.changes.save(released, [entryAbout(context, released, null, 'change.plan-begun')]));
  if (!isReleased) return (await memory.changes.get(plan.id)) ?? plan;
  return carryOut(context, released);
};

/** Saves that a plan's time has passed, with nothing sent. */
export const missPlan = async (context: Context, change: Change, reason: Missed): Promise<Change> => {
  const plans = changesIn(context.memory, (next) => entryAbout(context, next, null, 'change.failed'));
  const saved = await untilSaved(change, plans, (latest) => attempt(miss(latest, reason, context.now())));
  if (saved.kind === 'left') return saved.latest;
  await publish(context, saved.after);
  return saved.after;
};

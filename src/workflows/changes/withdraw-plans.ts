import type { Change } from '../../core/changes/change.ts';
import { decidedOf, plannedAfter } from '../../core/changes/change-facts.ts';
import { withdraw } from '../../core/changes/decide-steps.ts';
import type { Withdrawn } from '../../core/changes/outcomes.ts';
import { isForSameEnd } from '../../core/renewals/after-renewal.ts';
import type { Person } from '../../core/words/people.ts';
import { entryAbout } from '../audit/record.ts';
import { publish } from '../cards/publish-change.ts';
import type { Context } from '../context.ts';
import { attempt, changesIn, untilSaved } from '../until-saved.ts';

/** Of two plans for one renewal the later one counts, whichever is looked at first. */
const isLater = (plan: Change, than: Change): boolean =>
  plan.requestedAt > than.requestedAt || (plan.requestedAt === than.requestedAt && plan.id > than.id);

const sameTerm = (plan: Change, other: Change): boolean =>
  plan.id !== other.id && plan.tenantId === other.tenantId && isForSameEnd(plan, other);

/** Withdraws earlier plans for the same renewal; does nothing when the change is no plan. */
export const replaceEarlier = async (context: Context, plan: Change): Promise<void> => {
  if (plannedAfter(plan) === null) return;
  const others = await context.memory.changes.planned(plan.subscriptionId);
  for (const other of others.filter((later) => sameTerm(later, plan) && isLater(plan, later)))
    await takeBack(context, other, plan.requestedBy, 'replaced');
};

/** The plan that replaced this one; null when this one still counts. */
export const replacementOf = async (context: Context, plan: Change): Promise<Change | null> => {
  const others = await context.memory.changes.planned(plan.subscriptionId);
  return others.find((later) => sameTerm(later, plan) && isLater(later, plan)) ?? null;
};

/** Withdraws all plans of a cancelled subscription: there is no renewal left for them. */
export const withdrawAll = async (context: Context, cancelled: Change): Promise<void> => {
  for (const plan of await context.memory.changes.planned(cancelled.subscriptionId))
    if (plan.tenantId === cancelled.tenantId)
      await takeBack(context, plan, decidedOf(cancelled)?.by ?? null, 'not-renewing');
};

/** Saves that a plan was withdrawn, unless it has started or is settled. Returns the plan as it is then. */
export const takeBack = async (
  context: Context,
  plan: Change,
  by: Person | null,
  reason: Withdrawn,
): Promise<Change> => {
  const plans = changesIn(context.memory, (next) => entryAbout(context, next, by, 'change.cancelled'));
  const saved = await untilSaved(plan, plans, (latest) =>
    attempt(withdraw(latest, by, reason, context.now())),
  );
  if (saved.kind === 'left') return saved.latest;
  await publish(context, saved.after);
  return saved.after;
};

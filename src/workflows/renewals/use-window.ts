import { wants } from '../../core/alerts/alert-filter.ts';
import type { Change } from '../../core/changes/change.ts';
import { seatsAfter } from '../../core/changes/change-facts.ts';
import { isForLine } from '../../core/renewals/after-renewal.ts';
import type { Renewal, RenewalLine } from '../../core/renewals/renewal.ts';
import { stageOfLine } from '../../core/renewals/renewal-stage.ts';
import { alertEnd } from '../../core/renewals/renewal-steps.ts';
import { runsAs } from '../../core/renewals/renewed-as.ts';
import { day } from '../../core/words/durations.ts';
import { messageOf } from '../../errors.ts';
import { missPlan, runPlan } from '../changes/run-plan.ts';
import { takeBack } from '../changes/withdraw-plans.ts';
import type { Context } from '../context.ts';
import { addAlerts, cardPlaces, cardsOr } from './renewal-alerts.ts';

/** A window counts as nearly missed in its last 24 hours. */
const lastHours = day;

/**
 * Uses the days after a renewal: reports the window wherever the renewal's card is, runs plans, and sends an alert for
 * each plan that could not run. Returns the renewal as saved.
 */
export const useWindow = async (context: Context, renewal: Renewal): Promise<Renewal> => {
  const { memory, now } = context;
  const over = renewal.lines.filter(({ after }) => after !== null);
  if (over.length === 0) return renewal;
  if (renewal.lines.some((line) => stageOfLine(line, now()) === 'window'))
    await addAlerts(context, renewal, await placesOfWindow(context, renewal), (conversationId) => ({
      key: `window ${renewal.id} ${conversationId}`,
      content: { kind: 'window', renewalId: renewal.id },
    }));
  for (const line of over) {
    for (const plan of await plansFor(context, renewal, line)) await usePlan(context, line, plan);
    await tellNotDone(context, renewal, line);
  }
  return (await memory.renewals.get(renewal.id)) ?? renewal;
};

const plansFor = async ({ memory }: Context, { tenantId }: Renewal, line: RenewalLine): Promise<Change[]> =>
  (await memory.changes.planned(line.subscriptionId)).filter(
    (plan) => plan.tenantId === tenantId && isForLine(plan, line),
  );

/** A failing plan does not stop the others; the next run tries again. */
const usePlan = async (context: Context, line: RenewalLine, plan: Change): Promise<void> => {
  try {
    await useOrMiss(context, line, plan);
  } catch (thrown) {
    context.log.warn({ change: plan.id, reason: messageOf(thrown) }, 'a plan could not be carried out yet');
  }
};

const useOrMiss = (context: Context, { after, decision }: RenewalLine, plan: Change): Promise<Change> => {
  if (decision !== null && (decision.kind === 'renew' || decision.changeId !== plan.id))
    return takeBack(context, plan, decision.by, 'decided-otherwise');
  if (after?.kind !== 'renewed')
    return missPlan(context, plan, { kind: after?.kind === 'moved' ? 'term-end-moved' : 'not-renewed' });
  if (after.became.subscriptionId !== plan.subscriptionId)
    return missPlan(context, plan, { kind: 'other-subscription' });
  if (context.now() >= after.closesAt)
    return missPlan(
      context,
      plan,
      plan.state === 'planned'
        ? { kind: 'window-closed', last: plan.waiting }
        : { kind: 'not-approved-in-time' },
    );
  return plan.state === 'planned' ? runPlan(context, plan) : Promise.resolve(plan);
};

const inVain: readonly Change['state'][] = ['pending', 'rejected', 'expired', 'failed', 'stale'];
const undone: readonly Change['state'][] = [...inVain, 'planned', 'needs-check'];

/** Reports that a plan was not done, and again when little time is left to do it by hand. */
const tellNotDone = async (context: Context, renewal: Renewal, line: RenewalLine): Promise<void> => {
  const { decision, after } = line;
  if (decision?.kind !== 'change') return;
  const change = await context.memory.changes.get(decision.changeId);
  if (change === null || change.tenantId !== renewal.tenantId) return;
  const content = { kind: 'not-done', renewalId: renewal.id, changeId: change.id } as const;
  const tell = async (reason: string) =>
    addAlerts(context, renewal, await cardsOr(context, renewal, change.askedIn), (conversationId) => ({
      key: `not-done ${change.id} ${conversationId} ${reason}`,
      content,
    }));
  if (inVain.includes(change.state)) await tell(change.state);
  const left = after?.kind === 'renewed' ? after.closesAt - context.now() : 0;
  const seats = context.portfolio.current()?.subscriptions.get(runsAs(line))?.quantity;
  if (undone.includes(change.state) && left > 0 && left < lastHours && seats !== seatsAfter(change))
    await tell('last');
};

/** Every conversation with the renewal's card, and those that hear of it in a digest, which leaves no card. */
const placesOfWindow = async (context: Context, renewal: Renewal): Promise<readonly string[]> => {
  const { memory, portfolio } = context;
  const vendors = portfolio.current()?.vendors;
  const places = (await memory.alertPlaces.all()).filter(
    ({ tenantId, form, filter, setAt }) =>
      tenantId === renewal.tenantId &&
      form.kind === 'digest' &&
      setAt < alertEnd(renewal) &&
      wants(filter, renewal, (productId) => vendors?.get(productId) ?? null),
  );
  const cards = await cardPlaces(context, renewal);
  return [...new Set([...cards, ...places.map(({ conversationId }) => conversationId)])];
};

import type { Change } from '../../core/changes/change.ts';
import { drift, gone } from '../../core/changes/drift.ts';
import { priceOf } from '../../core/changes/price-steps.ts';
import type { HistoryRecord, Subscription } from '../../core/marketplace/records.ts';
import { ruleCancellation } from '../../core/rules/cancel-rules.ts';
import { rulePlan } from '../../core/rules/plan-rules.ts';
import { rulePrice } from '../../core/rules/price-rules.ts';
import type { AnyRefusal } from '../../core/rules/refusals.ts';
import { ruleSeats } from '../../core/rules/seat-rules.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Person } from '../../core/words/people.ts';
import type { Context } from '../context.ts';
import { judgeRequest } from '../people/policy.ts';

/**
 * Why a change cannot be made as things are now, in a sentence; null when it can. Reads the subscription afresh: what
 * moved since the request, the rules, and what the policy lets nobody pass, also for what was approved before the
 * policy was changed. `person` answers for it: who approves or approved, else who asked. Throws what Pax8's reads throw.
 */
export const whyNotNow = async (context: Context, change: Change, person: Person): Promise<string | null> => {
  const { marketplace, now } = context;
  const { subscriptionId, from, to } = change;
  const [fresh, history] = await Promise.all([
    marketplace.subscription(subscriptionId, 'person'),
    to < from ? marketplace.history(subscriptionId, 'person') : { rows: [] },
  ]);
  const moved = isWaiting(change) ? null : drift(change, fresh);
  if (moved !== null) return moved;
  if (fresh === null) return gone;
  const subscription = { ...fresh, productName: fresh.productName ?? change.productName };
  const because = againstRules(change, subscription, history.rows, now());
  if (because !== null) return context.views.refusal(because, now()).reason;
  return againstPolicy(context, change, subscription, person);
};

/** A plan before its renewal: what holds is what may be planned, not what may be done now. */
const isWaiting = ({ afterTermEnd, state }: Change): boolean =>
  afterTermEnd !== null && (state === 'pending' || state === 'planned');

const againstRules = (
  change: Change,
  subscription: Subscription,
  history: readonly HistoryRecord[],
  now: Instant,
): AnyRefusal | null => {
  const ruling = rulingOf(change, subscription, history, now);
  return ruling.kind === 'refused' ? ruling.because : null;
};

const rulingOf = (
  change: Change,
  subscription: Subscription,
  history: readonly HistoryRecord[],
  now: Instant,
) => {
  const { what, to, afterTermEnd, cancelAt } = change;
  if (what === 'cancel') return ruleCancellation(subscription, cancelAt ?? 'now', history, now);
  if (what === 'price') return rulePrice(subscription, priceOf(change).to, priceOf(change).currency);
  return afterTermEnd !== null && isWaiting(change)
    ? rulePlan(subscription, to, afterTermEnd, now)
    : ruleSeats(subscription, to, history, now);
};

/** What the policy of this moment says against it, by the role that `person` has now; null: nothing. */
export const againstPolicy = async (
  context: Context,
  change: Change,
  subscription: Subscription,
  person: Person,
): Promise<string | null> => {
  const { companyId, companyName, what, to } = change;
  const newPrice = change.price?.to ?? null;
  const asked = { person, companyId, companyName, what, subscription, to, newPrice, alreadyAsked: true };
  const { verdict } = await judgeRequest(context, asked);
  if (verdict.kind === 'needs-approval') {
    if (verdict.approvers <= change.approversNeeded) return null;
    const why = change.afterTermEnd === null ? 'The policy was changed' : 'By the policy and today’s price';
    return `${why}: it needs approval${verdict.approvers === 2 ? ' by two people' : ''} now.`;
  }
  if (verdict.kind === 'allowed') return null;
  return verdict.because.kind === 'role'
    ? 'Whoever stood for it may no longer do so.'
    : context.views.policyRefusal(verdict.because).reason;
};

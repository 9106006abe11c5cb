import type { Change } from '../core/change.ts';
import { drift } from '../core/drift.ts';
import type { Person } from '../core/people.ts';
import { ruleSeats } from '../core/seat-rules.ts';
import type { Context } from './context.ts';
import { judgeRequest } from './policy.ts';

/**
 * Why a change cannot be made as things are now, in a sentence; null when it can. Reads the subscription afresh: what
 * moved since the request, the seat rules, and what the policy lets nobody pass, also for what was approved before the
 * policy was changed. `person` answers for it: who approves or approved, else who asked. Throws what Pax8's reads throw.
 */
export const whyNotNow = async (context: Context, change: Change, person: Person): Promise<string | null> => {
  const { marketplace, views, now } = context;
  const { subscriptionId, companyId, companyName, from, to } = change;
  const [fresh, history] = await Promise.all([
    marketplace.subscription(subscriptionId, 'person'),
    to < from ? marketplace.history(subscriptionId, 'person') : { rows: [] },
  ]);
  const moved = drift(change, fresh);
  if (moved !== null || fresh === null) return moved;
  const subscription = { ...fresh, productName: fresh.productName ?? change.productName };
  const ruling = ruleSeats(subscription, to, history.rows, now());
  if (ruling.kind === 'refused') return views.refusal(ruling.because, now()).reason;

  const asked = { person, companyId, companyName, subscription, to, alreadyAsked: true };
  const { verdict } = await judgeRequest(context, asked);
  if (verdict.kind === 'needs-approval') {
    if (verdict.approvers <= change.approversNeeded) return null;
    return `The policy was changed: it needs approval${verdict.approvers === 2 ? ' by two people' : ''} now.`;
  }
  if (verdict.kind === 'allowed') return null;
  return verdict.because.kind === 'role'
    ? 'Whoever stood for it may no longer do so.'
    : views.policyRefusal(verdict.because).reason;
};

import type { Change } from '../../core/changes/change.ts';
import { isPlan, plannedAfter, seatsAfter, seatsBefore } from '../../core/changes/change-facts.ts';
import { drift } from '../../core/changes/drift.ts';
import type { NotNow } from '../../core/changes/not-now.ts';
import { fromSeats, seatsKnownTo } from '../../core/changes/plan-seats.ts';
import { hasSeats, type Subscription } from '../../core/marketplace/records.ts';
import { ruleCancellation } from '../../core/rules/cancel-rules.ts';
import type { Terms } from '../../core/rules/nce-windows.ts';
import { isListedFree, isRuleUnknown } from '../../core/rules/notes.ts';
import { rulePlan } from '../../core/rules/plan-rules.ts';
import type { Verdict } from '../../core/rules/policy.ts';
import { rulePrice } from '../../core/rules/price-rules.ts';
import { ruleSeats } from '../../core/rules/seat-rules.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Person } from '../../core/words/people.ts';
import type { Context } from '../context.ts';
import { judgeRequest } from '../people/policy.ts';
import { readTerms } from './read-terms.ts';
import { overBusinessLimit } from './seat-facts.ts';

/**
 * Reads the subscription again and returns why the change cannot be made now, by what moved, the rules and the policy's
 * hard limits; null when it can. Throws what Pax8's reads throw.
 */
export const recheckChange = async (
  context: Context,
  change: Change,
  person: Person,
): Promise<NotNow | null> => {
  const { marketplace, now } = context;
  const fresh = await marketplace.subscription(change.subscriptionId, 'person');
  // A plan before its renewal is judged by what may be planned, not by what may be done now.
  const moved = isPlan(change) ? null : drift(change, fresh, now(), await knownSeats(context, change));
  if (moved !== null) return moved;
  if (fresh === null) return { kind: 'gone' };
  if (!hasSeats(fresh)) return { kind: 'seats-unknown' };
  const subscription = { ...fresh, productName: fresh.productName ?? change.productName };
  const withHistory = seatsAfter(change) < seatsBefore(change);
  const terms = await readTerms(context, subscription, { withHistory, urgency: 'person' });
  const ruling = rulingOf(change, terms, now());
  if (ruling.kind === 'refused') return ruling;
  // The plan's card says what lies beyond the limit; only after the renewal is it refused.
  const { because } = isPlan(change)
    ? { because: null }
    : await overBusinessLimit(context, subscription, seatsAfter(change));
  if (because !== null) return { kind: 'refused', because };
  return againstPolicy(
    context,
    fromSeats(change, fresh.quantity),
    subscription,
    person,
    isRuleUnknown(ruling.notes),
  );
};

/** More than a subscription changes between the request of a plan and its renewal. */
const mostChanges = 200;

/** The seats that the people of a plan know of; any other change covers exactly those it was asked for. */
export const knownSeats = async ({ memory }: Pick<Context, 'memory'>, change: Change): Promise<number> =>
  plannedAfter(change) === null
    ? seatsBefore(change)
    : seatsKnownTo(change, await memory.changes.ofSubscription(change.subscriptionId, mostChanges));

const rulingOf = (change: Change, terms: Terms, now: Instant) => {
  const { wanted } = change;
  switch (wanted.kind) {
    case 'cancel':
      return ruleCancellation(terms, wanted.at ?? 'now', now);
    case 'price':
      return rulePrice(terms.subscription, wanted.to, wanted.currency, now);
    case 'seats':
      return wanted.afterTermEnd !== null && isPlan(change)
        ? rulePlan(terms, wanted.to, wanted.afterTermEnd, now)
        : ruleSeats(terms, wanted.to, now);
    case 'order':
      throw new Error(`the change ${change.id} is an order: it has rules of its own`);
  }
};

/** What the present policy says against it, by the present role of `person`; null when nothing. */
const againstPolicy = async (
  context: Context,
  change: Change,
  subscription: Subscription,
  person: Person,
  ruleUnknown = false,
): Promise<NotNow | null> => {
  const { companyId, companyName, wanted, approversNeeded } = change;
  const planned = plannedAfter(change) !== null;
  const asked = {
    ...{ person, companyId, companyName, wanted, subscription, alreadyAsked: true, ruleUnknown },
    // A plan's price list is of another term.
    listedFree: !planned && isListedFree(change.notes),
  };
  const { verdict } = await judgeRequest(context, asked);
  return notAllowedBy(verdict, { approversNeeded, planned });
};

/** Why a verdict does not let a change pass that `approversNeeded` people have approved. */
export const notAllowedBy = (
  verdict: Verdict,
  { approversNeeded, planned }: Readonly<{ approversNeeded: number; planned: boolean }>,
): NotNow | null => {
  switch (verdict.kind) {
    case 'allowed':
      return null;
    case 'refused':
      return { kind: 'against-policy', because: verdict.because };
    case 'needs-approval': {
      const { approvers } = verdict;
      if (approvers <= approversNeeded) return null;
      return { kind: 'needs-approval', approvers, planned };
    }
  }
};

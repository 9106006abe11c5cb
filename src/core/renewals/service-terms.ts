import type { Subscription } from '../marketplace/records.ts';
import { nextMonthEnd } from '../rules/monthly-terms.ts';
import type { Instant } from '../words/instant.ts';
import type { Renewal, ServiceTerm } from './renewal.ts';

/** A subscription that went on by the month after its term, which ended at `since`. */
export type ServiceTermSeen = Readonly<{ sure: ServiceTerm; since: Instant }>;

/** By subscription id: what followed renewals show. A later renewal into a term of its own takes it away again. */
export const serviceTermsIn = (renewals: readonly Renewal[]): ReadonlyMap<string, ServiceTermSeen> => {
  const seen = new Map<string, ServiceTermSeen>();
  const lines = renewals.flatMap((renewal) => renewal.lines).toSorted((a, b) => a.termEndsAt - b.termEndsAt);
  for (const { after, termEndsAt } of lines) {
    if (after?.kind !== 'renewed') continue;
    const { subscriptionId } = after.became;
    if (after.serviceTerm === null) seen.delete(subscriptionId);
    else {
      const since = seen.get(subscriptionId)?.since ?? termEndsAt;
      seen.set(subscriptionId, { sure: after.serviceTerm, since });
    }
  }
  return seen;
};

/** Whether it still goes on by the month: someone may have renewed it into a term since, or cancelled it. */
export const stillByTheMonth = (subscription: Subscription): boolean =>
  subscription.status !== 'Cancelled' &&
  subscription.endAt === null &&
  (subscription.commitment === null || (subscription.commitment.term ?? 'Monthly') === 'Monthly');

/** When its month ends: as Pax8 says, or by the calendar since the term ended. */
export const monthEndOf = (
  { commitment }: Pick<Subscription, 'commitment'>,
  { since }: ServiceTermSeen,
  now: Instant,
): Instant => commitment?.endsAt ?? nextMonthEnd(since, now);

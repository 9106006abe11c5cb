import type { HistoryEntry, Subscription } from '../marketplace/records.ts';
import { isRunning } from '../marketplace/running.ts';
import { nextMonthEnd } from '../rules/monthly-terms.ts';
import type { Instant } from '../words/instant.ts';
import type { Renewal, ServiceTerm } from './renewal.ts';
import { isServicePrice } from './renewed-as.ts';
import { predecessorOf } from './successor.ts';

/** A subscription that continued by the month after its term, which ended at `since`. */
export type ServiceTermSeen = Readonly<{ sure: ServiceTerm; since: Instant }>;

/** By subscription id, from followed renewals. A later renewal into a proper term removes it again. */
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

/** Whether it still continues by the month: someone may have renewed or cancelled it since. */
export const stillByTheMonth = (subscription: Subscription): boolean =>
  subscription.status !== 'Cancelled' &&
  subscription.endAt === null &&
  (subscription.commitment === null || (subscription.commitment.term ?? 'Monthly') === 'Monthly');

/** When its month ends: as Pax8 says, or counted from the term's end. */
export const monthEndOf = (
  { commitment }: Pick<Subscription, 'commitment'>,
  { since }: ServiceTermSeen,
  now: Instant,
): Instant => commitment?.endsAt ?? nextMonthEnd(since, now);

/** A monthly New Commerce subscription: only such a one can be in a service term. */
const mayBeServiceTerm = (subscription: Subscription, now: Instant): boolean =>
  isRunning(subscription, now) && stillByTheMonth(subscription) && subscription.commitment !== null;

/**
 * The service term that Pax8's own rows show, even from before the bot first looked: the history has a longer term, or
 * the price before the rise, before the present one. Null when they do not.
 */
export const serviceTermInHistory = (
  subscription: Subscription,
  history: readonly HistoryEntry[],
  now: Instant,
): ServiceTermSeen | null => {
  if (!mayBeServiceTerm(subscription, now)) return null;
  const entries = history
    .flatMap((entry) => (entry.at === null ? [] : [{ ...entry, at: entry.at }]))
    .toSorted((a, b) => a.at - b.at);
  const isAsNow = ({ price, partnerCost, commitment }: HistoryEntry) =>
    (price ?? subscription.price) === subscription.price &&
    (partnerCost ?? subscription.partnerCost) === subscription.partnerCost &&
    (commitment?.term ?? 'Monthly') === 'Monthly';
  const last = entries.findLastIndex((entry) => !isAsNow(entry));
  const [former, first] = [entries[last], entries[last + 1]];
  if (former === undefined || first === undefined) return null;
  const rose = isServicePrice(
    { ...former, currency: former.currency ?? subscription.currency },
    subscription,
  );
  if (rose) return { sure: 'likely', since: first.at };
  const wasLonger = former.commitment !== null && former.commitment.term !== 'Monthly';
  return wasLonger ? { sure: 'possible', since: first.at } : null;
};

/** The same for a subscription that replaced another one of its company, which ended then. */
export const serviceTermAfter = (
  subscription: Subscription,
  held: Iterable<Subscription>,
  now: Instant,
): ServiceTermSeen | null => {
  const former = mayBeServiceTerm(subscription, now) ? predecessorOf(subscription, held) : null;
  if (former === null || former.commitment?.term === 'Monthly') return null;
  return { sure: isServicePrice(former, subscription) ? 'likely' : 'possible', since: former.endAt };
};

import type { Company, Subscription } from '../marketplace/records.ts';
import { isNewCommerce } from '../marketplace/renewals.ts';
import { type Portfolio, standingsIn } from '../portfolio/portfolio.ts';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';

/** A running trial. Pax8 gives its end as the subscription's end date. https://devx.pax8.com/docs/subscription-management */
export type Trial = Readonly<{
  subscription: Subscription;
  /** Null when Pax8 listed the subscription but not its company. */
  company: Company | null;
  /** Null when Pax8 gave none: then nobody knows when it becomes a paid subscription. */
  endsAt: Instant | null;
  /** Microsoft's trials become paid by default; for other vendors nobody knows. */
  converts: 'by-default' | 'unknown';
}>;

/** The trials that have not ended, the first to end first, those without an end last. */
export const trialsIn = (portfolio: Portfolio, company: Company | null, now: Instant): Trial[] => {
  const standings = company === null ? portfolio.standings.values() : standingsIn(portfolio, company);
  const trials: Trial[] = [];
  for (const { subscription, end } of standings)
    if (end.kind === 'trial' && (end.at === null || end.at > now))
      trials.push({
        subscription,
        company: portfolio.companies.get(subscription.companyId) ?? null,
        endsAt: end.at,
        converts: convertsOf(subscription.productName, portfolio.vendors.get(subscription.productId) ?? null),
      });
  return trials.sort((a, b) => (a.endsAt ?? never) - (b.endsAt ?? never));
};

/** Whether a trial runs for more than this many days; false when its start or end is unknown. */
export const isLonger = ({ subscription: { startAt, createdAt }, endsAt }: Trial, days: number): boolean => {
  const from = startAt ?? createdAt;
  return from !== null && endsAt !== null && endsAt - from > days * day;
};

const never = Number.MAX_SAFE_INTEGER;

/** What happens when a trial of this product ends. Microsoft's are known by vendor or name. */
export const convertsOf = (productName: string | null, vendorName: string | null): Trial['converts'] =>
  isNewCommerce(productName) || /^microsoft\b/i.test(vendorName ?? productName ?? '')
    ? 'by-default'
    : 'unknown';

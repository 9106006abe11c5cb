import type { UsageDays } from '../../core/billing/usage-months.ts';
import { likelyFirst } from '../../core/billing/usage-owners.ts';
import type { UsageRead } from '../../core/billing/usage-read.ts';
import type { Company, Subscription } from '../../core/marketplace/records.ts';
import { hasEnded } from '../../core/marketplace/running.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { productsWithUsage, type Reading, readUsage } from './read-usage.ts';

/** Subscriptions that may have had usage since a moment: they had not ended by then. */
const usedSince = (subscriptions: Iterable<Subscription>, since: number): Subscription[] =>
  [...subscriptions].filter((subscription) => !hasEnded(subscription, since));

const firstOf = ({ days }: Pick<UsageDays, 'days'>): number => Date.parse(days[0] ?? '');

/**
 * The subscriptions to ask for a company's usage, the likely ones first: its own, and other companies' that it may
 * share.
 */
export const subscriptionsServing = (
  context: Pick<Reading, 'marketplace' | 'now'>,
  { byCompany, subscriptions }: Pick<Portfolio, 'byCompany' | 'subscriptions'>,
  { id }: Pick<Company, 'id'>,
  plan: Pick<UsageDays, 'days'>,
): Subscription[] => {
  const known = productsWithUsage(context);
  const own = likelyFirst(usedSince(byCompany.get(id) ?? [], firstOf(plan)), known);
  const all = usedSince(subscriptions.values(), firstOf(plan));
  const shared = likelyFirst(
    all.filter(({ companyId }) => companyId !== id),
    known,
  );
  return [...own.likely, ...own.others, ...shared.likely];
};

/** The usage that may be a company's, or of one subscription, with the days of what is its own or nobody's. */
export const readCompanyUsage = (
  context: Reading,
  portfolio: Portfolio,
  { company, subscription }: Readonly<{ company: Company; subscription: Subscription | null }>,
  plan: UsageDays,
): Promise<UsageRead> =>
  readUsage(context, {
    subscriptions:
      subscription === null ? subscriptionsServing(context, portfolio, company, plan) : [subscription],
    plan,
    byDay: ({ companyId }, { companyId: holder }) =>
      companyId === company.id || (companyId === null && holder === company.id),
  });

/** Committed subscriptions have no usage. */
export const subscriptionsWithUsage = (
  context: Pick<Reading, 'marketplace' | 'now'>,
  { subscriptions }: Pick<Portfolio, 'subscriptions'>,
  plan: Pick<UsageDays, 'days'>,
): Subscription[] => {
  const { likely, others } = likelyFirst(
    usedSince(subscriptions.values(), firstOf(plan)),
    productsWithUsage(context),
  );
  return [...likely, ...others.filter(({ commitment }) => commitment === null)];
};

/** The usage of all companies: Pax8's own sums for its month so far, otherwise the days. */
export const readAllUsage = (context: Reading, portfolio: Portfolio, plan: UsageDays): Promise<UsageRead> =>
  readUsage(context, {
    subscriptions: subscriptionsWithUsage(context, portfolio, plan),
    plan: { ...plan, against: new Map() },
    byDay: () => !plan.isPax8Month,
  });

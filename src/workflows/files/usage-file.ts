import { usageCsvHead, usageCsvLines } from '../../core/billing/usage-csv.ts';
import { type UsageDays, usageDays } from '../../core/billing/usage-months.ts';
import { ownerOf, usageByOwner } from '../../core/billing/usage-owners.ts';
import type { ResourceUsage } from '../../core/billing/usage-read.ts';
import { figureOf } from '../../core/billing/usage-sums.ts';
import { type UsageBounds, usageWithin } from '../../core/billing/usage-within.ts';
import type { Company, Subscription } from '../../core/marketplace/records.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { Period } from '../../core/words/period.ts';
import { subscriptionsServing, subscriptionsWithUsage } from '../billing/company-usage.ts';
import { readUsage } from '../billing/read-usage.ts';
import type { Context } from '../context.ts';
import { companyInTitle, type FileMaker, forViewers } from './file.ts';

/** The usage of a company (of all when null), or of one of its subscriptions, in a period (this month when null). */
export type UsageOrder = Readonly<{
  companyId: string | null;
  subscriptionId: string | null;
  period: Period | null;
  /** Only these products. */
  productIds?: readonly string[];
  /** With all companies: only those whose charges are within these limits. */
  bounds?: UsageBounds;
}>;

/** Reads from Pax8 when the file is downloaded, line by line. Usage assigned to nobody is included. */
export const usageFile: FileMaker<UsageOrder> = {
  mayHave: forViewers,
  make: (context, _person, { companyId, subscriptionId, period, productIds, bounds }) => ({
    title: { kind: 'usage', of: [companyInTitle(context, companyId)] },
    async *rows() {
      yield [usageCsvHead];
      const held = context.portfolio.current();
      const company = companyId === null ? null : held?.companies.get(companyId);
      const plan = usageDays(period, { now: context.now(), zone: context.zone });
      if (held === null || company === undefined || plan.kind !== 'days') return;
      const wanted = subscriptionsIn(context, held, company, subscriptionId, plan).filter(
        ({ productId }) => productIds?.includes(productId) !== false,
      );
      const linesOf = (resource: ResourceUsage) =>
        usageCsvLines(ownerOf(resource, held), figureOf(resource, plan), plan.days);
      const bounded: ResourceUsage[] = [];
      // One after another: a file may take its time, and this way only one subscription is in memory. Bounds need all.
      for (const subscription of wanted) {
        const isWanted = (owner: string | null): boolean =>
          company === null ||
          owner === company.id ||
          (owner === null && subscription.companyId === company.id);
        const { resources } = await readUsage(context, {
          subscriptions: [subscription],
          plan: { ...plan, against: new Map() },
          byDay: (summary) => isWanted(summary.companyId),
          patience: null,
        });
        const ours = resources.filter(({ summary }) => isWanted(summary.companyId));
        if (bounds === undefined) for (const resource of ours) yield linesOf(resource);
        else bounded.push(...ours);
      }
      for (const { of } of usageWithin(usageByOwner(bounded, held), plan, bounds ?? {}))
        for (const resource of of.resources) yield linesOf(resource);
    },
  }),
};

const subscriptionsIn = (
  context: Context,
  held: Portfolio,
  company: Company | null,
  subscriptionId: string | null,
  plan: UsageDays,
): readonly Subscription[] => {
  const asked = subscriptionId === null ? undefined : held.subscriptions.get(subscriptionId);
  if (asked !== undefined) return [asked];
  return company === null
    ? subscriptionsWithUsage(context, held, plan)
    : subscriptionsServing(context, held, company, plan);
};

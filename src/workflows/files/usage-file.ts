import { usageCsvHead, usageCsvLines } from '../../core/billing/usage-csv.ts';
import { usageDays } from '../../core/billing/usage-months.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import { isRunning } from '../../core/marketplace/renewals.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { includes } from '../../core/words/people.ts';
import type { Period } from '../../core/words/period.ts';
import { readUsage } from '../billing/read-usage.ts';
import { roleIn } from '../context.ts';
import { companyInTitle, type FileMaker } from './file.ts';

/** The usage of a company, or of one of its subscriptions, in a period; null means this month. */
export type UsageOrder = Readonly<{
  companyId: string;
  subscriptionId: string | null;
  period: Period | null;
}>;

/** Subscriptions that may have had usage since a moment: active ones, and those that ended later. */
export const usedSince = ({ byCompany }: Portfolio, companyId: string, since: number): Subscription[] =>
  (byCompany.get(companyId) ?? []).filter(
    (subscription) => isRunning(subscription) || (subscription.endAt ?? 0) >= since,
  );

/** Reads from Pax8 when the file is fetched, line by line. */
export const usageFile: FileMaker<UsageOrder> = {
  mayHave: async (context, person) => includes((await roleIn(context, person)).role, 'viewer'),
  make: (context, _person, { companyId, subscriptionId, period }) => ({
    title: { kind: 'usage', of: [companyInTitle(context, companyId)] },
    async *rows() {
      yield [usageCsvHead];
      const held = context.portfolio.current();
      const company = held?.companies.get(companyId);
      const plan = usageDays(period, { now: context.now(), zone: context.zone });
      if (held === null || company === undefined || plan.kind !== 'days') return;
      const [first = ''] = plan.days;
      const all = usedSince(held, companyId, Date.parse(first));
      const wanted = subscriptionId === null ? all : [held.subscriptions.get(subscriptionId)];
      // One after another: a file may take its time, and this way only one subscription is in memory.
      for (const subscription of wanted) {
        if (subscription === undefined) continue;
        const { resources } = await readUsage(
          context,
          [subscription],
          { days: plan.days, against: new Map() },
          null,
        );
        for (const resource of resources) yield usageCsvLines(company.name, resource, plan.days);
      }
    },
  }),
};

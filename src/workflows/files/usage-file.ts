import { usageCsvHead, usageCsvLines } from '../../core/billing/usage-csv.ts';
import { usageDays } from '../../core/billing/usage-months.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import { isRunning } from '../../core/marketplace/renewals.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { includes } from '../../core/words/people.ts';
import type { Period } from '../../core/words/period.ts';
import { readUsage } from '../billing/read-usage.ts';
import { roleIn } from '../context.ts';
import { dated, type FileKind } from './file.ts';

/** What a company, or one subscription of it, used in a period; null: in this month. */
export type UsageOrder = Readonly<{
  companyId: string;
  subscriptionId: string | null;
  period: Period | null;
}>;

/** What may have used something since a moment: what runs, and what ended after it. */
export const usedSince = ({ byCompany }: Portfolio, companyId: string, since: number): Subscription[] =>
  (byCompany.get(companyId) ?? []).filter((one) => isRunning(one) || (one.endAt ?? 0) >= since);

/** Read from Pax8 when the file is fetched, line by line. */
export const usageFile: FileKind<UsageOrder> = {
  mayHave: async (context, person) => includes((await roleIn(context, person)).role, 'viewer'),
  make: (context, _person, { companyId, subscriptionId, period }) => ({
    name: dated('usage', context.now()),
    async *pieces() {
      yield usageCsvHead;
      const held = context.portfolio.current();
      const company = held?.companies.get(companyId);
      const plan = usageDays(period, { now: context.now(), zone: context.zone });
      if (held === null || company === undefined || plan.kind !== 'days') return;
      const [first = ''] = plan.days;
      const all = usedSince(held, companyId, Date.parse(first));
      const wanted = subscriptionId === null ? all : [held.subscriptions.get(subscriptionId)];
      // One after the other: a file may take its time, and holds one subscription at once.
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

import type { Company } from '../marketplace/records.ts';
import type { TodayLine } from './line.ts';

/** More lines would make a large portfolio's entry too long; their number is kept. */
const mostLines = 200;

/** Today's list as the audit keeps it and other systems get it, without partner costs. */
export const todayFacts = (
  lines: readonly TodayLine[],
  companies: ReadonlyMap<string, Pick<Company, 'name'>>,
): Readonly<Record<string, unknown>> => ({
  things: lines.length,
  lines: lines
    .slice(0, mostLines)
    .map(({ kind, companyId, subscriptions, change, seats, until, amounts }) => ({
      ...{ kind, companyId, company: companies.get(companyId)?.name ?? null },
      subscriptionIds: change === null ? subscriptions.map(({ id }) => id) : [change.subscriptionId],
      product:
        change?.productName ?? (subscriptions.length === 1 ? subscriptions[0]?.productName : null) ?? null,
      changeId: change?.id ?? null,
      ...{ seats, until, amounts: kind === 'cost' ? [] : amounts },
    })),
});

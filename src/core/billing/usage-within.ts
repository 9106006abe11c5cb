import { type AmountLimit, isWithinAmount } from '../words/limits.ts';
import type { UsageDays } from './usage-months.ts';
import type { UsageOf } from './usage-owners.ts';
import { addSums, figureOf, isTrial, type UsageFigure, type UsageSum } from './usage-sums.ts';

/** What somebody used, without trials. */
export type OwnUsage = Readonly<{ of: UsageOf; figures: readonly UsageFigure[]; sum: UsageSum }>;

/** Whose usage is wanted: charges within limits, and the first few with the most. */
export type UsageBounds = Readonly<{ amount?: AmountLimit | null; top?: number | null }>;

/** Everyone's usage within the limits, largest first; what is assigned to nobody comes last. */
export const usageWithin = (
  owners: readonly UsageOf[],
  plan: Pick<UsageDays, 'days' | 'pax8Month' | 'isPax8Month'>,
  { amount = null, top = null }: UsageBounds,
): OwnUsage[] => {
  const all = owners.map((of): OwnUsage => {
    const figures = of.resources.map((resource) => figureOf(resource, plan));
    return { of, figures, sum: addSums(figures.filter((each) => !isTrial(each)).map(({ sum }) => sum)) };
  });
  const within = amount === null ? all : all.filter(({ sum }) => costsSo(sum, amount));
  const ranked = sorted(within, addSums(within.map(({ sum }) => sum)));
  return top === null ? ranked : ranked.slice(0, top);
};

const costsSo = ({ amounts }: UsageSum, limit: AmountLimit): boolean =>
  amounts.some(
    ({ currency, charges }) =>
      charges !== null &&
      (limit.currency === null || limit.currency === currency) &&
      isWithinAmount(Number(charges), limit),
  );

/** By charges in the currency with the most, then in the next; nobody's at the end. */
const sorted = (rows: readonly OwnUsage[], total: UsageSum): OwnUsage[] => {
  const chargesIn = ({ amounts }: UsageSum, currency: string): number =>
    Number(amounts.find((amount) => amount.currency === currency)?.charges ?? -1);
  const currencies = total.amounts
    .map(({ currency }) => currency)
    .sort((a, b) => chargesIn(total, b) - chargesIn(total, a));
  const isNobody = ({ of }: OwnUsage): number => Number(of.owner.kind === 'nobody');
  return rows.toSorted((a, b) => {
    if (isNobody(a) !== isNobody(b)) return isNobody(a) - isNobody(b);
    for (const currency of currencies) {
      const difference = chargesIn(b.sum, currency) - chargesIn(a.sum, currency);
      if (difference !== 0) return difference;
    }
    return 0;
  });
};

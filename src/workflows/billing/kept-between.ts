import type { InvoiceDifference } from '../../core/billing/invoice-compare.ts';
import { type KeptStep, keptSteps } from '../../core/history/kept-steps.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Context } from '../context.ts';

/** What the nightly history saw between two invoices, and since when it is kept; null before its first night. */
export type KeptBetween = Readonly<{
  since: Instant;
  of(difference: InvoiceDifference): readonly KeptStep[];
}> | null;

export const keptBetween = async (
  { memory }: Pick<Context, 'memory'>,
  all: readonly InvoiceDifference[],
  span: Readonly<{ from: Instant; to: Instant }>,
): Promise<KeptBetween> => {
  const [first] = await memory.history.nights();
  if (first === undefined) return null;
  const ids = [...new Set(all.flatMap(({ subscriptionIds }) => subscriptionIds))];
  const { rows } = await memory.history.ofSubscriptions(ids);
  return {
    since: first.at,
    of: ({ subscriptionIds }) => keptSteps(rows, subscriptionIds, span, first.night),
  };
};

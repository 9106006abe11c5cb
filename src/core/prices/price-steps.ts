import { type KeptRow, type KeptState, packedOf, unpacked } from '../history/kept-state.ts';
import type { Subscription } from '../marketplace/records.ts';
import { type Money, monthly } from '../words/money.ts';

/**
 * A change in the price of a seat. `night` counts days since 1970, and is null when it was seen after the last night.
 */
export type PriceStep = Readonly<{
  night: number | null;
  before: KeptState;
  after: KeptState;
  /** Whether both have the same billing term and currency, and so can be compared. */
  alike: boolean;
}>;

const isAlike = (before: KeptState, after: KeptState): boolean =>
  before.billingTerm === after.billingTerm && before.currency === after.currency;

/** The price and cost changes of one subscription, oldest first; `rows` are all its kept rows, oldest first. */
export const priceSteps = (rows: readonly KeptRow[], live: Subscription | null): PriceStep[] => {
  const nights = rows.map(({ night, packed }) => ({ night: night as number | null, packed }));
  const all = live === null ? nights : [...nights, { night: null, packed: packedOf(live) }];
  const steps: PriceStep[] = [];
  let before: KeptState | null = null;
  for (const { night, packed } of all) {
    // A row of a list may lack amounts for a night; that is no change.
    const after: KeptState | null = packed === null ? null : unpacked(packed);
    if (after === null || after.price === null) continue;
    if (before !== null && differs(before, after))
      steps.push({ night, before, after, alike: isAlike(before, after) });
    before = after;
  }
  return steps;
};

const differs = (before: KeptState, after: KeptState): boolean =>
  before.price !== after.price ||
  (before.partnerCost !== after.partnerCost && before.partnerCost !== null && after.partnerCost !== null) ||
  !isAlike(before, after);

/** A partner cost that rose while the customer's price stayed. */
export type CostRise = Readonly<{
  subscription: Subscription;
  price: number;
  cost: Readonly<{ from: number; to: number }>;
  /** The night when the last rise was seen; null after the last night. */
  night: number | null;
  /** How much margin it costs a month; null when seats or currency are unknown. */
  more: Money | null;
}>;

/** The costs that rose after a night and stayed higher while the price did not change. */
export const costRisesIn = (
  rows: readonly KeptRow[],
  held: readonly Subscription[],
  after: number,
): CostRise[] => {
  const byId = Map.groupBy(rows, ({ id }) => id);
  return held
    .flatMap((subscription) => costRiseOf(byId.get(subscription.id) ?? [], subscription, after) ?? [])
    .sort((a, b) => Number(b.more?.amount ?? -1) - Number(a.more?.amount ?? -1));
};

const costRiseOf = (rows: readonly KeptRow[], subscription: Subscription, after: number): CostRise | null => {
  const { price, partnerCost: to, currency, billingTerm, quantity } = subscription;
  const first = rows.findLast(({ night }) => night <= after) ?? rows[0];
  const was = first?.packed == null ? null : unpacked(first.packed);
  const from = was?.partnerCost ?? null;
  if (was === null || price === null || to === null || from === null || from <= 0) return null;
  if (was.price !== price || to <= from || was.billingTerm !== billingTerm || was.currency !== currency)
    return null;
  const rises = priceSteps(rows, subscription).filter(
    (step) => step.alike && Number(step.after.partnerCost) > Number(step.before.partnerCost),
  );
  const by = Math.round((to - from) * 1e6) / 1e6;
  return {
    ...{ subscription, price, cost: { from, to } },
    night: rises.at(-1)?.night ?? null,
    more: monthly({ price: by, billingTerm, currency }, quantity),
  };
};

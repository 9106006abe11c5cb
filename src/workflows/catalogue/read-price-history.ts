import { packedOf } from '../../core/history/kept-state.ts';
import { keptSpan } from '../../core/history/what-changed.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import { isRunning } from '../../core/marketplace/running.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { type CostRise, costRisesIn, type PriceStep, priceSteps } from '../../core/prices/price-steps.ts';
import { day } from '../../core/words/durations.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Context } from '../context.ts';

/** The price of one subscription as the nights saw it; `since` is null when none did. */
export const readPriceSteps = async (
  { memory }: Pick<Context, 'memory'>,
  subscription: Subscription,
): Promise<Readonly<{ steps: readonly PriceStep[]; since: Instant | null }>> => {
  const { rows } = await memory.history.ofSubscriptions([subscription.id]);
  const [first] = rows;
  return { steps: priceSteps(rows, subscription), since: first === undefined ? null : first.night * day };
};

/** Costs that rose since a moment while the price stayed; null when the history has no night from that time. */
export const readCostRises = async (
  { memory, settings, now }: Pick<Context, 'memory' | 'settings' | 'now'>,
  { subscriptions }: Portfolio,
  companyId: string | null,
  from: Instant,
): Promise<Readonly<{ rises: readonly CostRise[]; since: Instant }> | null> => {
  const at = now();
  const nights = await memory.history.nights();
  const span = keptSpan(nights, { from, to: at + day }, settings.timeZone, at);
  if (span === null) return null;
  const { night } = span.from;
  const changed = await memory.history.changed(companyId, night, null);
  const last = await memory.history.last(companyId);
  const running = [...subscriptions.values()].filter(
    (each) => (companyId === null || each.companyId === companyId) && isRunning(each, at),
  );
  // What did not change since that night, and is now as it was kept last, has no cost that rose.
  const held = running.filter(
    (each) => changed.subscriptions.has(each.id) || isOther(last.get(each.id)?.packed ?? null, each),
  );
  const { rows } = await memory.history.ofSubscriptions(held.map(({ id }) => id));
  return { rises: costRisesIn(rows, held, night), since: span.from.at };
};

/** A fresh read is newer than the nightly history. */
const isOther = (packed: string | null, live: Subscription): boolean =>
  packed !== null && packed !== packedOf(live);

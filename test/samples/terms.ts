import type { HistoryRecord, Subscription } from '../../src/core/marketplace/records.ts';
import { type Terms, type Windows, windowsOf } from '../../src/core/rules/nce-windows.ts';
import { unreadProduct } from '../../src/core/rules/seat-rule.ts';

/** What is read of a subscription: a whole history, nothing of the product, no renewal that the bot saw. */
export const terms = (
  subscription: Subscription,
  history: readonly HistoryRecord[] = [],
  rest: Partial<Terms> = {},
): Terms => ({
  subscription,
  history: { rows: history, unreadable: 0 },
  product: unreadProduct,
  renewal: null,
  ...rest,
});

export const windowsIn = (
  subscription: Subscription,
  history: readonly HistoryRecord[],
  now: number,
): Windows => windowsOf(terms(subscription, history), now);

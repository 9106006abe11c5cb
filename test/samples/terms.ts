import type { CommitmentTerm } from '../../src/core/marketplace/products.ts';
import type { HistoryRecord, Subscription } from '../../src/core/marketplace/records.ts';
import { type Terms, type Windows, windowsOf } from '../../src/core/rules/nce-windows.ts';
import { type ProductTerms, unreadProduct } from '../../src/core/rules/seat-rule.ts';

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

/** A commitment that allows nothing in its term and has no window. */
export const flags = (rest: Partial<CommitmentTerm> = {}): CommitmentTerm => ({
  ...{ id: 'm1', term: '1-Year', autoRenew: true, renewalWindowBefore: 0, renewalWindowAfter: 0 },
  ...{ allowForQuantityIncrease: true, allowForQuantityDecrease: false, allowForEarlyCancellation: false },
  cancellationFeeApplied: false,
  ...rest,
});

/** A product of another vendor with these flags; null: Pax8 gives none. */
export const vendorProduct = (rest: Partial<CommitmentTerm> | null): ProductTerms => ({
  vendorName: 'Google',
  requiresCommitment: true,
  commitments: rest === null ? null : [flags(rest)],
});

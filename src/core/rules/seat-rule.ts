import type { CommitmentTerm } from '../marketplace/products.ts';
import type { Subscription } from '../marketplace/records.ts';
import { isNewCommerce } from '../marketplace/renewals.ts';
import { termMonths } from './term-dates.ts';

/**
 * What Pax8 says about a product, beside the subscription. A field is null when it was not read or Pax8 left it out.
 */
export type ProductTerms = Readonly<{
  vendorName: string | null;
  requiresCommitment: boolean | null;
  /** `commitmentDependencies` of `GET /products/{id}/dependencies`. */
  commitments: readonly CommitmentTerm[] | null;
}>;

export const unreadProduct: ProductTerms = { vendorName: null, requiresCommitment: null, commitments: null };

/** What the product's own flags say about one commitment term. */
export type CommitmentFlags = Pick<
  CommitmentTerm,
  | 'renewalWindowBefore'
  | 'renewalWindowAfter'
  | 'allowForQuantityIncrease'
  | 'allowForQuantityDecrease'
  | 'allowForEarlyCancellation'
  | 'cancellationFeeApplied'
>;

/**
 * Whose rule says when committed seats may go back: Microsoft's for New Commerce, else the product's own flags at Pax8.
 * `unknown`: Pax8 gives no flags, so only Pax8 or the vendor can tell.
 */
export type SeatRule =
  | Readonly<{ kind: 'new-commerce' }>
  | Readonly<{ kind: 'product'; flags: CommitmentFlags }>
  | Readonly<{ kind: 'unknown' }>;

const isMicrosoft = (vendorName: string): boolean => /^microsoft\b/i.test(vendorName.trim());

type Sold = Readonly<{ productName: string | null; vendorName: string | null; committed: boolean }>;

/**
 * Whether Microsoft's New Commerce terms hold: by Pax8's tail in the name, or by a commitment with Microsoft as the
 * vendor. A name like "for Microsoft 365" alone proves nothing.
 */
export const isMicrosoftCommerce = ({ productName, vendorName, committed }: Sold): boolean => {
  if (vendorName === null) return isNewCommerce(productName);
  return isMicrosoft(vendorName) && (committed || isNewCommerce(productName));
};

export const seatRuleOf = (
  { productName, commitment }: Pick<Subscription, 'productName' | 'commitment'>,
  { vendorName, requiresCommitment, commitments }: ProductTerms,
): SeatRule => {
  const committed = commitment !== null || requiresCommitment === true;
  if (isMicrosoftCommerce({ productName, vendorName, committed })) return { kind: 'new-commerce' };
  const flags = commitments === null || commitment === null ? null : flagsOf(commitments, commitment);
  return flags === null || saysNothing(flags) ? { kind: 'unknown' } : { kind: 'product', flags };
};

/** The id names the term; without it, its length does when only one has that length. */
const flagsOf = (
  commitments: readonly CommitmentTerm[],
  { id, term }: NonNullable<Subscription['commitment']>,
): CommitmentFlags | null => {
  const named = commitments.find((commitment) => commitment.id === id);
  if (named !== undefined) return named;
  const months = termMonths(term);
  const [first, second] = commitments.filter(
    (commitment) => months !== null && termMonths(commitment.term) === months,
  );
  return first === undefined || second !== undefined ? null : first;
};

/** Nothing about seats: then nothing else is taken from it either. */
const saysNothing = ({ allowForQuantityDecrease, allowForEarlyCancellation }: CommitmentFlags): boolean =>
  allowForQuantityDecrease === null && allowForEarlyCancellation === null;

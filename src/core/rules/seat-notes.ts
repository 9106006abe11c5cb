import type { Instant } from '../words/instant.ts';

/** Price and partner cost of a seat per billing term; null when Pax8 does not say. */
type Rate = Readonly<{ price: number | null; partnerCost: number | null }>;

/** What else a person should know before approving another number of seats. */
export type SeatsNote =
  /** Pax8 has prices from `least` to `most` seats only; null for no limit on that side. */
  | Readonly<{ kind: 'seats-outside-range'; least: number | null; most: number | null }>
  /** With that many seats, another rate of today's price list holds. */
  | Readonly<{ kind: 'seats-other-rate'; was: Rate; is: Rate; billingTerm: string; currency: string | null }>
  /** Today's price list has tiers: seats above `upTo` have another rate than those below. */
  | Readonly<{ kind: 'seats-in-tiers'; upTo: number }>
  /** Today's price list has price and partner cost 0 for it: only then a price of 0 is known. */
  | Readonly<{ kind: 'listed-free' }>
  /** Over Microsoft's limit only if Apps for business counts together with the other Business plans. */
  | Readonly<{ kind: 'business-near-limit'; limit: number; others: number }>
  /** Pax8 did not say everything that counts towards Microsoft's limit. */
  | Readonly<{ kind: 'business-unknown'; limit: number }>
  /**
   * Microsoft's own count of the licence, over `shared` subscriptions: `assigned` of `seats`, as read at `asOf`. `fewer`: how many
   * seats the change takes away.
   */
  | Readonly<{
      kind: 'assigned';
      assigned: number;
      seats: number;
      shared: number;
      asOf: Instant;
      fewer: number;
    }>;

import type { UsageJump } from '../billing/usage-jumps.ts';
import type { Change } from '../changes/change.ts';
import type { Subscription } from '../marketplace/records.ts';
import type { Instant } from '../words/instant.ts';
import { type Money, sumByCurrency } from '../words/money.ts';

/** Something that needs a person, and what it costs if nobody acts. */
export type TodayLine = Readonly<{
  kind: /** Terms that nobody has decided on. */
    | 'lock'
    /** Seats that may still go back. */
    | 'window'
    /** A price that will be higher at the renewal. */
    | 'rise'
    /** A partner cost that rose while the price stayed. */
    | 'cost'
    /** Unused seats of terms that renew. */
    | 'unused'
    /** A trial that turns paid. */
    | 'trial'
    /** A change without a known outcome. */
    | 'unclear'
    /** A request without a decision. */
    | 'waiting'
    /** Seats that the PSA does not bill the customer. */
    | 'unbilled'
    /** Usage that jumped. */
    | 'usage'
    /** What one person alone approved in an emergency. */
    | 'review'
    /** A switch to a year that does not come to its end. */
    | 'switch';
  companyId: string;
  /** The subscriptions concerned; for a change only its product is shown. */
  subscriptions: readonly Subscription[];
  change: Change | null;
  /** Seats that may go back, that nobody uses, or that are not billed; null for all other kinds. */
  seats: number | null;
  /** How sure it is that a window is open; null for all other kinds. */
  confidence: 'explicit' | 'inferred' | null;
  /** For terms that lock: their unused seats, with what these cost for the term; null when none is known. */
  unused: Readonly<{ seats: number; amounts: readonly Money[] }> | null;
  /** The usage that jumped; null for all other kinds. */
  usage: UsageJump | null;
  /** Until when something can be done; null when nothing sets an end. */
  until: Instant | null;
  /** One per currency; empty when no amount is known. */
  amounts: readonly Money[];
  /** How many amounts are unknown, and so in none of the sums. */
  unknown: number;
}>;

export const line = (
  kind: TodayLine['kind'],
  companyId: string,
  of: Pick<TodayLine, 'subscriptions' | 'until'>,
  amounts: readonly (Money | null)[],
): TodayLine => {
  const known = amounts.filter((amount) => amount !== null);
  return {
    ...{ kind, companyId, ...of, change: null, seats: null, unused: null, confidence: null, usage: null },
    amounts: sumByCurrency(known),
    unknown: amounts.length - known.length,
  };
};

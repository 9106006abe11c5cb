import type { UsageJump } from '../billing/usage-jumps.ts';
import type { Change } from '../changes/change.ts';
import type { Subscription } from '../marketplace/records.ts';
import type { Instant } from '../words/instant.ts';
import { type Money, sumByCurrency } from '../words/money.ts';

/** What needs a person, and what it comes to if nobody acts. */
export type TodayLine = Readonly<{
  /**
   * `lock`: terms that nobody has decided on, `window`: seats that may still go back, `rise`: a price that is higher at the renewal,
   * `cost`: a partner cost that rose while the price stayed, `unused`: seats that nobody uses of terms that renew,
   * `trial`: one that turns paid, `unclear`: a change without a known outcome, `waiting`: a request without a decision,
   * `unbilled`: seats that the PSA does not bill the customer, `usage`: usage that jumped, `review`: what one person alone approved in an emergency,
   * `switch`: a switch to a year that does not come to its end.
   */
  kind:
    | 'lock'
    | 'window'
    | 'rise'
    | 'cost'
    | 'unused'
    | 'trial'
    | 'unclear'
    | 'waiting'
    | 'unbilled'
    | 'usage'
    | 'review'
    | 'switch';
  companyId: string;
  /** Those that it is about; of a change its product alone is told. */
  subscriptions: readonly Subscription[];
  change: Change | null;
  /** Seats that may go back, that nobody uses, or that are not billed; null for all other kinds. */
  seats: number | null;
  /** Of a window how sure it is that it is open; null for all other kinds. */
  confidence: 'explicit' | 'inferred' | null;
  /** Of terms that lock: the seats among them that nobody uses, with what they cost for the term; null when none is known. */
  unused: Readonly<{ seats: number; amounts: readonly Money[] }> | null;
  /** Of usage, what jumped; null for all other kinds. */
  usage: UsageJump | null;
  /** Until when something can be done; null when nothing sets an end. */
  until: Instant | null;
  /** One for each currency; empty when no amount is known. */
  amounts: readonly Money[];
  /** How many amounts are unknown and in none of them. */
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

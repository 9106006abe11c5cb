import Big from 'big.js';
import type { Subscription } from '../marketplace/records.ts';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { monthly } from '../words/money.ts';
import type { Became, RenewalLine, ServiceTerm } from './renewal.ts';

export const becameOf = (subscription: Subscription): Became => ({
  subscriptionId: subscription.id,
  quantity: subscription.quantity,
  term: subscription.commitment?.term ?? null,
  billingTerm: subscription.billingTerm,
  price: subscription.price,
  partnerCost: subscription.partnerCost,
  currency: subscription.currency,
});

/** The line as it is now: with what it became, if it renewed. Its id stays the same. */
export const asItIsNow = (line: RenewalLine): RenewalLine =>
  line.after?.kind === 'renewed'
    ? { ...line, ...line.after.became, subscriptionId: line.subscriptionId }
    : line;

/** The subscription in which a line continues. */
export const runsAs = ({ subscriptionId, after }: Pick<RenewalLine, 'subscriptionId' | 'after'>): string =>
  after?.kind === 'renewed' ? after.became.subscriptionId : subscriptionId;

/** What differs after a renewal. Prices are per seat and billing term, before and after; null means unknown. */
export type RenewalDifference =
  | Readonly<{ kind: 'subscription'; was: string; is: string }>
  | Readonly<{ kind: 'seats'; was: number | null; is: number | null }>
  | Readonly<{ kind: 'term' | 'billing'; was: string | null; is: string | null }>
  /** `times`: the new monthly price of a seat divided by the old one; null when either is unknown. */
  | Readonly<{ kind: 'price' | 'cost'; was: number | null; is: number | null; times: number | null }>;

type Before = Pick<
  RenewalLine,
  | 'subscriptionId'
  | 'quantity'
  | 'term'
  | 'billingTerm'
  | 'price'
  | 'partnerCost'
  | 'currency'
  | 'serviceTerm'
  | 'termEndsAt'
>;

/** Everything unusual about a renewal, the strangest first. */
export const differences = (line: Before, became: Became): RenewalDifference[] => {
  const moved = (was: number | null, is: number | null) => was !== is || became.currency !== line.currency;
  return [
    ...(became.subscriptionId === line.subscriptionId
      ? []
      : [{ kind: 'subscription', was: line.subscriptionId, is: became.subscriptionId } as const]),
    ...(spelled(became.term) === spelled(line.term)
      ? []
      : [{ kind: 'term', was: line.term, is: became.term } as const]),
    ...(spelled(became.billingTerm) === spelled(line.billingTerm)
      ? []
      : [{ kind: 'billing', was: line.billingTerm, is: became.billingTerm } as const]),
    ...(moved(line.price, became.price)
      ? [{ kind: 'price', was: line.price, is: became.price, times: rise(line, became) } as const]
      : []),
    ...(moved(line.partnerCost, became.partnerCost)
      ? [
          {
            ...({ kind: 'cost', was: line.partnerCost, is: became.partnerCost } as const),
            times: rise(costOf(line), costOf(became)),
          },
        ]
      : []),
    ...(became.quantity === line.quantity
      ? []
      : [{ kind: 'seats', was: line.quantity, is: became.quantity } as const]),
  ];
};

/** Pax8 writes a term as `1-Year` and as `1 Year`. */
const spelled = (term: string | null): string | null =>
  term === null ? null : term.toLowerCase().replaceAll(' ', '-');

/** The longest month, plus a day for the renewal itself. */
const aMonth = 32 * day;

/**
 * Whether a Microsoft subscription very likely continued in an Extended Service Term, which Pax8's API does not name:
 * monthly, at plus 3% or 23%. https://learn.microsoft.com/partner-center/customers/extended-service-terms
 */
export const serviceTermOf = (
  line: Before,
  became: Became,
  nextEndsAt: Instant | null,
  isMicrosoft: boolean,
): ServiceTerm | null => {
  const isByTheMonth =
    became.term === 'Monthly' || nextEndsAt === null || nextEndsAt - line.termEndsAt <= aMonth;
  if (!isMicrosoft || !isByTheMonth) return null;
  if (line.serviceTerm !== null) return line.serviceTerm;
  if (line.term === 'Monthly') return null;
  return isServicePrice(line, became) ? 'likely' : 'possible';
};

/** Whether the price or the cost rose as in a service term. */
export const isServicePrice = (before: Priced, after: Priced): boolean =>
  [rise(before, after), rise(costOf(before), costOf(after))].some(
    (times) => times !== null && serviceRises.some(([from, to]) => times >= from && times <= to),
  );

/**
 * Plus 3%; plus 23% (1.2 × 1.03, where the monthly rate is 20% above the yearly one); or, from a year billed monthly,
 * which costs 5% more since April 2025, 17%. With room for rounding.
 */
const serviceRises = [
  [1.024, 1.036],
  [1.165, 1.183],
  [1.215, 1.245],
] as const;

type Priced = Pick<Became, 'billingTerm' | 'price' | 'partnerCost' | 'currency'>;

const costOf = <Row extends Priced>(row: Row): Row => ({ ...row, price: row.partnerCost });

/** The new monthly price of a seat divided by the old one; null when either is unknown. */
const rise = (before: Priced, after: Priced): number | null => {
  // Of a thousand seats, since money is rounded to cents.
  const [was, is] = [monthly(before, 1000), monthly(after, 1000)];
  if (was === null || is === null || was.currency !== is.currency || new Big(was.amount).lte(0)) return null;
  return new Big(is.amount).div(was.amount).toNumber();
};

import type { SimSubscription } from '../model.ts';

const monthsOf: Readonly<Record<string, number>> = { Monthly: 1, '1-Year': 12, '2-Year': 24, '3-Year': 36 };

export const termMonths = (term: string): number => monthsOf[term] ?? 12;

/** The same day this many months later or earlier (UTC), or the month's last day if it is shorter. */
export const addMonths = (moment: number, months: number): number => {
  const date = new Date(moment);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, lastDay));
  return date.getTime();
};

/** When the subscription or its term ends next, or renews when that takes `renewalMs` after the end. */
export const nextEventAt = ({ status, endDate, commitment }: SimSubscription, renewalMs = 0): number =>
  status === 'Cancelled'
    ? Number.POSITIVE_INFINITY
    : Math.min(
        endDate ?? Number.POSITIVE_INFINITY,
        (commitment?.endDate ?? Number.POSITIVE_INFINITY) + renewalMs,
      );

/**
 * Applies the passing of time: a subscription with an end (cancelled or a trial) becomes Cancelled, any other renews
 * with the same seats at today's price. A renewal begins on the day after the term's end and may take 24 h more
 * (https://learn.microsoft.com/partner-center/developer/create-scheduled-changes); here it takes `renewalMs`.
 */
export const passTime = (
  subscription: SimSubscription,
  { now, renewalMs }: Readonly<{ now: number; renewalMs: number }>,
  priceNow: (subscription: SimSubscription) => Partial<SimSubscription>,
  record: (changes: Partial<SimSubscription>, at: number) => void,
): void => {
  const next = () => nextEventAt(subscription, renewalMs);
  for (let at = next(); at <= now; at = next()) {
    const { endDate, commitment } = subscription;
    if (commitment === null || (endDate !== null && endDate <= commitment.endDate)) {
      record({ status: 'Cancelled', settleReads: 0 }, at);
    } else {
      const until = addMonths(commitment.endDate, termMonths(commitment.term));
      record(
        {
          ...priceNow(subscription),
          termStart: at,
          additions: [],
          commitment: { ...commitment, endDate: until },
        },
        at,
      );
    }
  }
};

import type { SimSubscription } from '../model.ts';

const monthsOf: Readonly<Record<string, number>> = { Monthly: 1, '1-Year': 12, '2-Year': 24, '3-Year': 36 };

export const termMonths = (term: string): number => monthsOf[term] ?? 12;

/** The same day so many months later (or earlier), or that month's last day where it has no such day; in UTC. */
export const addMonths = (moment: number, months: number): number => {
  const date = new Date(moment);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, lastDay));
  return date.getTime();
};

/** When time next does something to the subscription: it ends, or its term does. */
export const nextEventAt = ({ status, endDate, commitment }: SimSubscription): number =>
  status === 'Cancelled'
    ? Number.POSITIVE_INFINITY
    : Math.min(endDate ?? Number.POSITIVE_INFINITY, commitment?.endDate ?? Number.POSITIVE_INFINITY);

/**
 * What time does: a subscription with an end (cancelled, or a trial) becomes Cancelled there, any other rolls into
 * the next term with the same seats, at today's price. Microsoft takes up to 24 h over a renewal; here it is done at once.
 */
export const passTime = (
  subscription: SimSubscription,
  now: number,
  priceNow: (subscription: SimSubscription) => Partial<SimSubscription>,
  record: (changes: Partial<SimSubscription>, at: number) => void,
): void => {
  for (let at = nextEventAt(subscription); at <= now; at = nextEventAt(subscription)) {
    const { endDate, commitment } = subscription;
    if (commitment === null || (endDate !== null && endDate <= commitment.endDate)) {
      record({ status: 'Cancelled', settleReads: 0 }, at);
    } else {
      const next = addMonths(commitment.endDate, termMonths(commitment.term));
      record(
        {
          ...priceNow(subscription),
          termStart: commitment.endDate,
          additions: [],
          commitment: { ...commitment, endDate: next },
        },
        at,
      );
    }
  }
};

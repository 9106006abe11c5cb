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

/** What the world does when a term ends. */
type Passing = Readonly<{
  /** A new term gets the price of its first day. */
  priceNow(subscription: SimSubscription): Partial<SimSubscription>;
  record(changes: Partial<SimSubscription>, at: number): void;
  /** Adds a subscription that takes the old one's place. */
  follow(subscription: SimSubscription): void;
  newId(): string;
  /** Whether a trial of it becomes paid unless that is turned off. */
  convertsByDefault(subscription: SimSubscription): boolean;
}>;

/** Microsoft's surcharge where a product has no monthly plan; the yearly price is a twelfth of a year's. */
const serviceRise = 1.23;

/**
 * Applies the passing of time: what is cancelled ends, everything else renews as its `atTermEnd` says, `renewalMs`
 * after the term's end. https://learn.microsoft.com/partner-center/developer/create-scheduled-changes
 */
export const passTime = (
  subscription: SimSubscription,
  { now, renewalMs }: Readonly<{ now: number; renewalMs: number }>,
  passing: Passing,
): void => {
  const next = () => nextEventAt(subscription, renewalMs);
  for (let at = next(); at <= now; at = next()) {
    const { endDate, commitment, status, atTermEnd } = subscription;
    const converts =
      atTermEnd === 'convert' || (atTermEnd === undefined && passing.convertsByDefault(subscription));
    if (status === 'Trial' && converts) convert(subscription, at, passing);
    else if (commitment === null || (endDate !== null && endDate <= commitment.endDate))
      passing.record({ status: 'Cancelled', settleReads: 0 }, at);
    else renew(subscription, commitment, at, passing);
  }
};

type Commitment = NonNullable<SimSubscription['commitment']>;

const renew = (subscription: SimSubscription, commitment: Commitment, at: number, passing: Passing): void => {
  const { atTermEnd } = subscription;
  const begun = { termStart: at, additions: [], atTermEnd: undefined } as const;
  const term = (name: string) => ({
    ...commitment,
    term: name,
    endDate: addMonths(commitment.endDate, termMonths(name)),
  });
  switch (atTermEnd) {
    case 'service-term':
      passing.record(
        { ...begun, ...serviceTerm(subscription), commitment: term('Monthly'), atTermEnd: undefined },
        at,
      );
      break;
    case 'service-term-successor':
    case 'successor': {
      const changes =
        atTermEnd === 'successor'
          ? { commitment: term(commitment.term) }
          : { ...serviceTerm(subscription), commitment: term('Monthly') };
      passing.follow({
        ...subscription,
        ...begun,
        ...changes,
        ...{ id: passing.newId(), startDate: at, createdDate: at, billingStart: at },
        ...{ updatedDate: null, history: [], endDate: null, status: 'Active' },
      });
      passing.record({ status: 'Cancelled', endDate: at, settleReads: 0 }, at);
      break;
    }
    case 'monthly': {
      const monthly = { billingTerm: 'Monthly', commitment: term('Monthly') };
      passing.record({ ...begun, ...monthly, ...passing.priceNow({ ...subscription, ...monthly }) }, at);
      break;
    }
    default:
      passing.record(
        {
          ...(subscription.serviceTerm === true ? {} : passing.priceNow(subscription)),
          ...{ termStart: at, additions: [] },
          commitment: term(commitment.term),
        },
        at,
      );
  }
};

const serviceTerm = ({ price, partnerCost, billingTerm }: SimSubscription) => {
  const months = billingTerm === 'Annual' ? 12 : 1;
  const raised = (amount: number) => Math.round((amount / months) * serviceRise * 100) / 100;
  return {
    ...{ price: raised(price), partnerCost: raised(partnerCost) },
    ...{ billingTerm: 'Monthly', serviceTerm: true as const },
  };
};

/**
 * A converted trial keeps its id and seats; Pax8 shows it as Converted: "my 25 trial subscriptions will automatically
 * convert to 25 paid subscriptions". https://github.com/upmind/provision-provider-software-licenses
 */
const convert = (subscription: SimSubscription, at: number, { record, priceNow, newId }: Passing): void => {
  const paid = {
    ...{ billingTerm: 'Monthly', endDate: null, status: 'Converted', settlesAs: 'Converted' },
    commitment: { id: newId(), term: '1-Year', endDate: addMonths(at, 12) },
  };
  record(
    {
      ...paid,
      ...priceNow({ ...subscription, ...paid }),
      ...{ termStart: at, additions: [], atTermEnd: undefined },
    },
    at,
  );
};

import Big from 'big.js';
import { DateTime } from 'luxon';
import type { Subscription } from '../marketplace/records.ts';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import {
  billingMonths,
  dearer,
  hasMonth,
  isBilledOnce,
  type Money,
  moneyOf,
  sumByCurrency,
} from '../words/money.ts';
import type { ChangeKind } from './kinds.ts';
import { type Confidence, mayBeCommitted } from './nce-windows.ts';
import { termMonths } from './term-dates.ts';

/** What the amounts of a change follow from. Prices are per seat and billing term. */
export type Priced = Readonly<{
  kind: ChangeKind;
  /** A cancellation has `to` 0 and an order has `from` 0; a price change keeps the seats. */
  from: number;
  to: number;
  price: number | null;
  partnerCost: number | null;
  /** Whether Pax8's price list of today has it for nothing; absent when it was not read. */
  listedFree?: boolean;
  /** The new price; only for a price change. */
  newPrice?: number | null;
  currency: string | null;
  billingTerm: string;
  /** Whether there is or may be a commitment. */
  committed: boolean;
  commitmentTerm: string | null;
  commitmentEndsAt: Instant | null;
  /** Since when Pax8 bills it; a seat change may move it. */
  billingStartAt: Instant | null;
  /** When it takes effect, for a plan or a cancellation with a date; null means now. */
  startsAt: Instant | null;
  /** How sure it is that removed seats are in their return window, in which they are credited. */
  credit: Confidence;
}>;

/** The same for a change of a subscription as just read. */
export const pricedOf = (
  subscription: Subscription,
  change: Pick<Priced, 'kind' | 'from' | 'to' | 'newPrice' | 'startsAt' | 'credit' | 'listedFree'>,
): Priced => ({
  ...change,
  price: subscription.price,
  partnerCost: subscription.partnerCost,
  currency: subscription.currency,
  billingTerm: subscription.billingTerm,
  committed: mayBeCommitted(subscription),
  commitmentTerm: subscription.commitment?.term ?? null,
  commitmentEndsAt: subscription.commitment?.endsAt ?? null,
  billingStartAt: subscription.billingStartAt,
});

/** A price below the partner cost at which seats would be sold; null when there is none. */
export const belowCost = ({
  kind,
  from,
  to,
  price,
  partnerCost,
  newPrice = null,
}: Priced): Readonly<{ price: number; partnerCost: number }> | null => {
  const sold = kind === 'price' ? newPrice : to > from ? price : null;
  // A price of 0 beside a cost is not known.
  if (sold === null || partnerCost === null || sold <= 0 || sold >= partnerCost) return null;
  return { price: sold, partnerCost };
};

/**
 * What is billed when the change is made, without a sign. `about`: Pax8 does not publish its rule for parts of a
 * period. `until` is null when the period begins at provisioning, or there is none.
 */
export type Now =
  | Readonly<{ kind: 'charged'; amount: Money; about: boolean; until: Instant | null }>
  /** The unused part of the period is credited; only perhaps, when the window is inferred. */
  | Readonly<{
      kind: 'refund';
      amount: Money;
      until: Instant;
      confidence: Exclude<Confidence, 'unknown'>;
    }>
  /** The unused part of the period stays billed. */
  | Readonly<{ kind: 'kept'; amount: Money; until: Instant }>
  | Readonly<{ kind: 'nothing' }>
  /** `atMost`: one whole billing term, when the price is known. */
  | Readonly<{ kind: 'unknown'; atMost: Money | null }>;

/** What the change comes to until the commitment ends, without a sign. */
export type UntilEnd =
  | Readonly<{ kind: 'known'; amount: Money; about: boolean; until: Instant | null }>
  | Readonly<{ kind: 'no-commitment' }>
  | Readonly<{ kind: 'unknown'; atMost: Money | null }>;

export type Amounts = Readonly<{
  /** How much more or less each month and year, with a sign; 0 for what is billed once; null when unknown. */
  month: Money | null;
  year: Money | null;
  now: Now;
  untilEnd: UntilEnd;
}>;

/**
 * The amounts of a change at the moment `now`: billed at once, until the commitment ends, and per month and year. Uses
 * the larger of price and partner cost. Calendar arithmetic is in UTC.
 */
export const amountsOf = (change: Priced, now: Instant): Amounts => {
  const { from, to, kind, currency } = change;
  const each = eachSeat(change);
  const seats = kind === 'price' ? to : to - from;
  const whole = each === null || currency === null ? null : each.times(seats);
  const rate = (months: number): Money | null => {
    if (whole === null || currency === null) return null;
    const covered = billingMonths(change.billingTerm);
    if (covered === null) return isBilledOnce(change.billingTerm) ? moneyOf(new Big(0), currency) : null;
    return moneyOf(whole.times(months).div(covered), currency);
  };
  return { month: rate(1), year: rate(12), ...charges(change, whole?.abs() ?? null, now) };
};

/**
 * The amounts of an order with several lines that all begin at once. What is unknown for one line is unknown for all.
 */
export const sumAmounts = (parts: readonly Amounts[]): Amounts => {
  const [first, ...others] = parts;
  if (first !== undefined && others.length === 0) return first;
  return {
    month: sumOf(parts.map(({ month }) => month)),
    year: sumOf(parts.map(({ year }) => year)),
    now: nowOf(parts.map(({ now }) => now)),
    untilEnd: untilEndOf(parts.map(({ untilEnd }) => untilEnd)),
  };
};

const sumOf = (amounts: readonly (Money | null)[]): Money | null => {
  const known = amounts.filter((amount) => amount !== null);
  const [sum, ...more] = sumByCurrency(known);
  return sum === undefined || more.length > 0 || known.length < amounts.length ? null : sum;
};

const nowOf = (parts: readonly Now[]): Now => {
  const charged = parts.filter((part) => part.kind === 'charged');
  const amount = charged.length < parts.length ? null : sumOf(charged.map((part) => part.amount));
  if (amount === null) return { kind: 'unknown', atMost: null };
  return { kind: 'charged', amount, about: charged.some(({ about }) => about), until: null };
};

const untilEndOf = (parts: readonly UntilEnd[]): UntilEnd => {
  const committed = parts.filter((part) => part.kind !== 'no-commitment');
  if (committed.length === 0) return { kind: 'no-commitment' };
  const known = committed.filter((part) => part.kind === 'known');
  const amount = known.length < committed.length ? null : sumOf(known.map((part) => part.amount));
  if (amount === null) return { kind: 'unknown', atMost: null };
  return { kind: 'known', amount, about: known.some(({ about }) => about), until: null };
};

/** Per seat and billing term; for a price change the difference. */
const eachSeat = (change: Priced): Big | null => {
  const each = dearer(change);
  if (change.kind !== 'price') return each === null ? null : new Big(each);
  const { price, newPrice = null } = change;
  return each === null || price === null || newPrice === null ? null : new Big(newPrice).minus(price);
};

type Charges = Pick<Amounts, 'now' | 'untilEnd'>;

/** `whole` is one billing term of the seats or of the difference in price. */
const charges = (change: Priced, whole: Big | null, now: Instant): Charges => {
  const { kind, currency, startsAt } = change;
  if (whole === null || currency === null) return unknown(change, null);
  if (kind === 'price')
    return { now: { kind: 'unknown', atMost: null }, untilEnd: { kind: 'no-commitment' } };
  if (startsAt !== null) return later(change, whole, currency);
  if (kind === 'order') return ordered(change, whole, currency);
  if (!hasMonth(change.billingTerm)) return billedOnce(change, moneyOf(whole, currency));
  return midPeriod(change, whole, currency, now);
};

const unknown = (change: Priced, atMost: Money | null): Charges => ({
  now: { kind: 'unknown', atMost },
  untilEnd: change.committed ? { kind: 'unknown', atMost: null } : { kind: 'no-commitment' },
});

/** One-Time, Trial and Activation have one bill; any other term without months is not known. */
const billedOnce = (change: Priced, amount: Money): Charges => {
  if (!isBilledOnce(change.billingTerm)) return unknown(change, null);
  if (change.to < change.from) return { now: { kind: 'nothing' }, untilEnd: { kind: 'no-commitment' } };
  return {
    now: { kind: 'charged', amount, about: change.kind !== 'order', until: null },
    untilEnd: { kind: 'no-commitment' },
  };
};

/** A whole commitment, or one billing term when that is longer; null when its length is unknown. */
const wholeTerm = ({ billingTerm, commitmentTerm }: Priced, whole: Big): Big | null => {
  const covered = billingMonths(billingTerm);
  const months = termMonths(commitmentTerm);
  return covered === null || months === null ? null : whole.times(Math.max(months, covered)).div(covered);
};

/** Nothing now. More seats after a renewal are committed for its whole term, at a price that may differ. */
const later = (change: Priced, whole: Big, currency: string): Charges => {
  const nothing = { kind: 'nothing' } as const;
  if (!change.committed || change.to < change.from)
    return { now: nothing, untilEnd: { kind: 'no-commitment' } };
  const term = wholeTerm(change, whole);
  return {
    now: nothing,
    untilEnd:
      term === null
        ? { kind: 'unknown', atMost: null }
        : { kind: 'known', amount: moneyOf(term, currency), about: true, until: null },
  };
};

/** The first bill of an order is one billing term; the first month may be a partial one. */
const ordered = (change: Priced, whole: Big, currency: string): Charges => {
  const amount = moneyOf(whole, currency);
  if (!hasMonth(change.billingTerm)) return billedOnce(change, amount);
  const term = wholeTerm(change, whole);
  const bill = { kind: 'charged', amount, about: change.billingTerm === 'Monthly', until: null } as const;
  if (term !== null)
    return {
      now: bill,
      untilEnd: { kind: 'known', amount: moneyOf(term, currency), about: false, until: null },
    };
  return { now: bill, untilEnd: unknown(change, null).untilEnd };
};

/** A change within a billing period: its unused part, then whole periods until the commitment ends. */
const midPeriod = (change: Priced, whole: Big, currency: string, now: Instant): Charges => {
  const amount = moneyOf(whole, currency);
  const term = wholeTerm(change, whole);
  const noEnd: UntilEnd = change.committed
    ? { kind: 'unknown', atMost: term === null ? null : moneyOf(term, currency) }
    : { kind: 'no-commitment' };
  const period = periodOf(change, now);
  if (period === null) return { now: { kind: 'unknown', atMost: amount }, untilEnd: noEnd };
  const { until, part } = period;
  const unused = moneyOf(whole.times(part), currency);
  const end = ahead(change.commitmentEndsAt, now);
  const untilEnd: UntilEnd =
    end === null
      ? noEnd
      : {
          kind: 'known',
          amount: moneyOf(whole.times(part.plus(partsAfter(period, end))), currency),
          about: true,
          until: end,
        };
  if (change.to > change.from)
    return { now: { kind: 'charged', amount: unused, about: true, until }, untilEnd };
  const { credit } = change;
  return credit === 'unknown'
    ? { now: { kind: 'kept', amount: unused, until }, untilEnd }
    : { now: { kind: 'refund', amount: unused, until, confidence: credit }, untilEnd };
};

const ahead = (end: Instant | null, now: Instant): Instant | null => (end !== null && end > now ? end : null);

const plusMonths = (at: Instant, months: number): Instant =>
  DateTime.fromMillis(at, { zone: 'utc' }).plus({ months }).toMillis();

const days = (from: Instant, to: Instant): number => Math.floor(to / day) - Math.floor(from / day);

type Period = Readonly<{
  /** Its own end, or the commitment's if that comes first. */
  until: Instant;
  /** How much of one period is left. */
  part: Big;
  /** Ends at `anchor` plus `months`; each later one adds `length`. */
  anchor: Instant;
  months: number;
  length: number;
}>;

/**
 * The present billing period, to the day; null when nothing tells when one begins. Periods of a year or more follow the
 * commitment: a seat change moves the start of billing (Pax8's example `subscription-history`).
 */
const periodOf = (change: Priced, now: Instant): Period | null => {
  const length = billingMonths(change.billingTerm);
  const end = ahead(change.commitmentEndsAt, now);
  const { billingStartAt } = change;
  const anchor = length === 1 ? (billingStartAt ?? end) : (end ?? billingStartAt);
  if (length === null || anchor === null) return null;
  const years = DateTime.fromMillis(now, { zone: 'utc' }).diff(
    DateTime.fromMillis(anchor, { zone: 'utc' }),
    'months',
  );
  let months = (Math.floor(years.months / length) - 1) * length;
  while (plusMonths(anchor, months) <= now) months += length;
  const whole = days(plusMonths(anchor, months - length), plusMonths(anchor, months));
  const until = Math.min(plusMonths(anchor, months), end ?? Number.POSITIVE_INFINITY);
  const part = new Big(Math.min(days(now, until), whole)).div(whole);
  return { until, part, anchor, months, length };
};

/** Periods from the end of this one until `end`; the last may be partial. */
const partsAfter = ({ anchor, months, length }: Period, end: Instant): Big => {
  let parts = new Big(0);
  for (let done = months; plusMonths(anchor, done) < end; done += length) {
    const [from, to] = [plusMonths(anchor, done), plusMonths(anchor, done + length)];
    parts = parts.plus(to <= end ? 1 : new Big(days(from, end)).div(days(from, to)));
  }
  return parts;
};

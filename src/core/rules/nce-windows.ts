import type { Subscription } from '../marketplace/records.ts';
import { isNewCommerce } from '../marketplace/renewals.ts';
import { day, hour } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { type Addition, type Dated, inOrder, isWhole, type SeatHistory, seatsAdded } from './seat-history.ts';
import { type CommitmentFlags, type ProductTerms, type SeatRule, seatRuleOf } from './seat-rule.ts';
import { earliestMeant, plusMonths, termMonths } from './term-dates.ts';
import { renewalMayTake, type SeenRenewal, termStart } from './term-start.ts';

/** New Commerce: seats may be reduced within 168 hours, counted by the hour, of purchase, renewal or being added. */
export const returnWindow = 168 * hour;
/** Pax8 locks a New Commerce subscription this long before its commitment ends (UTC). */
export const lock = 24 * hour;

/**
 * `explicit`: two facts from Pax8 agree. `inferred`: computed from one. `unknown`: neither. Seats may be reduced in an
 * inferred window; a commitment is never ended early in one.
 */
export type Confidence = 'explicit' | 'inferred' | 'unknown';

/**
 * A period when seats may be reduced (`purchase`, `renewal`, `added`, `before-end`) or nothing may change (`lock`,
 * `renewing`). All times are instants: zones and daylight saving do not matter.
 */
export type NceWindow = Readonly<{
  kind: 'purchase' | 'renewal' | 'added' | 'before-end' | 'lock' | 'renewing';
  opensAt: Instant;
  /** Exclusive. */
  closesAt: Instant;
  /** How many seats may be taken off; 0 when nothing may change or Pax8 does not say how many there are. */
  seats: number;
  confidence: Exclude<Confidence, 'unknown'>;
  readFrom: 'created-date' | 'commitment-end' | 'history';
}>;

/** Everything read that says which seats of a subscription may go back. */
export type Terms<S extends Subscription = Subscription> = Readonly<{
  subscription: S;
  /** Null when it was not read: then nobody knows whether seats were added. */
  history: SeatHistory | null;
  product: ProductTerms;
  /** The newest renewal that the bot saw of this subscription. */
  renewal: SeenRenewal | null;
  /** Seats that the bot knows to be added, where the history was not read. */
  added?: readonly Addition[];
}>;

/** The known windows. */
export type Windows =
  | Readonly<{ kind: 'not-committed' }>
  /** No commitment is known, but a year or more (or everything) is paid at once. */
  | Readonly<{ kind: 'prepaid'; billingTerm: string }>
  /** Committed, or possibly so, but nobody knows until when. */
  | Readonly<{ kind: 'unknown'; rule: SeatRule }>
  | Readonly<{
      kind: 'committed';
      rule: SeatRule;
      /** The commitment's end by Pax8; in the past only while a renewal may be running. */
      until: Instant;
      term: string | null;
      /** Without closed windows, sorted by opening. */
      windows: readonly NceWindow[];
    }>;
export type Committed = Extract<Windows, { kind: 'committed' }>;

export const isOpen = ({ opensAt, closesAt }: NceWindow, now: Instant): boolean =>
  opensAt <= now && now < closesAt;

export const openOf = (
  { windows }: Pick<Committed, 'windows'>,
  kind: NceWindow['kind'],
  now: Instant,
): readonly NceWindow[] => windows.filter((window) => window.kind === kind && isOpen(window, now));

/**
 * Whether there is or may be a commitment: Pax8 names it, the product is New Commerce or requires one, or its name is
 * unknown.
 */
export const mayBeCommitted = (
  { commitment, productName }: Pick<Subscription, 'commitment' | 'productName'>,
  requiresCommitment: boolean | null = null,
): boolean =>
  commitment !== null || productName === null || isNewCommerce(productName) || requiresCommitment === true;

/** Whether a year or more (or everything) is paid at once. */
const isPaidAhead = (billingTerm: string): boolean =>
  billingTerm === 'One-Time' || (termMonths(billingTerm) ?? 0) >= 12;

/**
 * When seats may be reduced and when nothing may change, by Microsoft's terms or the product's flags. What was not read
 * opens no window. https://learn.microsoft.com/partner-center/customers/create-a-new-subscription
 */
export const windowsOf = (terms: Terms, now: Instant): Windows => {
  const { subscription, product } = terms;
  const { commitment, billingTerm } = subscription;
  if (!mayBeCommitted(subscription, product.requiresCommitment))
    return isPaidAhead(billingTerm) ? { kind: 'prepaid', billingTerm } : { kind: 'not-committed' };
  const rule = seatRuleOf(subscription, product);
  const until = commitment?.endsAt ?? null;
  if (until === null || now >= until + renewalMayTake) return { kind: 'unknown', rule };
  const windows = [...givingBack(rule, terms, until, now), ...atTheEnd(rule, until)];
  return {
    kind: 'committed',
    rule,
    until,
    term: commitment?.term ?? null,
    windows: windows.filter(({ closesAt }) => now < closesAt).sort((a, b) => a.opensAt - b.opensAt),
  };
};

const givingBack = (rule: SeatRule, terms: Terms, until: Instant, now: Instant): readonly NceWindow[] => {
  const evidence = evidenceOf(terms, until, now);
  switch (rule.kind) {
    case 'new-commerce':
      return [
        purchaseWindow(terms.subscription, evidence),
        renewalWindow(terms.subscription, evidence, returnWindow),
        ...(terms.added ?? seatsAdded(terms.subscription.quantity, terms.history, now)).map(addedWindow),
      ]
        .filter((window) => window !== null)
        .map((window) => ({
          ...window,
          closesAt: Math.min(window.closesAt, Math.max(window.opensAt, until - lock)),
        }));
    case 'product':
      return vendorWindows(rule.flags, terms.subscription, evidence, until);
    case 'unknown':
      return [];
  }
};

const addedWindow = ({ at, seats, confidence }: Addition): NceWindow => ({
  ...{ kind: 'added', opensAt: at, closesAt: at + returnWindow, seats },
  ...{ confidence, readFrom: 'history' },
});

/** `renewalWindowDaysBeforeTermEnd` and `…AfterTermEnd`, when the vendor lets decide about the next term. */
const vendorWindows = (
  { renewalWindowBefore, renewalWindowAfter }: CommitmentFlags,
  subscription: Subscription,
  evidence: Evidence,
  until: Instant,
): NceWindow[] => {
  const before = (renewalWindowBefore ?? 0) * day;
  const after = (renewalWindowAfter ?? 0) * day;
  const renewed = after > 0 ? renewalWindow(subscription, evidence, after) : null;
  return [
    ...(renewed === null ? [] : [renewed]),
    ...(before > 0
      ? [
          {
            kind: 'before-end' as const,
            opensAt: until - before,
            closesAt: until,
            seats: allButOne(subscription.quantity),
            confidence: 'inferred' as const,
            readFrom: 'commitment-end' as const,
          },
        ]
      : []),
  ];
};

/** Pax8's lock is known for New Commerce only. */
const atTheEnd = (rule: SeatRule, until: Instant): NceWindow[] => {
  const fromEnd = { seats: 0, confidence: 'explicit', readFrom: 'commitment-end' } as const;
  const renewing = {
    ...fromEnd,
    kind: 'renewing',
    opensAt: until,
    closesAt: until + renewalMayTake,
  } as const;
  return rule.kind === 'new-commerce'
    ? [{ ...fromEnd, kind: 'lock', opensAt: until - lock, closesAt: until }, renewing]
    : [renewing];
};

/** What Pax8 says about the start of the subscription and of its current term. */
type Evidence = Readonly<{
  until: Instant;
  /** Null when the term's length is unknown. */
  months: number | null;
  /** The earliest moment Pax8 names for the subscription. */
  since: Instant | null;
  /** Whether anything but the start date tells when it began. */
  sinceIsProved: boolean;
  dated: readonly Dated[];
  /** Whether the history was read and no record is missing; otherwise what is not in it proves nothing. */
  isWhole: boolean;
  /** Whether Pax8 shows it as a trial, now or before: a conversion is neither a purchase nor a renewal. */
  wasTrial: boolean;
  /** The renewal that the bot saw into this term. */
  seen: SeenRenewal | null;
}>;

const evidenceOf = ({ subscription, history, renewal }: Terms, until: Instant, now: Instant): Evidence => {
  const { startAt, createdAt, commitment, status } = subscription;
  const dated = inOrder(history, now);
  const proved = [createdAt, dated[0]?.at ?? null].filter((at) => at !== null);
  const named = [startAt, ...proved].filter((at) => at !== null).map(earliestMeant);
  return {
    until,
    months: termMonths(commitment?.term ?? null),
    since: named.length === 0 ? null : Math.min(...named),
    sinceIsProved: proved.length > 0,
    dated,
    isWhole: isWhole(history),
    wasTrial: [status, ...(history?.rows ?? []).map((row) => row.status)].some(isTrial),
    seen: renewal !== null && Math.abs(renewal.nextEndsAt - until) < day ? renewal : null,
  };
};

const isTrial = (status: string): boolean => status === 'Trial' || status === 'Converted';

/** Whether a term from `start` ends about when the commitment does. */
const fits = (start: Instant, { until, months }: Evidence): boolean =>
  months !== null && Math.abs(plusMonths(start, months) - until) <= renewalMayTake;

const allButOne = (quantity: number | null): number => (quantity === null ? 0 : quantity - 1);

/**
 * After a purchase all seats but one may go. Explicit when the created date, or the first record, shows that the term
 * began with the subscription. The start date proves nothing: Pax8 moves it when seats change.
 */
const purchaseWindow = ({ createdAt, quantity }: Subscription, evidence: Evidence): NceWindow | null => {
  const { since, sinceIsProved, wasTrial, isWhole } = evidence;
  if (since === null || !sinceIsProved) return null;
  const isExplicit = fits(since, evidence) && !wasTrial;
  if (createdAt === null && !(isExplicit && isWhole)) return null;
  return {
    kind: 'purchase',
    opensAt: since,
    closesAt: since + returnWindow,
    seats: allButOne(quantity),
    confidence: isExplicit ? 'explicit' : 'inferred',
    readFrom: createdAt === null ? 'history' : 'created-date',
  };
};

/** The same after a renewal. */
const renewalWindow = ({ quantity }: Subscription, evidence: Evidence, length: number): NceWindow | null => {
  const start = termStart(evidence);
  if (start === null) return null;
  const { opensAt, readFrom } = start;
  return {
    kind: 'renewal',
    opensAt,
    closesAt: opensAt + length,
    seats: allButOne(quantity),
    confidence: readFrom === 'history' ? 'explicit' : 'inferred',
    readFrom,
  };
};

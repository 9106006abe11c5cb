import { DateTime } from 'luxon';
import type { HistoryRecord, Subscription } from '../marketplace/records.ts';
import { isNewCommerce } from '../marketplace/renewals.ts';
import { day, hour } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';

/** Seats can go back within 168 hours, counted hour to hour, of being bought, renewed or added. */
export const returnWindow = 168 * hour;
/** Pax8 locks a committed subscription this long before the commitment ends (UTC). */
export const lock = 24 * hour;
/** A term end at midnight counts as a whole day, and the renewal may take another day. */
const renewalMayTake = 48 * hour;

/**
 * `explicit`: two things that Pax8 says agree; `inferred`: reckoned from one of them; `unknown`: neither. Seats may go back
 * in an inferred window; a commitment is never ended early in one.
 */
export type Confidence = 'explicit' | 'inferred' | 'unknown';

/**
 * A stretch of time in which seats may go back (`purchase`, `renewal`, `added`), or in which nothing may be changed
 * (`lock`, `renewing`). Moments are instants: no zone and no daylight saving has a say in them.
 */
export type NceWindow = Readonly<{
  kind: 'purchase' | 'renewal' | 'added' | 'lock' | 'renewing';
  opensAt: Instant;
  /** Not in the window any more. */
  closesAt: Instant;
  /** How many seats may go back in it; 0 where nothing may be changed. */
  seats: number;
  confidence: Exclude<Confidence, 'unknown'>;
  readFrom: 'created-date' | 'commitment-end' | 'history';
}>;

/** What is known of the windows of a subscription. `unknown`: committed, or it may be, and nobody says until when. */
export type Windows =
  | Readonly<{ kind: 'not-committed' }>
  | Readonly<{ kind: 'unknown' }>
  | Readonly<{
      kind: 'committed';
      /** End of the commitment, as Pax8 says it; in the past only while a renewal may be under way. */
      until: Instant;
      term: string | null;
      /** Those that are over left out; by their opening. */
      windows: readonly NceWindow[];
    }>;

export const isOpen = ({ opensAt, closesAt }: NceWindow, now: Instant): boolean =>
  opensAt <= now && now < closesAt;

export const openOf = (
  { windows }: Extract<Windows, { kind: 'committed' }>,
  kind: NceWindow['kind'],
  now: Instant,
): readonly NceWindow[] => windows.filter((each) => each.kind === kind && isOpen(each, now));

export type BaseWindow = NceWindow & Readonly<{ kind: 'purchase' | 'renewal' }>;
const isBase = (each: NceWindow): each is BaseWindow => each.kind === 'purchase' || each.kind === 'renewal';

/** The open window after purchase or renewal, in which all seats but one may go back; null when there is none. */
export const baseWindow = (
  { windows }: Extract<Windows, { kind: 'committed' }>,
  now: Instant,
): BaseWindow | null => {
  const open = windows.filter(isBase).filter((each) => isOpen(each, now));
  return open.find(({ confidence }) => confidence === 'explicit') ?? open[0] ?? null;
};

/** Whether there is a commitment, or may be one: Pax8 names it, the product is New Commerce, or nobody says which it is. */
export const mayBeCommitted = ({
  commitment,
  productName,
}: Pick<Subscription, 'commitment' | 'productName'>): boolean =>
  commitment !== null || productName === null || isNewCommerce(productName);

/**
 * When the seats of a subscription may go back and when nothing may be changed, by Microsoft's New Commerce terms and
 * Pax8's own rules, from what Pax8 says of it and of its history.
 * https://learn.microsoft.com/partner-center/customers/create-a-new-subscription
 * https://learn.microsoft.com/partner-center/customers/new-commerce-cancellation-policy
 */
export const windowsOf = (
  subscription: Subscription,
  history: readonly HistoryRecord[],
  now: Instant,
): Windows => {
  const { commitment, quantity } = subscription;
  if (!mayBeCommitted(subscription)) return { kind: 'not-committed' };
  const until = commitment?.endsAt ?? null;
  if (until === null || now >= until + renewalMayTake) return { kind: 'unknown' };
  const dated = inOrder(history, now);
  const evidence: Evidence = {
    began: beganAt(subscription, until),
    since: since(subscription, dated),
    dated,
  };
  const fromEnd = { seats: 0, confidence: 'explicit', readFrom: 'commitment-end' } as const;
  const windows: readonly NceWindow[] = [
    ...[purchaseWindow(subscription, evidence), renewalWindow(subscription, evidence)].filter(
      (each) => each !== null,
    ),
    ...addedWindows(quantity, dated, now),
  ].map((each) => ({ ...each, closesAt: Math.min(each.closesAt, Math.max(each.opensAt, until - lock)) }));
  return {
    kind: 'committed',
    until,
    term: commitment?.term ?? null,
    windows: [
      ...windows,
      { ...fromEnd, kind: 'lock' as const, opensAt: until - lock, closesAt: until },
      { ...fromEnd, kind: 'renewing' as const, opensAt: until, closesAt: until + renewalMayTake },
    ]
      .filter(({ closesAt }) => now < closesAt)
      .sort((a, b) => a.opensAt - b.opensAt),
  };
};

type Dated = HistoryRecord & { at: Instant };

/** What Pax8 says of when a subscription and its present term began. */
type Evidence = Readonly<{
  /** One term before the commitment's end; null when nobody says how long the term is. */
  began: Instant | null;
  /** The earliest moment that Pax8 names for the subscription. */
  since: Instant | null;
  dated: readonly Dated[];
}>;

/** Records up to now, oldest first; of records of the same moment the lower number comes last. */
const inOrder = (history: readonly HistoryRecord[], now: Instant): Dated[] =>
  history
    .filter((record): record is Dated => record.at !== null && record.at <= now)
    .sort((a, b) => a.at - b.at || b.quantity - a.quantity);

const since = ({ startAt, createdAt }: Subscription, [first]: readonly Dated[]): Instant | null => {
  const named = [startAt, createdAt, first?.at ?? null].filter((each) => each !== null);
  return named.length === 0 ? null : Math.min(...named);
};

/** Length of a term in months, for finding where the present term began. */
const termMonths: ReadonlyMap<string, number> = new Map([
  ['Monthly', 1],
  ['1-Year', 12],
  ['2-Year', 24],
  ['3-Year', 36],
]);

const beganAt = ({ commitment }: Subscription, until: Instant): Instant | null => {
  const months = termMonths.get(commitment?.term ?? '');
  return months === undefined
    ? null
    : DateTime.fromMillis(until, { zone: 'utc' }).minus({ months }).toMillis();
};

/**
 * After the purchase all seats but one may go back. The start date alone proves none: Pax8 moves it with a change of
 * seats (its own example of a history). Explicit when the term began with the subscription: one that was moved from another
 * partner, or upgraded in part, is created anew and keeps the term and the window that it had.
 */
const purchaseWindow = (
  { createdAt, quantity }: Subscription,
  { began, since, dated }: Evidence,
): NceWindow | null => {
  if (since === null || (createdAt === null && dated.length === 0)) return null;
  const agrees = began !== null && Math.abs(began - since) <= renewalMayTake;
  return {
    kind: 'purchase',
    opensAt: since,
    closesAt: since + returnWindow,
    seats: quantity - 1,
    confidence: agrees ? 'explicit' : 'inferred',
    readFrom: createdAt === null ? 'history' : 'created-date',
  };
};

/**
 * After a renewal likewise. The present term began one term before its end; the renewal itself may have run up to a
 * day later, so that the window really closes at this moment or after it. Explicit when the history shows the renewal.
 */
const renewalWindow = ({ quantity }: Subscription, evidence: Evidence): NceWindow | null => {
  const { began, since } = evidence;
  if (began === null || since === null || since >= began - day) return null;
  const shown = showsRenewal(evidence.dated, began);
  return {
    kind: 'renewal',
    opensAt: began,
    closesAt: began + returnWindow,
    seats: quantity - 1,
    confidence: shown ? 'explicit' : 'inferred',
    readFrom: shown ? 'history' : 'commitment-end',
  };
};

/** The first record after the old term's end, within the time that a renewal takes, that changed no seats. */
const showsRenewal = (dated: readonly Dated[], began: Instant): boolean => {
  const after = dated.findIndex(({ at }) => at >= began);
  const [before, record] = [dated[after - 1], dated[after]];
  return (
    before !== undefined &&
    record !== undefined &&
    record.at <= began + renewalMayTake &&
    record.quantity === before.quantity
  );
};

/**
 * Each adding of seats in the last 168 hours has its own window, for as many of them as are still there. Only what the
 * history proves counts: without a record from before, its first record is the ground; seats that went back are taken for
 * the newest ones.
 */
const addedWindows = (quantity: number, dated: readonly Dated[], now: Instant): NceWindow[] => {
  const firstInside = dated.findIndex(({ at }) => at > now - returnWindow);
  if (firstInside === -1) return [];
  const [ground, ...later] = dated.slice(Math.max(0, firstInside - 1));
  const added: { at: Instant; seats: number }[] = [];
  let before = ground?.quantity ?? quantity;
  for (const { at, quantity: after } of [...later, { at: now, quantity: Math.min(quantity, last(dated)) }]) {
    if (after > before) added.push({ at, seats: after - before });
    for (let gone = before - after; gone > 0; ) {
      const newest = added.pop();
      if (newest === undefined) break;
      if (newest.seats > gone) added.push({ ...newest, seats: newest.seats - gone });
      gone -= newest.seats;
    }
    before = after;
  }
  return added.map(({ at, seats }) => ({
    kind: 'added',
    opensAt: at,
    closesAt: at + returnWindow,
    seats,
    confidence: 'explicit',
    readFrom: 'history',
  }));
};

const last = (records: readonly HistoryRecord[]): number => records.at(-1)?.quantity ?? 0;

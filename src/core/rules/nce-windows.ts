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

/** `explicit`: Pax8 says so; `inferred`: reckoned from something else that Pax8 says; `unknown`: neither. */
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
  readFrom: 'start-date' | 'commitment-end' | 'history';
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
  const { commitment, productName, quantity } = subscription;
  const committed = commitment !== null || productName === null || isNewCommerce(productName);
  if (!committed) return { kind: 'not-committed' };
  const until = commitment?.endsAt ?? null;
  if (until === null || now >= until + renewalMayTake) return { kind: 'unknown' };
  const fromEnd = { seats: 0, confidence: 'explicit', readFrom: 'commitment-end' } as const;
  const windows: readonly NceWindow[] = [
    ...[purchaseWindow(subscription), renewalWindow(subscription, until)].filter((each) => each !== null),
    ...addedWindows(quantity, history, now),
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

/** After the purchase all seats but one may go back. */
const purchaseWindow = ({ startAt, quantity }: Subscription): NceWindow | null =>
  startAt === null
    ? null
    : {
        kind: 'purchase',
        opensAt: startAt,
        closesAt: startAt + returnWindow,
        seats: quantity - 1,
        confidence: 'explicit',
        readFrom: 'start-date',
      };

/** Length of a term in months, for finding where the present term began. */
const termMonths: ReadonlyMap<string, number> = new Map([
  ['Monthly', 1],
  ['1-Year', 12],
  ['2-Year', 24],
  ['3-Year', 36],
]);

/**
 * After a renewal likewise. The present term began one term before its end; the renewal itself may have run up to a
 * day later, so that the window really closes at this moment or after it.
 */
const renewalWindow = ({ startAt, commitment, quantity }: Subscription, until: Instant): NceWindow | null => {
  const months = termMonths.get(commitment?.term ?? '');
  if (months === undefined || startAt === null) return null;
  const began = DateTime.fromMillis(until, { zone: 'utc' }).minus({ months }).toMillis();
  if (startAt >= began - day) return null;
  return {
    kind: 'renewal',
    opensAt: began,
    closesAt: began + returnWindow,
    seats: quantity - 1,
    confidence: 'inferred',
    readFrom: 'commitment-end',
  };
};

/**
 * Each adding of seats in the last 168 hours has its own window, for as many of them as are still there. Only what the
 * history proves counts: without a record from before, its first record is the ground; of records of the same moment
 * the lower number comes last; seats that went back are taken for the newest ones.
 */
const addedWindows = (quantity: number, history: readonly HistoryRecord[], now: Instant): NceWindow[] => {
  const dated = history
    .filter((record): record is HistoryRecord & { at: Instant } => record.at !== null && record.at <= now)
    .sort((a, b) => a.at - b.at || b.quantity - a.quantity);
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

import { DateTime } from 'luxon';
import type { HistoryRecord, Subscription } from '../marketplace/records.ts';
import { isNewCommerce } from '../marketplace/renewals.ts';
import { day, hour } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';

/** Seats may be reduced within 168 hours, counted by the hour, of purchase, renewal or being added. */
export const returnWindow = 168 * hour;
/** Pax8 locks a committed subscription this long before its commitment ends (UTC). */
export const lock = 24 * hour;
/** A term end at midnight means that whole day, and the renewal may take another. */
const renewalMayTake = 48 * hour;

/**
 * `explicit`: two facts from Pax8 agree. `inferred`: computed from one. `unknown`: neither. Seats may be reduced in an
 * inferred window; a commitment is never ended early in one.
 */
export type Confidence = 'explicit' | 'inferred' | 'unknown';

/**
 * A period when seats may be reduced (`purchase`, `renewal`, `added`) or nothing may change (`lock`, `renewing`). All
 * times are instants: zones and daylight saving do not matter.
 */
export type NceWindow = Readonly<{
  kind: 'purchase' | 'renewal' | 'added' | 'lock' | 'renewing';
  opensAt: Instant;
  /** Exclusive. */
  closesAt: Instant;
  /** How many seats may be taken off; 0 when nothing may change or Pax8 does not say how many there are. */
  seats: number;
  confidence: Exclude<Confidence, 'unknown'>;
  readFrom: 'created-date' | 'commitment-end' | 'history';
}>;

/** The known windows. `unknown`: committed or possibly so, but nobody knows until when. */
export type Windows =
  | Readonly<{ kind: 'not-committed' }>
  | Readonly<{ kind: 'unknown' }>
  | Readonly<{
      kind: 'committed';
      /** The commitment's end by Pax8; in the past only while a renewal may be running. */
      until: Instant;
      term: string | null;
      /** Without closed windows, sorted by opening. */
      windows: readonly NceWindow[];
    }>;

export const isOpen = ({ opensAt, closesAt }: NceWindow, now: Instant): boolean =>
  opensAt <= now && now < closesAt;

export const openOf = (
  { windows }: Extract<Windows, { kind: 'committed' }>,
  kind: NceWindow['kind'],
  now: Instant,
): readonly NceWindow[] => windows.filter((window) => window.kind === kind && isOpen(window, now));

export type BaseWindow = NceWindow & Readonly<{ kind: 'purchase' | 'renewal' }>;
const isBase = (window: NceWindow): window is BaseWindow =>
  window.kind === 'purchase' || window.kind === 'renewal';

/** The open window after purchase or renewal, when all seats but one may be taken off; null when there is none. */
export const baseWindow = (
  { windows }: Extract<Windows, { kind: 'committed' }>,
  now: Instant,
): BaseWindow | null => {
  const open = windows.filter(isBase).filter((window) => isOpen(window, now));
  return open.find(({ confidence }) => confidence === 'explicit') ?? open[0] ?? null;
};

/** Whether there is or may be a commitment: Pax8 names it, the product is New Commerce, or its name is unknown. */
export const mayBeCommitted = ({
  commitment,
  productName,
}: Pick<Subscription, 'commitment' | 'productName'>): boolean =>
  commitment !== null || productName === null || isNewCommerce(productName);

/**
 * When seats may be reduced and when nothing may change, by Microsoft's New Commerce terms and Pax8's rules, from the
 * subscription and its history.
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
      (window) => window !== null,
    ),
    ...addedWindows(quantity, dated, now),
  ].map((window) => ({
    ...window,
    closesAt: Math.min(window.closesAt, Math.max(window.opensAt, until - lock)),
  }));
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

/** What Pax8 says about the start of the subscription and of its current term. */
type Evidence = Readonly<{
  /** One term before the commitment's end; null when the term's length is unknown. */
  began: Instant | null;
  /** The earliest moment Pax8 names for the subscription. */
  since: Instant | null;
  dated: readonly Dated[];
}>;

/** Records up to now, oldest first; at the same moment the one with fewer seats comes last. */
const inOrder = (history: readonly HistoryRecord[], now: Instant): Dated[] =>
  history
    .filter((record): record is Dated => record.at !== null && record.at <= now)
    .sort((a, b) => a.at - b.at || (b.quantity ?? 0) - (a.quantity ?? 0));

const since = ({ startAt, createdAt }: Subscription, [first]: readonly Dated[]): Instant | null => {
  const named = [startAt, createdAt, first?.at ?? null].filter((window) => window !== null);
  return named.length === 0 ? null : Math.min(...named);
};

/** The length of a term in months, to find the start of the current one. */
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

const allButOne = (quantity: number | null): number => (quantity === null ? 0 : quantity - 1);

/**
 * After purchase all seats but one may be taken off. The start date proves nothing: Pax8 moves it when seats change.
 * Explicit when the term began with the subscription: one moved from another partner or partly upgraded keeps its old
 * term.
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
    seats: allButOne(quantity),
    confidence: agrees ? 'explicit' : 'inferred',
    readFrom: createdAt === null ? 'history' : 'created-date',
  };
};

/**
 * The same after a renewal. The current term began one term before its end; the renewal may have run up to a day later,
 * so the real window closes then or later. Explicit when the history shows the renewal.
 */
const renewalWindow = ({ quantity }: Subscription, evidence: Evidence): NceWindow | null => {
  const { began, since } = evidence;
  if (began === null || since === null || since >= began - day) return null;
  const shown = showsRenewal(evidence.dated, began);
  return {
    kind: 'renewal',
    opensAt: began,
    closesAt: began + returnWindow,
    seats: allButOne(quantity),
    confidence: shown ? 'explicit' : 'inferred',
    readFrom: shown ? 'history' : 'commitment-end',
  };
};

/** Whether the first record after the old term's end, within `renewalMayTake`, left the seats unchanged. */
const showsRenewal = (dated: readonly Dated[], began: Instant): boolean => {
  const after = dated.findIndex(({ at }) => at >= began);
  const [before, record] = [dated[after - 1], dated[after]];
  return (
    before !== undefined &&
    record !== undefined &&
    record.at <= began + renewalMayTake &&
    record.quantity !== null &&
    record.quantity === before.quantity
  );
};

/**
 * Seats added in the last 168 hours have their own window, as long as they are still there. Only the history counts as
 * proof: without an earlier record the first one is the baseline, and a record without its seats proves nothing about
 * those around it. Removed seats count as the newest.
 */
const addedWindows = (quantity: number | null, dated: readonly Dated[], now: Instant): NceWindow[] => {
  const firstInside = dated.findIndex(({ at }) => at > now - returnWindow);
  if (firstInside === -1) return [];
  const told = dated.slice(Math.max(0, firstInside - 1));
  const known = told.flatMap(({ at, quantity: seats }) => (seats === null ? [] : [{ at, quantity: seats }]));
  const [baseline, ...later] = known;
  const last = known.at(-1);
  if (quantity === null || baseline === undefined || last === undefined || known.length < told.length)
    return [];
  const added: { at: Instant; seats: number }[] = [];
  let before = baseline.quantity;
  for (const { at, quantity: after } of [
    ...later,
    { at: now, quantity: Math.min(quantity, last.quantity) },
  ]) {
    if (after > before) added.push({ at, seats: after - before });
    for (let removed = before - after; removed > 0; ) {
      const newest = added.pop();
      if (newest === undefined) break;
      if (newest.seats > removed) added.push({ ...newest, seats: newest.seats - removed });
      removed -= newest.seats;
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

import type { Subscription } from '../marketplace/records.ts';
import { oddEnd, termEnd } from '../marketplace/renewals.ts';
import { hasEnded } from '../marketplace/running.ts';
import type { Instant } from '../words/instant.ts';
import { type DayAhead, dayKey } from './commitments-ahead.ts';
import { isGone } from './missing.ts';
import type { Renewal, RenewalLine, RenewalStep } from './renewal.ts';
import { dayOf } from './renewal-lines.ts';

/** What a read of the subscription says about a renewal's line. */
type LineSeen =
  | Readonly<{ kind: 'stays'; termEndsAt: Instant; ends: boolean }>
  | Readonly<{ kind: 'moved'; to: Instant }>
  | Readonly<{ kind: 'missing' }>
  | Readonly<{ kind: 'over' }>
  /** No end was given, or none that can be right. */
  | Readonly<{ kind: 'unsaid' }>;

/** `subscription` is null when Pax8 has none. */
const lineSeen = (
  line: RenewalLine,
  day: string,
  subscription: Subscription | null,
  now: Instant,
): LineSeen => {
  if (subscription === null) return { kind: 'missing' };
  if (hasEnded(subscription, now)) return { kind: 'over' };
  const end = termEnd(subscription);
  if (end.kind === 'ends') return { kind: 'stays', termEndsAt: line.termEndsAt, ends: true };
  if (end.kind !== 'renews' && end.kind !== 'renews-monthly') return { kind: 'unsaid' };
  if (dayOf(end.at) === day) return { kind: 'stays', termEndsAt: end.at, ends: false };
  return oddEnd(end, now) === null && end.at > now ? { kind: 'moved', to: end.at } : { kind: 'unsaid' };
};

/** Whether the line's term has not ended and nothing has happened to it. */
const isAhead = (line: RenewalLine, now: Instant): boolean => line.after === null && line.termEndsAt > now;

type Read = (subscriptionId: string) => Subscription | null | undefined;

/**
 * Subscriptions of open renewals that a list shows with another end than known, or not at all. Lists and single reads
 * of Pax8 may differ, so only a single read decides.
 */
export const subscriptionsInDoubt = (open: readonly Renewal[], listed: Read, now: Instant): string[] => {
  const ids = new Set<string>();
  for (const { day, lines } of open)
    for (const line of lines)
      if (isAhead(line, now) && differs(line, day, listed, now)) ids.add(line.subscriptionId);
  return [...ids];
};

const differs = (line: RenewalLine, day: string, listed: Read, now: Instant): boolean => {
  const subscription = listed(line.subscriptionId);
  if (subscription === undefined) return true;
  const seen = lineSeen(line, day, subscription, now);
  return seen.kind !== 'stays' || seen.ends !== line.ends;
};

/**
 * Updates a renewal to what was read; returns the same renewal when nothing changed. `ahead` is what ends on its day. A
 * line whose `read` is undefined stays.
 */
export const updateRenewal = (
  renewal: Renewal,
  ahead: DayAhead | undefined,
  read: Read,
  now: Instant,
): Renewal => {
  const story: RenewalStep[] = [];
  const lines = renewal.lines.map((line) => {
    const back = ahead?.lines.find(({ subscriptionId }) => subscriptionId === line.subscriptionId);
    // Its end was moved away and back to this day.
    if (line.after?.kind === 'moved' && back !== undefined) return back;
    if (line.after?.kind === 'ended' && back !== undefined) return returned(line, back, now, story);
    if (!isAhead(line, now)) return line;
    const next = lineNow(line, renewal.day, read(line.subscriptionId), now, story);
    const vendorName = back?.vendorName ?? line.vendorName;
    return vendorName === line.vendorName ? next : { ...next, vendorName };
  });
  const held = new Set(lines.map(({ subscriptionId }) => subscriptionId));
  const added = (ahead?.lines ?? []).filter(({ subscriptionId }) => !held.has(subscriptionId));
  const companyName = ahead?.companyName ?? renewal.companyName;
  // Closed by a clock that ran ahead.
  const reopens = renewal.closedAt !== null && lines.some((line) => isAhead(line, now));
  const isSame =
    !reopens &&
    added.length === 0 &&
    companyName === renewal.companyName &&
    lines.every((line, at) => line === renewal.lines[at]);
  if (isSame) return renewal;
  return {
    ...renewal,
    version: renewal.version + 1,
    companyName,
    lines: [...lines, ...added],
    story: [...renewal.story, ...story],
    closedAt: lines.concat(added).some(({ after }) => after === null) ? null : renewal.closedAt,
  };
};

const lineNow = (
  line: RenewalLine,
  day: string,
  subscription: Subscription | null | undefined,
  now: Instant,
  story: RenewalStep[],
): RenewalLine => {
  if (subscription === undefined) return line;
  const { subscriptionId } = line;
  const seen = lineSeen(line, day, subscription, now);
  if (seen.kind === 'missing' && !isGone(line, now))
    return line.missingSince === null ? { ...line, missingSince: now } : line;
  if (seen.kind === 'over' || subscription === null) {
    story.push({ at: now, person: null, kind: 'ended', subscriptionId });
    return { ...line, after: { kind: 'ended', seenAt: now } };
  }
  if (seen.kind === 'moved') {
    story.push({ at: now, person: null, kind: 'moved', subscriptionId, to: seen.to });
    return { ...line, after: { kind: 'moved', seenAt: now, nextEndsAt: seen.to } };
  }
  if (seen.kind !== 'stays') return line.missingSince === null ? line : { ...line, missingSince: null };
  const { termEndsAt, ends } = seen;
  const { quantity, billingTerm, price, partnerCost, currency } = subscription;
  const term = subscription.commitment?.term ?? line.term;
  const found = { quantity, billingTerm, price, partnerCost, currency, term, termEndsAt, ends };
  return isAsFound(line, { ...found, missingSince: null }) ? line : { ...line, ...found, missingSince: null };
};

/** A line that had been taken as ended although its subscription runs: its decision stays. */
const returned = (
  { decision }: RenewalLine,
  back: RenewalLine,
  now: Instant,
  story: RenewalStep[],
): RenewalLine => {
  story.push({ at: now, person: null, kind: 'returned', subscriptionId: back.subscriptionId });
  return { ...back, decision };
};

const isAsFound = (line: RenewalLine, found: Partial<RenewalLine>): boolean => {
  for (const key in found)
    if (line[key as keyof RenewalLine] !== found[key as keyof RenewalLine]) return false;
  return true;
};

/** Days without a renewal yet where at least one line renews. */
export const newDays = (days: ReadonlyMap<string, DayAhead>, open: readonly Renewal[]): DayAhead[] => {
  const held = new Set(open.map(dayKey));
  return [...days]
    .filter(([key, { lines }]) => !held.has(key) && lines.some(({ ends }) => !ends))
    .map(([, day]) => day);
};

/** The days without the lines of subscriptions in doubt. */
export const without = (
  days: ReadonlyMap<string, DayAhead>,
  inDoubt: ReadonlySet<string>,
): ReadonlyMap<string, DayAhead> => {
  if (inDoubt.size === 0) return days;
  const sure = [...days].map(([key, day]): [string, DayAhead] => [
    key,
    { ...day, lines: day.lines.filter(({ subscriptionId }) => !inDoubt.has(subscriptionId)) },
  ]);
  return new Map(sure.filter(([, { lines }]) => lines.length > 0));
};

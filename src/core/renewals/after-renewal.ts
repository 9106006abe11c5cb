import { DateTime } from 'luxon';
import type { Change } from '../changes/change.ts';
import {
  cameToNothingAs,
  decidedOf,
  plannedAfter,
  seatsAfter,
  seatsBefore,
  seatsReported,
} from '../changes/change-facts.ts';
import type { HistoryRecord, Subscription } from '../marketplace/records.ts';
import { isRunning } from '../marketplace/renewals.ts';
import { returnWindow } from '../rules/nce-windows.ts';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { AfterTerm, Renewal, RenewalLine, RenewalStep } from './renewal.ts';
import { dayOf } from './renewal-lines.ts';
import { changed, withLine } from './renewal-version.ts';

/** How long Microsoft and Pax8 may take to renew. */
export const renewalTakes = 2 * day;
/** After this, a renewal Pax8 does not show is no longer looked for. */
const lookedFor = 14 * day;
/** The shortest term is a month: an end that moves by less was put to another day. */
const shortestTerm = 27 * day;

const termMonths: ReadonlyMap<string, number> = new Map([
  ['Monthly', 1],
  ['1-Year', 12],
  ['2-Year', 24],
  ['3-Year', 36],
]);

/**
 * What happened to a line after its term, by a fresh read (null when Pax8 has none) and the history. Returns null while
 * unclear: the end is still the old one, or missing.
 */
export const outcomeOf = (
  line: RenewalLine,
  fresh: Subscription | null,
  history: readonly HistoryRecord[],
  now: Instant,
): AfterTerm | null => {
  if (line.after !== null || now < line.termEndsAt) return null;
  if (fresh === null || !isRunning(fresh) || (fresh.endAt !== null && fresh.endAt <= now))
    return { kind: 'ended', seenAt: now };
  const nextEndsAt = fresh.commitment?.endsAt ?? null;
  if (nextEndsAt === null || nextEndsAt <= now || dayOf(nextEndsAt) <= dayOf(line.termEndsAt)) return null;
  if (nextEndsAt < line.termEndsAt + shortestTerm) return { kind: 'moved', seenAt: now, nextEndsAt };
  const recorded = renewedAt(line, history, now);
  const opensAt = recorded ?? computedStart(line, fresh, nextEndsAt, now);
  const readFrom = recorded === null ? 'commitment-end' : 'history';
  return { kind: 'renewed', seenAt: now, nextEndsAt, opensAt, closesAt: opensAt + returnWindow, readFrom };
};

/**
 * The moment of the renewal: the first record after the term end, within `renewalTakes`, if its seats are unchanged.
 * Other seats may be a later change, and would hold the window open too long.
 */
const renewedAt = (
  { termEndsAt, quantity }: RenewalLine,
  history: readonly HistoryRecord[],
  now: Instant,
): Instant | null => {
  const until = Math.min(now, termEndsAt + renewalTakes);
  const [first] = history
    .flatMap(({ at, ...rest }) => (at !== null && at >= termEndsAt && at <= until ? [{ ...rest, at }] : []))
    .sort((a, b) => a.at - b.at);
  return first?.quantity === quantity ? first.at : null;
};

/** The new end minus the term, but not before the old end nor after now. */
const computedStart = (
  { termEndsAt, term }: RenewalLine,
  { commitment }: Subscription,
  nextEndsAt: Instant,
  now: Instant,
): Instant => {
  const months = termMonths.get(commitment?.term ?? term ?? '');
  if (months === undefined) return termEndsAt;
  const began = DateTime.fromMillis(nextEndsAt, { zone: 'utc' }).minus({ months }).toMillis();
  // A start later than that means a term of another length: the old end is the safe choice.
  return began > Math.min(now, termEndsAt + renewalTakes) ? termEndsAt : Math.max(began, termEndsAt);
};

/** Records what happened to one line; returns the same renewal when that is known already. */
export const withOutcome = (renewal: Renewal, subscriptionId: string, after: AfterTerm): Renewal => {
  const line = renewal.lines.find((each) => each.subscriptionId === subscriptionId);
  if (line === undefined || line.after !== null) return renewal;
  const about = { at: after.seenAt, person: null, subscriptionId } as const;
  const step: RenewalStep =
    after.kind === 'renewed'
      ? { ...about, kind: 'renewed', closesAt: after.closesAt }
      : after.kind === 'moved'
        ? { ...about, kind: 'moved', to: after.nextEndsAt }
        : { ...about, kind: 'ended' };
  return changed(renewal, { lines: withLine(renewal, subscriptionId, { after }) }, step);
};

/** Lines whose renewal Pax8 should show by now but does not: someone must look. */
export const unclearLines = ({ lines }: Renewal, now: Instant): readonly RenewalLine[] =>
  lines.filter(({ after, termEndsAt }) => after === null && now >= termEndsAt + renewalTakes);

/** Whether nothing more can happen: every line is over, or was looked for long enough. */
export const isOver = ({ lines }: Renewal, now: Instant): boolean =>
  lines.every(({ after, termEndsAt }) => {
    if (after === null) return now >= termEndsAt + lookedFor;
    return after.kind !== 'renewed' || now >= after.closesAt;
  });

/** Closes the renewal; null when it is closed already or something may still happen. */
export const close = (renewal: Renewal, now: Instant): Renewal | null =>
  renewal.closedAt === null && isOver(renewal, now) ? changed(renewal, { closedAt: now }) : null;

/** The same renewal with the next version, which makes its cards be drawn again. */
export const nextVersion = (renewal: Renewal): Renewal => changed(renewal, {});

/**
 * Applies a request's outcome; returns the same renewal when nothing follows. A failure before the term end makes the
 * line undecided, after it `not-carried-out`. A request whose decision was never saved becomes it.
 */
export const followed = (renewal: Renewal, change: Change, now: Instant): Renewal => {
  const { id: changeId, subscriptionId } = change;
  const line = renewal.lines.find((each) => each.subscriptionId === subscriptionId);
  if (line === undefined || !isForLine(change, line)) return renewal;
  if (line.decision === null) return adopted(renewal, line, change);
  if (line.decision.kind === 'renew' || line.decision.changeId !== changeId) return renewal;
  const about = { at: now, person: null, subscriptionId } as const;
  const because = cameToNothingAs(change);
  if (because !== null && line.after === null && now < line.termEndsAt)
    return changed(
      renewal,
      { lines: withLine(renewal, subscriptionId, { decision: null }) },
      {
        ...about,
        kind: 'reopened',
        because,
        person: decidedOf(change)?.by ?? null,
        askedAt: change.requestedAt,
      },
    );
  const kind = because !== null ? 'not-carried-out' : change.state === 'applied' ? 'carried-out' : null;
  if (kind === null || renewal.story.some((step) => step.kind === kind && step.changeId === changeId))
    return renewal;
  const done = kind === 'carried-out';
  const ends = line.ends || (done && change.wanted.kind === 'cancel');
  const quantity =
    done && change.wanted.kind === 'seats' ? (seatsReported(change) ?? change.wanted.to) : line.quantity;
  return changed(
    renewal,
    { lines: withLine(renewal, subscriptionId, { ends, quantity }) },
    { ...about, kind, changeId },
  );
};

/** Whether a request is one for the end of this line's term. */
export const isForLine = (change: Change, { termEndsAt }: RenewalLine): boolean => {
  const at = change.wanted.kind === 'cancel' ? change.wanted.at : plannedAfter(change);
  return at !== null && dayOf(at) === dayOf(termEndsAt);
};

/** Whether two plans are for the same renewal: lists and single reads may name different hours of one day. */
export const isForSameEnd = (one: Change, other: Change): boolean => {
  const [end, otherEnd] = [plannedAfter(one), plannedAfter(other)];
  return end !== null && otherEnd !== null && dayOf(end) === dayOf(otherEnd);
};

/** Takes a waiting request as the line's decision, unless it is no newer than a request that failed. */
const adopted = (renewal: Renewal, line: RenewalLine, change: Change): Renewal => {
  const { id: changeId, subscriptionId, state, wanted, purpose: reason } = change;
  const [from, to] = [seatsBefore(change), seatsAfter(change)];
  const waits = state === 'pending' || state === 'planned' || state === 'approved';
  const reopened = renewal.story.some(
    (step) =>
      step.kind === 'reopened' &&
      step.subscriptionId === subscriptionId &&
      step.askedAt >= change.requestedAt,
  );
  if (!waits || line.ends || reopened) return renewal;
  const by = { by: change.requestedBy, at: change.requestedAt };
  const about = { at: change.requestedAt, person: change.requestedBy, subscriptionId } as const;
  return wanted.kind === 'cancel'
    ? changed(
        renewal,
        { lines: withLine(renewal, subscriptionId, { decision: { kind: 'cancel', changeId, ...by } }) },
        { ...about, kind: 'cancel' },
      )
    : changed(
        renewal,
        { lines: withLine(renewal, subscriptionId, { decision: { kind: 'change', to, changeId, ...by } }) },
        { ...about, kind: 'change', from, to, reason },
      );
};

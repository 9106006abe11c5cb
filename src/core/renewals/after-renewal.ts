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

/** Microsoft and Pax8 take up to so long over a renewal. */
export const renewalTakes = 2 * day;
/** Longer than this nobody looks for a renewal that Pax8 does not show. */
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
 * What became of a line whose term has ended, by a fresh read of its subscription (null: Pax8 has none) and its history;
 * null while that cannot be said: the end is still the old one, or none is given.
 */
export const becameOf = (
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
  const opensAt = recorded ?? reckoned(line, fresh, nextEndsAt, now);
  const readFrom = recorded === null ? 'commitment-end' : 'history';
  return { kind: 'renewed', seenAt: now, nextEndsAt, opensAt, closesAt: opensAt + returnWindow, readFrom };
};

/**
 * The record of the renewal itself: the first after the term end, within the time that a renewal takes, that changed no
 * seats. One with other seats may be a change made after it, and would hold the window open for too long.
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

/** The new end less the term, within what is possible: not before the old end, not later than now. */
const reckoned = (
  { termEndsAt, term }: RenewalLine,
  { commitment }: Subscription,
  nextEndsAt: Instant,
  now: Instant,
): Instant => {
  const months = termMonths.get(commitment?.term ?? term ?? '');
  if (months === undefined) return termEndsAt;
  const began = DateTime.fromMillis(nextEndsAt, { zone: 'utc' }).minus({ months }).toMillis();
  // A term that began later than a renewal takes is one of another length: the old end is the safe side.
  return began > Math.min(now, termEndsAt + renewalTakes) ? termEndsAt : Math.max(began, termEndsAt);
};

/** The renewal with what became of one line; itself when that is known already. */
export const noteAfter = (renewal: Renewal, subscriptionId: string, after: AfterTerm): Renewal => {
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

const changed = (renewal: Renewal, with_: Partial<Renewal>, ...steps: RenewalStep[]): Renewal => ({
  ...renewal,
  ...with_,
  version: renewal.version + 1,
  story: [...renewal.story, ...steps],
});

const withLine = (renewal: Renewal, subscriptionId: string, change: Partial<RenewalLine>): RenewalLine[] =>
  renewal.lines.map((line) => (line.subscriptionId === subscriptionId ? { ...line, ...change } : line));

/** Lines whose renewal Pax8 does not show though it has had the time: somebody must look. */
export const unclearLines = ({ lines }: Renewal, now: Instant): readonly RenewalLine[] =>
  lines.filter(({ after, termEndsAt }) => after === null && now >= termEndsAt + renewalTakes);

/** Whether nothing is left to happen: every line is over, or was looked for long enough. */
export const isOver = ({ lines }: Renewal, now: Instant): boolean =>
  lines.every(({ after, termEndsAt }) => {
    if (after === null) return now >= termEndsAt + lookedFor;
    return after.kind !== 'renewed' || now >= after.closesAt;
  });

/** Nothing follows any more; null when it is closed already or something may still happen. */
export const close = (renewal: Renewal, now: Instant): Renewal | null =>
  renewal.closedAt === null && isOver(renewal, now) ? changed(renewal, { closedAt: now }) : null;

/** The same renewal one version on, so that its cards are drawn again. */
export const drawnAgain = (renewal: Renewal): Renewal => changed(renewal, {});

/**
 * The renewal as it follows from what became of the request behind a decision; itself when nothing does. Before the term
 * ends a request that came to nothing makes its line undecided again; afterwards it is what was not carried out. A
 * request whose decision was never saved, its process having stopped in between, is that decision.
 */
export const followed = (renewal: Renewal, change: Change, now: Instant): Renewal => {
  const { id: changeId, subscriptionId } = change;
  const line = renewal.lines.find((each) => each.subscriptionId === subscriptionId);
  if (line === undefined || !isAbout(change, line)) return renewal;
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
export const isAbout = (change: Change, { termEndsAt }: RenewalLine): boolean => {
  const at = change.wanted.kind === 'cancel' ? change.wanted.at : plannedAfter(change);
  return at !== null && dayOf(at) === dayOf(termEndsAt);
};

/** Whether two plans are for the same renewal: lists and single reads may name different hours of one day. */
export const isForSameEnd = (one: Change, other: Change): boolean => {
  const [end, otherEnd] = [plannedAfter(one), plannedAfter(other)];
  return end !== null && otherEnd !== null && dayOf(end) === dayOf(otherEnd);
};

/** Not one that is as old as a request that came to nothing: whatever was asked for after that one counts. */
const adopted = (renewal: Renewal, line: RenewalLine, change: Change): Renewal => {
  const { id: changeId, subscriptionId, state, wanted, purpose: why } = change;
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
        { ...about, kind: 'change', from, to, why },
      );
};

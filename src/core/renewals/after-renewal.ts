import type { Change } from '../changes/change.ts';
import {
  cameToNothingAs,
  decidedOf,
  plannedAfter,
  seatsAfter,
  seatsBefore,
  seatsReported,
} from '../changes/change-facts.ts';
import { hasEnded } from '../marketplace/running.ts';
import { returnWindow, type Terms } from '../rules/nce-windows.ts';
import type { SeatHistory } from '../rules/seat-history.ts';
import { seatRuleOf } from '../rules/seat-rule.ts';
import { renewalMayTake, renewalSeen } from '../rules/term-start.ts';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { isGone } from './missing.ts';
import type { AfterTerm, Renewal, RenewalLine, RenewalStep } from './renewal.ts';
import { dayOf, isMicrosoftLine } from './renewal-lines.ts';
import { windowClosesAt } from './renewal-stage.ts';
import { changed, withLine } from './renewal-version.ts';
import { becameOf, isServicePrice, serviceTermOf } from './renewed-as.ts';
import { beganAt } from './successor.ts';

/** After this long the bot stops looking for a renewal that Pax8 does not show. */
const lookedFor = 14 * day;
/** The shortest term is a month: an end that moves by less was only rescheduled. */
const shortestTerm = 27 * day;

/**
 * What happened to a line after its term, by a fresh read (null when Pax8 has none). Returns null while that is
 * unclear, and when it is known already, unless the history now shows the renewal or a `successor` took over.
 */
export const outcomeOf = (
  line: RenewalLine,
  fresh: Terms | null,
  now: Instant,
  successor: Terms | null = null,
): AfterTerm | null => {
  if (!isEstimate(line) && (!mayStillTurnOut(line) || now < line.termEndsAt)) return null;
  const outcome = endOf(line, fresh, now, successor);
  if (line.after === null) return outcome;
  if (outcome?.kind !== 'renewed') return null;
  return line.after.kind === 'ended' || outcome.readFrom === 'history' ? outcome : null;
};

/** Whether its window was computed from the new end, because Pax8's history did not show the renewal. */
export const isEstimate = ({ after }: RenewalLine): boolean =>
  after?.kind === 'renewed' && after.readFrom === 'commitment-end';

const endOf = (
  line: RenewalLine,
  fresh: Terms | null,
  now: Instant,
  successor: Terms | null,
): AfterTerm | null => {
  const subscription = fresh?.subscription ?? null;
  if (fresh === null || subscription === null || hasEnded(subscription, now))
    return overOf(line, subscription === null, now, successor);
  const nextEndsAt = subscription.commitment?.endsAt ?? null;
  if (nextEndsAt === null) {
    // Without a commitment only the price tells that another term runs.
    const known = line.serviceTerm !== null || isServicePrice(line, becameOf(subscription));
    return subscription.commitment === null && isMicrosoftLine(line) && known
      ? renewedAs(line, fresh, { opensAt: line.termEndsAt, readFrom: 'commitment-end' }, now)
      : null;
  }
  if (nextEndsAt <= now || dayOf(nextEndsAt) <= dayOf(line.termEndsAt)) return null;
  if (nextEndsAt < line.termEndsAt + shortestTerm) return { kind: 'moved', seenAt: now, nextEndsAt };
  const seen = renewalSeen(
    {
      formerEnd: line.termEndsAt,
      seats: line.quantity,
      nextEndsAt,
      term: subscription.commitment?.term ?? line.term,
      history: fresh.history ?? unreadHistory,
    },
    now,
  );
  return renewedAs(line, fresh, seen, now);
};

/** For a line whose subscription has ended or, when `isMissing`, was not found. */
const overOf = (
  line: RenewalLine,
  isMissing: boolean,
  now: Instant,
  successor: Terms | null,
): AfterTerm | null => {
  if (successor !== null) {
    const opensAt = beganAt(successor.subscription) ?? line.termEndsAt;
    return renewedAs(line, successor, { opensAt, readFrom: 'successor' }, now);
  }
  return isMissing && !isGone(line, now) ? null : { kind: 'ended', seenAt: now };
};

const renewedAs = (
  line: RenewalLine,
  terms: Terms,
  { opensAt, readFrom }: Pick<Extract<AfterTerm, { kind: 'renewed' }>, 'opensAt' | 'readFrom'>,
  now: Instant,
): AfterTerm => {
  const { subscription } = terms;
  const became = becameOf(subscription);
  const nextEndsAt = subscription.commitment?.endsAt ?? null;
  const serviceTerm = serviceTermOf(line, became, nextEndsAt, isMicrosoftLine(line));
  const { rule, length } = windowAfter(terms);
  const closesAt = opensAt + length;
  return {
    ...{ kind: 'renewed', seenAt: now, nextEndsAt, opensAt, closesAt, readFrom },
    ...{ became, serviceTerm, rule },
  };
};

/** A line that ended without a cancellation may still continue under a new id. */
const mayStillTurnOut = ({ after, ends }: RenewalLine): boolean =>
  after === null || (after.kind === 'ended' && !ends);

/** Whether a line ended so recently, without a cancellation, that a new subscription may still replace it. */
export const awaitsSuccessor = (line: RenewalLine, now: Instant): boolean =>
  line.after?.kind === 'ended' && !line.ends && now < line.termEndsAt + renewalMayTake;

const unreadHistory: SeatHistory = { rows: [], unreadable: 1 };

type RenewedRule = Extract<AfterTerm, { kind: 'renewed' }>['rule'];

/**
 * Whose rule says how long seats may go back after the renewal; without a known limit the bot tries plans for a week.
 */
const windowAfter = ({ subscription, product }: Terms): Readonly<{ rule: RenewedRule; length: number }> => {
  const rule = seatRuleOf(subscription, product);
  if (rule.kind !== 'product') return { rule: rule.kind, length: returnWindow };
  const { allowForQuantityDecrease: inTerm, renewalWindowAfter: days } = rule.flags;
  if (inTerm === true) return { rule: 'in-term', length: returnWindow };
  return inTerm === null
    ? { rule: 'unknown', length: returnWindow }
    : { rule: 'product', length: (days ?? 0) * day };
};

/** Records what happened to one line, or a more certain window; returns the same renewal when that is known already. */
export const withOutcome = (renewal: Renewal, subscriptionId: string, after: AfterTerm): Renewal => {
  const line = renewal.lines.find((each) => each.subscriptionId === subscriptionId);
  if (line === undefined) return renewal;
  const isBetter = isEstimate(line) && after.kind === 'renewed' && after.readFrom === 'history';
  if (isBetter) return changed(renewal, { lines: withLine(renewal, subscriptionId, { after }) });
  if (!mayStillTurnOut(line) || line.after?.kind === after.kind) return renewal;
  const about = { at: after.seenAt, person: null, subscriptionId } as const;
  const step: RenewalStep =
    after.kind === 'renewed'
      ? { ...about, kind: 'renewed', closesAt: windowClosesAt(after) }
      : after.kind === 'moved'
        ? { ...about, kind: 'moved', to: after.nextEndsAt }
        : { ...about, kind: 'ended' };
  return changed(renewal, { lines: withLine(renewal, subscriptionId, { after }) }, step);
};

/** Lines whose renewal Pax8 should show by now but does not: someone must look. */
export const unclearLines = ({ lines }: Renewal, now: Instant): readonly RenewalLine[] =>
  lines.filter(({ after, termEndsAt }) => after === null && now >= termEndsAt + renewalMayTake);

/** Whether nothing more can happen: each line is over, or the bot has stopped looking. */
export const isOver = ({ lines }: Renewal, now: Instant): boolean =>
  lines.every((line) => {
    const { after, termEndsAt, missingSince } = line;
    // What was not found may still be found again.
    if (after === null || (after.kind === 'ended' && missingSince !== null))
      return now >= termEndsAt + lookedFor;
    return after.kind === 'renewed' ? now >= after.closesAt : !awaitsSuccessor(line, now);
  });

/** Closes the renewal; null when it is closed already or something may still happen. */
export const close = (renewal: Renewal, now: Instant): Renewal | null =>
  renewal.closedAt === null && isOver(renewal, now) ? changed(renewal, { closedAt: now }) : null;

/** The same renewal with the next version, which makes its cards be drawn again. */
export const nextVersion = (renewal: Renewal): Renewal => changed(renewal, {});

/**
 * Applies a request's outcome; returns the same renewal when nothing follows. A failed request reopens the line before
 * the term end, and makes it `not-carried-out` after it. An unsaved decision is saved.
 */
export const followed = (renewal: Renewal, change: Change, now: Instant): Renewal => {
  const { id: changeId, subscriptionId } = change;
  const line = renewal.lines.find((each) => each.subscriptionId === subscriptionId);
  if (line === undefined || !isForLine(change, line)) return renewal;
  if (line.decision === null) return adopted(renewal, line, change);
  if (line.decision.kind === 'renew' || line.decision.changeId !== changeId) return renewal;
  const about = { at: now, person: null, subscriptionId } as const;
  const because = nothingCame(change);
  if (because !== null && line.after === null && now < line.termEndsAt)
    return changed(
      renewal,
      { lines: withLine(renewal, subscriptionId, { decision: null }) },
      {
        ...about,
        kind: 'reopened',
        because,
        changeId,
        person: decidedOf(change)?.by ?? null,
        askedAt: change.requestedAt,
      },
    );
  const kind = because !== null ? 'not-carried-out' : change.state === 'applied' ? 'carried-out' : null;
  if (kind === null || renewal.story.some((step) => step.kind === kind && step.changeId === changeId))
    return renewal;
  const done = kind === 'carried-out' ? asDone(line, change) : {};
  return changed(renewal, { lines: withLine(renewal, subscriptionId, done) }, { ...about, kind, changeId });
};

const nothingCame = (change: Change) =>
  change.state === 'cancelled' && change.reason === 'seats-moved' ? 'seats-moved' : cameToNothingAs(change);

/** What a line is once its plan or cancellation was carried out. */
const asDone = ({ after }: RenewalLine, change: Change): Partial<RenewalLine> => {
  if (change.wanted.kind !== 'seats') return { ends: true };
  const quantity = seatsReported(change) ?? change.wanted.to;
  return after?.kind === 'renewed'
    ? { quantity, after: { ...after, became: { ...after.became, quantity } } }
    : { quantity };
};

/** Whether a request is one for the end of this line's term. */
export const isForLine = (change: Change, { termEndsAt }: RenewalLine): boolean => {
  const at = change.wanted.kind === 'cancel' ? change.wanted.at : plannedAfter(change);
  return at !== null && dayOf(at) === dayOf(termEndsAt);
};

/** Whether two plans are for the same renewal: lists and single reads may name different hours of one day. */
export const isForSameEnd = (a: Change, b: Change): boolean => {
  const [endOfA, endOfB] = [plannedAfter(a), plannedAfter(b)];
  return endOfA !== null && endOfB !== null && dayOf(endOfA) === dayOf(endOfB);
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

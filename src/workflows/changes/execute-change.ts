import { afterWrite, type Write } from '../../core/changes/after-write.ts';
import { isByNamed } from '../../core/changes/approvals.ts';
import type { Change, ChangeIn } from '../../core/changes/change.ts';
import { runsLater, seatsAfter, seatsBefore } from '../../core/changes/change-facts.ts';
import {
  begin,
  fail,
  markSent,
  type SentChange,
  stale,
  takeBack,
  unclear,
  waitOn,
  wasSent,
} from '../../core/changes/change-steps.ts';
import { reviewDueAt } from '../../core/changes/emergency.ts';
import type { NotNow } from '../../core/changes/not-now.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import { namedFor } from '../../core/rules/named-for.ts';
import { failureOf, messageOf } from '../../errors.ts';
import { entryAbout } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { notSentAlone } from '../people/alone.ts';
import { consentLackNow } from '../people/consents.ts';
import { policyFor } from '../people/policy.ts';
import { lookOf, readyOf, sendOf } from './change-kinds.ts';
import { withdrawAll } from './withdraw-plans.ts';

/**
 * Executes an approved change exactly once: saves the claim, then the sending, before the write leaves. Each save fails
 * when another instance has taken over. Returns the resulting change; never throws because of Pax8.
 */
export const execute = async (context: Context, approved: Change): Promise<Change> => {
  const executing = begin(approved, context.now());
  if (executing === null || !(await context.memory.changes.save(executing))) return latest(context, approved);

  const ready = await checkAgain(context, executing);
  if (ready.state !== 'executing') return finish(context, ready);

  const sent = markSent(ready, context.now());
  if (!(await context.memory.changes.save(sent))) return latest(context, sent);
  const write = await send(context, sent);
  const settled = await finish(context, afterWrite(sent, write, context.now()));
  if (write.kind === 'accepted') await showInLookUps(context, settled, write.subscription);
  return settled.state === 'needs-check' ? readBack(context, settled) : settled;
};

/** Makes the write. If it throws although it should not, the outcome is unknown. */
const send = async (context: Context, change: SentChange): Promise<Write> => {
  try {
    return await sendOf(context, change);
  } catch (thrown) {
    const { id } = change;
    context.log.error({ change: id, err: thrown, reason: messageOf(thrown) }, 'the write failed on our side');
    return { kind: 'unknown', text: '', failure: { kind: 'send-failed' } };
  }
};

/** Look-ups may lag until the next refresh; a failure here must not lose the outcome. */
const showInLookUps = async (
  { portfolio, log }: Context,
  { id, productName }: Change,
  fresh: Subscription | null,
): Promise<void> => {
  try {
    if (fresh !== null) await portfolio.put({ ...fresh, productName });
  } catch (thrown) {
    log.warn({ change: id, reason: messageOf(thrown) }, 'a fresh subscription could not be kept');
  }
};

/** Whether the approvals still count; null when they do. */
const notApprovedNow = async (context: Context, change: Change): Promise<NotNow | null> => {
  const lack = await consentLackNow(context, change);
  if (lack !== null) return { kind: lack };
  if (reviewDueAt(change) !== null) {
    const because = await notSentAlone(context, change);
    return because === null ? null : { kind: 'not-alone', because };
  }
  const { policy } = await policyFor(context, change.tenantId);
  return isByNamed(change, namedFor(policy, change.companyId)) ? null : { kind: 'not-by-named' };
};

/**
 * The check right before the write: returns the change as it is sent, or stale, or failed when Pax8 could not be read; what
 * runs later than its approval then waits for another try.
 */
const checkAgain = async (context: Context, change: ChangeIn<'executing'>): Promise<Change> => {
  try {
    const unapproved = await notApprovedNow(context, change);
    if (unapproved !== null) return stale(change, unapproved, context.now());
    const { by, actsFor = by } = change.decided;
    const ready = await readyOf(context, change, actsFor ?? change.requestedBy);
    return ready.kind === 'ready'
      ? { ...change, wanted: ready.wanted }
      : stale(change, ready.reason, context.now());
  } catch (thrown) {
    context.log.warn({ change: change.id, reason: messageOf(thrown) }, 'the read before the write failed');
    const reason = { kind: 'not-read', failure: failureOf(thrown) ?? { kind: 'not-read' } } as const;
    return runsLater(change) ? waitOn(change, reason) : fail(change, reason, context.now());
  }
};

/** Saves the outcome, for the audit too, unless another instance has moved the change: then that one's result is returned. */
const finish = async (context: Context, after: Change): Promise<Change> => {
  const { id, state, wanted } = after;
  const isOutcome = state !== 'pending' && state !== 'executing';
  const entries = isOutcome ? [entryAbout(context, after, null, `change.${state}`)] : [];
  if (!(await context.memory.changes.save(after, entries))) return latest(context, after);
  const { kind: what } = wanted;
  const facts = { change: id, what, state, from: seatsBefore(after), to: seatsAfter(after) };
  context.log.info(facts, 'change executed');
  if (what === 'cancel' && state === 'applied')
    context.later('plans for a renewal that will not be', withdrawAll(context, after));
  return after;
};

/** Reads what Pax8 shows of a change with an unknown outcome, and settles it when that is clear. */
export const readBack = async (context: Context, change: ChangeIn<'needs-check'>): Promise<Change> => {
  try {
    const { settled, subscription } = await lookOf(context, change);
    const after = settled === null ? change : await finish(context, settled);
    await showInLookUps(context, change, subscription);
    return after;
  } catch (thrown) {
    context.log.warn(
      { change: change.id, reason: messageOf(thrown) },
      'reading back a change failed; tried again later',
    );
    return change;
  }
};

/**
 * Takes over an abandoned execution: starts it again when nothing was sent, otherwise marks its outcome unknown, so that
 * Pax8 is read.
 */
export const recover = async (context: Context, change: ChangeIn<'executing'>): Promise<Change> => {
  if (!wasSent(change)) {
    const again = takeBack(change);
    return (await context.memory.changes.save(again)) ? execute(context, again) : latest(context, change);
  }
  const unsure = await finish(context, unclear(change, { kind: 'lost-track', at: context.now() }));
  return unsure.state === 'needs-check' ? readBack(context, unsure) : unsure;
};

const latest = async (context: Context, change: Change): Promise<Change> =>
  (await context.memory.changes.get(change.id)) ?? change;

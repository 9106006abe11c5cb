import { afterWrite, type Write } from '../../core/changes/after-write.ts';
import type { Change, ChangeIn } from '../../core/changes/change.ts';
import { plannedAfter, seatsAfter, seatsBefore } from '../../core/changes/change-facts.ts';
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
import type { Subscription } from '../../core/marketplace/records.ts';
import { AppError, messageOf } from '../../errors.ts';
import { changeFailures } from '../../views/changes/failure-words.ts';
import { audit } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { lookOf, readyOf, sendOf } from './change-kinds.ts';
import { withdrawAll } from './withdraw-plans.ts';

/**
 * Carries out an approved change, exactly once: the claim is saved before anything else, the sending is saved before
 * the write leaves, and each save fails when another instance has taken the change over. Returns the change as it stands
 * afterwards; never throws for what Pax8 does.
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

/** The write; what it throws, against its word, leaves open whether Pax8 has it. */
const send = async (context: Context, change: SentChange): Promise<Write> => {
  try {
    return await sendOf(context, change);
  } catch (thrown) {
    const { id } = change;
    context.log.error({ change: id, err: thrown, reason: messageOf(thrown) }, 'the write failed on our side');
    return { kind: 'unknown', text: '', forPeople: changeFailures['send-failed'] };
  }
};

/** Look-ups may lag until the next refresh; an outcome must not be lost over them. */
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

/**
 * The look right before the write: the change as it is sent, or stale, or failed because Pax8 could not be read; a plan
 * waits on then.
 */
const checkAgain = async (context: Context, change: ChangeIn<'executing'>): Promise<Change> => {
  try {
    const ready = await readyOf(context, change, change.decided.by ?? change.requestedBy);
    return ready.kind === 'ready'
      ? { ...change, wanted: ready.wanted }
      : stale(change, ready.why, context.now());
  } catch (thrown) {
    context.log.warn({ change: change.id, reason: messageOf(thrown) }, 'the read before the write failed');
    const forPeople = thrown instanceof AppError ? thrown.forPeople : changeFailures['not-read'];
    const why = { kind: 'not-read', forPeople } as const;
    return plannedAfter(change) === null ? fail(change, why, context.now()) : waitOn(change, why);
  }
};

/** Saves where a change came to and records it; when another instance has moved it on, its word stands. */
const finish = async (context: Context, after: Change): Promise<Change> => {
  if (!(await context.memory.changes.save(after))) return latest(context, after);
  const { id, state, wanted } = after;
  if (state !== 'pending' && state !== 'executing') await audit(context, after, null, `change.${state}`);
  const { kind: what } = wanted;
  const facts = { change: id, what, state, from: seatsBefore(after), to: seatsAfter(after) };
  context.log.info(facts, 'change executed');
  if (what === 'cancel' && state === 'applied')
    context.later('plans for a renewal that will not be', withdrawAll(context, after));
  return after;
};

/** Reads what Pax8 shows for a change of unknown outcome and settles it when that can be known. */
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
 * Takes over an execution that its instance left behind: nothing sent, then it starts again; sent, then only Pax8 can
 * tell what became of it.
 */
export const recover = async (context: Context, change: ChangeIn<'executing'>): Promise<Change> => {
  if (!wasSent(change)) {
    const again = takeBack(change);
    return (await context.memory.changes.save(again)) ? execute(context, again) : latest(context, change);
  }
  const unsure = await finish(context, unclear(change, { kind: 'lost-track' }));
  return unsure.state === 'needs-check' ? readBack(context, unsure) : unsure;
};

const latest = async (context: Context, change: Change): Promise<Change> =>
  (await context.memory.changes.get(change.id)) ?? change;

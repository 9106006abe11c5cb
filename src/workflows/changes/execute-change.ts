import { afterWrite, type Sent } from '../../core/changes/after-write.ts';
import type { Change } from '../../core/changes/change.ts';
import {
  begin,
  failUnsent,
  lostTrack,
  markSent,
  stale,
  takeBack,
  waitOn,
} from '../../core/changes/change-steps.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import { AppError, messageOf } from '../../errors.ts';
import { audit } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { kinds } from './change-kinds.ts';
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
  if (ready.state !== 'executing') return finish(context, executing, ready);

  const sent = markSent(ready, context.now());
  if (!(await context.memory.changes.save(sent))) return latest(context, sent);
  const write = await send(context, sent);
  const settled = await finish(context, sent, afterWrite(sent, write, context.now()));
  if (write.kind === 'accepted') await showInLookUps(context, settled, write.subscription);
  return settled.state === 'needs-check' ? readBack(context, settled) : settled;
};

/** The write; what it throws, against its word, leaves open whether Pax8 has it. */
const send = async (context: Context, change: Change): Promise<Sent> => {
  try {
    return await kinds[change.what].send(context, change);
  } catch (thrown) {
    const { id } = change;
    context.log.error({ change: id, err: thrown, reason: messageOf(thrown) }, 'the write failed on our side');
    return { kind: 'unknown', text: '', forPeople: 'The bot failed while it was sending.' };
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
 * The look right before the write: the change unmoved, or stale, or failed because Pax8 could not be read; a plan waits
 * on then.
 */
const checkAgain = async (context: Context, change: Change): Promise<Change> => {
  try {
    const answers = change.decidedBy ?? change.requestedBy;
    const ready = await kinds[change.what].ready(context, change, answers);
    return ready.kind === 'ready' ? ready.change : stale(change, ready.why, context.now());
  } catch (thrown) {
    context.log.warn({ change: change.id, reason: messageOf(thrown) }, 'the read before the write failed');
    const sentence = thrown instanceof AppError ? thrown.forPeople : 'Pax8 could not be read.';
    if (change.afterTermEnd !== null) return waitOn(change, `${sentence} Nothing was sent.`);
    return failUnsent(change, `${sentence} Nothing was sent.`, context.now());
  }
};

/** Saves where a change came to and records it; when another instance has moved it on, its word stands. */
const finish = async (context: Context, before: Change, after: Change): Promise<Change> => {
  if (after === before) return before;
  if (!(await context.memory.changes.save(after))) return latest(context, after);
  await audit(context, after, null, `change.${after.state}`);
  const { id, what, state, from, to } = after;
  context.log.info({ change: id, what, state, from, to }, 'change executed');
  if (what === 'cancel' && state === 'applied')
    context.later('plans for a renewal that will not be', withdrawAll(context, after));
  return after;
};

/** Reads what Pax8 shows for a change of unknown outcome and settles it when that can be known. */
export const readBack = async (context: Context, change: Change): Promise<Change> => {
  try {
    const { settled, subscription } = await kinds[change.what].look(context, change);
    const after = settled === null ? change : await finish(context, change, settled);
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
export const recover = async (context: Context, change: Change): Promise<Change> => {
  const again = takeBack(change);
  if (again !== null)
    return (await context.memory.changes.save(again)) ? execute(context, again) : latest(context, change);
  const unsure = await finish(context, change, lostTrack(change));
  return unsure.state === 'needs-check' ? readBack(context, unsure) : unsure;
};

const latest = async (context: Context, change: Change): Promise<Change> =>
  (await context.memory.changes.get(change.id)) ?? change;

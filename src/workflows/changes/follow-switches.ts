import { newAlert } from '../../core/alerts/due-alerts.ts';
import type { Change } from '../../core/changes/change.ts';
import { orderBefore } from '../../core/changes/change-facts.ts';
import { release } from '../../core/changes/change-steps.ts';
import type { SwitchStopped } from '../../core/changes/outcomes.ts';
import { isStopped, switchMove } from '../../core/changes/switch.ts';
import { day } from '../../core/words/durations.ts';
import { messageOf } from '../../errors.ts';
import { entryAbout } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { carryOut } from './follow-up.ts';
import { readPlace } from './switch-ready.ts';
import { takeBack } from './withdraw-plans.ts';

/** What stopped longer ago was told. */
const toldWithin = 3 * day;

/**
 * Sends the cancellations of switches whose order is Active, gives up those whose order came to nothing, and reports
 * what stopped. Reads everything from the store, so that a crash in between loses nothing.
 */
export const followSwitches = async (context: Context): Promise<void> => {
  const planned = await context.memory.changes.inStatesAnywhere(['planned']);
  await Promise.all(
    planned.filter((change) => orderBefore(change) !== null).map((each) => moveSwitch(context, each)),
  );
  await safely(context, {}, () => tellStopped(context));
};

/**
 * Moves the cancellation of a switch on, by what its order has come to. A failure of one switch stops neither the others nor what
 * else carries changes on.
 */
export const moveSwitch = (context: Context, change: Change): Promise<void> =>
  safely(context, { change: change.id }, async () => {
    const order = await context.memory.changes.get(orderBefore(change) ?? '');
    const next = switchMove(change, order, context.now());
    if (next.kind === 'stop') await stop(context, change, next.reason);
    if (next.kind === 'go') await go(context, change);
  });

const safely = async ({ log }: Context, of: object, step: () => Promise<void>): Promise<void> => {
  try {
    await step();
  } catch (thrown) {
    log.warn({ ...of, reason: messageOf(thrown) }, 'a switch could not be followed');
  }
};

const stop = async (context: Context, change: Change, reason: SwitchStopped): Promise<void> => {
  await takeBack(context, change, null, reason);
};

/** Not begun before the new one is in place, nor while Pax8 cannot be read, so that the audit does not fill with tries. */
const go = async (context: Context, change: Change): Promise<void> => {
  const { place } = await readPlace(context, change);
  // A read that lags behind proves nothing: the lock ends the waiting.
  if (place === 'not-yet') return;
  if (place !== 'in-place') return stop(context, change, place);
  const released = release(change);
  if (released === null) return;
  const entry = entryAbout(context, released, null, 'change.plan-begun');
  if (await context.memory.changes.save(released, [entry])) await carryOut(context, released);
};

/** Once, where it was asked for. */
const tellStopped = async ({ memory, now, newId }: Context): Promise<void> => {
  const lately = await memory.changes.switches(null, now() - 60 * day, ['stale', 'failed', 'cancelled']);
  const stopped = lately.filter(
    (change) => isStopped(change) && 'settledAt' in change && now() - change.settledAt < toldWithin,
  );
  const keyOf = ({ id }: Change): string => `switch-stopped ${id}`;
  const told = await memory.alerts.known(stopped.map(keyOf));
  const untold = stopped.filter((change) => !told.has(keyOf(change)));
  const alerts = untold.map((change) => ({
    ...newAlert(
      keyOf(change),
      { tenantId: change.tenantId, conversationId: change.askedIn },
      { kind: 'switch-stopped', changeId: change.id },
      now(),
    ),
    id: newId(),
  }));
  if (alerts.length > 0) await memory.alerts.add(alerts);
};

import type { Change } from '../../core/changes/change.ts';
import { messageOf } from '../../errors.ts';
import { publish, publishBehind } from '../cards/publish-change.ts';
import type { Context } from '../context.ts';
import { expired } from './decide-change.ts';
import { execute, readBack, recover } from './execute-change.ts';
import { followSwitches } from './follow-switches.ts';

/** An execution counts as abandoned when it has not moved for longer than its reads and its write can take. */
const abandonedAfter = 5 * 60 * 1000;

/** An approved change that was not begun for this long: its process is gone, or about to begin. */
const unbegunAfter = 30 * 1000;

/**
 * Continues what a stop, crash or outage left behind, and what waits for an order: expires, begins, takes over or reads back
 * changes, and updates cards. `alone`: no other instance can be running, so it does not wait.
 */
export const carryChangesOn = async (context: Context, alone = false): Promise<void> => {
  const open = await context.memory.changes.inStatesAnywhere([
    'pending',
    'approved',
    'executing',
    'needs-check',
  ]);
  const carryOnSafely = async (change: Change): Promise<void> => {
    try {
      const after = await carryOn(context, change, alone);
      if (after !== null && after.version > change.version) await publish(context, after);
    } catch (thrown) {
      context.log.error({ change: change.id, reason: messageOf(thrown) }, 'a change could not be carried on');
    }
  };
  // In parallel: a slow answer about one change must not delay the others and the cards.
  await Promise.all([...open.map(carryOnSafely), followSwitches(context), publishBehind(context)]);
};

const carryOn = (context: Context, change: Change, alone: boolean): Promise<Change | null> => {
  const now = context.now();
  const left = (since: number, than: number) => alone || now - since >= than;
  switch (change.state) {
    case 'pending':
      return expired(context, change);
    case 'approved':
      return left(change.decided.at, unbegunAfter) ? execute(context, change) : Promise.resolve(null);
    case 'executing':
      return left(change.sentAt ?? change.begunAt, abandonedAfter)
        ? recover(context, change)
        : Promise.resolve(null);
    case 'needs-check':
      return readBack(context, change);
    default:
      return Promise.resolve(null);
  }
};

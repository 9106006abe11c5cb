import type { Change } from '../../core/changes/change.ts';
import { messageOf } from '../../errors.ts';
import { publish, publishBehind } from '../cards/publish-change.ts';
import type { Context } from '../context.ts';
import { expired } from './decide-change.ts';
import { execute, readBack, recover } from './execute-change.ts';

/** An execution is taken for abandoned when it has not moved for longer than its reads and its write can take. */
const abandonedAfter = 5 * 60 * 1000;

/** Approved in one instance and not begun: its process is gone, or about to begin. */
const unbegunAfter = 30 * 1000;

/**
 * Whatever was left behind by a stop, a crash or an outage: expires what nobody decided, begins what was approved,
 * takes over what was abandoned, reads back what is unclear, and updates cards that show an older state. `alone`: no
 * other instance can be at work (the first look after a start on an embedded database), so nothing needs to be waited for.
 */
export const carryChangesOn = async (context: Context, alone = false): Promise<void> => {
  const open = await context.memory.changes.inStatesAnywhere([
    'pending',
    'approved',
    'executing',
    'needs-check',
  ]);
  const one = async (change: Change): Promise<void> => {
    try {
      const after = await carryOn(context, change, alone);
      if (after !== null && after.version > change.version) await publish(context, after);
    } catch (thrown) {
      context.log.error({ change: change.id, reason: messageOf(thrown) }, 'a change could not be carried on');
    }
  };
  // Beside each other: while Pax8 is slow to answer about one, the others and the cards need not wait.
  await Promise.all([...open.map(one), publishBehind(context)]);
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

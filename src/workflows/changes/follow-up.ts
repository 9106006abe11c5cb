import type { Change } from '../../core/changes/change.ts';
import { awaitsRequester } from '../../core/changes/change-facts.ts';
import type { Posted } from '../../core/words/chat.ts';
import { publish, remember, tellApprovers } from '../cards/publish-change.ts';
import type { Context } from '../context.ts';
import { execute } from './execute-change.ts';

/** Executes an approved change until it is settled or must be checked, and updates its cards. */
export const carryOut = async (context: Context, approved: Change): Promise<Change> => {
  const after = await execute(context, approved);
  await publish(context, after);
  return after;
};

/**
 * After the card of a new request was posted: tells the approvers, or executes what the policy allows. `posted` is null
 * when the card did not arrive, which delays nothing.
 */
export const followUp = async (context: Context, change: Change, posted: Posted | null): Promise<void> => {
  if (posted !== null) await remember(context, change, posted);
  if (change.state === 'pending' && !awaitsRequester(change))
    context.later('telling approvers of a change', tellApprovers(context, change));
  if (change.state === 'approved')
    context.later('a change that the policy lets pass', carryOut(context, change));
};

/** The same for several lines on one card. */
export const followUpAll = async (
  context: Context,
  lines: readonly [Change, ...Change[]],
  posted: Posted | null,
): Promise<void> => {
  if (posted !== null) for (const line of lines) await remember(context, line, posted);
  const waiting = lines.find((line) => line.state === 'pending' && !awaitsRequester(line));
  if (waiting !== undefined) context.later('telling approvers of a request', tellApprovers(context, waiting));
  for (const line of lines)
    if (line.state === 'approved')
      context.later('a change that the policy lets pass', carryOut(context, line));
};

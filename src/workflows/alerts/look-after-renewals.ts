import type { Context } from '../context.ts';
import { sweepRenewals, sweepToDo } from '../renewals/sweep-renewals.ts';
import { watchPlaces } from './lost-places.ts';
import { sendDigests } from './send-digests.ts';

/** Does what the clock asks for: checks for lost places, runs a due or missed sweep, sends digests at their hour. */
export const lookAfterRenewals = async (context: Context): Promise<void> => {
  await watchPlaces(context);
  const turn = await sweepToDo(context);
  if (turn !== null) await sweepRenewals(context, { turn });
  await sendDigests(context);
};

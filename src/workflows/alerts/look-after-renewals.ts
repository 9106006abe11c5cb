import type { Context } from '../context.ts';
import { sweepRenewals, sweepToDo } from '../renewals/sweep-renewals.ts';
import { watchPlaces } from './lost-places.ts';
import { sendDigests } from './send-digests.ts';

/** What is due by the clock: places that were lost, the sweep if its turn has come or was missed, digests at their hour. */
export const lookAfterRenewals = async (context: Context): Promise<void> => {
  await watchPlaces(context);
  const turn = await sweepToDo(context);
  if (turn !== null) await sweepRenewals(context, { turn });
  await sendDigests(context);
};

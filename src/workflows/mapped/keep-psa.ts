import { hour, minute } from '../../core/words/durations.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../context.ts';

/** Agreements change a few times a month. */
const oldAfter = 6 * hour;
/** After a reading that failed. */
const againAfter = 10 * minute;

/** Reads what the PSA bills when the saved reading is old. An incomplete reading leaves the last good one. */
export const keepPsa = async ({ psa, memory, now, log, stopping }: Context): Promise<void> => {
  if (psa === null) return;
  const saved = await memory.psa.load();
  const at = now();
  const isSame = saved?.kind === psa.kind && saved.ownCurrency === psa.ownCurrency;
  if (saved !== null && isSame && at - saved.asOf < oldAfter && saved.asOf <= at) return;
  // Given back when it is read; what fails is tried again when this has run out.
  const lease = `psa reading ${psa.kind}`;
  if (!(await memory.claims.lease(lease, at, againAfter))) return;
  try {
    await memory.psa.save({ ...(await psa.read(stopping)), ownCurrency: psa.ownCurrency, asOf: at });
    await memory.claims.release(lease);
  } catch (thrown) {
    if (stopping.aborted) return;
    if (!(thrown instanceof AppError)) throw thrown;
    log.warn({ system: psa.system, reason: thrown.message }, 'what the PSA bills could not be read');
  }
};

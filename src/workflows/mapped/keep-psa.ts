import { hour } from '../../core/words/durations.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../context.ts';

/** Agreements change a few times a month. */
const oldAfter = 6 * hour;

/** Reads what the PSA bills, if what is kept is old. When it cannot be read whole, the last good reading stays. */
export const keepPsa = async ({ psa, memory, now, log, stopping }: Context): Promise<void> => {
  if (psa === null) return;
  const kept = await memory.psa.load();
  const at = now();
  if (kept !== null && kept.kind === psa.kind && at - kept.asOf < oldAfter && kept.asOf <= at) return;
  try {
    await memory.psa.save({ ...(await psa.read(stopping)), asOf: at });
  } catch (thrown) {
    if (stopping.aborted) return;
    if (!(thrown instanceof AppError)) throw thrown;
    log.warn({ system: psa.system, reason: thrown.message }, 'what the PSA bills could not be read');
  }
};

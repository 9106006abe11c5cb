import type { Config } from '../config.ts';
import type { DecidersMemory } from '../core/ports/doctor.ts';
import type { Log } from '../core/words/log.ts';
import { Pax8Error } from '../pax8/pax8-error.ts';
import { seenAs } from '../pax8/try-out.ts';
import { adminsVerdict, pax8Verdict } from '../views/doctor/access-checks.ts';
import type { Verdict } from '../views/doctor/verdict.ts';
import type { Context } from '../workflows/context.ts';
import { lookAtPeople } from './people.ts';

/** What is wrong and how to fix it, in the doctor's words. */
const tell = (log: Log, check: string, { says, mend }: Verdict): void =>
  log.warn({ check }, `${says} ${mend}`);

/** Reads Pax8 if that is due; if it fails, the log says why in plain words. */
export const firstLook = async (
  { portfolio, log }: Context,
  { pax8 }: Pick<Config, 'pax8'>,
): Promise<void> => {
  try {
    await portfolio.refreshIfOld();
  } catch (thrown) {
    if (!(thrown instanceof Pax8Error)) throw thrown;
    tell(log, 'Pax8', pax8Verdict(seenAs(thrown, pax8.apiUrl)));
  }
};

/** Logs when an organisation has nobody who could set the bot up. */
export const warnWithoutAdmin = async (config: Config, memory: DecidersMemory, log: Log): Promise<void> => {
  const tenants = config.auth.kind === 'on' ? config.auth.allowedTenants : [];
  const { everybodyIsAdmin, tenants: seen } = await lookAtPeople(config, memory, tenants);
  for (const { admins } of seen)
    if (admins === 0 && !everybodyIsAdmin) tell(log, 'Admins', adminsVerdict(everybodyIsAdmin, admins));
};

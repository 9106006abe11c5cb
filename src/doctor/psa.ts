import type { Config } from '../config.ts';
import { psaRead } from '../core/month/check-psa.ts';
import type { DoctorMemory, PsaSeen } from '../core/ports/doctor.ts';

/** What is known about the amounts that the PSA bills. */
export const lookAtPsa = async (
  { tickets }: Pick<Config, 'tickets'>,
  memory: Pick<DoctorMemory, 'psa'> | null,
): Promise<PsaSeen> => {
  if (tickets === null || memory === null) return { kind: 'none' };
  const saved = await memory.psa.load();
  if (saved?.kind !== tickets.system) return { kind: 'not-read' };
  return { ...psaRead(saved), lines: saved.lines.length };
};

import type { PsaReading } from '../../core/mapped/psa-lines.ts';
import type { Context } from '../context.ts';

/** What the configured PSA billed when last read; null before. Another PSA's readings do not count. */
export const psaReading = async ({
  psa,
  memory,
}: Pick<Context, 'psa' | 'memory'>): Promise<PsaReading | null> => {
  if (psa === null) return null;
  const saved = await memory.psa.load();
  return saved?.kind === psa.kind ? saved : null;
};

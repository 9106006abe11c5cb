import type { PsaReading } from '../../core/mapped/psa-lines.ts';
import type { Context } from '../context.ts';

/** What the PSA that is set up billed when it was last read; null before that. What another one once said is not it. */
export const psaReading = async ({
  psa,
  memory,
}: Pick<Context, 'psa' | 'memory'>): Promise<PsaReading | null> => {
  if (psa === null) return null;
  const saved = await memory.psa.load();
  return saved?.kind === psa.kind ? saved : null;
};

import { type MappedRow, mappedRows } from '../../core/mapped/proposals.ts';
import type { PsaReading } from '../../core/mapped/psa-lines.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { Context } from '../context.ts';

/** What is mapped and what is not, with what the PSA had when it was last read; null when it never was. */
export const readMapped = async (
  { memory, now }: Pick<Context, 'memory' | 'now'>,
  tenantId: string,
  portfolio: Portfolio,
): Promise<Readonly<{ rows: readonly MappedRow[]; psa: PsaReading | null }>> => {
  const [mappings, psa] = await Promise.all([memory.mappings.list(tenantId), memory.psa.load()]);
  return { rows: mappedRows(portfolio, mappings, psa, now()), psa };
};

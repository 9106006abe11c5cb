import { mappedElsewhere } from '../../core/mapped/mapping.ts';
import { type MappedRow, mappedRows } from '../../core/mapped/proposals.ts';
import type { PsaKind, PsaReading } from '../../core/mapped/psa-lines.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { Context } from '../context.ts';
import { psaReading } from './psa-reading.ts';

export type Mapped = Readonly<{
  rows: readonly MappedRow[];
  /** What the PSA had when it was last read; null when it never was. */
  psa: PsaReading | null;
  /** Mappings to PSAs other than the one set up. */
  elsewhere: ReadonlyMap<PsaKind, number>;
}>;

/** What is mapped and what is not. */
export const readMapped = async (
  context: Pick<Context, 'memory' | 'now' | 'psa'>,
  tenantId: string,
  portfolio: Portfolio,
): Promise<Mapped> => {
  const { memory, now } = context;
  const [mappings, psa] = await Promise.all([memory.mappings.list(tenantId), psaReading(context)]);
  const elsewhere = mappedElsewhere(mappings, context.psa?.kind ?? null);
  return { rows: mappedRows(portfolio, mappings, psa, now()), psa, elsewhere };
};

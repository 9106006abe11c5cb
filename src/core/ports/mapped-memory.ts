import type { Mapping, MappingEntry } from '../mapped/mapping.ts';
import type { PsaReading } from '../mapped/psa-lines.ts';

/** What an organisation's admins have mapped: of each company or product at most one thing of each kind and PSA. */
export type Mappings = Readonly<{
  list(tenantId: string): Promise<MappingEntry[]>;
  /** In place of what it was mapped to before. */
  put(entry: MappingEntry): Promise<void>;
  /** False when it was not mapped. */
  remove(tenantId: string, mapping: Pick<Mapping, 'kind' | 'pax8Id' | 'psa'>): Promise<boolean>;
}>;

/** What the PSA bills, as it was last read whole. */
export type PsaKept = Readonly<{
  save(reading: PsaReading): Promise<void>;
  /** Returns null when it was never read. */
  load(): Promise<PsaReading | null>;
}>;

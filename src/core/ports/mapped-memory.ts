import type { Mapping, MappingEntry } from '../mapped/mapping.ts';
import type { PsaReading } from '../mapped/psa-lines.ts';

/** What an organisation's admins have mapped: for each company or product at most one target of each kind and PSA. */
export type Mappings = Readonly<{
  list(tenantId: string): Promise<MappingEntry[]>;
  /** Replaces what it was mapped to. */
  put(entry: MappingEntry): Promise<void>;
  /** False when it was not mapped. */
  remove(tenantId: string, mapping: Pick<Mapping, 'kind' | 'pax8Id' | 'psa'>): Promise<boolean>;
}>;

/** What the PSA bills, as last read in full. */
export type PsaKept = Readonly<{
  save(reading: PsaReading): Promise<void>;
  /** Returns null when it was never read. */
  load(): Promise<PsaReading | null>;
}>;

import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';
import type { PsaKind } from './psa-lines.ts';

/** `psa-company` and `psa-product`: its name in the PSA. `tenant`: a company's Microsoft tenant, as GUID or domain. */
export type MappingKind = 'psa-company' | 'psa-product' | 'tenant';

/** What a company or product at Pax8 is elsewhere, as an admin has said. */
export type Mapping = Readonly<{
  kind: MappingKind;
  /** The id at Pax8: of a company, or of a product for `psa-product`. */
  pax8Id: string;
  /** Whose id the target is; null for a tenant. Another PSA may use the same id for something else. */
  psa: PsaKind | null;
  targetId: string;
  /** What the target was called when it was mapped. */
  targetName: string;
}>;

export type MappingEntry = Mapping & Readonly<{ by: Person; at: Instant }>;

/** What the mappings of one kind say, by Pax8 id: to one PSA (none is known for null), or to tenants. */
export const mappedTo = (
  mappings: readonly Mapping[],
  kind: MappingKind,
  psa: PsaKind | null,
): ReadonlyMap<string, Mapping> =>
  new Map(
    mappings
      .filter((mapping) => mapping.kind === kind && mapping.psa === psa)
      .map((mapping) => [mapping.pax8Id, mapping]),
  );

/** How many mappings point to a PSA other than the one set up: they are kept, but not used. */
export const mappedElsewhere = (
  mappings: readonly Mapping[],
  psa: PsaKind | null,
): ReadonlyMap<PsaKind, number> => {
  const counts = new Map<PsaKind, number>();
  for (const { psa: of } of mappings)
    if (of !== null && of !== psa) counts.set(of, (counts.get(of) ?? 0) + 1);
  return counts;
};

/** A company's Microsoft tenant as an admin mapped it, as GUID or lower-case domain; null when nobody did. */
export const tenantOf = (mappings: readonly Mapping[], companyId: string): string | null =>
  mappedTo(mappings, 'tenant', null).get(companyId)?.targetId ?? null;

const guid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const domain = /^(?=.{4,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]{0,61}[a-z]$/i;

/** A tenant as written, a guid or a domain, in lower case; null when it is neither. */
export const tenantIn = (written: string): string | null => {
  const text = written.trim().replace(/^\{(.*)\}$/, '$1');
  return guid.test(text) || domain.test(text) ? text.toLowerCase() : null;
};

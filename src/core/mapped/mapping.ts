import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';
import type { PsaKind } from './psa-lines.ts';

/** `psa-company` and `psa-product`: what the PSA calls it. `tenant`: the Microsoft tenant of a company, its guid or a domain. */
export type MappingKind = 'psa-company' | 'psa-product' | 'tenant';

/** That a company or a product at Pax8 is something elsewhere, as an admin has said. */
export type Mapping = Readonly<{
  kind: MappingKind;
  /** The id at Pax8: of a company, or of a product for `psa-product`. */
  pax8Id: string;
  /** Whose ids the target's are; null for a tenant. Another PSA may have the same id for something else. */
  psa: PsaKind | null;
  targetId: string;
  /** What the target was called when it was mapped. */
  targetName: string;
}>;

export type MappingEntry = Mapping & Readonly<{ by: Person; at: Instant }>;

/** What the mappings of one kind say, by the id at Pax8: to one PSA (null: to none is known), or to tenants. */
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

/** How many mappings there are to PSAs other than the one that is set up: they are kept, and not used. */
export const mappedElsewhere = (
  mappings: readonly Mapping[],
  psa: PsaKind | null,
): ReadonlyMap<PsaKind, number> => {
  const counts = new Map<PsaKind, number>();
  for (const { psa: of } of mappings)
    if (of !== null && of !== psa) counts.set(of, (counts.get(of) ?? 0) + 1);
  return counts;
};

/** The Microsoft tenant of a company as an admin has mapped it, a guid or a domain in lower case; null when nobody has. */
export const tenantOf = (mappings: readonly Mapping[], companyId: string): string | null =>
  mappedTo(mappings, 'tenant', null).get(companyId)?.targetId ?? null;

const guid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const domain = /^(?=.{4,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]{0,61}[a-z]$/i;

/** A tenant as written, a guid or a domain, in lower case; null when it is neither. */
export const tenantIn = (written: string): string | null => {
  const text = written.trim().replace(/^\{(.*)\}$/, '$1');
  return guid.test(text) || domain.test(text) ? text.toLowerCase() : null;
};

import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';

/** `psa-company` and `psa-product`: what the PSA calls it. `tenant`: the Microsoft tenant of a company, its guid or a domain. */
export type MappingKind = 'psa-company' | 'psa-product' | 'tenant';

/** That a company or a product at Pax8 is something elsewhere, as an admin has said. */
export type Mapping = Readonly<{
  kind: MappingKind;
  /** The id at Pax8: of a company, or of a product for `psa-product`. */
  pax8Id: string;
  targetId: string;
  /** What the target was called when it was mapped. */
  targetName: string;
}>;

export type MappingEntry = Mapping & Readonly<{ by: Person; at: Instant }>;

/** What the mappings of one kind say, by the id at Pax8. */
export const mappedTo = (mappings: readonly Mapping[], kind: MappingKind): ReadonlyMap<string, Mapping> =>
  new Map(mappings.filter((mapping) => mapping.kind === kind).map((mapping) => [mapping.pax8Id, mapping]));

/** The Microsoft tenant of a company as an admin has mapped it, a guid or a domain in lower case; null when nobody has. */
export const tenantOf = (mappings: readonly Mapping[], companyId: string): string | null =>
  mappedTo(mappings, 'tenant').get(companyId)?.targetId ?? null;

const guid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const domain = /^(?=.{4,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]{0,61}[a-z]$/i;

/** A tenant as written, a guid or a domain, in lower case; null when it is neither. */
export const tenantIn = (written: string): string | null => {
  const text = written.trim().replace(/^\{(.*)\}$/, '$1');
  return guid.test(text) || domain.test(text) ? text.toLowerCase() : null;
};

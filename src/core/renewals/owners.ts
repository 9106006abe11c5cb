import type { Instant } from '../words/instant.ts';
import { type Person, samePerson } from '../words/people.ts';
import type { Renewal } from './renewal.ts';
import { changed } from './renewal-version.ts';

/** Who looks after a company and all its renewals. */
export type CompanyOwner = Readonly<{
  tenantId: string;
  companyId: string;
  owner: Person;
  setBy: Person;
  setAt: Instant;
}>;

export const byCompany = (owners: readonly CompanyOwner[]): ReadonlyMap<string, Person> =>
  new Map(owners.map(({ companyId, owner }) => [companyId, owner]));

/**
 * A renewal after its company's owner changed; null when it stays: it was assigned individually, or already belongs to
 * the new owner.
 */
export const passedOn = (
  renewal: Renewal,
  [before, after]: readonly [Person | null, Person | null],
  by: Readonly<{ person: Person; now: Instant }>,
): Renewal | null => {
  const { owner } = renewal;
  if (owner !== null && (before === null || !samePerson(owner, before))) return null;
  if (after === null) return owner === null ? null : changed(renewal, { owner: null });
  if (owner !== null && samePerson(owner, after)) return null;
  const step = { kind: 'assigned', at: by.now, person: by.person, to: after } as const;
  return changed(renewal, { owner: after }, step);
};

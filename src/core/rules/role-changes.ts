import { wordsOf } from '../names/name-words.ts';
import type { Instant } from '../words/instant.ts';
import { type Grant, type Person, samePerson } from '../words/people.ts';

/** The roles that can be granted; everyone has the default role already. */
export const grantable = ['viewer', 'requester', 'approver', 'admin'] as const;
type Grantable = (typeof grantable)[number];

export type Held = Grant & Readonly<{ person: Person }>;

/** An admin who remains: somebody must be left when other roles have ended. */
export const isLastingAdmin = ({ role, until, afterwards }: Grant): boolean =>
  (role === 'admin' && until === undefined) || afterwards?.role === 'admin';

/**
 * A requested role change. A null `role` removes the granted one, null `companies` mean all, a null `until` means that
 * it lasts.
 */
export type RoleChange = Readonly<{
  by: Person;
  who: Person;
  role: Grantable | null;
  companies: readonly string[] | null;
  until: Instant | null;
}>;

export type RoleRefusal =
  | 'foreign-tenant'
  /** The configuration makes this person an admin; the chat cannot change that. */
  | 'configuration'
  /** An admin decides about roles and the policy, which are not per company. */
  | 'admin-of-companies'
  | 'nothing-granted'
  /** It would end before it began. */
  | 'over'
  /** No one would be left to grant roles. */
  | 'last-admin';

/** Why the role may not be changed; null when it may. `grants` are all grants of the tenant. */
export const refuseRoleChange = (
  { by, who, role, companies, until }: RoleChange,
  configured: readonly string[],
  grants: readonly Held[],
  now: Instant,
): RoleRefusal | null => {
  if (who.tenantId !== by.tenantId) return 'foreign-tenant';
  if (configured.includes(who.objectId)) return 'configuration';
  if (role === 'admin' && companies !== null) return 'admin-of-companies';
  if (role === null && !grants.some(({ person }) => samePerson(person, who))) return 'nothing-granted';
  if (until !== null && until <= now) return 'over';
  const others = grants.some((held) => isLastingAdmin(held) && !samePerson(held.person, who));
  return (role === 'admin' && until === null) || others || configured.length > 0 ? null : 'last-admin';
};

/** People whose name is what was written, or else contains all its words. */
export const peopleNamed = (written: string, people: readonly Person[]): Person[] => {
  const wanted = wordsOf(written);
  if (wanted.length === 0) return [];
  const words = (person: Person): string[] => wordsOf(person.name);
  const exact = people.filter((person) => words(person).join(' ') === wanted.join(' '));
  if (exact.length > 0) return exact;
  return people.filter((person) => wanted.every((word) => words(person).includes(word)));
};

import { wordsOf } from '../names/name-words.ts';
import { type Person, type Role, samePerson } from '../words/people.ts';

/** The roles that can be granted; everyone has the default role already. */
export const grantable = ['viewer', 'requester', 'approver', 'admin'] as const;
type Grantable = (typeof grantable)[number];

export type Held = Readonly<{ person: Person; role: Role; companies: readonly string[] | null }>;

/** A requested role change. `role` null removes the granted one; `companies` null means all. */
export type RoleChange = Readonly<{
  by: Person;
  who: Person;
  role: Grantable | null;
  companies: readonly string[] | null;
}>;

export type RoleRefusal =
  | 'foreign-tenant'
  /** The configuration makes this person an admin; the chat cannot change that. */
  | 'configuration'
  /** An admin decides about roles and the policy, which are not per company. */
  | 'admin-of-companies'
  | 'nothing-granted'
  /** No one would be left to grant roles. */
  | 'last-admin';

/** Why the role may not be changed; null when it may. `grants` are all grants of the tenant. */
export const refuseRoleChange = (
  { by, who, role, companies }: RoleChange,
  configured: readonly string[],
  grants: readonly Held[],
): RoleRefusal | null => {
  if (who.tenantId !== by.tenantId) return 'foreign-tenant';
  if (configured.includes(who.objectId)) return 'configuration';
  if (role === 'admin' && companies !== null) return 'admin-of-companies';
  if (role === null && !grants.some(({ person }) => samePerson(person, who))) return 'nothing-granted';
  const others = grants.some((held) => held.role === 'admin' && !samePerson(held.person, who));
  return role === 'admin' || others || configured.length > 0 ? null : 'last-admin';
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

import { wordsOf } from '../names/name-words.ts';
import { type Person, type Role, samePerson } from '../words/people.ts';

/** The roles that can be given; everybody has the default role already. */
export const grantable = ['viewer', 'requester', 'approver', 'admin'] as const;
export type Grantable = (typeof grantable)[number];

export type Held = Readonly<{ person: Person; role: Role; companies: readonly string[] | null }>;

/** A wanted change of somebody's role; `role` null takes the granted one away. `companies` null: for all. */
export type RoleChange = Readonly<{
  by: Person;
  who: Person;
  role: Grantable | null;
  companies: readonly string[] | null;
}>;

export type RoleRefusal =
  | 'foreign-tenant'
  /** The configuration makes this person an admin, and decides alone. */
  | 'configuration'
  /** An admin decides about roles and the policy, which know no companies. */
  | 'admin-of-companies'
  | 'nothing-granted'
  /** Nobody would be left who could give roles. */
  | 'last-admin';

/** Why a role may not be changed so; null when it may. `grants` are all that stand in the tenant. */
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

/** Those whose name has all the words that were written, or exactly them when somebody is called so. */
export const peopleNamed = (written: string, people: readonly Person[]): Person[] => {
  const wanted = wordsOf(written);
  if (wanted.length === 0) return [];
  const words = (person: Person): string[] => wordsOf(person.name);
  const exact = people.filter((person) => words(person).join(' ') === wanted.join(' '));
  if (exact.length > 0) return exact;
  return people.filter((person) => wanted.every((word) => words(person).includes(word)));
};

import type { Grant } from '../words/people.ts';
import { includes, type Person, type Role } from '../words/people.ts';

export type RoleSource = 'configuration' | 'grant' | 'default';

/**
 * The person's role: admin by configuration, else the granted one, else the default. A grant limited to companies
 * applies to those; with `companyId` null it counts as it does anywhere.
 */
export const roleOf = (
  person: Person,
  admins: readonly string[],
  granted: Grant | null,
  byDefault: Role,
  companyId: string | null = null,
): { role: Role; from: RoleSource } => {
  if (admins.includes(person.objectId)) return { role: 'admin', from: 'configuration' };
  const holds = granted?.companies == null || companyId === null || granted.companies.includes(companyId);
  if (granted !== null && holds) return { role: granted.role, from: 'grant' };
  return { role: byDefault, from: 'default' };
};

/** What to tell someone whose role is too low; null when it is enough. */
export const missingRole = (role: Role, needed: Role): string | null => {
  if (includes(role, needed)) return null;
  if (role === 'none') return 'You have no role in this bot yet. An admin can give you one.';
  return `That needs the role ${needed}; yours is ${role}. An admin can change it.`;
};

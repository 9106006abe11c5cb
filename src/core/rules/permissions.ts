import { type Grant, includes, type Person, type Role } from '../words/people.ts';

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

/** A command or button needs more than somebody's role. */
export type MissingRole = Readonly<{ role: Role; needed: Role }>;

/** null: the role is enough. */
export const missingRole = (role: Role, needed: Role): MissingRole | null =>
  includes(role, needed) ? null : { role, needed };

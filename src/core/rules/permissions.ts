import { type Grant, includes, type Person, type Role } from '../words/people.ts';

export type RoleSource = 'configuration' | 'grant' | 'default';

/**
 * The role of a person: admins of the configuration, else what was granted in the chat, else the default. A grant that
 * is limited to companies holds for those; `companyId` null asks for the role where no company is meant: then a limited
 * grant counts as what it is worth anywhere.
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

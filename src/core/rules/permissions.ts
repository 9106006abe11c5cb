import type { Grant } from '../words/people.ts';
import { includes, type Person, type Role } from '../words/people.ts';

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

/** What somebody of this role is told when a command or button needs more; null when they may. */
export const missingRole = (role: Role, needed: Role): string | null => {
  if (includes(role, needed)) return null;
  if (role === 'none') return 'You have no role in this bot yet. An admin can give you one.';
  return `That needs the role ${needed}; yours is ${role}. An admin can change it.`;
};

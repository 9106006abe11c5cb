import { type Grant, includes, type Person, type Role } from '../words/people.ts';

export type RoleSource = 'configuration' | 'grant' | 'default';

/** `elsewhere`: they have another role, for other companies. */
export type RoleHere = Readonly<{ role: Role; from: RoleSource; elsewhere?: true }>;

/** Instead of a company id: all companies, which no limited grant covers. */
export const allCompanies = '';

/**
 * The person's role: admin by configuration, else the granted one, else the default. A limited grant applies to its
 * companies; with a null `companyId` it always counts.
 */
export const roleOf = (
  person: Person,
  admins: readonly string[],
  granted: Grant | null,
  byDefault: Role,
  companyId: string | null = null,
): RoleHere => {
  if (admins.includes(person.objectId)) return { role: 'admin', from: 'configuration' };
  const holds = granted?.companies == null || companyId === null || granted.companies.includes(companyId);
  if (granted !== null && holds) return { role: granted.role, from: 'grant' };
  return { role: byDefault, from: 'default', ...(granted === null ? {} : { elsewhere: true }) };
};

/** The companies that a person may see, by their grant; null means all. */
export const sightOfRole = (
  { objectId }: Person,
  granted: Grant | null,
  settings: Readonly<{ admins: readonly string[]; defaultRole: Role; limitedLookups: boolean }>,
): readonly string[] | null => {
  const open = !settings.limitedLookups && includes(settings.defaultRole, 'viewer');
  return settings.admins.includes(objectId) || open ? null : (granted?.companies ?? null);
};

/** A command or button needs a higher role; `elsewhere` as above. */
export type MissingRole = Readonly<{ role: Role; needed: Role; elsewhere?: true }>;

/** Returns null when the role is enough. */
export const missingRole = (
  { role, elsewhere }: Pick<RoleHere, 'role' | 'elsewhere'>,
  needed: Role,
): MissingRole | null =>
  includes(role, needed) ? null : { role, needed, ...(elsewhere === undefined ? {} : { elsewhere }) };

import { type Grant, includes, type Person, type Role } from '../words/people.ts';

export type RoleSource = 'configuration' | 'grant' | 'default';

/** `elsewhere`: they have another role, for other companies. */
export type RoleHere = Readonly<{ role: Role; from: RoleSource; elsewhere?: true }>;

/** In place of a company's id: all of them, which no grant for some companies covers. */
export const allCompanies = '';

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
): RoleHere => {
  if (admins.includes(person.objectId)) return { role: 'admin', from: 'configuration' };
  const holds = granted?.companies == null || companyId === null || granted.companies.includes(companyId);
  if (granted !== null && holds) return { role: granted.role, from: 'grant' };
  return { role: byDefault, from: 'default', ...(granted === null ? {} : { elsewhere: true }) };
};

/** The companies that a person looks at, by what was granted; null: all of them. */
export const sightOfRole = (
  { objectId }: Person,
  granted: Grant | null,
  settings: Readonly<{ admins: readonly string[]; defaultRole: Role; limitedLookups: boolean }>,
): readonly string[] | null => {
  const open = !settings.limitedLookups && includes(settings.defaultRole, 'viewer');
  return settings.admins.includes(objectId) || open ? null : (granted?.companies ?? null);
};

/** A command or button needs more than somebody's role; `elsewhere` as above. */
export type MissingRole = Readonly<{ role: Role; needed: Role; elsewhere?: true }>;

/** null: the role is enough. */
export const missingRole = (
  { role, elsewhere }: Pick<RoleHere, 'role' | 'elsewhere'>,
  needed: Role,
): MissingRole | null =>
  includes(role, needed) ? null : { role, needed, ...(elsewhere === undefined ? {} : { elsewhere }) };

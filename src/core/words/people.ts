/** A person is a tenant and an Entra object id; the name is only for reading. */
export type Person = Readonly<{ tenantId: string; objectId: string; name: string }>;

export const roles = ['none', 'viewer', 'requester', 'approver', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Whether `role` includes what `needed` may do: each role includes those before it. */
export const includes = (role: Role, needed: Role): boolean => roles.indexOf(role) >= roles.indexOf(needed);

export const samePerson = (a: Person, b: Person): boolean =>
  a.tenantId === b.tenantId && a.objectId === b.objectId;

/** A role that was given in the chat; `companies` (ids) limits it, null: for all. */
export type Grant = Readonly<{ role: Role; companies: readonly string[] | null }>;

import type { Instant } from './instant.ts';

/** A tenant and an Entra object id identify a person; the name is only for reading. */
export type Person = Readonly<{ tenantId: string; objectId: string; name: string }>;

export const roles = ['none', 'viewer', 'requester', 'approver', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Whether `role` may do what `needed` may: each role includes those before it. */
export const includes = (role: Role, needed: Role): boolean => roles.indexOf(role) >= roles.indexOf(needed);

export const samePerson = (a: Person, b: Person): boolean =>
  a.tenantId === b.tenantId && a.objectId === b.objectId;

/**
 * A role granted in the chat, for the company ids in `companies`, or for all when null. It ends at `until`, and then
 * `afterwards` holds again.
 */
export type Grant = Readonly<{
  role: Role;
  companies: readonly string[] | null;
  until?: Instant;
  afterwards?: Grant;
}>;

/** What Teams says about a member of a conversation; null where it says nothing. */
export type Membership = Readonly<{
  tenantId: string | null;
  /** `user`, `guest` or `anonymous`. */
  userRole: string | null;
  userPrincipalName: string | null;
}>;

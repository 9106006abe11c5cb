import { holderOf } from '../changes/approvals.ts';
import type { Change } from '../changes/change.ts';
import type { Alone } from '../changes/emergency-mark.ts';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { includes, type Person, type Role, samePerson } from '../words/people.ts';

/** Who decides about requests for an absent approver, and until when. */
export type Deputy = Readonly<{
  principal: Person;
  deputy: Person;
  until: Instant;
  /** Who set it up. */
  by: Person;
  at: Instant;
}>;

/** For whom a person stands in now. */
export const principalsOf = (all: readonly Deputy[], person: Person, now: Instant): Person[] =>
  all
    .filter(({ deputy, until }) => now < until && samePerson(deputy, person))
    .map(({ principal }) => principal);

/** Who stands in for somebody now; null for nobody. */
export const deputyOf = (all: readonly Deputy[], principal: Person, now: Instant): Deputy | null =>
  all.find((each) => now < each.until && samePerson(each.principal, principal)) ?? null;

/** The longest absence: whoever leaves for good should lose the role instead. */
const longest = 366 * day;

export type DeputyRefusal =
  | 'foreign-tenant'
  | 'self'
  /** Only an admin says who stands in for somebody else. */
  | 'not-own'
  /** The absent person may approve nothing, so there is nothing to do for them. */
  | 'nothing-to-do'
  /** The deputy may not see the company. */
  | 'deputy-without-role'
  | 'over'
  | 'too-long';

export type DeputyWish = Omit<Deputy, 'at'> &
  Readonly<{
    /** Their own roles, anywhere. */
    roles: Readonly<{ by: Role; principal: Role; deputy: Role }>;
  }>;

/** Why somebody cannot stand in for somebody; null when they can. */
export const refuseDeputy = (
  { principal, deputy, until, by, roles }: DeputyWish,
  now: Instant,
): DeputyRefusal | null => {
  if (principal.tenantId !== by.tenantId || deputy.tenantId !== by.tenantId) return 'foreign-tenant';
  if (!samePerson(principal, by) && roles.by !== 'admin') return 'not-own';
  if (samePerson(principal, deputy)) return 'self';
  if (!includes(roles.principal, 'approver')) return 'nothing-to-do';
  if (!includes(roles.deputy, 'viewer')) return 'deputy-without-role';
  if (until <= now) return 'over';
  return until - now > longest ? 'too-long' : null;
};

/** In which role somebody decides about a request, and for whom; null for themselves. */
export type Standing = Readonly<{
  role: Role;
  actsFor: Person | null;
  /** The role would do, but the policy names others for the company. */
  notNamed?: true;
  /** It cannot wait: this approver alone is enough. */
  alone?: Alone;
}>;

/**
 * People decide in their own right if they may, else for someone they stand in for, by that person's own role: a deputy
 * has no deputy. Of several, one whose approval can count.
 */
export const standingOf = (
  own: Role,
  principals: readonly Readonly<{ person: Person; role: Role }>[],
  { requestedBy, approvals }: Pick<Change, 'requestedBy' | 'approvals'>,
): Standing => {
  if (includes(own, 'approver')) return { role: own, actsFor: null };
  const able = principals.filter(({ role }) => includes(role, 'approver'));
  const counts = able.find(
    ({ person }) =>
      !samePerson(person, requestedBy) && !approvals.some((given) => samePerson(holderOf(given), person)),
  );
  const found = counts ?? able[0];
  return found === undefined ? { role: own, actsFor: null } : { role: 'approver', actsFor: found.person };
};

import { holderOf } from '../changes/approvals.ts';
import type { Change } from '../changes/change.ts';
import type { Alone } from '../changes/emergency-mark.ts';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { includes, type Person, type Role, samePerson } from '../words/people.ts';

/** Somebody who decides about requests for an absent approver, until a moment. */
export type Deputy = Readonly<{
  principal: Person;
  deputy: Person;
  until: Instant;
  /** Who said so. */
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

/** No absence is longer: whoever is away for good has their role taken away. */
const longest = 366 * day;

export type DeputyRefusal =
  | 'foreign-tenant'
  | 'self'
  /** Only an admin says who stands in for somebody else. */
  | 'not-own'
  /** Who is away may approve nothing, so there is nothing to do for them. */
  | 'nothing-to-do'
  /** The deputy may not even look. */
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

/** In which role somebody decides about a request, and for whom: null for themselves. */
export type Standing = Readonly<{
  role: Role;
  actsFor: Person | null;
  /** Their role would do, but the policy names others for the company. */
  notNamed?: true;
  /** It cannot wait: this one approver is enough. */
  alone?: Alone;
}>;

/**
 * Whoever may approve does so for themselves. Else they act for one of those for whom they stand in, by that person's own role: a
 * deputy has no deputy. Of several it is one whose approval can count.
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

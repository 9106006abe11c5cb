import { principalsOf, type Standing, standingOf } from '../../core/approving/deputies.ts';
import { decidingRole, namedFor } from '../../core/approving/named-approvers.ts';
import type { Change } from '../../core/changes/change.ts';
import { includes, type Person } from '../../core/words/people.ts';
import { type Context, roleIn } from '../context.ts';
import { policyFor } from '../people/policy.ts';

/** In which role somebody decides about a request now, for themselves or for an absent approver. */
export const standingIn = async (
  context: Pick<Context, 'memory' | 'settings' | 'now'>,
  person: Person,
  change: Change,
): Promise<Standing> => {
  const { companyId } = change;
  const [{ policy }, { role }] = await Promise.all([
    policyFor(context, person.tenantId),
    roleIn(context, person, companyId),
  ]);
  const named = namedFor(policy, companyId);
  const own = decidingRole(role, person, named);
  if (includes(own, 'approver')) return { role: own, actsFor: null };
  const deputies = await context.memory.deputies.list(person.tenantId);
  const principals = await Promise.all(
    principalsOf(deputies, person, context.now()).map(async (principal) => ({
      person: principal,
      role: decidingRole((await roleIn(context, principal, companyId)).role, principal, named),
    })),
  );
  const standing = standingOf(own, principals, change);
  return own === role || standing.actsFor !== null ? standing : { ...standing, notNamed: true };
};

import { principalsOf, type Standing, standingOf } from '../../core/approving/deputies.ts';
import { decidingRole } from '../../core/approving/named-approvers.ts';
import type { Change } from '../../core/changes/change.ts';
import { namedFor } from '../../core/rules/named-for.ts';
import { includes, type Person } from '../../core/words/people.ts';
import { type Context, roleIn } from '../context.ts';
import { aloneFor } from '../people/alone.ts';
import { policyFor } from '../people/policy.ts';

/** In which role somebody decides about a request now, for themselves or for an absent approver. */
export const standingIn = async (
  context: Pick<Context, 'memory' | 'settings' | 'now'>,
  person: Person,
  change: Change,
): Promise<Standing> => {
  const alone = await aloneFor(context, change);
  if (alone === null) return standingAmong(context, person, change, await namedOf(context, change));
  return { ...(await standingAmong(context, person, change, null)), alone };
};

/** In which role somebody reviews what one person approved alone; where approvers are named, only they do. */
export const reviewerIn = async (
  context: Pick<Context, 'memory' | 'settings' | 'now'>,
  person: Person,
  change: Change,
): Promise<Standing> => standingAmong(context, person, change, await namedOf(context, change));

const namedOf = async (context: Pick<Context, 'memory'>, { tenantId, companyId }: Change) =>
  namedFor((await policyFor(context, tenantId)).policy, companyId);

const standingAmong = async (
  context: Pick<Context, 'memory' | 'settings' | 'now'>,
  person: Person,
  change: Change,
  named: readonly Person[] | null,
): Promise<Standing> => {
  const { companyId } = change;
  const { role } = await roleIn(context, person, companyId);
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

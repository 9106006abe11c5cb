import { principalsOf, type Standing, standingOf } from '../../core/approving/deputies.ts';
import type { Change } from '../../core/changes/change.ts';
import { includes, type Person } from '../../core/words/people.ts';
import { type Context, roleIn } from '../context.ts';

/** In which role somebody decides about a request now, for themselves or for an absent approver. */
export const standingIn = async (
  context: Pick<Context, 'memory' | 'settings' | 'now'>,
  person: Person,
  change: Change,
): Promise<Standing> => {
  const { role } = await roleIn(context, person, change.companyId);
  if (includes(role, 'approver')) return { role, actsFor: null };
  const deputies = await context.memory.deputies.list(person.tenantId);
  const principals = await Promise.all(
    principalsOf(deputies, person, context.now()).map(async (principal) => ({
      person: principal,
      role: (await roleIn(context, principal, change.companyId)).role,
    })),
  );
  return standingOf(role, principals, change);
};

import { holderOf } from '../../core/changes/approvals.ts';
import type { Change } from '../../core/changes/change.ts';
import { awaitsRequester } from '../../core/changes/change-facts.ts';
import { includes, type Person, samePerson } from '../../core/words/people.ts';
import type { ApproverLack } from '../../views/changes/no-approver.ts';
import { type Context, roleIn } from '../context.ts';
import { aloneFor } from './alone.ts';
import { approversFor, namedApprovers } from './people.ts';

/**
 * Why nobody can approve a waiting request as things are; null when somebody can. `without`: as if this person had no
 * role.
 */
export const approverLack = async (
  context: Pick<Context, 'memory' | 'settings'>,
  change: Change,
  without: Person | null = null,
): Promise<ApproverLack | null> => {
  if (change.state !== 'pending' || awaitsRequester(change)) return null;
  const { companyId } = change;
  const alone = await aloneFor(context, change);
  const named = alone === null ? await namedApprovers(context, change.tenantId, companyId) : null;
  if (named === null && includes(context.settings.defaultRole, 'approver')) return null;
  const { requestedBy, approvals } = change;
  const needed = alone === null && change.approversNeeded === 2 ? 2 : 1;
  const others = (await approversFor(context, requestedBy, companyId, alone)).filter(
    (person) => without === null || !samePerson(person, without),
  );
  const open = others.filter((person) => !approvals.some((given) => samePerson(holderOf(given), person)));
  if (approvals.length + open.length >= needed) return null;
  const { role } = await roleIn(context, requestedBy, companyId);
  return {
    needed,
    others,
    alone: includes(role, 'approver') ? requestedBy : null,
    named,
  };
};

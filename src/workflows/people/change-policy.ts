import type { WaitingPolicy } from '../../core/ports/memory.ts';
import type { Policy } from '../../core/rules/policy.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Person } from '../../core/words/people.ts';
import { record } from '../audit/record-act.ts';
import type { Context } from '../context.ts';
import { policyFor, tellAdmins } from './policy.ts';

export type PolicyChanged =
  | Readonly<{ kind: 'saved' }>
  /** It waits for another admin, as the policy requires. */
  | Readonly<{ kind: 'proposed'; waiting: WaitingPolicy }>
  /** Someone else changed it meanwhile. */
  | Readonly<{ kind: 'meanwhile' }>;

/** Saves a changed policy over the version it is based on, or lets it wait for a second admin; recorded. */
export const changePolicy = async (
  context: Context,
  by: Person,
  conversation: Conversation,
  policy: Policy,
  basedOn: number,
): Promise<PolicyChanged> => {
  const { memory, now, newId } = context;
  const before = await policyFor(context, by.tenantId);
  if (before.version !== basedOn) return { kind: 'meanwhile' };
  if (before.policy.secondAdmin) {
    const waiting = { id: newId(), basedOn, policy, by, at: now() };
    await memory.policies.propose(waiting);
    await record(context, by, 'policy.proposed', { basedOn, new: policy }, { conversation });
    context.later('telling admins of a change of the policy', tellAdmins(context, waiting));
    return { kind: 'proposed', waiting };
  }
  if (!(await memory.policies.save(by.tenantId, policy, basedOn, by, now()))) return { kind: 'meanwhile' };
  const facts = { version: basedOn + 1, old: before.policy, new: policy };
  await record(context, by, 'policy.saved', facts, { conversation });
  return { kind: 'saved' };
};

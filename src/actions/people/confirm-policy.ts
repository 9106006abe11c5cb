import { z } from 'zod';
import type { WaitingPolicy } from '../../core/ports/memory.ts';
import { missingRole } from '../../core/rules/permissions.ts';
import { samePerson } from '../../core/words/people.ts';
import { missingRoleText } from '../../views/kit/replies.ts';
import { toast } from '../../views/kit/toasts.ts';
import { policyCard } from '../../views/people/policy.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { showToNamed } from '../../workflows/cards/show-named.ts';
import { type Context, roleIn } from '../../workflows/context.ts';
import { policyFor, policyShown, waitingPolicy } from '../../workflows/people/policy.ts';
import type { Action, Press, Pressed } from '../pressing/action.ts';

const data = z.object({ id: z.string().min(1).max(64) });

type Decide = (context: Context, press: Press, waiting: WaitingPolicy) => Promise<Pressed>;

/** A button on a waiting policy change: for admins, and only for the change that its card shows. */
const decision = (verb: string, decide: Decide): Action => ({
  verb,
  run: async (context, press) => {
    const { person, conversation } = press;
    const here = await roleIn(context, person);
    const missing = missingRole(here, 'admin');
    if (missing !== null) {
      await record(context, person, 'policy.refused', { cause: 'role', role: here.role }, { conversation });
      return { toast: missingRoleText(missing) };
    }
    const parsed = data.safeParse(press.data);
    const waiting = await waitingPolicy(context, person.tenantId);
    if (!parsed.success || waiting === null || waiting.id !== parsed.data.id)
      return toast('no-policy-change');
    return decide(context, press, waiting);
  },
});

export const confirmPolicy = decision(
  'confirm-policy',
  async (context, { person, conversation }, waiting) => {
    const { memory, answer, show, now } = context;
    if (samePerson(person, waiting.by)) {
      await record(context, person, 'policy.refused', { cause: 'own-change' }, { conversation });
      return toast('own-policy-change');
    }
    const { tenantId } = person;
    const { id, basedOn, policy, by } = waiting;
    const before = await policyFor(context, tenantId);
    // Whoever takes it away decides it; then it can only be saved, or nothing happened.
    if (!(await memory.policies.settle(tenantId, id))) return toast('no-policy-change');
    if (!(await memory.policies.save(tenantId, policy, basedOn, by, now()))) return toast('no-policy-change');
    const facts = { version: basedOn + 1, proposedBy: by.name, old: before.policy, new: policy };
    await record(context, person, 'policy.saved', facts, { conversation });
    context.later('showing approvers what waits', showToNamed(context, before.policy, policy));
    return answer(policyCard({ ...(await policyShown(context, tenantId)), saved: true }, show()));
  },
);

export const discardPolicy = decision(
  'discard-policy',
  async (context, { person, conversation }, waiting) => {
    const { memory, answer, show } = context;
    if (!(await memory.policies.settle(person.tenantId, waiting.id))) return toast('no-policy-change');
    await record(context, person, 'policy.discarded', { proposedBy: waiting.by.name }, { conversation });
    return answer(policyCard(await policyShown(context, person.tenantId), show()));
  },
);

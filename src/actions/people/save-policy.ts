import { z } from 'zod';
import { missingRole } from '../../core/rules/permissions.ts';
import { policyProblems } from '../../core/rules/policy.ts';
import { type PolicyForm, policyFields, readForm } from '../../core/rules/policy-form.ts';
import { changedMeanwhile } from '../../views/kit/form-problems.ts';
import { missingRoleText } from '../../views/kit/replies.ts';
import { toast } from '../../views/kit/toasts.ts';
import { policyCard } from '../../views/people/policy.ts';
import { policyFormCard } from '../../views/people/policy-form.ts';
import { policyProblem } from '../../views/people/policy-problems.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { type Context, roleIn } from '../../workflows/context.ts';
import { changePolicy } from '../../workflows/people/change-policy.ts';
import { adminsOf, policyFor, policyShown, waitingPolicyAnswer } from '../../workflows/people/policy.ts';
import type { Action, Press, Pressed } from '../pressing/action.ts';
import { inputsOf } from '../pressing/form-input.ts';

const data = z.intersection(
  z.object({ basedOn: z.coerce.number().int().min(0).max(1_000_000_000) }),
  inputsOf(policyFields),
);

/** Saves the typed policy if it is valid and based on the current one. */
export const savePolicy: Action = {
  verb: 'save-policy',
  run: async (context, press) => {
    const { answer, show } = context;
    const { person, conversation } = press;
    const here = await roleIn(context, person);
    const missing = missingRole(here, 'admin');
    if (missing !== null) {
      await refused(context, press, { cause: 'role', role: here.role });
      return { toast: missingRoleText(missing) };
    }
    const parsed = data.safeParse(press.data);
    if (!parsed.success) {
      await refused(context, press, { cause: 'not-the-form' });
      return toast('not-the-form');
    }
    const { basedOn, ...form } = parsed.data;
    const { policy: before } = await policyFor(context, person.tenantId);
    const read = readForm(form, before);
    const problems = read.kind === 'bad' ? read.problems : policyProblems(read.policy);
    if (read.kind === 'bad' || problems.length > 0) return again(context, press, form, basedOn, problems);

    if (read.policy.secondAdmin && (await adminsOf(context, person.tenantId)).length < 2)
      return again(context, press, form, basedOn, [{ kind: 'one-admin' }]);
    const changed = await changePolicy(context, person, conversation, read.policy, basedOn);
    if (changed.kind === 'meanwhile') return again(context, press, null, basedOn, 'meanwhile');
    if (changed.kind === 'proposed') return waitingPolicyAnswer(context, changed.waiting);
    const shown = await policyShown(context, person.tenantId);
    return answer(policyCard({ ...shown, saved: true }, show()));
  },
};

/** The form again: with what was typed, or with the current policy when `form` is null. */
const again = async (
  context: Context,
  press: Press,
  form: PolicyForm | null,
  basedOn: number,
  problems: readonly Parameters<typeof policyProblem>[0][] | 'meanwhile',
): Promise<Pressed> => {
  await refused(
    context,
    press,
    problems === 'meanwhile' ? { cause: problems } : { problems: problems.slice(0, 10) },
  );
  const shown = await policyShown(context, press.person.tenantId);
  const version = form === null ? shown.version : basedOn;
  return context.answer(
    policyFormCard(
      {
        ...{ ...shown, version, form },
        problems: problems === 'meanwhile' ? [changedMeanwhile('policy')] : problems.map(policyProblem),
      },
      context.show(),
    ),
  );
};

const refused = (context: Context, { person, conversation }: Press, facts: object): Promise<void> =>
  record(context, person, 'policy.refused', { ...facts }, { conversation });

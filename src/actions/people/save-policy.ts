import { z } from 'zod';
import { missingRole } from '../../core/rules/permissions.ts';
import { type Policy, policyProblems } from '../../core/rules/policy.ts';
import { type PolicyForm, policyFields, readForm } from '../../core/rules/policy-form.ts';
import { changedMeanwhile } from '../../views/kit/form-problems.ts';
import { missingRoleText } from '../../views/kit/replies.ts';
import { toast } from '../../views/kit/toasts.ts';
import { policyCard } from '../../views/people/policy.ts';
import { policyFormCard } from '../../views/people/policy-form.ts';
import { policyProblem } from '../../views/people/policy-problems.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { type Context, roleIn } from '../../workflows/context.ts';
import {
  adminsOf,
  policyFor,
  policyShown,
  tellAdmins,
  waitingPolicyAnswer,
} from '../../workflows/people/policy.ts';
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
    const { memory, answer, show, now } = context;
    const { person, conversation } = press;
    const here = await roleIn(context, person);
    const missing = missingRole(here, 'admin');
    if (missing !== null) {
      await refused(context, press, [`role ${here.role}`]);
      return { toast: missingRoleText(missing) };
    }
    const parsed = data.safeParse(press.data);
    if (!parsed.success) {
      await refused(context, press, ['not the form’s data']);
      return toast('not-the-form');
    }
    const { basedOn, ...form } = parsed.data;
    const read = readForm(form);
    const problems = read.kind === 'bad' ? read.problems : policyProblems(read.policy);
    if (read.kind === 'bad' || problems.length > 0)
      return again(context, press, form, basedOn, problems.map(policyProblem));

    if (read.policy.secondAdmin && (await adminsOf(context, person.tenantId)).length < 2)
      return again(context, press, form, basedOn, [policyProblem({ kind: 'one-admin' })]);
    const before = await policyFor(context, person.tenantId);
    if (before.version === basedOn && before.policy.secondAdmin)
      return proposed(context, press, read.policy, basedOn);
    const saved =
      before.version === basedOn &&
      (await memory.policies.save(person.tenantId, read.policy, basedOn, person, now()));
    if (!saved) return again(context, press, null, basedOn, [changedMeanwhile('policy')]);
    await record(
      context,
      person,
      'policy.saved',
      { version: basedOn + 1, old: before.policy, new: read.policy },
      { conversation },
    );
    const shown = await policyShown(context, person.tenantId);
    return answer(policyCard({ ...shown, saved: true }, show()));
  },
};

/** Lets the change wait for another admin, since the policy says so. */
const proposed = async (
  context: Context,
  { person, conversation }: Press,
  policy: Policy,
  basedOn: number,
): Promise<Pressed> => {
  const { memory, newId, now } = context;
  const waiting = { id: newId(), basedOn, policy, by: person, at: now() };
  await memory.policies.propose(waiting);
  await record(context, person, 'policy.proposed', { basedOn, new: policy }, { conversation });
  context.later('telling admins of a change of the policy', tellAdmins(context, waiting));
  return waitingPolicyAnswer(context, waiting);
};

/** The form again: with what was typed, or with the current policy when `form` is null. */
const again = async (
  context: Context,
  press: Press,
  form: PolicyForm | null,
  basedOn: number,
  problems: readonly string[],
): Promise<Pressed> => {
  await refused(context, press, problems);
  const shown = await policyShown(context, press.person.tenantId);
  const version = form === null ? shown.version : basedOn;
  return context.answer(policyFormCard({ ...shown, version, form, problems }, context.show()));
};

const refused = (
  context: Context,
  { person, conversation }: Press,
  reason: readonly string[],
): Promise<void> =>
  record(context, person, 'policy.refused', { cause: reason.slice(0, 10) }, { conversation });

import { z } from 'zod';
import { missingRole } from '../../core/rules/permissions.ts';
import { policyProblems } from '../../core/rules/policy.ts';
import { type PolicyForm, policyFields, readForm } from '../../core/rules/policy-form.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { type Context, roleIn } from '../../workflows/context.ts';
import { policyFor, policyShown } from '../../workflows/people/policy.ts';
import type { Action, Press, Pressed } from '../pressing/action.ts';
import { inputsOf } from '../pressing/form-input.ts';

const data = z.intersection(
  z.object({ basedOn: z.coerce.number().int().min(0).max(1_000_000_000) }),
  inputsOf(policyFields),
);

const meanwhile =
  'Somebody else has saved a policy meanwhile. This is what holds now; nothing of yours was saved.';

/** Saves the policy that was typed into the form, if it can be meant and is based on the one that holds. */
export const savePolicy: Action = {
  verb: 'save-policy',
  run: async (context, press) => {
    const { memory, views, now } = context;
    const { person, conversation } = press;
    const { role } = await roleIn(context, person);
    const missing = missingRole(role, 'admin');
    if (missing !== null) {
      await refused(context, press, [`role ${role}`]);
      return { toast: missing };
    }
    const parsed = data.safeParse(press.data);
    if (!parsed.success) {
      await refused(context, press, ['not the form’s data']);
      return { toast: 'That is not what the policy’s form sends. Nothing was saved.' };
    }
    const { basedOn, ...form } = parsed.data;
    const read = readForm(form);
    const problems = read.kind === 'bad' ? read.problems : policyProblems(read.policy);
    if (read.kind === 'bad' || problems.length > 0) return again(context, press, form, basedOn, problems);

    const before = await policyFor(context, person.tenantId);
    const saved =
      before.version === basedOn &&
      (await memory.policies.save(person.tenantId, read.policy, basedOn, person, now()));
    if (!saved) return again(context, press, null, basedOn, [meanwhile]);
    await record(
      context,
      person,
      'policy.saved',
      { version: basedOn + 1, old: before.policy, new: read.policy },
      { conversation },
    );
    const shown = await policyShown(context, person.tenantId);
    return views.policy({ ...shown, saved: true }, now());
  },
};

/** The form once more with what was typed, or (`form` null) with what holds now. */
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
  return context.views.policyForm({ ...shown, version, form, problems }, context.now());
};

const refused = (context: Context, { person, conversation }: Press, why: readonly string[]): Promise<void> =>
  record(context, person, 'policy.refused', { why: why.slice(0, 10) }, { conversation });

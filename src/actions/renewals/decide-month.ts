import { z } from 'zod';
import { givenTyped } from '../../core/atoms/given.ts';
import { toast } from '../../views/kit/toasts.ts';
import { periodLabel } from '../../views/renewals/decide-month.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { peopleOf } from '../../workflows/people/people.ts';
import { type Choice, monthAnswer, saveChoices } from '../../workflows/renewals/decide-month.ts';
import type { Action, Press } from '../pressing/action.ts';
import { wholeTyped } from '../pressing/whole-typed.ts';

const id = z.string().min(1).max(64);
const whole = z.coerce.number().int().min(0);
const data = z.object({
  from: whole.max(8.64e15),
  to: whole.max(8.64e15),
  owner: z.string().max(64),
  after: whole.max(100_000),
  later: z.array(id).max(200),
  rows: z.array(id).max(20),
  step: z.enum(['stay', 'next', 'first']),
});
const chosen = z.enum(['renew', 'plan', 'cancel', 'later']);
const seats = wholeTyped(1_000_000);
const reason = z
  .string()
  .max(300)
  .nullish()
  .transform((text) => givenTyped(text ?? ''));

type Chosen = Readonly<{ choices: readonly Choice[]; later: readonly string[] }>;

const chosenIn = ({ data: inputs }: Press, rows: readonly string[]): Chosen => {
  const choices: Choice[] = [];
  const later: string[] = [];
  for (const [n, subscriptionId] of rows.entries()) {
    const kind = chosen.safeParse(inputs[`choice${n}`]).data;
    if (kind === undefined) continue;
    if (kind === 'later') later.push(subscriptionId);
    else if (kind === 'plan')
      choices.push({ subscriptionId, kind, seats: seats.safeParse(inputs[`seats${n}`]).data ?? null });
    else choices.push({ subscriptionId, kind });
  }
  return { choices, later };
};

/** Saves the choices for the rows shown, and shows those that are left. */
export const decideMonth: Action = {
  verb: 'decide-month',
  run: async (context, press) => {
    const parsed = data.safeParse(press.data);
    const { person } = press;
    if (!parsed.success) {
      await record(context, person, 'press.forged', { button: 'decide-month' }, press);
      return toast('not-the-form');
    }
    const { rows, step, ...asked } = parsed.data;
    const { choices, later } = chosenIn(press, rows);
    const given = reason.safeParse(press.data.reason).data ?? givenTyped('');
    const saved = await saveChoices(context, choices, given, press);
    const taken = saved.renewed + saved.asked + later.length;
    const after =
      step === 'first' ? 0 : step === 'next' ? asked.after + Math.max(0, rows.length - taken) : asked.after;
    const owner = asked.owner === '' ? null : await ownerOf(context, person.tenantId, asked.owner);
    const month = { ...asked, after, later: [...asked.later, ...later] };
    const label = periodLabel(asked, context.show());
    return monthAnswer(context, person, month, { label, owner, saved });
  },
};

const ownerOf = async (context: Parameters<typeof monthAnswer>[0], tenantId: string, objectId: string) => {
  const owners = (await context.memory.owners.list(tenantId)).map(({ owner }) => owner);
  const people = (await peopleOf(context, tenantId)).map(({ person }) => person);
  return (
    [...owners, ...people].find((each) => each.objectId === objectId) ?? { tenantId, objectId, name: '' }
  );
};

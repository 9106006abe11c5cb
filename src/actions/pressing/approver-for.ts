import { missingRole } from '../../core/rules/permissions.ts';
import { missingRoleText } from '../../views/kit/replies.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { type Context, roleIn } from '../../workflows/context.ts';
import type { Press, Pressed } from './action.ts';

/**
 * Returns null when the person may write to the company now, else what to tell them. An empty `companyId` (a new
 * company) is in no limited grant.
 */
export const notApproverFor = async (
  context: Context,
  { person, conversation, verb }: Press,
  companyId: string,
): Promise<Pressed | null> => {
  const { role } = await roleIn(context, person, companyId);
  const missing = missingRole(role, 'approver');
  if (missing === null) return null;
  await record(
    context,
    person,
    'press.not-allowed',
    { button: verb, role },
    { conversation, companyId: companyId || null },
  );
  return { toast: missingRoleText(missing) };
};

/** The answer to data the form's button does not send. */
export const notTheForm = async (context: Context, press: Press): Promise<Pressed> => {
  await record(context, press.person, 'press.forged', { button: press.verb }, press);
  return { toast: 'That is not what this form sends. Nothing was saved.' };
};

/** The answer to an id Pax8 does not know: it is gone, or never existed. */
export const gone = async (context: Context, { person, verb, conversation }: Press): Promise<Pressed> => {
  await record(context, person, 'press.unknown-record', { button: verb }, { conversation });
  return { toast: 'Pax8 does not have this any more. Nothing was changed.' };
};

export const sentAlready: Pressed = {
  toast: 'This form was sent already, and is not sent twice. Look at what came of it.',
};

/** Pax8's refusal as it is, with our sentence. */
export const refusalOf = ({ text, forPeople }: Readonly<{ text: string; forPeople: string }>): string =>
  text === '' ? forPeople : `Pax8: ${text}. ${forPeople}`.replace('.. ', '. ');

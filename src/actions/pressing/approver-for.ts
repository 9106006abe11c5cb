import { missingRole } from '../../core/rules/permissions.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { type Context, roleIn } from '../../workflows/context.ts';
import type { Press, Pressed } from './action.ts';

/**
 * Whether the one who presses may write to a company at this moment: null, or what they are told. A company that is not
 * there yet (`companyId` empty) is in nobody's limited grant.
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
  return { toast: missing };
};

/** Data that is not what the button of a form sends. */
export const notTheForm = async (context: Context, press: Press): Promise<Pressed> => {
  await record(context, press.person, 'press.forged', { button: press.verb }, press);
  return { toast: 'That is not what this form sends. Nothing was saved.' };
};

/** An id that Pax8 does not know: something that is gone, or that was never there. */
export const gone = async (context: Context, { person, verb, conversation }: Press): Promise<Pressed> => {
  await record(context, person, 'press.unknown-record', { button: verb }, { conversation });
  return { toast: 'Pax8 does not have this any more. Nothing was changed.' };
};

export const sentAlready: Pressed = {
  toast: 'This form was sent already, and is not sent twice. Look at what came of it.',
};

/** What Pax8 said when it refused, as it is, with our sentence. */
export const refusalOf = ({ text, forPeople }: Readonly<{ text: string; forPeople: string }>): string =>
  text === '' ? forPeople : `Pax8: ${text}. ${forPeople}`.replace('.. ', '. ');

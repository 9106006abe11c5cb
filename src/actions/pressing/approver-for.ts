import { missingRole } from '../../core/rules/permissions.ts';
import type { Role } from '../../core/words/people.ts';
import { missingRoleText } from '../../views/kit/replies.ts';
import { toast } from '../../views/kit/toasts.ts';
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

/** Returns null when the person has the role now, whatever the company, else what to tell them. */
export const notInRole = async (context: Context, press: Press, needed: Role): Promise<Pressed | null> => {
  const { role } = await roleIn(context, press.person);
  const missing = missingRole(role, needed);
  if (missing === null) return null;
  await record(context, press.person, 'press.not-allowed', { button: press.verb, role }, press);
  return { toast: missingRoleText(missing) };
};

/** Returns null when the person may ask for changes of the company now, else what to tell them. */
export const notRequesterFor = async (
  context: Context,
  press: Press,
  companyId: string,
): Promise<Pressed | null> => {
  const { role } = await roleIn(context, press.person, companyId);
  const missing = missingRole(role, 'requester');
  if (missing === null) return null;
  await record(context, press.person, 'press.not-allowed', { button: press.verb }, press);
  return { toast: missingRoleText(missing) };
};

/** The answer to a form of a company or subscription that is not there. */
export const unknownCompany = async (context: Context, press: Press): Promise<Pressed> => {
  await record(context, press.person, 'press.unknown-request', { button: press.verb }, press);
  return toast('unknown-company');
};

/** The answer to data the form's button does not send. */
export const notTheForm = async (context: Context, press: Press): Promise<Pressed> => {
  await record(context, press.person, 'press.forged', { button: press.verb }, press);
  return toast('not-the-form');
};

/** The answer to an id Pax8 does not know: it is gone, or never existed. */
export const gone = async (context: Context, { person, verb, conversation }: Press): Promise<Pressed> => {
  await record(context, person, 'press.unknown-record', { button: verb }, { conversation });
  return toast('not-at-pax8');
};

import { missingRole } from '../../core/rules/permissions.ts';
import type { Role } from '../../core/words/people.ts';
import { missingRoleText } from '../../views/kit/replies.ts';
import { toast } from '../../views/kit/toasts.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { type Context, roleIn } from '../../workflows/context.ts';
import type { Press, Pressed } from './action.ts';

/** Returns null when the person has the role now, for the company or (null) any; otherwise what to tell them. */
const notInRoleFor = async (
  context: Context,
  { person, conversation, verb }: Press,
  companyId: string | null,
  needed: Role,
): Promise<Pressed | null> => {
  const here = await roleIn(context, person, companyId);
  const missing = missingRole(here, needed);
  if (missing === null) return null;
  const facts = { button: verb, role: here.role };
  await record(context, person, 'press.not-allowed', facts, { conversation, companyId: companyId || null });
  return { toast: missingRoleText(missing) };
};

/** The same for people who write to a company. No limited grant covers a new one (`allCompanies`). */
export const notApproverFor = (context: Context, press: Press, companyId: string) =>
  notInRoleFor(context, press, companyId, 'approver');

/** For requesting changes of a company. */
export const notRequesterFor = (context: Context, press: Press, companyId: string) =>
  notInRoleFor(context, press, companyId, 'requester');

/** For seeing a company's data. */
export const notViewerFor = (context: Context, press: Press, companyId: string) =>
  notInRoleFor(context, press, companyId, 'viewer');

/** For what concerns no company. */
export const notInRole = (context: Context, press: Press, needed: Role) =>
  notInRoleFor(context, press, null, needed);

/** The answer to a form whose company or subscription is not there. */
export const unknownCompany = async (context: Context, press: Press): Promise<Pressed> => {
  await record(context, press.person, 'press.unknown-request', { button: press.verb }, press);
  return toast('unknown-company');
};

/** The answer to data that the form's button does not send. */
export const notTheForm = async (context: Context, press: Press): Promise<Pressed> => {
  await record(context, press.person, 'press.forged', { button: press.verb }, press);
  return toast('not-the-form');
};

/** The answer to an id Pax8 does not know: it is gone, or never existed. */
export const gone = async (context: Context, { person, verb, conversation }: Press): Promise<Pressed> => {
  await record(context, person, 'press.unknown-record', { button: verb }, { conversation });
  return toast('not-at-pax8');
};

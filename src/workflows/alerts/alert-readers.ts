import type { Alert, AlertContent, AlertPlace } from '../../core/alerts/alert.ts';
import type { Conversation } from '../../core/words/chat.ts';
import { includes, type Person, type Role } from '../../core/words/people.ts';
import { standingIn } from '../approving/standing.ts';
import { type Context, roleIn } from '../context.ts';
import { isApproverFor } from '../people/people.ts';

/** Whether a place's creator may have it now: what goes there is what they may see. */
export const isKept = (context: Context, { setBy, filter }: AlertPlace): Promise<boolean> =>
  isApproverFor(context, setBy, filter.company?.id ?? null);

/** The role a person needs for reading an alert about a company in their own chat. */
const readers: Readonly<Record<AlertContent['kind'], Role>> = {
  due: 'viewer',
  digest: 'viewer',
  window: 'viewer',
  'not-done': 'viewer',
  unclear: 'viewer',
  'plan-reopened': 'viewer',
  trials: 'viewer',
  test: 'viewer',
  today: 'viewer',
  'owner-digest': 'viewer',
  unanswered: 'none',
  reminder: 'requester',
  'switch-stopped': 'requester',
  // Who stands in for an approver reviews too; the list has what its reader may see.
  reviews: 'viewer',
  'place-lost': 'approver',
  'audit-anchor': 'approver',
  'for-admin': 'admin',
  'reading-held': 'admin',
  'role-ends': 'admin',
};

/** What does not depend on the place's alerts: told to people for their role or question, or requested separately. */
const besideAlerts: ReadonlySet<AlertContent['kind']> = new Set([
  'today',
  'owner-digest',
  'reminder',
  'switch-stopped',
  'reviews',
  'place-lost',
  'audit-anchor',
  'for-admin',
  'reading-held',
  'role-ends',
  'unanswered',
]);

/**
 * Whether an alert may be read where it goes, now. `not-kept`: the place's creator may no longer see everything, which
 * an approver can fix. `not-theirs`: the person has lost the role for it.
 */
export const readable = async (
  context: Context,
  { tenantId, content }: Alert,
  { id, personId }: Conversation,
): Promise<'yes' | 'not-kept' | 'not-theirs'> => {
  const place = await context.memory.alertPlaces.get(tenantId, id);
  if (place !== null && !besideAlerts.has(content.kind) && !(await isKept(context, place))) return 'not-kept';
  if (personId === null) return 'yes';
  const person = { tenantId, objectId: personId, name: '' };
  if (await context.members.isShutOut(person)) return 'not-theirs';
  const role = await roleFor(context, person, content);
  return includes(role, readers[content.kind]) ? 'yes' : 'not-theirs';
};

/** A deputy is reminded of requests like the approver. */
const roleFor = async (context: Context, person: Person, content: AlertContent): Promise<Role> => {
  const change = content.kind === 'reminder' ? await context.memory.changes.get(content.changeId) : null;
  if (change !== null) return (await standingIn(context, person, change)).role;
  return (await roleIn(context, person, await companyOf(context, content))).role;
};

const companyOf = async ({ memory }: Context, content: AlertContent): Promise<string | null> => {
  if ('renewalId' in content) return (await memory.renewals.get(content.renewalId))?.companyId ?? null;
  if ('changeId' in content) return (await memory.changes.get(content.changeId))?.companyId ?? null;
  return null;
};

import type { AuditEntry } from '../../core/audit/audit-memory.ts';
import type { GrantEntry } from '../../core/ports/memory.ts';
import { endIsNear, hasEnd } from '../../core/rules/grant-ends.ts';
import { namesOf } from '../approving/set-deputy.ts';
import type { Context } from '../context.ts';
import { adminChats } from '../people/admins.ts';
import { addAlerts } from '../renewals/renewal-alerts.ts';

/** Records roles and deputies whose end has come, which have had no effect since. Tells admins before a role ends. */
export const endWhatIsOver = async (context: Context): Promise<void> => {
  const { memory, now } = context;
  for (const grant of (await memory.roles.withEnd()).filter(hasEnd)) {
    if (grant.until <= now()) await endGrant(context, grant);
    else if (endIsNear(grant.until, grant.at, now())) await tellAdmins(context, grant);
  }
  for (const { principal, deputy, until } of await memory.deputies.over(now())) {
    await memory.audit.append(entry(context, principal.tenantId, 'deputy.ended', namesOf(principal, deputy)));
    await memory.deputies.remove(principal, until);
  }
};

type Ending = GrantEntry & Readonly<{ until: number }>;

/** The entry comes first, so that no role ends unseen; after a crash in between there are two. */
const endGrant = async (context: Context, { person, role, companies, until, afterwards }: Ending) => {
  await context.memory.audit.append(
    entry(context, person.tenantId, 'role.ended', {
      ...{ who: person.name, whoId: person.objectId, role, until, companyIds: companies },
      after: afterwards?.role ?? 'none',
    }),
  );
  await context.memory.roles.end(person, until);
};

const entry = (
  { now }: Context,
  tenantId: string,
  event: AuditEntry['event'],
  facts: AuditEntry['facts'],
): AuditEntry => ({ at: now(), tenantId, person: null, event, changeId: null, companyId: null, facts });

const tellAdmins = async (context: Context, { person, role, companies, until }: Ending): Promise<void> => {
  const chats = await adminChats(context, person.tenantId);
  await addAlerts(
    context,
    { tenantId: person.tenantId },
    chats.map(({ id }) => id),
    (conversationId) => ({
      key: `role-ends ${person.objectId} ${until} ${conversationId}`,
      content: { kind: 'role-ends', who: person, role, companies, until },
    }),
  );
};

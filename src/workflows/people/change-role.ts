import {
  type Held,
  type RoleChange,
  type RoleRefusal,
  refuseRoleChange,
} from '../../core/rules/role-changes.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Person } from '../../core/words/people.ts';
import { record } from '../audit/record-act.ts';
import type { Context } from '../context.ts';

export type RoleWanted = RoleChange &
  Readonly<{
    /** The names of `companies`, for the audit. */
    companyNames: readonly string[] | null;
    conversation: Conversation;
  }>;

/** `before`: what was granted until now. */
export type RoleChanged =
  | Readonly<{ kind: 'changed'; before: Held | null }>
  | Readonly<{ kind: 'refused'; why: RoleRefusal }>;

const idOf = ({ name, objectId }: Person) => ({ who: name, whoId: objectId });

type Edges = Pick<Context, 'memory' | 'settings' | 'now'>;

/** Gives a role or takes a granted one away, by the rules of `core/role-changes.ts`; both answers stand in the audit. */
export const changeRole = async (context: Edges, wanted: RoleWanted): Promise<RoleChanged> => {
  const { memory, settings } = context;
  const { by, who, role, companies, companyNames, conversation } = wanted;
  const grants = await memory.roles.list(by.tenantId);
  const before = grants.find(({ person }) => person.objectId === who.objectId) ?? null;
  const facts = { ...idOf(who), role: role ?? 'none', before: before?.role ?? 'none' };
  const refused = async (why: RoleRefusal): Promise<RoleChanged> => {
    await record(context, by, 'role.refused', { why, ...facts }, { conversation });
    return { kind: 'refused', why };
  };
  const why = refuseRoleChange(wanted, settings.admins, grants);
  if (why !== null) return refused(why);
  if (role === null) await memory.roles.revoke(who.tenantId, who.objectId);
  else await memory.roles.grant(who, { role, companies }, by, context.now());
  if (await isWithoutAdmin(context, by.tenantId, before, role)) return refused('last-admin');
  const [companyId = null] = companies?.length === 1 ? companies : [];
  await record(
    context,
    by,
    role === null ? 'role.revoked' : 'role.granted',
    {
      ...facts,
      companies: companyNames ?? 'all',
      companyIds: companies,
      beforeCompanyIds: before?.companies,
    },
    { conversation, companyId },
  );
  return { kind: 'changed', before };
};

/** Two admins who lower each other at the same moment would leave none: then each gets back what the other took. */
const isWithoutAdmin = async (
  { memory, settings, now }: Edges,
  tenantId: string,
  before: Held | null,
  role: RoleWanted['role'],
): Promise<boolean> => {
  if (before?.role !== 'admin' || role === 'admin' || settings.admins.length > 0) return false;
  if ((await memory.roles.list(tenantId)).some((held) => held.role === 'admin')) return false;
  const { person, companies } = before;
  await memory.roles.grant(person, { role: 'admin', companies }, person, now());
  return true;
};

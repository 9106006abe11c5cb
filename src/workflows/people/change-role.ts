import { grantOver } from '../../core/rules/grant-ends.ts';
import {
  type Held,
  isLastingAdmin,
  type RoleChange,
  type RoleRefusal,
  refuseRoleChange,
} from '../../core/rules/role-changes.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Grant, Person } from '../../core/words/people.ts';
import { record } from '../audit/record-act.ts';
import type { Context } from '../context.ts';

export type RoleWanted = RoleChange &
  Readonly<{
    /** The names of `companies`, for the audit; null for all companies. */
    companyNames: readonly string[] | null;
    conversation: Conversation;
  }>;

/** `before` is what was granted until now. */
export type RoleChanged =
  | Readonly<{ kind: 'changed'; before: Held | null; grant: Grant }>
  | Readonly<{ kind: 'refused'; reason: RoleRefusal }>;

const idOf = ({ name, objectId }: Person) => ({ who: name, whoId: objectId });

type Edges = Pick<Context, 'memory' | 'settings' | 'now'>;

/** Grants or removes a role by the rules of `core/rules/role-changes.ts`. Success and refusal are both audited. */
export const changeRole = async (context: Edges, wanted: RoleWanted): Promise<RoleChanged> => {
  const { memory, settings } = context;
  const { by, who, role, companies, companyNames, until, conversation } = wanted;
  const grants = await memory.roles.list(by.tenantId);
  const before = grants.find(({ person }) => person.objectId === who.objectId) ?? null;
  const facts = { ...idOf(who), role: role ?? 'none', before: before?.role ?? 'none' };
  const refused = async (reason: RoleRefusal): Promise<RoleChanged> => {
    await record(context, by, 'role.refused', { cause: reason, ...facts }, { conversation });
    return { kind: 'refused', reason };
  };
  const reason = refuseRoleChange(wanted, settings.admins, grants, context.now());
  if (reason !== null) return refused(reason);
  const given = { role: role ?? 'none', companies, ...(until === null ? {} : { until }) } as const;
  const grant = grantOver(given, before);
  if (role === null) await memory.roles.revoke(who.tenantId, who.objectId);
  else await memory.roles.grant(who, grant, by, context.now());
  if (await isWithoutAdmin(context, by.tenantId, before, until === null ? role : null))
    return refused('last-admin');
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
      until,
      after: until === null ? null : (grant.afterwards?.role ?? 'none'),
    },
    { conversation, companyId },
  );
  return { kind: 'changed', before, grant };
};

/** If two admins demote each other at the same moment, nobody would be left: then both get their role back. */
const isWithoutAdmin = async (
  { memory, settings, now }: Edges,
  tenantId: string,
  before: Held | null,
  role: RoleWanted['role'],
): Promise<boolean> => {
  if (before?.role !== 'admin' || role === 'admin' || settings.admins.length > 0) return false;
  if ((await memory.roles.list(tenantId)).some(isLastingAdmin)) return false;
  const { person, companies, until, afterwards } = before;
  const again = {
    ...(until === undefined ? {} : { until }),
    ...(afterwards === undefined ? {} : { afterwards }),
  };
  await memory.roles.grant(person, { role: 'admin', companies, ...again }, person, now());
  return true;
};

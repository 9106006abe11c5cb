import type { Config } from '../config.ts';
import type { PeopleSeen, TenantSeen } from '../core/ports/doctor.ts';
import { includes } from '../core/words/people.ts';
import type { DecidersMemory } from '../store/look-into.ts';
import { peopleOf } from '../workflows/people/people.ts';

/** Who may decide in each organisation, and where requests and alerts go. `memory` null: as a new database would have it. */
export const lookAtPeople = async (
  { people, approval }: Pick<Config, 'people' | 'approval'>,
  memory: DecidersMemory | null,
  tenants: readonly string[],
): Promise<PeopleSeen> => ({
  kind: 'seen',
  everybodyApproves: includes(people.defaultRole, 'approver'),
  everybodyIsAdmin: includes(people.defaultRole, 'admin'),
  approvalSelf: approval.self,
  tenants: await Promise.all(
    tenants.map((tenantId) =>
      memory === null ? newTenant(tenantId, people.admins) : lookAtTenant(tenantId, people.admins, memory),
    ),
  ),
});

const newTenant = (tenantId: string, admins: readonly string[]): TenantSeen => ({
  tenantId,
  admins: admins.length,
  approvers: admins,
  approvalsGo: 'chats',
  chats: 0,
  alertPlaces: 0,
  refused: 0,
});

const lookAtTenant = async (
  tenantId: string,
  admins: readonly string[],
  memory: DecidersMemory,
): Promise<TenantSeen> => {
  const [standings, place, alertPlaces] = await Promise.all([
    peopleOf({ memory, settings: { admins } }, tenantId),
    memory.places.get(tenantId, 'approvals'),
    memory.alertPlaces.list(tenantId),
  ]);
  const approvers = standings.filter(({ role }) => includes(role, 'approver')).map(({ person }) => person);
  const [open, ...chats] = await Promise.all([
    place === null ? null : memory.conversations.get(tenantId, place),
    ...approvers.map(({ objectId }) => memory.conversations.personalOf(tenantId, objectId)),
  ]);
  return {
    tenantId,
    admins: standings.filter(({ role, companies }) => role === 'admin' && companies === null).length,
    approvers: approvers.map(({ name }) => name),
    approvalsGo: place === null ? 'chats' : open === null ? 'lost' : 'place',
    chats: chats.filter((chat) => chat !== null).length,
    alertPlaces: alertPlaces.length,
    refused: alertPlaces.filter(({ trouble }) => trouble !== null).length,
  };
};

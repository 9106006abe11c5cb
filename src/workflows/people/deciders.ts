import type { DecidersMemory, TenantSeen } from '../../core/ports/doctor.ts';
import { includes } from '../../core/words/people.ts';
import { peopleOf } from './people.ts';

type Edges = Readonly<{ memory: DecidersMemory; settings: Readonly<{ admins: readonly string[] }> }>;

/** Who may decide in an organisation, and where its requests and alerts go. */
export const decidersOf = async (edges: Edges, tenantId: string): Promise<TenantSeen> => {
  const { memory } = edges;
  const [standings, place, alertPlaces] = await Promise.all([
    peopleOf(edges, tenantId),
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
    approvers,
    approvalsGo: place === null ? 'chats' : open === null ? 'lost' : 'place',
    chats: chats.filter((chat) => chat !== null).length,
    alertPlaces: alertPlaces.length,
    refused: alertPlaces.filter(({ trouble }) => trouble !== null).length,
  };
};

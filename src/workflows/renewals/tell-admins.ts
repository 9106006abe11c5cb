import type { ForAdmin } from '../../core/alerts/alert.ts';
import type { Due } from '../../core/alerts/due-alerts.ts';
import type { Renewal } from '../../core/renewals/renewal.ts';
import { includes, type Person } from '../../core/words/people.ts';
import { type Context, roleIn } from '../context.ts';
import { adminChats } from '../people/admins.ts';
import { addAlerts } from './renewal-alerts.ts';

/** The owner to mention; null without one, or when they no longer have a role for the company. */
export const ownerToMention = async (
  context: Pick<Context, 'memory' | 'settings'>,
  { owner, companyId }: Pick<Renewal, 'owner' | 'companyId'>,
): Promise<Person | null> => {
  if (owner === null) return null;
  const { role } = await roleIn(context, owner, companyId);
  return includes(role, 'requester') ? owner : null;
};

/**
 * Tells the admins, once each, of renewals that are undecided at their last alert, and of those whose owner no longer has
 * a role for the company.
 */
export const tellAdmins = async (context: Context, dues: readonly Due[]): Promise<void> => {
  const { settings } = context;
  const isLast = ({ place, days }: Due) => days === Math.min(...(place.filter.days ?? settings.alertDays));
  const last = new Set(dues.filter(isLast).map(({ renewal }) => renewal));
  for (const renewal of new Set(dues.map((due) => due.renewal))) {
    if (last.has(renewal)) await tell(context, renewal, 'last-alert', '');
    const { owner } = renewal;
    if (owner !== null && (await ownerToMention(context, renewal)) === null)
      await tell(context, renewal, 'owner-without-role', owner.objectId);
  }
};

const tell = async (context: Context, renewal: Renewal, reason: ForAdmin, about: string): Promise<void> => {
  const { id: renewalId, tenantId } = renewal;
  const chats = await adminChats(context, tenantId);
  const places = new Set(
    (await context.memory.alertPlaces.list(tenantId)).map((place) => place.conversationId),
  );
  // A chat that is a place of its own hears of it there.
  const others = chats.map(({ id }) => id).filter((id) => reason !== 'last-alert' || !places.has(id));
  await addAlerts(context, renewal, others, (conversationId) => ({
    key: ['for-admin', reason, renewalId, about, conversationId].filter((part) => part !== '').join(' '),
    content: { kind: 'for-admin', renewalId, reason },
  }));
};

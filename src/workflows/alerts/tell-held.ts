import { day } from '../../core/words/durations.ts';
import type { Context } from '../context.ts';
import { adminChats } from '../people/admins.ts';
import { addAlerts } from '../renewals/renewal-alerts.ts';

/** Tells the admins, once a day, about a reading of Pax8 that was rejected because it lost too much. */
export const tellHeld = async (context: Context): Promise<void> => {
  const { portfolio, memory } = context;
  const suspicion = portfolio.suspicion();
  if (suspicion === null) return;
  const { since, at, before, read } = suspicion;
  // Instances do not read at the same moment.
  const turn = Math.floor(since / day);
  for (const tenantId of await memory.conversations.tenants()) {
    const chats = await adminChats(context, tenantId);
    await addAlerts(
      context,
      { tenantId },
      chats.map(({ id }) => id),
      (conversationId) => ({
        key: `reading-held ${turn} ${conversationId}`,
        content: { kind: 'reading-held', since, at, before, read },
      }),
    );
  }
};

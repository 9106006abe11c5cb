import { DateTime } from 'luxon';
import { newAlert } from '../../core/alerts/due-alerts.ts';
import type { Change } from '../../core/changes/change.ts';
import { awaitsReview } from '../../core/changes/emergency.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Context } from '../context.ts';
import { approvalsPlace, approversChats } from '../people/approvers.ts';

/** The day's reminder comes from this hour on, in the configured time zone. */
const fromHour = 9;

/**
 * Reminds approvers once a day, where they see requests, of what one of them approved alone and nobody has reviewed.
 */
export const remindReviews = async (context: Context): Promise<void> => {
  const { memory, now, newId, settings } = context;
  const at = DateTime.fromMillis(now(), { zone: settings.timeZone });
  if (at.hour < fromHour) return;
  const today = at.toISODate();
  const open = (await memory.changes.toReview(null)).filter(awaitsReview);
  for (const [tenantId, changes] of Map.groupBy(open, (change) => change.tenantId)) {
    const alerts = (await placesOf(context, tenantId, changes)).map(({ id: conversationId }) => ({
      ...newAlert(
        `reviews ${tenantId} ${conversationId} ${today}`,
        { tenantId, conversationId },
        { kind: 'reviews' },
        now(),
      ),
      id: newId(),
    }));
    await memory.alerts.add(alerts);
  }
};

/** The approvers' channel; without one their own chats. */
const placesOf = async (
  context: Context,
  tenantId: string,
  changes: readonly Change[],
): Promise<Conversation[]> => {
  const place = await approvalsPlace(context, tenantId);
  if (place !== null) return [place];
  const chats = await Promise.all(
    changes.map((change) => approversChats(context, { ...change, bundle: null })),
  );
  return [...new Map(chats.flat().map((chat) => [chat.id, chat])).values()];
};

import type { AlertPlace } from '../../src/core/alerts/alert.ts';
import type { Memory } from '../../src/core/ports/memory.ts';
import type { Conversation } from '../../src/core/words/chat.ts';
import { bo, bot, type Place, tenant } from './people.ts';

export const conversationOf = (place: Place, serviceUrl: string): Conversation => ({
  tenantId: tenant,
  id: place.id,
  scope: place.scope,
  serviceUrl,
  botId: bot.id,
  botName: bot.name,
  threadId: null,
  teamId: place.teamId ?? null,
  channelId: place.scope === 'channel' ? place.id : null,
  personId: null,
});

/** A place with all alerts, a card for each renewal, as Bo set it up long ago. */
export const alertPlaceOf = (place: Place, given: Partial<AlertPlace> = {}): AlertPlace => ({
  tenantId: tenant,
  conversationId: place.id,
  filter: { company: null, vendor: null, product: null, kind: null, minMonthly: null, days: null },
  form: { kind: 'each' },
  setBy: { tenantId: tenant, objectId: bo.aadObjectId ?? '', name: bo.name },
  setAt: 0,
  trouble: null,
  ...given,
});

/** Makes the place known to the bot and turns its alerts on. */
export const askForAlerts = async (
  memory: Pick<Memory, 'conversations' | 'alertPlaces'>,
  place: Place,
  serviceUrl: string,
  given: Partial<AlertPlace> = {},
): Promise<void> => {
  await memory.conversations.remember(conversationOf(place, serviceUrl), 1);
  await memory.alertPlaces.put(alertPlaceOf(place, given));
};

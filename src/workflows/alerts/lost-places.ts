import type { AlertPlace, PlaceLost } from '../../core/alerts/alert.ts';
import { newAlert } from '../../core/alerts/due-alerts.ts';
import type { AuditEntry } from '../../core/audit/audit-memory.ts';
import type { Conversation } from '../../core/words/chat.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';
import { adminChats } from '../people/admins.ts';
import { isKept } from './alert-readers.ts';

/**
 * Checks whether the bot can still post in the places that asked for alerts. Marks lost ones and tells admins once;
 * unmarks those that work again. A failure at one place does not stop the others.
 */
export const watchPlaces = async (context: Context): Promise<void> => {
  for (const place of await context.memory.alertPlaces.all()) {
    try {
      await watchPlace(context, place);
    } catch (thrown) {
      context.log.error(
        { conversationId: place.conversationId, reason: messageOf(thrown) },
        'a place for alerts could not be looked after',
      );
    }
  }
};

const watchPlace = async (context: Context, place: AlertPlace): Promise<void> => {
  const { conversations } = context.memory;
  const isOpen = (await conversations.get(place.tenantId, place.conversationId)) !== null;
  const stillKept = await isKept(context, place);
  if (!isOpen) await placeLost(context, place, { kind: 'removed-or-gone' });
  else if (!stillKept) await placeLost(context, place, { kind: 'not-kept' });
  else if (place.trouble?.why.kind === 'not-kept') await placeWorks(context, place);
  else if (
    place.trouble !== null &&
    (await conversations.heardSince(place.tenantId, place.conversationId, place.trouble.at))
  )
    await placeWorks(context, place);
};

/** Unmarks a place that works again, and makes its waiting alerts due. */
export const placeWorks = async (
  { memory }: Context,
  { tenantId, conversationId }: Pick<AlertPlace, 'tenantId' | 'conversationId'>,
): Promise<void> => {
  const place = await memory.alertPlaces.get(tenantId, conversationId);
  if (place === null || place.trouble === null || !(await memory.alertPlaces.mark(place, null))) return;
  await memory.alerts.hurry(tenantId, conversationId);
};

const teamsSaid = (why: PlaceLost) => (why.kind === 'teams-said' ? { teamsSaid: why.text } : {});

/** Marks a place as lost and tells admins, once each time it is lost. */
export const placeLost = async (context: Context, place: AlertPlace, why: PlaceLost): Promise<void> => {
  const { memory, now } = context;
  const trouble = place.trouble ?? { at: now(), why };
  if (place.trouble === null && !(await memory.alertPlaces.mark(place, trouble))) return;
  const { tenantId, conversationId } = place;
  const key = `place-lost ${conversationId} ${trouble.at}`;
  if ((await memory.alerts.known([key])).size > 0) return;
  const targets = await whomToTell(context, place);
  // There is nobody to tell yet: the next check tries again.
  if (targets.length === 0) return;
  const content = { kind: 'place-lost', conversationId } as const;
  const entry: AuditEntry = {
    at: now(),
    tenantId,
    person: null,
    event: 'alerts.place-lost',
    changeId: null,
    companyId: null,
    facts: {
      where: conversationId,
      cause: trouble.why.kind,
      ...teamsSaid(trouble.why),
      setBy: place.setBy.name,
    },
  };
  const newest = newAlert(key, { tenantId, conversationId: '' }, content, now(), { state: 'told' });
  const messages = targets.map(({ id }) =>
    newAlert(`${key} ${id}`, { tenantId, conversationId: id }, content, now()),
  );
  await memory.alerts.record([
    { alert: { ...newest, id: context.newId() }, entry },
    ...messages.map((alert) => ({ alert: { ...alert, id: context.newId() }, entry: null })),
  ]);
};

/** The personal chats of known admins; if there are none, another place that has alerts. */
const whomToTell = async (context: Context, lost: AlertPlace): Promise<Conversation[]> => {
  const { conversations, alertPlaces } = context.memory;
  const { tenantId } = lost;
  const chats = await adminChats(context, tenantId);
  const known = chats.filter(({ id }) => id !== lost.conversationId);
  if (known.length > 0) return known;
  for (const { conversationId } of await alertPlaces.list(tenantId)) {
    const other =
      conversationId === lost.conversationId ? null : await conversations.get(tenantId, conversationId);
    if (other !== null) return [other];
  }
  return [];
};

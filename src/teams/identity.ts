import { z } from 'zod';
import type { Conversation } from '../core/words/chat.ts';
import type { Person } from '../core/words/people.ts';
import type { TeamsActivity } from './activity.ts';
import { threadOf } from './message-id.ts';

/** Entra ids ignore case. */
const lower = (id: string): string => id.trim().toLowerCase();

/** Returns the tenant of an activity, or null when it names none or two different ones. */
export const tenantOf = ({ conversation, channelData }: TeamsActivity): string | null => {
  const named = [conversation.tenantId, channelData?.tenant?.id].filter((id) => id != null).map(lower);
  const [tenant] = named;
  return tenant !== undefined && tenant !== '' && named.every((id) => id === tenant) ? tenant : null;
};

/** Makes a name safe to show: one line, no control or direction characters, 80 characters at most. */
const cleanName = (name: string): string =>
  name
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);

type Account = NonNullable<TeamsActivity['from']>;

/** Returns null for a sender without an Entra object id in this tenant: the bot could not recognise them later. */
export const personOf = (account: Account | null | undefined, tenantId: string): Person | null => {
  const objectId = lower(account?.aadObjectId ?? '');
  if (!account || objectId === '') return null;
  if (account.tenantId && lower(account.tenantId) !== tenantId) return null;
  return { tenantId, objectId, name: cleanName(account.name ?? '') || 'Somebody' };
};

/** On the buttons of a card that one person sees alone, so that what they bring is answered in the same way. */
export const privateMark = 'onlyForPresser';

const marked = z.looseObject({ [privateMark]: z.literal(true) });
const markedPress = z.looseObject({ action: z.looseObject({ data: marked }) });
/** Teams hands over the value of a `messageBack` as it was written, or as text. */
const fromText = (value: unknown): unknown => {
  if (typeof value !== 'string' || value.length > 1_000) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

/**
 * Whether an activity was meant for the bot alone, so that the answer is for its sender alone. Of a press Microsoft does not say how
 * it can be told, so the buttons say it: a forged mark only hides an answer from others.
 * https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages
 */
const isPrivate = ({ recipient, value }: TeamsActivity): boolean =>
  recipient?.isTargeted === true ||
  (value != null && (markedPress.safeParse(value).success || marked.safeParse(fromText(value)).success));

/** The same place, for the sender of an activity alone; the place itself where they are alone anyway. */
export const asideOf = (place: Conversation, { type, from, id, recipient }: TeamsActivity): Conversation => {
  if (place.scope === 'personal' || !from?.id) return place;
  const asked = type === 'message' && recipient?.isTargeted === true ? (id ?? null) : null;
  return { ...place, onlyFor: { id: from.id, asked } };
};

export const conversationOf = (activity: TeamsActivity, tenantId: string): Conversation => {
  const { channelData, conversation, recipient, serviceUrl } = activity;
  const { id, threadId } = threadOf(conversation.id);
  const scope = scopeOf(activity);
  const place: Conversation = {
    tenantId,
    id,
    scope,
    serviceUrl,
    botId: recipient?.id ?? '',
    botName: cleanName(recipient?.name ?? ''),
    threadId: scope === 'channel' ? threadId : null,
    teamId: channelData?.team?.id ?? null,
    channelId: scope === 'channel' ? (channelData?.channel?.id ?? id) : null,
    personId: scope === 'personal' ? (personOf(activity.from, tenantId)?.objectId ?? null) : null,
  };
  return isPrivate(activity) ? asideOf(place, activity) : place;
};

const scopeOf = ({ conversation, channelData }: TeamsActivity): Conversation['scope'] => {
  switch (conversation.conversationType) {
    case 'personal':
    case 'groupChat':
    case 'channel':
      return conversation.conversationType;
    default:
      if (channelData?.channel || channelData?.team) return 'channel';
      return conversation.id.startsWith('19:') ? 'groupChat' : 'personal';
  }
};

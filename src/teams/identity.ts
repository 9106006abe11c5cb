import type { Conversation } from '../core/words/chat.ts';
import type { Person } from '../core/words/people.ts';
import type { TeamsActivity } from './activity.ts';
import { threadOf } from './message-id.ts';

/** Entra ids are compared without case. */
const lower = (id: string): string => id.trim().toLowerCase();

/** The tenant that the activity comes from; null when it names none, or two that differ. */
export const tenantOf = ({ conversation, channelData }: TeamsActivity): string | null => {
  const named = [conversation.tenantId, channelData?.tenant?.id].filter((id) => id != null).map(lower);
  const [tenant] = named;
  return tenant !== undefined && tenant !== '' && named.every((id) => id === tenant) ? tenant : null;
};

/** A name as people may read it: no control or direction characters, one line, not long. */
export const cleanName = (name: string): string =>
  name
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);

type Account = NonNullable<TeamsActivity['from']>;

/** Null for a sender without an Entra object id in this tenant: nobody the bot could know again. */
export const personOf = (account: Account | null | undefined, tenantId: string): Person | null => {
  const objectId = lower(account?.aadObjectId ?? '');
  if (!account || objectId === '') return null;
  if (account.tenantId && lower(account.tenantId) !== tenantId) return null;
  return { tenantId, objectId, name: cleanName(account.name ?? '') || 'Somebody' };
};

export const conversationOf = (activity: TeamsActivity, tenantId: string): Conversation => {
  const { channelData, conversation, recipient, serviceUrl } = activity;
  const { id, threadId } = threadOf(conversation.id);
  const scope = scopeOf(activity);
  return {
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

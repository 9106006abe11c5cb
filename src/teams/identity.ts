import { IANAZone } from 'luxon';
import { z } from 'zod';
import type { Conversation, Told } from '../core/words/chat.ts';
import { localeFrom } from '../core/words/locale.ts';
import type { Person } from '../core/words/people.ts';
import type { TeamsActivity } from './activity.ts';
import { threadOf } from './message-id.ts';

/** Entra ids ignore case. */
const lower = (id: string): string => id.trim().toLowerCase();

/** Kinds that somebody sends: only there may the sender's tenant differ from the conversation's. */
const sent: ReadonlySet<string> = new Set(['message', 'invoke']);

/**
 * The tenant of an activity's conversation, which Microsoft calls the host tenant; null when it names none.
 * https://learn.microsoft.com/microsoftteams/platform/build-apps-for-shared-private-channels
 */
export const tenantOf = ({ type, conversation, channelData }: TeamsActivity): string | null => {
  const named = [conversation.tenantId, channelData?.tenant?.id].filter((id) => id != null).map(lower);
  const [tenant] = named;
  if (tenant === undefined || tenant === '') return null;
  return sent.has(type) || named.every((id) => id === tenant) ? tenant : null;
};

/** Makes a name safe to show: one line, no control or direction characters, 80 characters at most. */
const cleanName = (name: string): string =>
  name
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);

type Account = NonNullable<TeamsActivity['from']>;

/** Returns null for an account without an Entra object id: the bot could not recognise it later. */
const recognised = (account: Account | null | undefined, tenantId: string): Person | null => {
  const objectId = lower(account?.aadObjectId ?? '');
  if (!account || objectId === '') return null;
  return { tenantId, objectId, name: cleanName(account.name ?? '') || 'Somebody' };
};

/** The same; null also for an account of another tenant. */
export const personOf = (account: Account | null | undefined, tenantId: string): Person | null =>
  account?.tenantId && lower(account.tenantId) !== tenantId ? null : recognised(account, tenantId);

/** Who sent an activity, as somebody in the conversation's tenant, and what Teams says about them. */
export const senderOf = (
  activity: TeamsActivity,
  tenantId: string,
): Readonly<{ person: Person | null; told: Told }> => {
  const { from, channelData } = activity;
  const tenants = [from?.tenantId, channelData?.tenant?.id].filter((id) => id != null && id !== '');
  const organisation = tenants.map((id) => lower(id ?? '')).find((id) => id !== tenantId) ?? null;
  return {
    person: recognised(from, tenantId),
    told: { organisation, zone: zoneOf(activity), locale: localeFrom(activity.locale ?? '') },
  };
};

/** "Local timezone of the message, expressed in IANA format"; Teams also gives the client's. */
const zoneOf = ({ localTimezone, entities }: TeamsActivity): string | null => {
  const client = entities?.find(({ type }) => type === 'clientInfo')?.timezone;
  const named = [localTimezone, client].find((zone) => typeof zone === 'string' && zone !== '');
  return typeof named === 'string' && IANAZone.isValidZone(named) ? named : null;
};

/** On the buttons of a card that one person sees alone, so that their answers are private too. */
export const privateMark = 'onlyForPresser';

const marked = z.looseObject({ [privateMark]: z.literal(true) });
const markedPress = z.looseObject({ action: z.looseObject({ data: marked }) });
/** Teams passes on the value of a `messageBack` as written, or as text. */
const fromText = (value: unknown): unknown => {
  if (typeof value !== 'string' || value.length > 1_000) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

/**
 * Whether an activity was for the bot alone, so that only its sender sees the answer. Buttons carry a mark for presses.
 * https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages
 */
const isPrivate = ({ recipient, value }: TeamsActivity): boolean =>
  recipient?.isTargeted === true ||
  (value != null && (markedPress.safeParse(value).success || marked.safeParse(fromText(value)).success));

/** The same place, for the sender alone; the place itself where they are alone anyway. */
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
    personId: scope === 'personal' ? (senderOf(activity, tenantId).person?.objectId ?? null) : null,
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

import { bot, type Place, type Somebody, tenant } from './people.ts';

/** Activities in the shapes that Teams posts. */
export type Activity = Readonly<Record<string, unknown> & { id: string; type: string }>;

export type Where = Readonly<{
  as: Somebody;
  in: Place;
  /** In a channel: the root message of its thread. Without one, the message starts a new thread. */
  thread?: string;
  tenantId?: string;
  /** The time zone that Teams tells of the sender. */
  zone?: string;
  /** The locale that Teams tells of the sender. */
  locale?: string;
  /** Written so that only the bot sees it: with / in a channel or group chat. */
  privately?: true;
}>;

let count = 0;
/** Teams' message ids are times in milliseconds. */
export const nextId = (): string => String(1_795_000_000_000 + ++count);

const base = (serviceUrl: string, type: string, where: Where, id: string) => {
  const { as, in: place, tenantId = tenant } = where;
  const thread = where.thread ?? id;
  return {
    type,
    id,
    timestamp: '2026-11-23T14:00:00.000Z',
    channelId: 'msteams',
    serviceUrl,
    localTimezone: where.zone,
    locale: where.locale,
    from: { id: as.id, name: as.name, aadObjectId: as.aadObjectId, tenantId: as.tenantId },
    recipient: where.privately ? { ...bot, isTargeted: true } : bot,
    conversation: {
      ...(place.scope === 'personal' ? {} : { isGroup: true }),
      conversationType: place.scope,
      tenantId,
      id:
        place.scope === 'channel' && type !== 'installationUpdate'
          ? `${place.id};messageid=${thread}`
          : place.id,
    },
    channelData: {
      tenant: { id: tenantId },
      ...(place.scope === 'channel'
        ? {
            teamsChannelId: place.id,
            teamsTeamId: place.teamId,
            channel: { id: place.id },
            team: { id: place.teamId },
          }
        : {}),
    },
  };
};

const mention = (who: Readonly<{ id: string; name: string }>) => ({
  type: 'mention',
  mentioned: { id: who.id, name: who.name },
  text: `<at>${who.name}</at>`,
});

/** Outside personal chats it mentions the bot first, as Teams requires. `@Name` of people in `mentions` is a mention. */
export const message = (
  serviceUrl: string,
  text: string,
  where: Where,
  mentions: readonly Somebody[] = [],
): Activity => {
  const toBot = where.in.scope !== 'personal' && !where.privately;
  const marked = mentions.reduce((so, who) => so.replaceAll(`@${who.name}`, `<at>${who.name}</at>`), text);
  return {
    ...base(serviceUrl, 'message', where, nextId()),
    textFormat: 'plain',
    text: toBot ? `<at>${bot.name}</at>&nbsp;${marked}` : marked,
    entities: [...(toBot ? [mention(bot)] : []), ...mentions.map(mention)],
  };
};

export const pressOf = (
  serviceUrl: string,
  verb: string,
  data: Readonly<Record<string, unknown>>,
  where: Where & Readonly<{ messageId: string; trigger?: 'manual' | 'automatic' }>,
): Activity => ({
  ...base(serviceUrl, 'invoke', { ...where, thread: where.thread ?? where.messageId }, `f:${nextId()}`),
  name: 'adaptiveCard/action',
  value: { action: { type: 'Action.Execute', id: verb, verb, data }, trigger: where.trigger ?? 'manual' },
  replyToId: where.messageId,
});

/** An invoke of the message extension: `query`, `fetchTask` or `submitAction`. */
export const composeOf = (
  serviceUrl: string,
  name: 'query' | 'fetchTask' | 'submitAction',
  value: Readonly<Record<string, unknown>>,
  where: Where,
): Activity => ({
  ...base(serviceUrl, 'invoke', where, `f:${nextId()}`),
  name: `composeExtension/${name}`,
  value,
});

/** What Teams sends while somebody types in a searchable choice on a card. */
export const choicesOf = (
  serviceUrl: string,
  value: Readonly<Record<string, unknown>>,
  where: Where,
): Activity => ({
  ...base(serviceUrl, 'invoke', where, `f:${nextId()}`),
  name: 'application/search',
  value,
});

/** The answer to an offered file. `uploadInfo` is null when it was declined. */
export const consentOf = (
  serviceUrl: string,
  order: unknown,
  uploadInfo: Readonly<Record<string, string>> | null,
  where: Where & Readonly<{ messageId: string }>,
): Activity => ({
  ...base(serviceUrl, 'invoke', where, `f:${nextId()}`),
  name: 'fileConsent/invoke',
  value: {
    type: 'fileUpload',
    action: uploadInfo === null ? 'decline' : 'accept',
    context: { order },
    ...(uploadInfo === null ? {} : { uploadInfo }),
  },
  replyToId: where.messageId,
});

/** A press of an old kind of button (Action.Submit): a message with a value and no text. */
export const submitOf = (
  serviceUrl: string,
  value: unknown,
  where: Where & Readonly<{ messageId: string }>,
): Activity => ({
  ...base(serviceUrl, 'message', { ...where, thread: where.thread ?? where.messageId }, nextId()),
  value,
  replyToId: where.messageId,
});

/** Both activities that Teams sends when the bot is installed or removed. */
export const installation = (
  serviceUrl: string,
  action: 'add' | 'remove',
  where: Where,
): [Activity, Activity] => [
  { ...base(serviceUrl, 'installationUpdate', where, `f:${nextId()}`), action },
  {
    ...base(serviceUrl, 'conversationUpdate', { ...where }, `f:${nextId()}`),
    conversation: { ...base(serviceUrl, 'installationUpdate', where, '').conversation },
    [action === 'add' ? 'membersAdded' : 'membersRemoved']: [{ id: bot.id }],
  },
];

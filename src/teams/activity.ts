import { z } from 'zod';

/** Longer than any id or address of Teams; they are kept in the store. */
const longestId = 1_000;
const id = z.string().max(longestId);

const account = z.looseObject({
  id,
  name: z
    .string()
    .transform((name) => name.slice(0, longestId))
    .nullish(),
  aadObjectId: id.nullish(),
  tenantId: id.nullish(),
  isTargeted: z.boolean().nullish().catch(null),
});
const named = z
  .looseObject({ id: id.min(1) })
  .nullish()
  .catch(null);

const isOfExtension = z.looseObject({
  type: z.literal('invoke'),
  name: z.string().startsWith('composeExtension/'),
  conversation: z.null().optional(),
});

/**
 * A message extension may be used without a conversation, as in Microsoft's example from a chat of two.
 * https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module
 */
const withConversation = (raw: unknown): unknown =>
  isOfExtension.safeParse(raw).success ? { ...(raw as object), conversation: { id: 'none' } } : raw;

/**
 * The parts of an activity that the bot reads; only indispensable ones are required.
 * https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md
 */
const schema = z.looseObject({
  type: id.min(1),
  id: id.nullish(),
  channelId: id.min(1),
  serviceUrl: id.min(1),
  conversation: z.looseObject({
    id: id.min(1),
    tenantId: id.nullish(),
    conversationType: id.nullish(),
  }),
  from: account.nullish().catch(null),
  recipient: account.nullish().catch(null),
  replyToId: id.nullish(),
  name: id.nullish(),
  localTimezone: id.nullish().catch(null),
  locale: id.nullish().catch(null),
  action: id.nullish(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  attachments: z
    .array(z.looseObject({ contentType: z.string(), content: z.unknown().optional() }))
    .nullish()
    .catch(null),
  membersAdded: z.array(account).nullish().catch(null),
  membersRemoved: z.array(account).nullish().catch(null),
  entities: z
    .array(z.looseObject({ type: z.string() }))
    .nullish()
    .catch(null),
  channelData: z.looseObject({ tenant: named, team: named, channel: named }).nullish().catch(null),
});

export const activitySchema = z.preprocess(withConversation, schema);

export type TeamsActivity = z.infer<typeof schema>;

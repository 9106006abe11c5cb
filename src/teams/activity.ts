import { z } from 'zod';

const account = z.looseObject({
  id: z.string(),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  tenantId: z.string().nullish(),
});
const named = z
  .looseObject({ id: z.string().min(1) })
  .nullish()
  .catch(null);

const isOfExtension = z.looseObject({
  type: z.literal('invoke'),
  name: z.string().startsWith('composeExtension/'),
  conversation: z.null().optional(),
});

/**
 * A message extension is also used where there is no conversation: Microsoft's own example from a chat of two has none.
 * https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module
 */
const withConversation = (raw: unknown): unknown =>
  isOfExtension.safeParse(raw).success ? { ...(raw as object), conversation: { id: 'none' } } : raw;

/**
 * The parts of an activity that the bot reads. Only what the bot cannot do without is required.
 * https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md
 */
const schema = z.looseObject({
  type: z.string().min(1),
  id: z.string().nullish(),
  channelId: z.string().min(1),
  serviceUrl: z.string().min(1),
  conversation: z.looseObject({
    id: z.string().min(1),
    tenantId: z.string().nullish(),
    conversationType: z.string().nullish(),
  }),
  from: account.nullish().catch(null),
  recipient: account.nullish().catch(null),
  replyToId: z.string().nullish(),
  name: z.string().nullish(),
  action: z.string().nullish(),
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

import type { Activity, ConfigurationBotFrameworkAuthentication, ConversationParameters } from 'botbuilder';
import { z } from 'zod';
import type { Conversation } from '../core/words/chat.ts';

type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>;
export type ConnectorClient = Awaited<ReturnType<ConnectorFactory['create']>>;

type Account = Readonly<{ id: string; name: string }>;
export type Outgoing = Readonly<{
  type: 'message';
  summary: string;
  attachments: readonly unknown[];
  from: Account;
}>;
type OnlyFor = NonNullable<Conversation['onlyFor']>;
/** One call to Teams that botbuilder does not know; returns the JSON of the answer. */
export type Directly = (method: 'POST' | 'PUT', path: string, body: object) => Promise<unknown>;
export type Member = z.infer<typeof member>;

/** The calls that the bot makes to Teams, with conversation ids as Teams writes them. */
export type Connector = Readonly<{
  /** Returns the id of the new message, empty when Teams gives none. */
  send(conversationId: string, message: Outgoing): Promise<string>;
  /** Starts a thread in a channel. Returns the ids of its conversation and its first message. */
  startThread(
    place: Readonly<{ tenantId: string; channelId: string }>,
    message: Outgoing,
  ): Promise<Readonly<{ id: string; activityId: string }>>;
  update(conversationId: string, messageId: string, message: Outgoing): Promise<void>;
  /** Sends what one member of the conversation sees alone. */
  sendTargeted(conversationId: string, message: Outgoing, to: OnlyFor): Promise<string>;
  updateTargeted(conversationId: string, messageId: string, message: Outgoing): Promise<void>;
  /** Returns the id of the personal chat with somebody; makes it when there is none. */
  startChat(place: Readonly<{ tenantId: string; bot: Account }>, memberId: string): Promise<string>;
  member(conversationId: string, memberId: string): Promise<Member>;
  /** Everybody in a conversation; null when they are more than the bot reads. */
  members(conversationId: string): Promise<readonly Member[] | null>;
}>;

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const resource = z.looseObject({ id: text, activityId: text });
const member = z.looseObject({
  id: z.string(),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  email: z.string().nullish(),
  tenantId: z.string().nullish(),
  userRole: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
});
const memberPage = z.looseObject({ members: z.array(member), continuationToken: z.string().nullish() });

/** As many as Teams gives on a page, and how many pages are read: no place where people work has more. */
const pageSize = 500;
const mostPages = 10;

export const connectorOf = ({ conversations }: ConnectorClient, directly: Directly): Connector => ({
  async send(conversationId, message) {
    const answer: unknown = await conversations.sendToConversation(
      conversationId,
      wire(conversationId, message),
    );
    return resource.parse(answer).id;
  },
  async startThread({ tenantId, channelId }, message) {
    const parameters: ConversationParameters = {
      isGroup: true,
      bot: message.from,
      tenantId,
      channelData: { channel: { id: channelId }, tenant: { id: tenantId } },
      activity: message as unknown as Activity,
    };
    const answer: unknown = await conversations.createConversation(parameters);
    return resource.parse(answer);
  },
  async update(conversationId, messageId, message) {
    await conversations.updateActivity(conversationId, messageId, {
      ...wire(conversationId, message),
      id: messageId,
    });
  },
  async sendTargeted(conversationId, message, { id, asked }) {
    const answer = await directly('POST', targeted(conversationId), {
      ...wire(conversationId, message),
      recipient: { id },
      ...(asked === null ? {} : { entities: [{ type: 'targetedMessageInfo', messageId: asked }] }),
    });
    return resource.parse(answer).id;
  },
  async updateTargeted(conversationId, messageId, message) {
    // With a recipient, Teams refuses an update.
    await directly('PUT', targeted(conversationId, messageId), {
      ...{ ...wire(conversationId, message), id: messageId },
    });
  },
  async startChat({ tenantId, bot }, memberId) {
    const parameters = {
      ...{ isGroup: false, bot, tenantId, members: [{ id: memberId }] },
      channelData: { tenant: { id: tenantId } },
    } as unknown as ConversationParameters;
    const answer: unknown = await conversations.createConversation(parameters);
    return resource.parse(answer).id;
  },
  async member(conversationId, memberId) {
    const answer: unknown = await conversations.getConversationMember(conversationId, memberId);
    return member.parse(answer);
  },
  async members(conversationId) {
    const all: Member[] = [];
    let token: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const options = { pageSize, ...(token === undefined ? {} : { continuationToken: token }) };
      const answer: unknown = await conversations.getConversationPagedMembers(
        conversationId,
        // botbuilder's types require the token that the first page has not.
        options as { pageSize: number; continuationToken: string },
      );
      const read = memberPage.parse(answer);
      all.push(...read.members);
      if (!read.continuationToken) return all;
      token = read.continuationToken;
    }
    return null;
  },
});

/** https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages#send-replies-using-rest-apis */
const targeted = (conversationId: string, messageId?: string): string =>
  `v3/conversations/${encodeURIComponent(conversationId)}/activities${
    messageId === undefined ? '' : `/${encodeURIComponent(messageId)}`
  }?isTargetedActivity=true`;

/** Teams has a few addresses for each region. */
const mostConnectors = 100;

/** The same client for each message to an address: making one costs as much as sending with it. */
export const keptConnectors = (make: (serviceUrl: string) => Promise<Connector>) => {
  const made = new Map<string, Connector>();
  return async (serviceUrl: string): Promise<Connector> => {
    const connector = made.get(serviceUrl) ?? (await make(serviceUrl));
    if (made.size >= mostConnectors) made.clear();
    made.set(serviceUrl, connector);
    return connector;
  };
};

/** botbuilder's types require conversation fields that Teams does not want from a bot. */
const wire = (conversationId: string, message: Outgoing): Partial<Activity> =>
  ({ ...message, conversation: { id: conversationId } }) as unknown as Partial<Activity>;

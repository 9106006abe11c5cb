import type { Activity, ConfigurationBotFrameworkAuthentication, ConversationParameters } from 'botbuilder';
import { type Connector, type Member, member, memberPage, type Outgoing, resource } from './connector.ts';

type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>;
export type ConnectorClient = Awaited<ReturnType<ConnectorFactory['create']>>;
/** One call to Teams that botbuilder does not know; returns the JSON of the answer. */
export type Directly = (method: 'POST' | 'PUT', path: string, body: object) => Promise<unknown>;

/** Teams' page size, and how many pages are read: no real team is larger. */
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

/** botbuilder's types require conversation fields that Teams does not want from a bot. */
const wire = (conversationId: string, message: Outgoing): Partial<Activity> =>
  ({ ...message, conversation: { id: conversationId } }) as unknown as Partial<Activity>;

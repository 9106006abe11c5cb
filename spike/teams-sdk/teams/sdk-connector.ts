import type { Client } from '@microsoft/teams.api';
import { type Connector, type Member, member, memberPage, type Outgoing, resource } from '../../../src/teams/connector.ts';

/** The calls of `src/teams/botbuilder-connector.ts` by the Teams SDK, targeted ones included. */
export const connectorOf = ({ conversations }: Client): Connector => ({
  async send(conversationId, message) {
    return idOf(
      await conversations.createActivity(encodeURIComponent(conversationId), wire(conversationId, message)),
    );
  },
  async startThread({ tenantId, channelId }, message) {
    return resource.parse(
      await conversations.create({
        ...{ isGroup: true, bot: message.from, tenantId, activity: message },
        channelData: { channel: { id: channelId }, tenant: { id: tenantId } },
      } as never),
    );
  },
  async update(conversationId, messageId, message) {
    await conversations.updateActivity(
      encodeURIComponent(conversationId),
      messageId,
      wire(conversationId, message, messageId),
    );
  },
  async sendTargeted(conversationId, message, { id, asked }) {
    return idOf(
      await conversations.createTargetedActivity(encodeURIComponent(conversationId), {
        ...(wire(conversationId, message) as object),
        recipient: { id },
        ...(asked === null ? {} : { entities: [{ type: 'targetedMessageInfo', messageId: asked }] }),
      } as never),
    );
  },
  async updateTargeted(conversationId, messageId, message) {
    await conversations.updateTargetedActivity(
      encodeURIComponent(conversationId),
      messageId,
      wire(conversationId, message, messageId),
    );
  },
  async startChat({ tenantId, bot }, memberId) {
    const made = await conversations.create({
      ...{ isGroup: false, bot, tenantId, members: [{ id: memberId }] },
      channelData: { tenant: { id: tenantId } },
    } as never);
    return idOf(made);
  },
  async member(conversationId, memberId) {
    return member.parse(await conversations.getMemberById(encodeURIComponent(conversationId), memberId));
  },
  async members(conversationId) {
    const id = encodeURIComponent(conversationId);
    const all: Member[] = [];
    let token: string | undefined;
    for (let page = 0; page < 10; page += 1) {
      const read = memberPage.parse(await conversations.getPagedMembers(id, 500, token));
      all.push(...read.members);
      if (!read.continuationToken) return all;
      token = read.continuationToken;
    }
    return null;
  },
});

const idOf = (answer: unknown): string => resource.parse(answer).id;

const wire = (conversationId: string, message: Outgoing, id?: string): never =>
  ({ ...message, conversation: { id: conversationId }, ...(id === undefined ? {} : { id }) }) as never;

import { z } from 'zod';
import type { Conversation } from '../core/words/chat.ts';

type Account = Readonly<{ id: string; name: string }>;
export type Outgoing = Readonly<{
  type: 'message';
  summary: string;
  attachments: readonly unknown[];
  from: Account;
}>;
type OnlyFor = NonNullable<Conversation['onlyFor']>;
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
  /** Sends what only one member of the conversation sees. */
  sendTargeted(conversationId: string, message: Outgoing, to: OnlyFor): Promise<string>;
  updateTargeted(conversationId: string, messageId: string, message: Outgoing): Promise<void>;
  /** Returns the id of the personal chat with somebody; creates it when there is none. */
  startChat(place: Readonly<{ tenantId: string; bot: Account }>, memberId: string): Promise<string>;
  member(conversationId: string, memberId: string): Promise<Member>;
  /** Everybody in a conversation; null when they are more than the bot reads. */
  members(conversationId: string): Promise<readonly Member[] | null>;
}>;

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
export const resource = z.looseObject({ id: text, activityId: text });
export const member = z.looseObject({
  id: z.string(),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  email: z.string().nullish(),
  tenantId: z.string().nullish(),
  userRole: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
});
export const memberPage = z.looseObject({
  members: z.array(member),
  continuationToken: z.string().nullish(),
});

/** Teams has a few addresses for each region. */
const mostConnectors = 100;

/** One client per address, reused: creating one costs as much as sending with it. */
export const keptConnectors = (make: (serviceUrl: string) => Promise<Connector>) => {
  const connectors = new Map<string, Connector>();
  return async (serviceUrl: string): Promise<Connector> => {
    const connector = connectors.get(serviceUrl) ?? (await make(serviceUrl));
    if (connectors.size >= mostConnectors) connectors.clear();
    connectors.set(serviceUrl, connector);
    return connector;
  };
};

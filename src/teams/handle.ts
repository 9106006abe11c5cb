import { randomUUID } from 'node:crypto';
import type { Claims, Conversations, People } from '../core/ports/memory.ts';
import type { Answer, Chat, Conversation, Delivery, Incoming } from '../core/words/chat.ts';
import type { Log } from '../core/words/log.ts';
import type { Person } from '../core/words/people.ts';
import { AppError } from '../errors.ts';
import type { TeamsActivity } from './activity.ts';
import { conversationOf, tenantOf } from './identity.ts';
import type { InTime } from './in-time.ts';
import type { PressResult } from './press.ts';
import type { Roster } from './roster.ts';

export type Of<K extends Incoming['kind']> = Extract<Incoming, { kind: K }>;
export type Reply = (answer: Answer) => Promise<Delivery>;

/** What the bot does with what comes in. A rejection becomes an apology with a reference that the log has too. */
export type Handle = Readonly<{
  message(incoming: Of<'message'>, reply: Reply): Promise<void>;
  press(incoming: Of<'press'>): Promise<PressResult>;
  file(incoming: Of<'file'>): Promise<void>;
  installed(incoming: Of<'installed'>, reply: Reply): Promise<void>;
  removed(incoming: Of<'removed'>): Promise<void>;
}>;

/** What the turns need. */
export type Around = Readonly<{
  handle: Handle;
  chat: Chat;
  claims: Pick<Claims, 'claim'>;
  conversations: Pick<Conversations, 'remember' | 'close'>;
  people: Pick<People, 'remember'>;
  roster: Roster;
  inTime: InTime;
  now: () => number;
  log: Log;
}>;

/** Where an activity came from. Its tenant was checked before the turn began. */
export const placeOf = (activity: TeamsActivity): Conversation =>
  conversationOf(activity, tenantOf(activity) ?? '');

/** True for the first delivery of an activity: Teams delivers again what took long. */
export const isFirst = async ({ claims, now }: Around, activity: TeamsActivity): Promise<boolean> => {
  const { id, type, conversation } = activity;
  return !id || claims.claim(`activity ${type} ${tenantOf(activity)} ${conversation.id} ${id}`, now());
};

/** What is remembered is the conversation, not the thread: what the bot posts by itself starts its own. */
export const remember = ({ conversations, now }: Around, place: Conversation): Promise<void> =>
  conversations.remember({ ...place, threadId: null }, now());

/** What Teams calls a person, which a card needs to refresh for them. */
export const rememberPerson = async (
  { people, now }: Around,
  { from }: TeamsActivity,
  person: Person,
): Promise<void> => {
  if (from?.id) await people.remember(person, from.id, now());
};

/** A sentence for people; the log gets the rest under the same reference. */
export const apology = (log: Log, thrown: unknown, during: string): string => {
  const reference = randomUUID().slice(0, 8);
  log.error({ err: thrown, reference }, `${during} failed`);
  const sentence = thrown instanceof AppError ? thrown.forPeople : 'Something went wrong on the bot’s side.';
  return `${sentence} (Reference ${reference})`;
};

export const stranger =
  'Teams does not tell the bot who you are, so it can do nothing for you here. Guests and people of other organisations need a colleague to ask for them.';

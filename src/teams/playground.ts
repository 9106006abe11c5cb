import type { Answer, Chat } from '../core/words/chat.ts';
import type { Handle } from './handle.ts';

/**
 * Rewrites a card for the Agents Playground, the client used without authentication. It fails on a button's `msteams`
 * part (which it tries to change while frozen; seen in 0.2.28), so buttons carry only their text.
 */
export const forPlayground = (answer: Answer): Answer => ({
  ...answer,
  card: plainButtons(answer.card) as Answer['card'],
});

/** The same chat, with cards that work in the Playground. */
export const playgroundChat = (chat: Chat): Chat => ({
  send: (to, answer, sending) => chat.send(to, forPlayground(answer), sending),
  offerFile: chat.offerFile,
  giveFile: chat.giveFile,
  emailOf: chat.emailOf,
  memberOf: chat.memberOf,
  membersOf: chat.membersOf,
  update: (to, messageId, answer, sending) => chat.update(to, messageId, forPlayground(answer), sending),
});

export const playgroundHandle = (handle: Handle): Handle => ({
  ...handle,
  press: async (incoming) => {
    const pressed = await handle.press(incoming);
    return 'toast' in pressed ? pressed : forPlayground(pressed);
  },
});

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const plainButtons = (value: unknown): unknown => {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) {
    const plain = value.map(plainButtons);
    return plain.every((inner, at) => inner === value[at]) ? value : plain;
  }
  const { type, data } = value;
  if (type === 'Action.Submit' && isObject(data) && isObject(data.msteams))
    return { ...value, data: { text: data.msteams.text } };
  const changed = Object.entries(value).flatMap(([key, inner]) => {
    const plain = plainButtons(inner);
    return plain === inner ? [] : [[key, plain] as const];
  });
  return changed.length === 0 ? value : { ...value, ...Object.fromEntries(changed) };
};

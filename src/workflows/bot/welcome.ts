import type { Answer, Delivery, Incoming } from '../../core/words/chat.ts';
import { welcomeCard } from '../../views/bot/welcome.ts';
import type { Context } from '../context.ts';

/** What the bot says when it is installed: what it can do and what to press first, in five lines. */
export const welcome = async (
  context: Context,
  _installed: Extract<Incoming, { kind: 'installed' }>,
  reply: (answer: Answer) => Promise<Delivery>,
): Promise<void> => {
  await reply(context.answer(welcomeCard()));
};

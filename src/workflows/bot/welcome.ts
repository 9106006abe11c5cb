import type { Answer, Delivery, Incoming } from '../../core/words/chat.ts';
import type { Context } from '../context.ts';

/** What the bot says when it is installed: in five lines what it can do and what to press first. */
export const welcome = async (
  context: Context,
  _installed: Extract<Incoming, { kind: 'installed' }>,
  reply: (answer: Answer) => Promise<Delivery>,
): Promise<void> => {
  await reply(context.views.welcome());
};

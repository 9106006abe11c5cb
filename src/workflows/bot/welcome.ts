import type { Answer, Delivery, Incoming } from '../../core/words/chat.ts';
import { includes, type Person } from '../../core/words/people.ts';
import { groupWelcomeCard, welcomeCard } from '../../views/bot/welcome.ts';
import { type Context, roleIn } from '../context.ts';
import { unlessAway } from '../unless-away.ts';
import { setupAnswer } from './setup-answer.ts';

/**
 * What the bot says when it is installed: what it can do and what to press first; beside others also how it is spoken to. An
 * admin is shown what there is to set up.
 */
export const welcome = async (
  context: Context,
  { person, conversation }: Extract<Incoming, { kind: 'installed' }>,
  reply: (answer: Answer) => Promise<Delivery>,
): Promise<void> => {
  const { scope, botName } = conversation;
  const admin = person !== null && (await isAdmin(context, person)) ? person : null;
  if (scope !== 'personal') {
    await reply(context.answer(groupWelcomeCard({ scope, botName, forAdmin: admin !== null })));
    return;
  }
  await reply(context.answer(welcomeCard()));
  if (admin !== null) await reply(await setupAnswer(context, admin, conversation));
};

/** While the store is away nobody can tell. */
const isAdmin = async (context: Context, person: Person): Promise<boolean> => {
  const known = await unlessAway(roleIn(context, person), null);
  return known !== null && includes(known.role, 'admin');
};

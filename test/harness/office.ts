import { button } from './cards.ts';
import type { Sent } from './connector-rest.ts';
import { ann, channel, type Somebody } from './people.ts';
import type { RunningBot } from './running-bot.ts';

export const office = channel('office');

/** What people say and press in a channel, the office. */
export const officeOf = (bot: () => RunningBot) => {
  const messages = (): readonly Sent[] => bot().connector.messages(office);
  const since = (from: number): readonly Sent[] => messages().slice(from);
  const say = async (text: string, as: Somebody = ann): Promise<Sent> => {
    const before = messages().length;
    await bot().connector.say(text, { as, in: office });
    const [sent] = since(before);
    if (sent === undefined) throw new Error('no answer');
    return sent;
  };
  const press = (
    title: string,
    sent: Pick<Sent, 'card' | 'messageId'> | undefined,
    as: Somebody,
    inputs = {},
  ) => {
    const { verb, data } = button(sent?.card ?? {}, title);
    return bot().connector.press(
      verb,
      { ...data, ...inputs },
      { as, in: office, messageId: sent?.messageId ?? '' },
    );
  };
  return { since, say, press };
};

import { createInterface } from 'node:readline/promises';
import { answerPress } from '../actions/answer-press.ts';
import { answerMessage } from '../commands/answer-message.ts';
import type { Answer, Conversation, Delivery } from '../core/words/chat.ts';
import type { Parts } from '../parts.ts';
import { inLocale } from '../views/texts/locale.ts';
import type { File } from '../workflows/files/file.ts';
import { keepHistory } from '../workflows/history/keep-history.ts';
import { type Button, buttonsOf } from './buttons.ts';
import { terminalChat } from './terminal-chat.ts';
import { type Place, peopleAt } from './terminal-people.ts';

type Options = Readonly<{
  name: string;
  /** Whether one person may play several: only with a simulated Pax8, since they could approve their own requests. */
  plays: boolean;
  /** When empty, an interactive prompt starts. */
  sentence: string;
  json: boolean;
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
}>;

/**
 * Says one sentence to the bot, or each input line, and prints the answers. A number presses a button. `/as Ann`
 * switches the person, `/in Renewals` the channel, `/as me` goes back.
 */
export const converse = async (
  parts: Parts,
  { name, plays, sentence, json, input, output }: Options,
): Promise<void> => {
  const people = peopleAt(name);
  let here = people.own;
  /** The buttons of the last card, per conversation. */
  const buttons = new Map<string, readonly Button[]>();
  const shown = new Map<string, string>();
  const show = (answer: Answer, messageId: string, to: Conversation): void => {
    buttons.set(to.id, buttonsOf(answer.card, messageId));
    // A press both answers and changes the card, often to the same.
    if (shown.get(messageId) === answer.text) return;
    shown.set(messageId, answer.text);
    const elsewhere = to.id === here.conversation.id ? '' : `(${people.nameOf(to)})\n`;
    output.write(json ? `${JSON.stringify(activity(answer, messageId))}\n` : `${elsewhere}${answer.text}\n`);
  };
  const context = parts.contextWith(terminalChat(show));
  const meet = async (place: Place): Promise<void> => {
    await context.memory.conversations.remember(place.conversation, context.now());
    await context.memory.people.remember(
      place.person,
      { teamsId: place.person.objectId, zone: null, locale: null },
      context.now(),
    );
  };
  await meet(here);
  await context.portfolio
    .refreshIfOld()
    // No job runs here, and what changed since yesterday needs yesterday.
    .then(() => keepHistory(context))
    .catch(() => {
      // The answer itself says that Pax8 could not be read and how old the data is.
    });

  const say = async (text: string): Promise<void> => {
    const named = plays ? people.namedIn(text) : [];
    for (const { place } of named) await meet(place);
    const mentions = named.map(({ text: written, place: { person } }) => ({ text: written, person }));
    await inLocale(context.locale, () =>
      answerMessage(
        context,
        { kind: 'message', id: context.newId(), text, ...here, mentions },
        (answer, file) =>
          file === undefined || json ? context.chat.send(here.conversation, answer) : print(file),
      ),
    );
  };
  const print = async (file: File): Promise<Delivery> => {
    for await (const piece of file.pieces()) output.write(piece);
    return { kind: 'delivered', posted: { conversationId: here.conversation.id, messageId: '' } };
  };
  const press = async ({ verb, data, messageId }: Extract<Button, { kind: 'press' }>) => {
    const pressed = await inLocale(context.locale, () =>
      answerPress(context, { kind: 'press', verb, data, ...here, messageId, trigger: 'manual' }),
    );
    if ('toast' in pressed) output.write(`${pressed.toast}\n`);
    else show(pressed, messageId, here.conversation);
  };
  /** A line for the terminal itself; null for what is said to the bot. */
  const goneTo = (text: string): Place | null => {
    const [, word = '', wanted = ''] = /^\/(as|in) ([\p{L}\p{N}_-]+)$/iu.exec(text) ?? [];
    if (!plays || wanted === '') return null;
    return word.toLowerCase() === 'as' ? people.as(wanted) : people.inChannel(here, wanted);
  };

  if (sentence !== '') return say(sentence);
  // Not readline's own prompt, which fails once piped input has ended, even when lines are left.
  const prompt = () => {
    const { person, conversation } = here;
    const who = person === people.own.person ? [] : [person.name];
    const where = conversation.scope === 'channel' ? [`in ${people.nameOf(conversation)}`] : [];
    output.write(`${[...who, ...where].join(' ')}> `);
  };
  const lines = createInterface({ input });
  prompt();
  for await (const line of lines) {
    const text = line.trim();
    const place = goneTo(text);
    const button = /^\d+$/.test(text) ? buttons.get(here.conversation.id)?.[Number(text) - 1] : undefined;
    if (place !== null) {
      here = place;
      await meet(place);
    } else if (button?.kind === 'press') await press(button);
    else if (button?.kind === 'say') await say(button.text);
    else if (text !== '') await say(text);
    const offered = buttons.get(here.conversation.id) ?? [];
    if (offered.length > 0)
      output.write(`${offered.map(({ title }, n) => `[${n + 1}] ${title}`).join('  ')}\n`);
    prompt();
  }
  output.write('\n');
};

/** The activity that Teams would receive. */
const activity = ({ card, text }: Answer, id: string) => ({
  type: 'message',
  id,
  summary: text.split('\n')[0] ?? '',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
});

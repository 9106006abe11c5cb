import { createInterface } from 'node:readline/promises';
import { answerPress } from '../actions/answer-press.ts';
import { answerMessage } from '../commands/answer-message.ts';
import type { Answer, Delivery } from '../core/words/chat.ts';
import type { Parts } from '../parts.ts';
import { inLocale } from '../views/texts/locale.ts';
import type { File } from '../workflows/files/file.ts';
import { keepHistory } from '../workflows/history/keep-history.ts';
import { type Button, buttonsOf } from './buttons.ts';
import { atTheTerminal, terminalChat } from './terminal-chat.ts';

type Options = Readonly<{
  name: string;
  /** When empty, an interactive prompt starts. */
  sentence: string;
  json: boolean;
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
}>;

/** Says one sentence to the bot, or each line of the input, and prints the answers. A number presses a button. */
export const converse = async (
  parts: Parts,
  { name, sentence, json, input, output }: Options,
): Promise<void> => {
  let buttons: readonly Button[] = [];
  const show = (answer: Answer, messageId: string): void => {
    buttons = buttonsOf(answer.card, messageId);
    output.write(json ? `${JSON.stringify(activity(answer, messageId))}\n` : `${answer.text}\n`);
  };
  const context = parts.contextWith(terminalChat(show));
  const { person, conversation } = atTheTerminal(name);
  await context.memory.conversations.remember(conversation, context.now());
  await context.portfolio
    .refreshIfOld()
    // No job runs here, and what changed since yesterday needs yesterday.
    .then(() => keepHistory(context))
    .catch(() => {
      // The answer itself says that Pax8 could not be read and how old the data is.
    });

  const say = (text: string) =>
    inLocale(context.locale, () =>
      answerMessage(
        context,
        { kind: 'message', id: context.newId(), text, person, conversation, mentions: [] },
        (answer, file) =>
          file === undefined || json ? context.chat.send(conversation, answer) : print(file),
      ),
    );
  const print = async (file: File): Promise<Delivery> => {
    for await (const piece of file.pieces()) output.write(piece);
    return { kind: 'delivered', posted: { conversationId: conversation.id, messageId: '' } };
  };
  const press = async ({ verb, data, messageId }: Extract<Button, { kind: 'press' }>) => {
    const pressed = await inLocale(context.locale, () =>
      answerPress(context, {
        kind: 'press',
        verb,
        data,
        person,
        conversation,
        messageId,
        trigger: 'manual',
      }),
    );
    if ('toast' in pressed) output.write(`${pressed.toast}\n`);
    else show(pressed, messageId);
  };

  if (sentence !== '') return say(sentence);
  // Not readline's own prompt, which fails once piped input has ended, even when lines are left.
  const prompt = () => output.write('> ');
  const lines = createInterface({ input });
  prompt();
  for await (const line of lines) {
    const text = line.trim();
    const button = /^\d+$/.test(text) ? buttons[Number(text) - 1] : undefined;
    if (button?.kind === 'press') await press(button);
    else if (button?.kind === 'say') await say(button.text);
    else if (text !== '') await say(text);
    if (buttons.length > 0)
      output.write(`${buttons.map(({ title }, n) => `[${n + 1}] ${title}`).join('  ')}\n`);
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

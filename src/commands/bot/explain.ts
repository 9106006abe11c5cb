import { noReadingCard, readingCard } from '../../views/bot/reading.ts';
import { lastMessageMs } from '../../workflows/bot/reading.ts';
import { command } from '../asking/command.ts';

export const explain = command({
  name: 'why',
  kind: 'explain',
  usage: 'why?',
  summary: 'How I read your last message, word by word',
  examples: ['why?', 'how did you read that?'],
  role: 'none',
  reads: true,
  run: async ({ answer, memory, now }, _intent, { person, conversation }) => {
    const last = await memory.readMessages.last(person, conversation.id, now() - lastMessageMs);
    return { answer: answer(last === null ? noReadingCard() : readingCard(last)) };
  },
});

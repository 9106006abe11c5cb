import { noReadingCard, readingCard } from '../../views/bot/reading.ts';
import { lastReading } from '../../workflows/bot/reading.ts';
import { command } from '../asking/command.ts';

export const explain = command({
  name: 'why',
  kind: 'explain',
  usage: 'why?',
  summary: 'How I read your last message, word by word',
  examples: ['why?', 'how did you read that?'],
  role: 'none',
  reads: true,
  run: async (context, _intent, { person, conversation }) => {
    const { answer } = context;
    const last = await lastReading(context, person, conversation);
    return { answer: answer(last === null ? noReadingCard() : readingCard(last)) };
  },
});

import { misunderstoodCard, noReadingCard, notMeantCard } from '../../views/bot/reading.ts';
import { lastReading } from '../../workflows/bot/reading.ts';
import { command } from '../asking/command.ts';
import { fileReply } from '../asking/file-reply.ts';

/** The file has the others. */
const mostListed = 200;

export const misunderstood = command({
  name: 'misunderstood',
  kind: 'misunderstood',
  usage: 'misunderstood [csv]',
  summary: 'Messages whose answers were not what was meant; csv exports them without names',
  examples: ['misunderstood', 'misunderstood csv'],
  role: 'admin',
  reads: true,
  run: async (context, { as }, asker) => {
    const { answer, memory, show } = context;
    if (as === 'csv') return fileReply(context, asker, 'misunderstood', null);
    const messages = await memory.readMessages.reported(asker.person.tenantId, mostListed, 0);
    return { answer: answer(misunderstoodCard({ messages, page: asker.page }, show())) };
  },
});

export const notMeant = command({
  name: 'not what I meant',
  kind: 'not-meant',
  usage: 'not what I meant',
  summary: 'Tell the admins that I misread your last message; each answer has a button for it too',
  examples: ['not what I meant'],
  role: 'none',
  run: async (context, _intent, { person, conversation }) => {
    const { answer, memory, now } = context;
    const last = await lastReading(context, person, conversation);
    if (last === null) return { answer: answer(noReadingCard()) };
    await memory.readMessages.report(person, last.id, now());
    return { answer: answer(notMeantCard(last)) };
  },
});

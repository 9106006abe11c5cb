import { statusAnswer } from '../../workflows/bot/status-answer.ts';
import { command } from '../asking/command.ts';

export const status = command({
  name: 'status',
  kind: 'status',
  usage: 'status',
  summary: 'How the bot is doing: Pax8, the age of its data, what is waiting',
  examples: ['status'],
  role: 'viewer',
  reads: true,
  run: async (context, _intent, { person }) => ({ answer: await statusAnswer(context, person) }),
});

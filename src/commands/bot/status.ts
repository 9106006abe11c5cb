import { statusAnswer } from '../../workflows/bot/status-answer.ts';
import { command } from '../asking/command.ts';

export const status = command({
  name: 'status',
  kind: 'status',
  usage: 'status',
  summary: 'How the bot is: Pax8, the age of what it knows, what waits',
  examples: ['status'],
  role: 'viewer',
  run: async (context, _intent, { person }) => ({ answer: await statusAnswer(context, person) }),
});

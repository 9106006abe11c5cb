import { setupAnswer } from '../../workflows/bot/setup-answer.ts';
import { command } from '../asking/command.ts';

export const setup = command({
  name: 'setup',
  kind: 'setup',
  usage: 'setup',
  summary:
    'The first steps of an admin: approvers, channels, policy, time zone, names; what is done and what is left',
  examples: ['setup'],
  role: 'admin',
  reads: true,
  run: async (context, _intent, { person, conversation }) => ({
    answer: await setupAnswer(context, person, conversation),
  }),
});

import { command } from './command.ts';

export const whoami = command({
  name: 'whoami',
  kind: 'whoami',
  usage: 'whoami',
  summary: 'Who the bot takes you for, and what you may do',
  examples: ['whoami'],
  role: 'none',
  run: async ({ views }, _intent, { person, role, roleFrom }) => ({
    answer: views.whoami({ person, role, from: roleFrom }),
  }),
});

import type { Command } from './command.ts';
import { command } from './command.ts';

/** `rows` is a function because help is itself a row of the table that it shows. */
export const help = (rows: () => readonly Pick<Command, 'usage' | 'summary' | 'examples' | 'role'>[]) =>
  command({
    name: 'help',
    kind: 'help',
    usage: 'help',
    summary: 'What you can say',
    examples: ['help'],
    role: 'none',
    run: async ({ views }, _intent, { role }) => ({ answer: views.help({ commands: rows(), role }) }),
  });

import { type HelpGroup, topicOf } from '../../core/understanding/help-topics.ts';
import { helpCard } from '../../views/bot/help.ts';
import { command } from '../asking/command.ts';

/** `groups` is a function because help is a row of the table it shows. */
export const help = (groups: () => readonly HelpGroup[]) =>
  command({
    name: 'help',
    kind: 'help',
    usage: 'help [word]',
    summary: 'What you can say, all of it or about one topic',
    examples: ['help', 'help renewals'],
    role: 'none',
    reads: true,
    run: async ({ answer }, { about }, { role }) => {
      const topic = about === null ? null : topicOf(about, groups());
      return { answer: answer(helpCard({ groups: groups(), role, about, topic })) };
    },
  });

import { type HelpGroup, topicOf } from '../../core/understanding/help-topics.ts';
import { command } from '../asking/command.ts';

/** `groups` is a function because help is itself a row of the table that it shows. */
export const help = (groups: () => readonly HelpGroup[]) =>
  command({
    name: 'help',
    kind: 'help',
    usage: 'help [word]',
    summary: 'What you can say, all of it or about something',
    examples: ['help', 'help renewals'],
    role: 'none',
    run: async ({ views }, { about }, { role }) => {
      const topic = about === null ? null : topicOf(about, groups());
      return { answer: views.help({ groups: groups(), role, about, topic }) };
    },
  });

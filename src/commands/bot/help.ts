import { type HelpGroup, topicOf } from '../../core/understanding/help-topics.ts';
import { helpCard } from '../../views/bot/help.ts';
import { command } from '../asking/command.ts';
import { ownExamples, ownNamesOf } from './own-examples.ts';
import { ways } from './ways.ts';

const examplesShown = 5;

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
    run: async (context, { about }, { role, person }) => {
      const all = [...groups(), ways];
      const topic = about === null ? null : topicOf(about, all);
      const names = await ownNamesOf(context, context.portfolio.current(), person);
      const examples = ownExamples(names, role, examplesShown);
      return { answer: context.answer(helpCard({ groups: all, role, about, topic, examples })) };
    },
  });

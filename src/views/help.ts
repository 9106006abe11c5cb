import { includes, type Role } from '../core/people.ts';
import { sayButtons } from './buttons.ts';
import { escapeText } from './escape.ts';
import type { Plan } from './plan.ts';

export type HelpInput = Readonly<{
  commands: readonly Readonly<{ usage: string; summary: string; examples: readonly string[]; role: Role }>[];
  /** Of the person who asks. */
  role: Role;
}>;

/** Commands by what they are for, told from the role that each needs; those beyond the role are counted. */
export const help = ({ commands, role }: HelpInput): Plan => {
  const allowed = commands.filter((command) => includes(role, command.role));
  const beyond = commands.length - allowed.length;
  const groups = [
    { heading: 'Look up', of: allowed.filter((command) => command.role === 'viewer') },
    { heading: 'Change', of: allowed.filter((command) => command.role === 'requester') },
    { heading: 'Decide and administer', of: allowed.filter((command) => includes(command.role, 'approver')) },
    { heading: 'About you and the bot', of: allowed.filter((command) => command.role === 'none') },
  ];
  return {
    template: 'help',
    filling: {
      speak: 'What you can say, as a list of sentences.',
      title: 'What you can say',
      sentence: 'In these words or your own; parts of names are enough.',
      groups: groups
        .filter(({ of }) => of.length > 0)
        .map(({ heading, of }) => ({
          heading,
          commands: of.map(({ usage, summary, examples }) => ({
            usage: escapeText(usage, 100),
            summary: `${escapeText(summary, 120)}${example(usage, examples)}`,
          })),
        })),
      notes:
        beyond > 0
          ? [
              `${beyond} more ${beyond === 1 ? 'needs' : 'need'} another role than yours (${role}). An admin can change it.`,
            ]
          : [],
      buttons: sayButtons(role === 'none' ? [{ title: 'Who am I?', say: 'whoami' }] : lookUps),
    },
  };
};

const lookUps = [
  { title: 'Renewals', say: 'renewals next 30 days' },
  { title: 'Companies', say: 'companies' },
  { title: 'Pending', say: 'pending' },
];

/** The first example that shows more than the usage does. */
const example = (usage: string, examples: readonly string[]): string => {
  const other = examples.find((one) => !usage.startsWith(one));
  return other === undefined ? '' : ` · *${escapeText(other, 100)}*`;
};

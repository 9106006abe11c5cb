import { type HelpGroup, type HelpRow, topicOf } from '../../../src/core/understanding/help-topics.ts';
import type { Answer } from '../../../src/core/words/chat.ts';
import type { Role } from '../../../src/core/words/people.ts';
import { helpCard } from '../../../src/views/bot/help.ts';
import { type Lay, names } from '../samples.ts';

const row = (role: Role, usage: string, summary: string, ...examples: string[]): HelpRow => ({
  name: usage.split(' ')[0] ?? '',
  usage,
  summary,
  examples,
  role,
  ...(role === 'viewer' ? { reads: true } : {}),
});

const groups: readonly HelpGroup[] = [
  {
    name: 'Look up',
    commands: [
      row(
        'viewer',
        'companies [text]',
        'Your companies with their seats and price',
        'companies',
        'companies fab',
      ),
      row('viewer', 'subscriptions <company>', 'What a company has', 'subscriptions Contoso'),
      row('viewer', 'price <product>', 'What a product costs by its plans', 'price Business Premium'),
    ],
  },
  {
    name: 'Renewals',
    commands: [
      row(
        'viewer',
        'renewals [company] [period]',
        'Commitments that renew or end, by date',
        'renewals next 30 days',
        'what renews in December?',
      ),
      row(
        'requester',
        'decide <company>',
        'Decide a renewal: as it is, fewer seats, or its end',
        'decide Contoso',
      ),
    ],
  },
  {
    name: 'Change',
    commands: [
      row(
        'requester',
        'add N seats of <product> for <company>',
        'Ask for more seats; nothing is bought before somebody approves',
        'add 3 seats of Business Premium for Contoso',
      ),
      row(
        'requester',
        'remove N seats of <product> for <company>',
        'Ask for fewer seats',
        'remove 2 seats of Business Premium for Contoso',
      ),
    ],
  },
  {
    name: 'Billing',
    commands: [row('viewer', 'invoices [company]', 'Invoices by period', 'invoices Contoso')],
  },
  {
    name: 'People',
    commands: [row('admin', 'grant <role> to @person', 'Give somebody a role', 'grant approver to @Bo')],
  },
  {
    name: 'The bot',
    commands: [
      row('none', 'whoami', 'Your role and where it comes from', 'whoami'),
      row('none', 'help [word]', 'What you can say, all of it or about one topic', 'help', 'help renewals'),
    ],
  },
];

/** More commands than there are, each as long as its parts may be. */
const most: readonly HelpGroup[] = Array.from({ length: 7 }, (_, g) => ({
  name: `Group ${g + 1}`,
  commands: Array.from({ length: 7 }, (__, n) =>
    row(
      'viewer',
      `command${g}${n} N seats of <product> for <company> [period]`,
      'What it does, in a line that is as long as the longest of them; csv exports it',
      'command 3 seats of Business Premium for Contoso',
    ),
  ),
}));

const examples = [
  { title: 'Renewals', sentence: 'renewals next 30 days', reads: true },
  { title: 'Subscriptions', sentence: 'subscriptions Adatum', reads: true },
  { title: 'Add seats', sentence: 'add 3 seats of Microsoft 365 Business Premium for Adatum', reads: false },
  { title: 'Who has it', sentence: 'who has Microsoft 365 Business Premium', reads: true },
  { title: 'Spend', sentence: `spend ${names.hostile}`, reads: true },
];

export const helpCases = (answer: Lay): Readonly<Record<string, () => Answer>> => {
  const about = (text: string, role: Role = 'requester') =>
    answer(helpCard({ groups, role, about: text, topic: topicOf(text, groups), examples }));
  return {
    help: () => answer(helpCard({ groups, role: 'requester', about: null, topic: null, examples })),
    'help-none': () => answer(helpCard({ groups, role: 'none', about: null, topic: null, examples: [] })),
    'help-most': () => answer(helpCard({ groups: most, role: 'admin', about: null, topic: null, examples })),
    'help-group': () => about('billing'),
    'help-command': () => about('invoices'),
    'help-several': () => about('seats'),
    'help-beyond-role': () => about('grant'),
    'help-unknown': () => about(names.hostile),
  };
};

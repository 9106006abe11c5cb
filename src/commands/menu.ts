import { commands } from './index.ts';

const rowsOf = (names: readonly string[]) =>
  names.flatMap((name) => commands.filter((row) => row.name === name));

/**
 * The most typed commands, for the menu in Teams' message box, which shows at most twelve. Help leads to the rest.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/create-a-bot-commands-menu
 */
export const menu = rowsOf([
  ...['subscriptions', 'companies', 'renewals', 'price', 'add', 'remove', 'order', 'onboard', 'offboard'],
  ...['invoices', 'pending', 'help'],
]);

/**
 * For `/` in channels and group chats, where question and answer are seen by one person alone. So only look-ups.
 * https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/agent-slash-commands
 */
export const slashMenu = rowsOf([
  ...['subscriptions', 'companies', 'renewals', 'price', 'invoices', 'spend', 'products', 'contacts'],
  ...['whoami', 'help'],
]);

/**
 * Sentences that make sense before anybody has said a name, for the first look at a chat with the bot. Each is an example of
 * its command.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/prompt-suggestions
 */
export const starters = [
  { command: 'companies', title: 'All my companies', prompt: 'companies' },
  { command: 'renewals', title: 'What renews in the next 30 days', prompt: 'renewals next 30 days' },
  { command: 'invoices', title: 'Invoices that are not paid', prompt: 'unpaid invoices' },
  { command: 'pending', title: 'Changes that wait for a decision', prompt: 'pending' },
  { command: 'help', title: 'What I can say', prompt: 'help' },
] as const;

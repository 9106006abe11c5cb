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

import { commands } from './index.ts';

/**
 * The most typed commands, for the menu in Teams' message box, which shows at most twelve. Help leads to the rest.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/create-a-bot-commands-menu
 */
const most = [
  ...['subscriptions', 'companies', 'renewals', 'price', 'add', 'remove', 'order', 'onboard', 'offboard'],
  ...['invoices', 'pending', 'help'],
];

export const menu = most.flatMap((name) => commands.filter((row) => row.name === name));

import { commands } from './index.ts';

/**
 * What is typed most, for the menu in the message box of Teams, which shows twelve at most. Help leads to the rest.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/create-a-bot-commands-menu
 */
const most = [
  ...['subscriptions', 'companies', 'renewals', 'price', 'add', 'remove', 'order', 'onboard', 'offboard'],
  ...['invoices', 'pending', 'help'],
];

export const menu = most.flatMap((name) => commands.filter((row) => row.name === name));

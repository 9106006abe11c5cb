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

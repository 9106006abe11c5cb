import { sayButtons } from '../kit/buttons.ts';
import type { Plan } from '../kit/plan.ts';

/** Said once, on installation: what the bot can do and what to press first. */
export const welcome = (): Plan => ({
  template: 'welcome',
  filling: {
    speak: 'Hello. Ask about companies, subscriptions and renewals at Pax8, or ask for a seat change.',
    title: 'Pax8, from the conversation',
    lines: [
      '**Look up** companies, subscriptions, seats and prices: *subscriptions Contoso*',
      '**See ahead** which terms renew or end: *renewals next 30 days*',
      '**Ask for seats**: *add 3 seats of Business Premium for Contoso*',
      '**Decide**: nothing is bought before an approver presses Approve; *pending* lists what waits',
      '**Write as you like**: parts of names and small typos are understood; what is unclear is asked, never guessed',
    ],
    buttons: sayButtons(
      [
        { title: 'Renewals', say: 'renewals next 30 days' },
        { title: 'Companies', say: 'companies' },
        { title: 'Help', say: 'help' },
      ],
      'positive',
    ),
  },
});

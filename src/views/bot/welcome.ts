import { sayButtons } from '../kit/buttons.ts';
import type { Plan } from '../kit/plan.ts';

/** Sent once after installation: what the bot can do and what to press first. */
export const welcomeCard = (): Plan => ({
  template: 'welcome',
  filling: {
    speak: 'Hello. Ask about companies, subscriptions and renewals at Pax8, or ask for a seat change.',
    title: 'Pax8, from the conversation',
    lines: [
      '**Look up** companies, subscriptions, seats and prices: *subscriptions Contoso*',
      '**See what renews** or ends: *renewals next 30 days*',
      '**Ask for seats**: *add 3 seats of Business Premium for Contoso*',
      '**Decide**: nothing is bought until it is approved or your policy allows it; *pending* shows what is waiting',
      '**Write as you like**: parts of names and small typos are fine; when unsure, the bot asks and never guesses',
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

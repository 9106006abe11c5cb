import { sayButtons } from '../kit/buttons.ts';
import { escapeText } from '../kit/escape.ts';
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

/** The same where others talk too: how the bot is spoken to there, and what it is for in such a place. */
export const groupWelcomeCard = ({
  scope,
  botName,
  forAdmin,
}: Readonly<{ scope: 'groupChat' | 'channel'; botName: string; forAdmin: boolean }>): Plan => {
  const mention = `@${escapeText(botName, 40)}`;
  const here = scope === 'channel' ? 'this channel' : 'this chat';
  return {
    template: 'welcome',
    filling: {
      speak: `Hello. Mention me, and I answer everybody in ${here}.`,
      title: 'Pax8, from the conversation',
      lines: [
        `**Mention me**, and I answer everybody in ${here}: *${mention} renewals next 30 days*`,
        `**Approve together**: an admin says *${mention} approvals here*, and new requests are shown here`,
        `**Hear of renewals**: an approver says *${mention} alerts here*`,
        '**Decide**: nothing is bought until it is approved or your policy allows it',
        '**In private**: prices and invoices are for everybody here to see, so ask me those in a chat of our own',
      ],
      buttons: sayButtons(
        forAdmin
          ? [
              { title: 'Approvals here', say: 'approvals here' },
              { title: 'Alerts here', say: 'alerts here' },
              { title: 'Setup', say: 'setup' },
            ]
          : [
              { title: 'Renewals', say: 'renewals next 30 days' },
              { title: 'Pending', say: 'pending' },
              { title: 'Help', say: 'help' },
            ],
        'positive',
      ),
    },
  };
};

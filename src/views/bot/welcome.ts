import { sayButtons } from '../kit/buttons.ts';
import { escapeText } from '../kit/escape.ts';
import type { Plan } from '../kit/plan.ts';
import { t } from '../texts/t.ts';

/** Sent once after installation: what the bot can do and what to press first. */
export const welcomeCard = (): Plan => ({
  template: 'welcome',
  filling: {
    speak: t`Hello. Ask about companies, subscriptions and renewals at Pax8, or ask for a seat change.`,
    title: t`Pax8, from the conversation`,
    lines: [
      t`**Look up** companies, subscriptions, seats and prices: *subscriptions Contoso*`,
      t`**See what renews** or ends: *renewals next 30 days*`,
      t`**Ask for seats**: *add 3 seats of Business Premium for Contoso*`,
      t`**Decide**: nothing is bought until it is approved or your policy allows it; *pending* shows what is waiting`,
      t`**Write as you like**: parts of names and small typos are fine; when unsure, the bot asks and never guesses`,
    ],
    buttons: sayButtons(
      [
        { title: t`Renewals`, say: 'renewals next 30 days' },
        { title: t`Companies`, say: 'companies' },
        { title: t`Help`, say: 'help' },
      ],
      'positive',
    ),
  },
});

/** The same where others talk too: how to address the bot there, and what it is for. */
export const groupWelcomeCard = ({
  scope,
  botName,
  forAdmin,
}: Readonly<{ scope: 'groupChat' | 'channel'; botName: string; forAdmin: boolean }>): Plan => {
  const mention = `@${escapeText(botName, 40)}`;
  const here = scope === 'channel' ? t`this channel` : t`this chat`;
  return {
    template: 'welcome',
    filling: {
      speak: t`Hello. Mention me, and I answer everybody in ${here}.`,
      title: t`Pax8, from the conversation`,
      lines: [
        t`**Mention me**, and I answer everybody in ${here}: *${mention} renewals next 30 days*`,
        t`**Approve together**: an admin says *${mention} approvals here*, and new requests are shown here`,
        t`**Hear of renewals**: an approver says *${mention} alerts here*`,
        t`**Decide**: nothing is bought until it is approved or your policy allows it`,
        t`**In private**: prices and invoices are for everybody here to see, so ask me those in a chat of our own`,
      ],
      buttons: sayButtons(
        forAdmin
          ? [
              { title: t`Approvals here`, say: 'approvals here' },
              { title: t`Alerts here`, say: 'alerts here' },
              { title: t`Setup`, say: 'setup' },
            ]
          : [
              { title: t`Renewals`, say: 'renewals next 30 days' },
              { title: t`Pending`, say: 'pending' },
              { title: t`Help`, say: 'help' },
            ],
        'positive',
      ),
    },
  };
};

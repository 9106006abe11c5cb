import type { Company, Subscription } from '../../core/marketplace/records.ts';
import type { TermEnd } from '../../core/marketplace/renewals.ts';
import type { PortalJob } from '../../core/understanding/intent.ts';
import type { Suggestion } from '../kit/buttons.ts';
import { plainText, productPlain } from '../kit/escape.ts';
import { deadline, type Show } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { View } from '../kit/plan.ts';

export type PortalOnlyInput = Readonly<{
  job: PortalJob;
  /** The subscription that the sentence named, if it named one. */
  of: Readonly<{ company: Company; subscription: Subscription; end: TermEnd }> | null;
}>;

type Words = Readonly<{
  title: string;
  text: string;
  where: string;
  until: string;
  instead: string;
  /** What to look at instead, without a subscription. */
  suggestion?: Suggestion;
}>;

const manage = 'Pax8 portal: the company, Subscriptions, the subscription, Manage Renewal.';
const dayBefore =
  'At least one day (UTC) before the term ends. In the seven days after a renewal it counts for the next one.';

const renewals: Suggestion = { title: 'Renewals', say: 'renewals' };
const support = 'Pax8 portal, or a ticket to Pax8’s support.';
const anyTime = 'At any time.';

/** What Pax8's API cannot do, where it is done, and what the bot can do instead. Sources: docs/terms.md. */
const jobs: Readonly<Record<PortalJob, Words>> = {
  'switch-term': {
    title: 'Term: only in the Pax8 portal',
    text: 'The bot cannot change a commitment term or how it is billed: Pax8 refuses that during a term and has no way for it in its API.',
    where: manage,
    until: dayBefore,
    instead:
      'Instead, the bot can order the product with the new term and cancel the old subscription at its term end.',
  },
  upgrade: {
    title: 'Upgrade: only in the Pax8 portal',
    text: 'The bot cannot upgrade or downgrade a subscription to another product: Pax8’s API has no such change.',
    where: 'Pax8 portal, or a ticket to Pax8’s support.',
    until: 'Any time for more; a committed product can be given up only at its term end.',
    instead:
      'Instead, the bot can order the new product, and plan the old one down or cancel it for its term end.',
  },
  'co-term': {
    title: 'Co-term: only in the Pax8 portal',
    text: 'The bot cannot align end dates: Pax8’s API takes no end date for a term.',
    where: manage,
    until: `Only to a later end date that the company has already, or to a month’s end for monthly terms. ${dayBefore}`,
    instead: 'The bot shows which terms end when: say renewals and the company.',
  },
  'auto-renew': {
    title: 'Auto-renew: only in the Pax8 portal',
    text: 'The bot cannot turn auto-renew on or off: Pax8’s API does not show it. Off may mean a paid Extended Service Term, not an end.',
    where: manage,
    until: dayBefore,
    instead:
      'To end a subscription with its term, say cancel, the product and the company: the bot cancels it for the term end.',
  },
  'assign-licence': {
    title: 'Assigning: in Microsoft 365',
    text: 'The bot changes how many seats a company has. Who uses them is set at the vendor, not in the Pax8 portal.',
    where: 'Microsoft 365 admin center of the customer: Users, Licenses and apps.',
    until: 'Once the seats are there: usually minutes after a change.',
    instead: 'The bot can add seats, and show how many a company has.',
  },
  merge: {
    title: 'Merging: only in the Pax8 portal',
    text: 'The bot cannot merge subscriptions: Pax8’s API has no such change.',
    where: 'Pax8 portal, or a ticket to Pax8’s support.',
    until: dayBefore,
    instead: 'Instead, the bot can add seats to one subscription and cancel the other for its term end.',
  },
  users: {
    title: 'Users: in Microsoft 365',
    text: 'The bot knows companies, subscriptions and seats, not the users of a company.',
    where: 'Microsoft 365 admin center of the customer: Users.',
    until: anyTime,
    instead: 'The bot can add seats for a new user: say onboard, the number of users and the company.',
  },
  transfer: {
    title: 'Transfers: with Pax8',
    text: 'The bot cannot move subscriptions from or to another partner: Pax8’s API has no such change.',
    where: support,
    until: 'Before the terms at the other partner end; Pax8 says what is possible.',
    instead: 'Once they are at Pax8, the bot shows them and their terms.',
  },
  quote: {
    title: 'Quotes: only in the Pax8 portal',
    text: 'The bot makes no quotes.',
    where: 'Pax8 portal: Quotes.',
    until: anyTime,
    instead: 'The bot shows prices: say price of, the number, the product and the company.',
  },
  payment: {
    title: 'Payments: only in the Pax8 portal',
    text: 'The bot pays nothing and sees no means of payment.',
    where: 'Pax8 portal: Billing.',
    until: 'By the due date on the invoice.',
    instead: 'The bot shows invoices and what is unpaid.',
    suggestion: { title: 'Unpaid invoices', say: 'unpaid invoices' },
  },
  'extend-trial': {
    title: 'Longer trials: with Pax8',
    text: 'The bot cannot extend a trial: Pax8’s API has no such change.',
    where: support,
    until: 'Before the trial ends.',
    instead: 'The bot shows when it ends, and can order the product.',
    suggestion: { title: 'Trials', say: 'trials' },
  },
  'support-ticket': {
    title: 'Support tickets: with Pax8',
    text: 'The bot opens no tickets at Pax8 or Microsoft.',
    where: support,
    until: anyTime,
    instead: 'For the ticket: the subscription’s card shows its id, seats and dates.',
  },
  agreement: {
    title: 'Agreements: in the Pax8 portal',
    text: 'The bot accepts no agreement for a customer. Who accepts it is bound by it.',
    where: 'Pax8 portal: the company. Microsoft also lets the customer accept it itself.',
    until: 'Before the first order of a Microsoft product.',
    instead: 'An order’s form in the bot asks for what Pax8 wants to know of it.',
  },
  suspend: {
    title: 'Suspending: not by the bot',
    text: 'The bot cannot suspend or reactivate a subscription: Pax8’s API has no such change. A suspended Microsoft subscription is still billed.',
    where: support,
    until: 'What is cancelled at Microsoft may not come back: ask before the term ends.',
    instead: 'Instead, the bot can cancel it for its term end, or order the product again.',
  },
  gdap: {
    title: 'Admin rights: in Partner Center',
    text: 'The bot sets up no delegated admin rights (GDAP).',
    where: 'Microsoft Partner Center: the customer, Admin relationships. The customer approves it.',
    until: anyTime,
    instead: 'The bot works with Pax8 alone and needs no rights in the customer’s tenant.',
  },
};

const endOf = (end: TermEnd | null, show: Show): string | null =>
  end === null || !('at' in end) || end.at === null ? null : deadline(end.at, show);

export const portalOnlyCard: View<PortalOnlyInput> = ({ job, of }, show) => {
  const { title, text, where, until, instead, suggestion = renewals } = jobs[job];
  const ends = endOf(of?.end ?? null, show);
  const named =
    of === null ? null : `${productPlain(of.subscription.productName)} of ${plainText(of.company.name, 60)}`;
  return noticeCard({
    title,
    tone: 'neutral',
    text,
    details: [
      `Where: ${where}`,
      `Until when: ${until}`,
      ...(named === null
        ? []
        : [ends === null ? `${named}: the term end is not known.` : `${named}: the term ends ${ends}.`]),
      instead,
    ],
    suggestions:
      of === null
        ? [suggestion]
        : [
            { title: 'Renewals', say: `renewals ${of.company.name}` },
            { title: 'Subscriptions', say: `subscriptions ${of.company.name}` },
          ],
  });
};

import type { Company, Subscription } from '../../core/marketplace/records.ts';
import type { TermEnd } from '../../core/marketplace/renewals.ts';
import type { PortalJob } from '../../core/words/portal-job.ts';
import type { Suggestion } from '../kit/buttons.ts';
import { plainText, productPlain } from '../kit/escape.ts';
import { deadline, type Show } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { View } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';

export type PortalOnlyInput = Readonly<{
  job: PortalJob;
  /** The subscription that the sentence named, if any. */
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

const manage = (): string => t`Pax8 portal: the company, Subscriptions, the subscription, Manage Renewal.`;
const dayBefore = (): string =>
  t`At least one day (UTC) before the term ends. In the seven days after a renewal it counts for the next one.`;

const renewals: Suggestion = texts({ title: msg`Renewals`, say: 'renewals' });
const support = (): string => t`Pax8 portal, or a ticket to Pax8’s support.`;
const anyTime = (): string => t`At any time.`;

/** What Pax8's API cannot do, where to do it, and what the bot can do instead. Sources: docs/terms.md. */
const jobs = (): Readonly<Record<PortalJob, Words>> => ({
  'switch-term': {
    title: t`Term: only in the Pax8 portal`,
    text: t`The bot cannot change a commitment term or how it is billed: Pax8 refuses that during a term and has no way for it in its API.`,
    where: manage(),
    until: dayBefore(),
    instead: t`Instead, the bot can order the product with the new term and cancel the old subscription at its term end.`,
  },
  upgrade: {
    title: t`Upgrade: only in the Pax8 portal`,
    text: t`The bot cannot upgrade or downgrade a subscription to another product: Pax8’s API has no such change.`,
    where: t`Pax8 portal, or a ticket to Pax8’s support.`,
    until: t`Any time for more; a committed product can be given up only at its term end.`,
    instead: t`Instead, the bot can order the new product, and plan the old one down or cancel it for its term end.`,
  },
  'co-term': {
    title: t`Co-term: only in the Pax8 portal`,
    text: t`The bot cannot align end dates: Pax8’s API takes no end date for a term.`,
    where: manage(),
    until: t`Only to a later end date that the company has already, or to a month’s end for monthly terms. ${dayBefore()}`,
    instead: t`The bot shows which terms end when: say “renewals” and the company.`,
  },
  'auto-renew': {
    title: t`Auto-renew: only in the Pax8 portal`,
    text: t`The bot cannot turn auto-renew on or off: Pax8’s API does not show it. Off may mean a paid Extended Service Term, not an end.`,
    where: manage(),
    until: dayBefore(),
    instead: t`To end a subscription with its term, say “cancel”, the product and the company: the bot cancels it for the term end.`,
  },
  'assign-licence': {
    title: t`Assigning: in Microsoft 365`,
    text: t`The bot changes how many seats a company has. Who uses them is set at the vendor, not in the Pax8 portal.`,
    where: t`Microsoft 365 admin center of the customer: Users, Licenses and apps.`,
    until: t`Once the seats are there: usually minutes after a change.`,
    instead: t`The bot can add seats, and show how many a company has.`,
  },
  merge: {
    title: t`Merging: only in the Pax8 portal`,
    text: t`The bot cannot merge subscriptions: Pax8’s API has no such change.`,
    where: t`Pax8 portal, or a ticket to Pax8’s support.`,
    until: dayBefore(),
    instead: t`Instead, the bot can add seats to one subscription and cancel the other for its term end.`,
  },
  users: {
    title: t`Users: in Microsoft 365`,
    text: t`The bot knows companies, subscriptions and seats, not the users of a company.`,
    where: t`Microsoft 365 admin center of the customer: Users.`,
    until: anyTime(),
    instead: t`The bot can add seats for a new user: say “onboard”, the number of users and the company.`,
  },
  transfer: {
    title: t`Transfers: with Pax8`,
    text: t`The bot cannot move subscriptions from or to another partner: Pax8’s API has no such change.`,
    where: support(),
    until: t`Before the terms at the other partner end; Pax8 says what is possible.`,
    instead: t`Once they are at Pax8, the bot shows them and their terms.`,
  },
  quote: {
    title: t`Quotes: only in the Pax8 portal`,
    text: t`The bot makes no quotes.`,
    where: t`Pax8 portal: Quotes.`,
    until: anyTime(),
    instead: t`The bot shows prices: say “price of”, the number, the product and the company.`,
  },
  payment: {
    title: t`Payments: only in the Pax8 portal`,
    text: t`The bot pays nothing and sees no means of payment.`,
    where: t`Pax8 portal: Billing.`,
    until: t`By the due date on the invoice.`,
    instead: t`The bot shows invoices and what is unpaid.`,
    suggestion: { title: t`Unpaid invoices`, say: 'unpaid invoices' },
  },
  'extend-trial': {
    title: t`Longer trials: with Pax8`,
    text: t`The bot cannot extend a trial: Pax8’s API has no such change.`,
    where: support(),
    until: t`Before the trial ends.`,
    instead: t`The bot shows when it ends, and can order the product.`,
    suggestion: { title: t`Trials`, say: 'trials' },
  },
  'support-ticket': {
    title: t`Support tickets: with Pax8`,
    text: t`The bot opens no tickets at Pax8 or Microsoft.`,
    where: support(),
    until: anyTime(),
    instead: t`For the ticket: the subscription’s card shows its id, seats and dates.`,
  },
  agreement: {
    title: t`Agreements: in the Pax8 portal`,
    text: t`The bot accepts no agreement for a customer. Who accepts it is bound by it.`,
    where: t`Pax8 portal: the company. Microsoft also lets the customer accept it itself.`,
    until: t`Before the first order of a Microsoft product.`,
    instead: t`An order’s form in the bot asks for what Pax8 wants to know of it.`,
  },
  reminder: {
    title: t`No reminders for people`,
    text: t`The bot keeps no reminders of its own. It tells of renewals before they are due.`,
    where: t`A renewal’s card has Snooze, for 1, 3 or 7 days. Say decide and the company.`,
    until: t`Until the renewal.`,
    instead: t`Say alerts here in a chat or channel, and it is told of its renewals in good time.`,
    suggestion: { title: t`Alerts`, say: 'alerts' },
  },
  suspend: {
    title: t`Suspending: not by the bot`,
    text: t`The bot cannot suspend or reactivate a subscription: Pax8’s API has no such change. A suspended Microsoft subscription is still billed.`,
    where: support(),
    until: t`What is cancelled at Microsoft may not come back: ask before the term ends.`,
    instead: t`Instead, the bot can cancel it for its term end, or order the product again.`,
  },
  gdap: {
    title: t`Admin rights: in Partner Center`,
    text: t`The bot sets up no delegated admin rights (GDAP).`,
    where: t`Microsoft Partner Center: the customer, Admin relationships. The customer approves it.`,
    until: anyTime(),
    instead: t`The bot works with Pax8 alone and needs no rights in the customer’s tenant.`,
  },
});

const endOf = (end: TermEnd | null, show: Show): string | null =>
  end === null || !('at' in end) || end.at === null ? null : deadline(end.at, show);

export const portalOnlyCard: View<PortalOnlyInput> = ({ job, of }, show) => {
  const { title, text, where, until, instead, suggestion = renewals } = jobs()[job];
  const ends = endOf(of?.end ?? null, show);
  const named =
    of === null ? null : t`${productPlain(of.subscription.productName)} of ${plainText(of.company.name, 60)}`;
  return noticeCard({
    title,
    tone: 'neutral',
    text,
    details: [
      t`Where: ${where}`,
      t`Until when: ${until}`,
      ...(named === null
        ? []
        : [ends === null ? t`${named}: the term end is not known.` : t`${named}: the term ends ${ends}.`]),
      instead,
    ],
    suggestions:
      of === null
        ? [suggestion]
        : [
            { title: t`Renewals`, say: `renewals ${of.company.name}` },
            { title: t`Subscriptions`, say: `subscriptions ${of.company.name}` },
          ],
  });
};

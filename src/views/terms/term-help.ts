import { type TermTopic, termTopics } from '../../core/words/portal-job.ts';
import { type Suggestion, sayButtons } from '../kit/buttons.ts';
import type { Plan } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';

type Link = Readonly<{ title: string; url: string }>;

const microsoft = texts({
  manage: {
    title: msg`Microsoft’s page`,
    url: 'https://learn.microsoft.com/partner-center/customers/create-a-new-subscription',
  },
  cancel: {
    title: msg`Microsoft’s page`,
    url: 'https://learn.microsoft.com/partner-center/customers/new-commerce-cancellation-policy',
  },
  service: {
    title: msg`Microsoft’s page`,
    url: 'https://learn.microsoft.com/partner-center/customers/extended-service-terms',
  },
  scheduled: {
    title: msg`Microsoft’s page`,
    url: 'https://learn.microsoft.com/partner-center/developer/create-scheduled-changes',
  },
  endDates: {
    title: msg`Microsoft’s page`,
    url: 'https://learn.microsoft.com/partner-center/developer/custom-term-end-dates',
  },
  trials: {
    title: msg`Microsoft’s page`,
    url: 'https://learn.microsoft.com/partner-center/customers/csp-trials',
  },
}) satisfies Record<string, Link>;

const pax8: Link = texts({
  title: msg`Pax8’s page`,
  url: 'https://devx.pax8.com/docs/subscription-management',
});

type Help = Readonly<{
  title: string;
  /** How people ask about it. */
  say: string;
  lines: readonly [string, string, string, string, string];
  link: Link;
  suggestion?: Suggestion;
}>;

const fewerInTerm = (): string =>
  t`Seats can go back only in the 7 days after they were bought, renewed or added.`;

/** Five short lines on each topic. The rules and their sources: docs/terms.md. */
const helps = (): Readonly<Record<TermTopic, Help>> => ({
  'new-commerce': {
    title: t`Microsoft New Commerce (NCE)`,
    say: 'how does NCE work?',
    lines: [
      t`A subscription runs for a term: one month, one year or three years.`,
      t`Seats can be added at any time. They are billed until the term ends.`,
      fewerInTerm(),
      t`At the end it renews with the same seats, unless that is changed before.`,
      t`This is Microsoft’s rule. Other vendors have their own; a subscription’s card shows what is known.`,
    ],
    link: microsoft.manage,
    suggestion: { title: t`The 7-day window`, say: 'what is the 7 day window?' },
  },
  window: {
    title: t`The 7-day window`,
    say: 'what is the 7 day window?',
    lines: [
      t`Seats can go back within 168 hours of purchase, renewal, or being added. Microsoft counts by the hour, in UTC.`,
      t`Seats that were added later have a window of their own, for those seats only.`,
      t`A renewal may run up to 48 hours after the term’s end. Its window opens then.`,
      t`What goes back in the window is credited.`,
      t`A subscription’s card shows whether its window is open, and until when.`,
    ],
    link: microsoft.cancel,
  },
  'fewer-seats': {
    title: t`Fewer seats during a term`,
    say: 'can seats be reduced mid-term?',
    lines: [
      fewerInTerm(),
      t`Later, plan fewer seats for the renewal. The bot makes the change in the 7 days after it.`,
      t`Without a commitment, seats can go down at any time.`,
      t`In the last 24 hours of a term Pax8 changes nothing.`,
      t`For other vendors Pax8’s data for the product decides. Where it says nothing, check with Pax8 or the vendor.`,
    ],
    link: microsoft.manage,
    suggestion: { title: t`The 7-day window`, say: 'what is the 7 day window?' },
  },
  commitment: {
    title: t`Commitment term and billing term`,
    say: 'what is a commitment term?',
    lines: [
      t`The commitment term is how long the seats must be kept: a month, a year or three years.`,
      t`The billing term is how often they are billed, for example a year billed by the month.`,
      t`A monthly commitment costs more for each seat, but can be left every month.`,
      t`Seats are billed until the commitment term end date, even when nobody uses them.`,
      t`Cards show that date in UTC, as Microsoft and Pax8 count.`,
    ],
    link: microsoft.manage,
  },
  renewal: {
    title: t`What happens when a term ends`,
    say: 'what happens when a term ends?',
    lines: [
      t`By default a Microsoft subscription renews: same seats, same term, at the price of that day.`,
      t`The renewal may run up to 48 hours after the term’s end.`,
      t`Then the 7-day window is open for fewer seats or a cancellation.`,
      t`With auto-renew off and no cancellation it may become a paid Extended Service Term.`,
      t`Cancelled for its term end, it ends then.`,
    ],
    link: microsoft.scheduled,
    suggestion: { title: t`Renewals`, say: 'renewals next 30 days' },
  },
  'last-day': {
    title: t`The last 24 hours of a term`,
    say: 'why can’t I reduce seats in the last 24 hours?',
    lines: [
      t`Pax8 changes nothing in the last 24 hours of a term (UTC), by its support’s word.`,
      t`The bot refuses fewer seats and cancellations then.`,
      t`Decide a renewal at least one day before the term ends.`,
      t`After the renewal the 7-day window opens.`,
      t`More seats can be asked for, with a warning.`,
    ],
    link: microsoft.scheduled,
    suggestion: { title: t`Renewals`, say: 'renewals next 30 days' },
  },
  'service-term': {
    title: t`Extended Service Term (EST)`,
    say: 'what is EST?',
    lines: [
      t`A Microsoft subscription may go on in it when its term ends with auto-renew off and no cancellation.`,
      t`It is billed by the month: the monthly price plus 3%, or plus 23% where there is no monthly plan.`,
      t`It can be ended at any time, or renewed into a new term.`,
      t`Seats cannot change in it.`,
      t`Pax8’s API does not name it. The bot says when the price makes it likely.`,
    ],
    link: microsoft.service,
  },
  'co-term': {
    title: 'Co-term',
    say: 'what does co-term mean?',
    lines: [
      t`Subscriptions of one company end on the same day.`,
      t`A term can only move to a later end date that the company has already, or to a month’s end for monthly terms.`,
      t`It is done in the Pax8 portal, not by the bot: Manage Renewal of the subscription.`,
      t`At least one day (UTC) before the term ends; in the 7 days after a renewal it counts for the next one.`,
      t`The bot shows which terms end when.`,
    ],
    link: microsoft.endDates,
    suggestion: { title: t`Renewals`, say: 'renewals next 90 days' },
  },
  proration: {
    title: t`Proration`,
    say: 'how does proration work?',
    lines: [
      t`New seats are billed for the part of the billing period that is left.`,
      t`Price × days left ÷ days of the period, in days of UTC.`,
      t`Seats that go back in their window are credited.`,
      t`Other seats are billed until the period or the term ends.`,
      t`Pax8 does not publish its own rule, so cards say “about”.`,
    ],
    link: microsoft.manage,
  },
  cost: {
    title: t`Partner cost and price`,
    say: 'what is partner cost?',
    lines: [
      t`Partner cost is what you pay Pax8 for a seat.`,
      t`Price is what Pax8 suggests for your customer.`,
      t`The difference is your margin, before discounts of your own.`,
      t`Pax8’s data sometimes mixes the two up. For limits the bot counts the larger one.`,
      t`What Pax8 does not give stays unknown, and needs approval.`,
    ],
    link: pax8,
  },
  trial: {
    title: t`Trials`,
    say: 'how do trials work?',
    lines: [
      t`A trial runs until its end date at Pax8.`,
      t`Microsoft’s trials may become a paid year, unless that is turned off in the Pax8 portal.`,
      t`Pax8’s API has no switch for it.`,
      t`What other vendors do is not known: check in the Pax8 portal.`,
      t`The bot shows which trials end soon.`,
    ],
    link: microsoft.trials,
    suggestion: { title: t`Trials`, say: 'trials' },
  },
});

/** What a licensing term means; null lists the topics. */
export const termHelpCard = ({ topic }: Readonly<{ topic: TermTopic | null }>): Plan =>
  topic === null ? topicsCard() : helpOf(helps()[topic]);

const helpOf = ({ title, lines, link, suggestion }: Help): Plan => ({
  template: 'terms',
  filling: {
    speak: `${title}. ${lines[0]}`,
    title,
    lines,
    links: [link],
    buttons: sayButtons(
      [...(suggestion === undefined ? [] : [suggestion]), { title: t`All terms`, say: 'help terms' }],
      'default',
      1,
    ),
  },
});

const topicsCard = (): Plan => {
  const all = helps();
  return {
    template: 'help',
    filling: {
      speak: t`Terms of licensing.`,
      title: t`Terms of licensing`,
      sentence: t`Press one, or ask in your own words.`,
      commands: [],
      examples: [],
      groups: termTopics.map((topic) => ({
        heading: all[topic].title,
        names: '',
        ...sayButtons([{ title: t`Read`, say: all[topic].say }])[0],
      })),
      notes: [],
      buttons: [],
    },
  };
};

import { type TermTopic, termTopics } from '../../core/understanding/intent.ts';
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
  /** How people ask for it. */
  say: string;
  lines: readonly [string, string, string, string, string];
  link: Link;
  suggestion?: Suggestion;
}>;

const fewerInTerm = (): string =>
  t`Seats can go back only in the 7 days after they were bought, renewed or added.`;

/** Five short lines on each topic. The rules and their sources: docs/terms.md. */
const helps: Readonly<Record<TermTopic, Help>> = texts({
  'new-commerce': {
    title: msg`Microsoft New Commerce (NCE)`,
    say: 'how does NCE work?',
    lines: [
      msg`A subscription runs for a term: one month, one year or three years.`,
      msg`Seats can be added at any time. They are billed until the term ends.`,
      fewerInTerm(),
      msg`At the end it renews with the same seats, unless that is changed before.`,
      msg`This is Microsoft’s rule. Other vendors have their own; a subscription’s card shows what is known.`,
    ],
    link: microsoft.manage,
    suggestion: { title: msg`The 7-day window`, say: 'what is the 7 day window?' },
  },
  window: {
    title: msg`The 7-day window`,
    say: 'what is the 7 day window?',
    lines: [
      msg`Seats can go back within 168 hours of purchase, renewal, or being added. Microsoft counts by the hour, in UTC.`,
      msg`Seats that were added later have a window of their own, for those seats only.`,
      msg`A renewal may run up to 48 hours after the term’s end. Its window opens then.`,
      msg`What goes back in the window is credited.`,
      msg`A subscription’s card shows whether its window is open, and until when.`,
    ],
    link: microsoft.cancel,
  },
  'fewer-seats': {
    title: msg`Fewer seats during a term`,
    say: 'can seats be reduced mid-term?',
    lines: [
      fewerInTerm(),
      msg`Later, plan fewer seats for the renewal. The bot makes the change in the 7 days after it.`,
      msg`Without a commitment, seats can go down at any time.`,
      msg`In the last 24 hours of a term Pax8 changes nothing.`,
      msg`For other vendors Pax8’s data for the product decides. Where it says nothing, check with Pax8 or the vendor.`,
    ],
    link: microsoft.manage,
    suggestion: { title: msg`The 7-day window`, say: 'what is the 7 day window?' },
  },
  commitment: {
    title: msg`Commitment term and billing term`,
    say: 'what is a commitment term?',
    lines: [
      msg`The commitment term is how long the seats must be kept: a month, a year or three years.`,
      msg`The billing term is how often they are billed, for example a year billed by the month.`,
      msg`A monthly commitment costs more for each seat, but can be left every month.`,
      msg`Seats are billed until the commitment term end date, even when nobody uses them.`,
      msg`Cards show that date in UTC, as Microsoft and Pax8 count.`,
    ],
    link: microsoft.manage,
  },
  renewal: {
    title: msg`What happens when a term ends`,
    say: 'what happens when a term ends?',
    lines: [
      msg`By default a Microsoft subscription renews: same seats, same term, at the price of that day.`,
      msg`The renewal may run up to 48 hours after the term’s end.`,
      msg`Then the 7-day window is open for fewer seats or a cancellation.`,
      msg`With auto-renew off and no cancellation it may become a paid Extended Service Term.`,
      msg`Cancelled for its term end, it ends then.`,
    ],
    link: microsoft.scheduled,
    suggestion: { title: msg`Renewals`, say: 'renewals next 30 days' },
  },
  'last-day': {
    title: msg`The last 24 hours of a term`,
    say: 'why can’t I reduce seats in the last 24 hours?',
    lines: [
      msg`Pax8 changes nothing in the last 24 hours of a term (UTC), by its support’s word.`,
      msg`The bot refuses fewer seats and cancellations then.`,
      msg`Decide a renewal at least one day before the term ends.`,
      msg`After the renewal the 7-day window opens.`,
      msg`More seats can be asked for, with a warning.`,
    ],
    link: microsoft.scheduled,
    suggestion: { title: msg`Renewals`, say: 'renewals next 30 days' },
  },
  'service-term': {
    title: msg`Extended Service Term (EST)`,
    say: 'what is EST?',
    lines: [
      msg`A Microsoft subscription may go on in it when its term ends with auto-renew off and no cancellation.`,
      msg`It is billed by the month: the monthly price plus 3 %, or plus 23 % where there is no monthly plan.`,
      msg`It can be ended at any time, or renewed into a new term.`,
      msg`Seats cannot change in it.`,
      msg`Pax8’s API does not name it. The bot says when the price makes it likely.`,
    ],
    link: microsoft.service,
  },
  'co-term': {
    title: 'Co-term',
    say: 'what does co-term mean?',
    lines: [
      msg`Subscriptions of one company end on the same day.`,
      msg`A term can only move to a later end date that the company has already, or to a month’s end for monthly terms.`,
      msg`It is done in the Pax8 portal, not by the bot: Manage Renewal of the subscription.`,
      msg`At least one day (UTC) before the term ends; in the 7 days after a renewal it counts for the next one.`,
      msg`The bot shows which terms end when.`,
    ],
    link: microsoft.endDates,
    suggestion: { title: msg`Renewals`, say: 'renewals next 90 days' },
  },
  proration: {
    title: msg`Proration`,
    say: 'how does proration work?',
    lines: [
      msg`New seats are billed for the part of the billing period that is left.`,
      msg`Price × days left ÷ days of the period, in days of UTC.`,
      msg`Seats that go back in their window are credited.`,
      msg`Other seats are billed until the period or the term ends.`,
      msg`Pax8 does not publish its own rule, so cards say “about”.`,
    ],
    link: microsoft.manage,
  },
  cost: {
    title: msg`Partner cost and price`,
    say: 'what is partner cost?',
    lines: [
      msg`Partner cost is what you pay Pax8 for a seat.`,
      msg`Price is what Pax8 suggests for your customer.`,
      msg`The difference is your margin, before discounts of your own.`,
      msg`Pax8’s data sometimes mixes the two up. For limits the bot counts the larger one.`,
      msg`What Pax8 does not give stays unknown, and needs approval.`,
    ],
    link: pax8,
  },
  trial: {
    title: msg`Trials`,
    say: 'how do trials work?',
    lines: [
      msg`A trial runs until its end date at Pax8.`,
      msg`Microsoft’s trials may become a paid year, unless that is turned off in the Pax8 portal.`,
      msg`Pax8’s API has no switch for it.`,
      msg`What other vendors do is not known: check in the Pax8 portal.`,
      msg`The bot shows which trials end soon.`,
    ],
    link: microsoft.trials,
    suggestion: { title: msg`Trials`, say: 'trials' },
  },
});

/** What a term of licensing means; null lists the topics. */
export const termHelpCard = ({ topic }: Readonly<{ topic: TermTopic | null }>): Plan =>
  topic === null ? topicsCard() : helpOf(helps[topic]);

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

const topicsCard = (): Plan => ({
  template: 'help',
  filling: {
    speak: t`Terms of licensing.`,
    title: t`Terms of licensing`,
    sentence: 'Press one, or ask in your own words.',
    commands: [],
    examples: [],
    groups: termTopics.map((topic) => ({
      heading: helps[topic].title,
      names: '',
      ...sayButtons([{ title: t`Read`, say: helps[topic].say }])[0],
    })),
    notes: [],
    buttons: [],
  },
});

import { DateTime } from 'luxon';
import type { Renewal } from '../../core/renewals/renewal.ts';
import type { RenewalDenied } from '../../core/renewals/renewal-steps.ts';
import type { Person } from '../../core/words/people.ts';
import type { Period } from '../../core/words/period.ts';
import { unknownCompany } from '../kit/escape.ts';
import { datedAs, inZone } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import { periodText } from '../kit/period-text.ts';
import type { Plan } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';

/** Why a press on a renewal's card decided nothing, or something else than asked. */
export type RenewalProblem =
  | RenewalDenied
  | 'copy'
  | 'under-way'
  | 'snoozed-for-less'
  | 'bad-plan'
  | 'bad-snooze'
  | 'no-person';

const problems: Readonly<Record<RenewalProblem, string>> = texts({
  'foreign-tenant': msg`This renewal belongs to another organisation.`,
  'not-requester': msg`Only requesters may decide this company’s renewals.`,
  over: msg`This renewal is over. There is nothing left to decide.`,
  'no-such-line': msg`That subscription is no longer part of this renewal. Choose again.`,
  'which-line': msg`Choose a subscription.`,
  'all-decided': msg`Everything is decided. To decide again, choose a subscription.`,
  'decided-so': msg`That is already decided.`,
  'other-lines': msg`Other subscriptions renew now than the card showed, so nothing was decided. Look again, then decide.`,
  'cancelled-already': msg`Pax8 already has its cancellation, and the bot cannot take it back. Do that in the Pax8 portal.`,
  'ends-anyway': msg`It is already cancelled for the end of its term. To take that back, open the Pax8 portal.`,
  lock: msg`Pax8 accepts no cancellation in the last 24 hours of a term. Plan a change for after the renewal, or cancel in the 7 days after it.`,
  renewing: msg`Its term has ended and the renewal is in progress. Once the window opens, change the seats directly: say “set <product> for <company> to … seats”.`,
  window: msg`It has renewed. While the window is open, change the seats directly: say “set <product> for <company> to … seats”.`,
  'service-term': msg`It very likely runs under Microsoft’s Extended Service Term, in which the number of seats cannot change. Renew it into a term or cancel it in the Pax8 portal; after that, seats can change.`,
  'no-snooze': msg`No more alerts come before the term ends, so you cannot snooze it. Decide now.`,
  'assigned-so': msg`They already own this renewal.`,
  'not-theirs': msg`They may not decide this company’s renewals. That needs the role requester.`,
  copy: msg`This is a copy of the card, so its buttons do nothing. To get the card here, say “decide” and the company.`,
  'under-way': msg`The bot is making this change right now. Look again in a minute.`,
  'snoozed-for-less': msg`Snoozed for less time, so that you still get the last alert before Pax8 locks it.`,
  'bad-plan': msg`Enter the number of seats after the renewal and a reason of at most 300 characters.`,
  'bad-snooze': msg`Choose 1, 3 or 7 days.`,
  'no-person': msg`Choose a person.`,
});

export const renewalProblem = (reason: RenewalProblem): string => problems[reason];

/** "12 December 2026": a day as sentences say it and as the bot reads it. */
export const dayInWords = (day: string): string =>
  DateTime.fromISO(day, { zone: 'utc', locale: 'en-US' }).toFormat('d LLLL yyyy');

/** The same for people. */
const dateText = (day: string): string => datedAs(inZone(Date.parse(day), 'UTC'), 'whole');

/** Why a sentence's plan for a renewal was not requested. */
export const notPlannedCard = ({
  company: { name },
  reason,
}: Readonly<{ company: Named; reason: RenewalProblem }>): Plan =>
  noticeCard({
    title: t`Not planned · ${name}`,
    tone: 'attention',
    text: renewalProblem(reason),
    safe: t`Nothing was changed.`,
    suggestions: [{ title: t`Renewals`, say: `renewals ${name}` }],
  });

type Named = Readonly<{ name: string }>;

/** No commitment of the company renews, or none in that period. */
export const noRenewalCard = ({
  company: { name },
  period,
}: Readonly<{ company: Named; period: Pick<Period, 'label'> | null }>): Plan =>
  noticeCard({
    title: t`No renewal · ${name}`,
    tone: 'neutral',
    text:
      period === null
        ? t`Pax8 shows no renewal date for any of this company’s commitments.`
        : t`No commitment of this company renews ${periodText(period.label)}.`,
    details: [t`Not counted: monthly terms, trials and cancelled subscriptions.`],
    suggestions: [
      { title: t`Renewals`, say: `renewals ${name}` },
      { title: t`Subscriptions`, say: `subscriptions ${name}` },
    ],
  });

/** How many days are offered besides the nearest. */
const daysShown = 5;

/** A company's other renewal days, one button each. */
export const moreRenewalsCard = ({
  company: { name },
  days,
}: Readonly<{ company: Named; days: readonly string[] }>): Plan =>
  noticeCard({
    title: t`More renewals · ${name}`,
    tone: 'neutral',
    text:
      days.length === 1
        ? t`The nearest is above. One more follows.`
        : t`The nearest is above. ${days.length} more follow.`,
    details: days.length > daysShown ? [t`To see all of them, say renewals ${name}.`] : [],
    suggestions: days.slice(0, daysShown).map((day) => ({
      title: dateText(day),
      say: `decide ${name} on ${dayInWords(day)}`,
    })),
  });

export type AssignedInput = Readonly<{
  company: Named;
  renewal: Pick<Renewal, 'day'>;
  /** Who it was meant for, and who assigned it. */
  to: Person;
  by: Person;
  /** Why it was not assigned to them; null when it was. */
  reason: RenewalProblem | null;
}>;

/** A renewal was assigned to somebody, or not. */
export const assignedCard = ({ company: { name }, renewal, to, by, reason }: AssignedInput): Plan => {
  const whose = by.objectId === to.objectId ? t`yours` : t`${to.name}’s`;
  return noticeCard({
    title: reason === null ? t`Assigned · ${name}` : t`Not assigned · ${name}`,
    tone: reason === null ? 'good' : 'warning',
    text:
      reason === null
        ? t`The renewal of ${dateText(renewal.day)} is now ${whose}.`
        : assignProblem(reason, to),
    suggestions: [{ title: t`Show the renewal`, say: `decide ${name} on ${dayInWords(renewal.day)}` }],
  });
};

const assignProblem = (reason: RenewalProblem, to: Person): string =>
  reason === 'not-theirs'
    ? t`${to.name} may not decide this company’s renewals. That needs the role requester.`
    : problems[reason];

/** What replaces an earlier card of a renewal when it is posted again. */
export const renewalMovedCard = ({ companyName }: Readonly<{ companyName: string | null }>): Plan =>
  noticeCard({
    title: t`Renewal · ${companyName ?? unknownCompany()}`,
    tone: 'neutral',
    text: t`Its card was posted again further down in this conversation.`,
  });

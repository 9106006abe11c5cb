import type { CancelNote, CancelRefusal } from '../../core/rules/cancel-rules.ts';
import { plainText } from '../kit/escape.ts';
import { dateAndRelative, deadline, type Show } from '../kit/format.ts';
import { notice } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';

const since = { purchase: 'it was bought', renewal: 'its term was renewed' } as const;

/**
 * What a person should know before approving a cancellation, in Pax8's words: it is the commitment term end date, and
 * billing goes on through it; nothing is a fee.
 */
export const cancelNote = (one: CancelNote, show: Show): string => {
  switch (one.kind) {
    case 'billed-until':
      return `Cancelling now will not stop billing through ${deadline(one.at, show)}.`;
    case 'refund-until':
      return `It can end with a refund by the day until ${deadline(one.at, show)}, because ${since[one.from]} within the last seven days.`;
    case 'renews-first':
      return `The commitment term end date is earlier, ${deadline(one.at, show)}: the subscription renews there first, and is committed and billed for another term.`;
    case 'no-commitment':
      return 'No commitment is known for it.';
    case 'service-term-unseen':
      return 'Pax8’s API does not tell whether it ends there or goes on as Microsoft’s Extended Service Term, billed by the month: look at it in the Pax8 portal afterwards.';
    case 'not-recoverable':
      return 'A subscription that has ended cannot be taken up again; its users lose what it gives them.';
  }
};

/** A time that was not understood, or one that is no day. */
export const unclearEnd = ({ written }: Readonly<{ written: string }>): Plan =>
  notice({
    title: 'When is it to end?',
    tone: 'warning',
    text: `“${plainText(written, 60)}” is no day that the bot understands.`,
    details: [
      'Leave it out for the commitment term end date, or say “now” or a day: cancel Visio Plan 2 for Contoso on 12 December 2026.',
    ],
    safe: 'Nothing was changed.',
  });

/** Why a subscription cannot be cancelled so, and the way out. Plain text. */
export const cancelRefusal = (
  because: CancelRefusal,
  show: Show,
): Readonly<{ reason: string; wayOut: string }> => {
  switch (because.kind) {
    case 'ends-already':
      return {
        reason:
          because.at === null
            ? 'Pax8 shows that it is cancelled already.'
            : `It ${because.at <= show.now ? 'ended' : 'ends'} already at Pax8: ${deadline(because.at, show)}.`,
        wayOut: 'Whether that is a cancellation or an Extended Service Term, the Pax8 portal shows.',
      };
    case 'not-running':
      return {
        reason: `Its status at Pax8 is ${plainText(because.status, 40)}; it can be cancelled only while it runs.`,
        wayOut: 'Look at it in the Pax8 portal.',
      };
    case 'trial-ends':
      return {
        reason: `It is a trial${because.at === null ? '' : `, and ends by itself: ${deadline(because.at, show)}`}.`,
        wayOut: 'What is to become of a trial is decided in the Pax8 portal.',
      };
    case 'in-the-past':
      return {
        reason: `${deadline(because.at, show)} is past.`,
        wayOut: 'Say when it is to end, or leave that out for the commitment term end date.',
      };
    case 'no-term-end':
      return {
        reason: 'No commitment is known for it, so that there is no commitment term end date to cancel for.',
        wayOut: 'Say when it is to end: “now”, or a day.',
      };
    case 'before-term-end':
      return {
        reason: `It is committed: the commitment term end date is ${deadline(because.at, show)}. Cancelling now will not stop billing through it.`,
        wayOut: 'Ask for the end of the term instead: leave the time out, or say “at the end”.',
      };
    case 'cancel-after-renewal':
      return {
        reason: `Pax8 locks a subscription from 24 hours before its commitment term end date until it has renewed: ${deadline(because.at, show)}.`,
        wayOut: `Ask again after the renewal ${dateAndRelative(because.at, show)}: in the seven days after it, it can be cancelled with a refund by the day.`,
      };
    case 'cancel-unknown':
      return {
        reason: 'Pax8 gave no dates of the commitment, so it cannot be known when it may end.',
        wayOut: 'Look at the commitment in the Pax8 portal, and cancel it there.',
      };
  }
};

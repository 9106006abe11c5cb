import type { CancelNote, CancelRefusal } from '../../core/rules/cancel-rules.ts';
import { plainText, unnamedProduct } from '../kit/escape.ts';
import { aboutMoney, count, date, dateAndRelative, deadline, type Show } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { statusPlain } from '../kit/term-words.ts';
import { feeWords } from '../terms/term-change-words.ts';
import { ruleNote, vendorUnknown } from '../terms/vendor-words.ts';
import { msg, t, texts } from '../texts/t.ts';

const since = texts({ purchase: msg`it was bought`, renewal: msg`its term was renewed` } as const);

/** What to know before approving a cancellation. Keeps Pax8's words; nothing is called a fee. */
export const cancelNote = (note: CancelNote, show: Show): string => {
  switch (note.kind) {
    case 'billed-until':
      return t`Cancelling now does not stop billing before ${deadline(note.at, show)}.`;
    case 'refund-until':
      return t`It can end with a refund by the day until ${deadline(note.at, show)}: ${since[note.from]} in the last 7 days.`;
    case 'renews-first':
      return t`The commitment term end date comes first: ${deadline(note.at, show)}. The subscription renews then and is committed and billed for another term.`;
    case 'month-reckoned':
      return t`Pax8 names no commitment. By the calendar its month ends ${date(note.at, show)}. If it is committed for longer, Pax8 refuses or bills on: check afterwards.`;
    case 'add-ons':
      return note.count > note.names.length
        ? t`${count(note.count, 'add-on belongs', 'add-ons belong')} to it: ${note.names.map((name) => name ?? unnamedProduct()).join(', ')} and more. Whether Pax8 ends them with it is not known. Check each of them afterwards.`
        : t`${count(note.count, 'add-on belongs', 'add-ons belong')} to it: ${note.names.map((name) => name ?? unnamedProduct()).join(', ')}. Whether Pax8 ends them with it is not known. Check each of them afterwards.`;
    case 'no-commitment':
      return t`It has no known commitment.`;
    case 'vendor-ends-early':
      return t`Pax8’s data for this product lets it end before its commitment does, ${feeWords(note.fee)}.`;
    case 'vendor-rule-unknown':
    case 'vendor-allows-fewer':
    case 'prepaid':
      return ruleNote(note);
    case 'service-term-unseen':
      return t`It may end then, or go on as Microsoft’s Extended Service Term, billed by the month. Pax8’s API does not show which. Check the Pax8 portal afterwards.`;
    case 'switch-overlap':
      return note.amount === null
        ? t`Both are billed until ${deadline(note.until, show)}. What the new one costs for that time is unknown.`
        : t`Both are billed until ${deadline(note.until, show)}. The new one costs ${aboutMoney(note.amount, true)} for that time.`;
    case 'switch-by':
      return t`If Pax8 does not show the new one as Active by ${deadline(note.at, show)}, this one renews for another month and is not cancelled. The bot tells you then.`;
    case 'not-recoverable':
      return t`An ended subscription cannot be restored. Its users lose what it gives them.`;
  }
};

/** Asks for the end again when its day was not understood. */
export const unclearEndCard = ({ written }: Readonly<{ written: string }>): Plan =>
  noticeCard({
    title: t`When should it end?`,
    tone: 'warning',
    text: t`The bot does not understand “${plainText(written, 60)}” as a day.`,
    details: [
      t`Leave the day out for the commitment term end date, or say “now” or a day: cancel Visio Plan 2 for Contoso on 12 December 2026.`,
    ],
    safe: t`Nothing was changed.`,
  });

/** Why a subscription cannot be cancelled this way, and what to do instead. Plain text. */
export const cancelRefusal = (
  because: CancelRefusal,
  show: Show,
): Readonly<{ reason: string; wayOut: string }> => {
  switch (because.kind) {
    case 'ends-already':
      return {
        reason:
          because.at === null
            ? t`Pax8 shows it as already cancelled.`
            : because.at <= show.now
              ? t`It already ended at Pax8: ${deadline(because.at, show)}.`
              : t`It already ends at Pax8: ${deadline(because.at, show)}.`,
        wayOut: t`The Pax8 portal shows whether this is a cancellation or an Extended Service Term.`,
      };
    case 'not-running':
      return {
        reason: t`Its status at Pax8 is “${statusPlain(because.status)}”. It can be cancelled only while it runs.`,
        wayOut: t`Check it in the Pax8 portal.`,
      };
    case 'trial-ends':
      return {
        reason:
          because.at === null
            ? t`It is a trial. It may become a paid year then unless that is turned off, which Pax8’s API cannot do.`
            : t`It is a trial, until ${deadline(because.at, show)}. It may become a paid year then unless that is turned off, which Pax8’s API cannot do.`,
        wayOut: t`Turn it off in the Pax8 portal before the trial ends.`,
      };
    case 'in-the-past':
      return {
        reason: t`${deadline(because.at, show)} is past.`,
        wayOut: t`Say a later day, or leave it out for the commitment term end date.`,
      };
    case 'no-term-end':
      return {
        reason: t`It has no known commitment, so there is no commitment term end date to cancel for.`,
        wayOut: t`Say when it should end: “now” or a day.`,
      };
    case 'before-term-end':
      return {
        reason: t`Committed until ${deadline(because.at, show)}. Cancelling now does not stop billing before then.`,
        wayOut: t`Ask for the end of the term instead: leave the day out, or say “at the end”.`,
      };
    case 'before-month-end':
      return {
        reason: t`Pax8 names no commitment for this monthly subscription, so the bot does not end it before its month ends: ${date(because.at, show)}, by the calendar.`,
        wayOut: t`Ask for the end of the term instead: leave the day out, or say “at the end”.`,
      };
    case 'early-end-unknown':
      return {
        reason: t`Committed until ${deadline(because.at, show)}. Whether it may end before is not known. ${vendorUnknown()}`,
        wayOut: t`Ask for the end of the term instead: leave the day out, or say “at the end”.`,
      };
    case 'window-inferred':
      return {
        reason: t`Committed until ${deadline(because.at, show)}. Pax8’s data does not prove that the 7-day window is open, so the bot does not end it before then.`,
        wayOut: t`Ask for the end of the term instead: leave the day out, or say “at the end”. Or check the window in the Pax8 portal and cancel there. If it is open, it closes ${deadline(because.closesAt, show)}.`,
      };
    case 'cancel-after-renewal':
      if (because.rule !== 'new-commerce')
        return {
          reason: t`Its term ended ${dateAndRelative(because.at, show)}. The renewal may still be running.`,
          wayOut: t`Ask again when Pax8 shows the new term.`,
        };
      return {
        reason: t`Pax8 locks a subscription from 24 hours before its commitment term end date until it has renewed: ${deadline(because.at, show)}.`,
        wayOut: t`Ask again after the renewal on ${dateAndRelative(because.at, show)}. In the 7 days after it, it can be cancelled with a refund by the day.`,
      };
    case 'cancel-unknown':
      return {
        reason: t`Pax8 gave no commitment dates, so the bot cannot know when it may end.`,
        wayOut: t`Check the commitment in the Pax8 portal and cancel there.`,
      };
    case 'switch-too-late':
      return {
        reason: t`Its term ends ${deadline(because.at, show)}, and Pax8 locks it a day before. Too little time is left for the new subscription to be Active by then.`,
        wayOut: t`Ask again after the renewal on ${dateAndRelative(because.at, show)}.`,
      };
  }
};

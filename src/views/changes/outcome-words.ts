import type { Change, ChangeReason } from '../../core/changes/change.ts';
import { changeBelowCost, nextTermOf } from '../../core/changes/change-amounts.ts';
import { cameToNothingAs } from '../../core/changes/change-facts.ts';
import type { NoLine, NotAsked } from '../../core/changes/not-asked.ts';
import type { Failed, Missed, NotReached, Unclear, Withdrawn } from '../../core/changes/outcomes.ts';
import { type Why, whyOf } from '../../core/changes/why.ts';
import type { AnyNote } from '../../core/rules/notes.ts';
import { productPlain } from '../kit/escape.ts';
import { failureText, notDoneText } from '../kit/failure-text.ts';
import type { Show } from '../kit/format.ts';
import { reasonText, refusalText } from '../people/policy-words.ts';
import { msg, t, texts } from '../texts/t.ts';
import { belowCostLines, nextTermLines } from './money-words.ts';
import { notNowText } from './not-now-words.ts';
import { saysCommitment } from './seat-sentence.ts';
import { noteLines, refusalWords } from './seat-words.ts';
import { vendorNotes } from './vendor-details.ts';

/** Why it is in this state, or what is known about it, in plain text; empty when there is nothing to say. */
export const whyText = (change: Change, show: Show): string => {
  const cause = whyOf(change);
  return cause === null ? '' : whyWords(cause, show);
};

export const whyWords = (why: Why, show: Show): string => {
  switch (why.state) {
    case 'planned':
      return reachedText(why.waiting);
    case 'needs-check':
      return unclearText(why.unclear);
    case 'applied':
      return appliedText(why);
    case 'failed':
      return failedText(why.reason);
    case 'stale':
      return notNowText(why.reason, { ...show, now: why.settledAt });
    case 'cancelled':
      return withdrawnTexts[why.reason];
    case 'not-written':
      return notDoneText(why.failure);
    case 'unknown':
      return failureText(why.failure);
  }
};

const reachedText = ({ kind, failure }: NotReached): string =>
  kind === 'not-read' ? t`${failureText(failure)} Nothing was sent.` : notDoneText(failure);

const unclearText = (unclear: Unclear): string => {
  switch (unclear.kind) {
    case 'unanswered':
      return failureText(unclear.failure);
    case 'unseen':
      return t`Pax8 answered, but does not show the change yet.`;
    case 'end-unseen':
      return t`Pax8 accepted the cancellation but does not show an end date yet.`;
    case 'lost-track':
      return t`The bot stopped while Pax8 was answering.`;
    case 'several':
      return t`Pax8 shows more than one order or subscription that could be this one. Check them at Pax8.`;
    case 'rival':
      return t`Another order like this one is open too, and Pax8 does not say which of them it shows. Check them at Pax8.`;
  }
};

const appliedText = ({ found, to }: Extract<Why, { state: 'applied' }>): string => {
  switch (found.kind) {
    case 'seats':
      if (found.quantity !== null && found.quantity !== to)
        return t`Pax8’s history shows ${to} seats. The subscription now shows ${found.quantity}.`;
      return found.provisioning
        ? t`Pax8 accepted ${to} seats. Provisioning is under way.`
        : t`Pax8 has set ${to} seats.`;
    case 'end':
      return found.over ? t`Pax8 has cancelled it.` : t`Pax8 accepted the cancellation.`;
    case 'price':
      return t`Pax8 has set the price.`;
    case 'order':
      return t`Pax8 accepted the order.`;
    case 'by-hand':
      return t`The change was made.`;
  }
};

const failedText = (reason: Failed | Missed): string => {
  switch (reason.kind) {
    case 'not-read':
    case 'not-sent':
      return reachedText({ kind: reason.kind, failure: reason.failure });
    case 'refused':
      return notDoneText(reason.failure);
    case 'seats-not-shown':
      return reason.shown === null
        ? t`An hour later, Pax8 shows no such subscription and no such change in its history. The change was not made.`
        : t`An hour later, Pax8 shows ${reason.shown} seats and no such change in its history. The change was not made.`;
    case 'end-not-shown':
      return t`An hour later, Pax8 shows no end date. The subscription was not cancelled. Check the Pax8 portal before you ask again.`;
    case 'price-not-shown':
      return t`An hour later, Pax8 shows the old price. The new one was not set.`;
    case 'order-not-shown':
      return t`An hour later, Pax8 shows no such order and no such subscription. The order was not made.`;
    case 'by-hand':
      return t`The change was not made.`;
    case 'term-end-moved':
      return t`The term now ends on another day. Plan the change again for that day.`;
    case 'not-renewed':
      return t`The subscription ended and was not renewed.`;
    case 'other-subscription':
      return t`The product now runs as a new subscription with another id. The plan was for the old one.`;
    case 'not-approved-in-time':
      return t`Nobody approved it before the window closed.`;
    case 'window-closed':
      return t`The window closed before the bot could make the change.${reason.last === null ? '' : ` ${reachedText(reason.last)}`}`;
  }
};

/** Whether the words for a failure already say that nothing was changed. */
export const saysNothingChanged = (reason: Failed | Missed): boolean => {
  switch (reason.kind) {
    case 'seats-not-shown':
    case 'end-not-shown':
    case 'price-not-shown':
    case 'order-not-shown':
    case 'by-hand':
    case 'not-sent':
    case 'refused':
      return true;
    case 'window-closed':
      return reason.last?.kind === 'not-sent';
    default:
      return false;
  }
};

const withdrawnTexts: Readonly<Record<Withdrawn, string>> = texts({
  replaced: msg`Another plan for the same renewal replaced it.`,
  'not-renewing': msg`The subscription was cancelled and does not renew.`,
  'decided-otherwise': msg`Someone decided the renewal differently.`,
  'seats-moved': msg`Someone else changed the seats before the renewal. Decide again.`,
  'decided-otherwise-meanwhile': msg`Someone decided the renewal differently in the meantime.`,
  kept: msg`The monthly subscription runs on. If the year was ordered already, it stays ordered: then both are billed.`,
  'order-not-made': msg`The order was not made.`,
  'order-not-active': msg`The new subscription is not Active.`,
  'order-unproved': msg`The bot has not seen the new subscription at Pax8.`,
  'too-late': msg`The new subscription was not Active in time: the old one can no longer be cancelled for this term.`,
});

/** Notes that only help to decide: afterwards the outcome or the sentence says it, or it is past. */
const forDecision: ReadonlySet<AnyNote['kind']> = new Set([
  'after-renewal',
  'billed-until',
  'no-commitment',
  'not-recoverable',
  'order-beside',
  'switch-overlap',
  'switch-by',
]);

/** Its notes in plain text, worded as when it was asked for. Returns none for a change that came to nothing. */
export const noteTexts = (change: Change, show: Show): string[] => {
  if (cameToNothingAs(change) !== null) return [];
  const shownNotes = change.notes.filter(
    (note) =>
      (change.state === 'pending' || !forDecision.has(note.kind)) &&
      !(note.kind === 'committed-until' && saysCommitment(change, note.at)),
  );
  const notes = noteLines(shownNotes, change.seen.commitmentEndsAt, { ...show, now: change.requestedAt });
  return [
    ...vendorNotes(change),
    ...belowCostLines(changeBelowCost(change), change.seen.currency),
    ...(change.state === 'pending' ? nextTermLines(nextTermOf(change), show) : []),
    ...notes,
  ];
};

/** Why it needs approval, in plain text, worded as when it was asked for. */
export const reasonTexts = (
  { reasons, requestedAt }: Pick<Change, 'reasons' | 'requestedAt'>,
  show: Show,
): string[] => reasons.map((reason) => changeReasonText(reason, { ...show, now: requestedAt }));

const changeReasonText = (reason: ChangeReason, show: Show): string =>
  reason.kind === 'other-line'
    ? reason.approvers === 2
      ? t`Another line of this request needs two approvals.`
      : t`Another line of this request needs approval.`
    : reasonText(reason, show);

/** What could not be asked for with the other lines of a request, in plain text. */
export const notAskedText = (notAsked: NotAsked, show: Show): string => {
  switch (notAsked.kind) {
    case 'not-held':
      return t`${notAsked.companyName} does not have ${notAsked.product}.`;
    case 'no-longer-held':
      return t`The company no longer has a product that was marked.`;
    case 'no-lines':
      return refusalText(notAsked.because).reason;
    case 'no-line':
      return `${productPlain(notAsked.productName)}: ${noLineText(notAsked.reason, show)}`;
  }
};

const noLineText = (reason: NoLine, show: Show): string => {
  switch (reason.kind) {
    case 'open-already':
      return t`it already has an open change. Finish that one first.`;
    case 'planned-already':
      return t`its renewal already has another plan. Decide that one first.`;
    case 'gone':
      return t`Pax8 no longer has this subscription.`;
    case 'refused':
      return refusalWords(reason.because, { ...show, now: reason.at }).reason;
    case 'against-policy':
      return refusalText(reason.because).reason;
  }
};

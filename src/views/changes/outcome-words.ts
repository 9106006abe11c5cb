import type { Change, ChangeIn, ChangeReason } from '../../core/changes/change.ts';
import { seatsAfter } from '../../core/changes/change-facts.ts';
import type { NoLine, NotAsked } from '../../core/changes/not-asked.ts';
import type { Applied, Failed, Missed, NotReached, Unclear, Withdrawn } from '../../core/changes/outcomes.ts';
import type { Show } from '../kit/format.ts';
import { reasonText, refusalText } from '../people/policy-words.ts';
import { notNowText } from './not-now-words.ts';
import { noteText, refusalWords } from './seat-words.ts';

/** Why it came to this state, or what is known of it there, in plain text; empty when there is nothing to say. */
export const whyText = (change: Change, show: Show): string => {
  switch (change.state) {
    case 'planned':
      return change.waiting === null ? '' : reachedText(change.waiting);
    case 'needs-check':
      return unclearText(change.unclear);
    case 'applied':
      return appliedText(change, change.found);
    case 'failed':
      return failedText(change.why);
    case 'stale':
      return notNowText(change.why, { ...show, now: change.settledAt });
    case 'cancelled':
      return change.why === null ? '' : withdrawnTexts[change.why];
    default:
      return '';
  }
};

const reachedText = ({ kind, forPeople }: NotReached): string =>
  kind === 'not-read' ? `${forPeople} Nothing was sent.` : forPeople;

const unclearText = (unclear: Unclear): string => {
  switch (unclear.kind) {
    case 'unanswered':
      return unclear.forPeople;
    case 'unseen':
      return 'Pax8 answered, but does not show the change yet.';
    case 'end-unseen':
      return 'Pax8 took the cancellation and does not show an end of the subscription yet.';
    case 'lost-track':
      return 'The bot stopped while Pax8 was answering.';
    case 'several':
      return 'Pax8 shows more than one order or subscription that could be this one, so somebody must look at them there.';
    case 'rival':
      return 'Another order like this one is open too, and Pax8 does not say which of them made what it shows, so somebody must look at them there.';
  }
};

const appliedText = (change: ChangeIn<'applied'>, found: Applied): string => {
  const to = seatsAfter(change);
  switch (found.kind) {
    case 'seats':
      if (found.quantity !== null && found.quantity !== to)
        return `Pax8's history has ${to} seats; the subscription shows ${found.quantity} now.`;
      return found.provisioning
        ? `Pax8 accepted ${to} seats; provisioning is under way.`
        : `Pax8 has set ${to} seats.`;
    case 'end':
      return found.over ? 'Pax8 has cancelled it.' : 'Pax8 has taken the cancellation.';
    case 'price':
      return 'Pax8 has set the price.';
    case 'order':
      return 'Pax8 has taken the order.';
    case 'by-hand':
      return 'The change was made.';
  }
};

const failedText = (why: Failed | Missed): string => {
  switch (why.kind) {
    case 'not-read':
    case 'not-sent':
      return reachedText({ kind: why.kind, forPeople: why.forPeople });
    case 'refused':
      return why.forPeople;
    case 'seats-not-shown':
      return `Pax8 shows ${why.shown === null ? 'no such subscription' : `${why.shown} seats`} and no such change in its history an hour later, so the change was not made.`;
    case 'end-not-shown':
      return 'Pax8 shows no end of the subscription an hour later, so it was not cancelled. Look at it in the Pax8 portal before you ask again.';
    case 'price-not-shown':
      return 'Pax8 shows the old price an hour later, so the new one was not set.';
    case 'order-not-shown':
      return 'Pax8 shows no such order and no such subscription an hour later, so the order was not made.';
    case 'by-hand':
      return 'The change was not made.';
    case 'term-end-moved':
      return 'The term now ends on another day. Plan the change again for that day.';
    case 'not-renewed':
      return 'The subscription ended and was not renewed.';
    case 'not-approved-in-time':
      return 'Nobody approved it before the window closed.';
    case 'window-closed':
      return `The window closed before the bot could make the change.${why.last === null ? '' : ` ${reachedText(why.last)}`}`;
  }
};

/** Whether the words for a failure say already that nothing was changed; what came with an error may say it or not. */
export const saysNothingChanged = (why: Failed | Missed): boolean => {
  switch (why.kind) {
    case 'seats-not-shown':
    case 'end-not-shown':
    case 'price-not-shown':
    case 'order-not-shown':
    case 'by-hand':
      return true;
    default:
      return /nothing was changed/i.test(failedText(why));
  }
};

const withdrawnTexts: Readonly<Record<Withdrawn, string>> = {
  replaced: 'Another plan for the same renewal took its place.',
  'not-renewing': 'The subscription was cancelled: it does not renew.',
  'decided-otherwise': 'Someone decided the renewal differently.',
  'decided-otherwise-meanwhile': 'Someone decided the renewal differently in the meantime.',
};

/** What was on its card when it was approved, in plain text; it reads as it did when it was asked for. */
export const noteTexts = (change: Change, show: Show): string[] =>
  change.notes.map((one) => noteText(one, { ...show, now: change.requestedAt }));

/** Why it needs approval, in plain text; it reads as it did when it was asked for. */
export const reasonTexts = (change: Change, show: Show): string[] =>
  change.reasons.map((one) => changeReasonText(one, { ...show, now: change.requestedAt }));

const changeReasonText = (reason: ChangeReason, show: Show): string =>
  reason.kind === 'other-line'
    ? `Another line of this request needs ${reason.approvers === 2 ? 'two approvals' : 'approval'}.`
    : reasonText(reason, show);

/** What could not be asked for with the other lines of a request, in plain text. */
export const notAskedText = (one: NotAsked, show: Show): string => {
  switch (one.kind) {
    case 'not-held':
      return `${one.companyName} does not have ${one.product}.`;
    case 'no-longer-held':
      return 'A product that was marked is no longer among those of the company.';
    case 'no-line':
      return `${one.productName ?? 'Product without a name'}: ${noLineText(one.why, show)}`;
  }
};

const noLineText = (why: NoLine, show: Show): string => {
  switch (why.kind) {
    case 'open-already':
      return 'it has an open change, which must be settled first.';
    case 'planned-already':
      return 'something else is planned for its renewal already; decide that first.';
    case 'gone':
      return 'Pax8 no longer has this subscription.';
    case 'refused':
      return refusalWords(why.because, { ...show, now: why.at }).reason;
    case 'against-policy':
      return refusalText(why.because).reason;
  }
};

import type { Subscription } from '../../core/marketplace/records.ts';
import { isRunning } from '../../core/marketplace/running.ts';
import { ruleCancel, ruleTerm } from '../../core/rules/term-changes.ts';
import { dateAndRelative, deadline, type Show } from '../kit/format.ts';
import type { Fact } from '../kit/plan.ts';
import { t } from '../texts/t.ts';
import type { KnownWindows } from './window-words.ts';

/** How to cancel the subscription or change its term in the portal(). Keeps Pax8's words; nothing is called a fee. */
export const termChangeFacts = (
  subscription: Subscription,
  { windows }: KnownWindows,
  show: Show,
): Fact[] => {
  if (!isRunning(subscription, show.now) || subscription.status === 'Trial' || subscription.endAt !== null)
    return [];
  return [
    { label: t`To cancel`, value: cancelWords(ruleCancel(windows, show.now), show) },
    { label: t`Another term`, value: termWords(ruleTerm(windows, show.now), show) },
  ];
};

const portal = (): string => t`unknown; check the commitment in the Pax8 portal`;

const cancelWords = (ruling: ReturnType<typeof ruleCancel>, show: Show): string => {
  switch (ruling.kind) {
    case 'any-time':
      return t`at any time, no commitment known`;
    case 'now':
      return ruling.confidence === 'explicit'
        ? t`possible until ${deadline(ruling.until, show)}, refunded by the day`
        : t`only in the Pax8 portal, if it shows the window open: perhaps until ${deadline(ruling.until, show)}`;
    case 'prepaid':
      return t`at any time; paid in advance, so there may be no refund: check with Pax8 or the vendor`;
    case 'early':
      return t`before the commitment ends ${dateAndRelative(ruling.at, show)}, by Pax8’s data for this product; ${feeWords(ruling.fee)}`;
    case 'rule-unknown':
      return t`for the end of the commitment ${dateAndRelative(ruling.at, show)}; whether before is not known: check with Pax8 or the vendor`;
    case 'at-term-end':
      return t`for the end of the commitment; cancelling now does not stop billing before ${dateAndRelative(ruling.at, show)}`;
    case 'after-renewal':
      return t`not now; again after the renewal on ${dateAndRelative(ruling.at, show)}`;
    case 'unknown':
      return portal();
  }
};

/** Pax8's own word: the flag is `cancellationFeeApplied`. */
export const feeWords = (fee: boolean | null): string =>
  fee === null
    ? t`Pax8 does not say whether there is a cancellation fee`
    : fee
      ? t`with a cancellation fee`
      : t`without a cancellation fee`;

const termWords = (ruling: ReturnType<typeof ruleTerm>, show: Show): string => {
  switch (ruling.kind) {
    case 'any-time':
      return t`as the product allows, no commitment known`;
    case 'reorder':
      return ruling.confidence === 'explicit'
        ? t`cancel and order again by hand until ${deadline(ruling.until, show)}`
        : t`cancel and order again by hand, if the Pax8 portal shows the window open: perhaps until ${deadline(ruling.until, show)}`;
    case 'prepaid':
    case 'early':
    case 'rule-unknown':
      return t`the vendor’s rule is not known: check with Pax8 or the vendor`;
    case 'at-renewal':
      return t`not before the renewal on ${dateAndRelative(ruling.at, show)}; plan it in the Pax8 portal`;
    case 'after-renewal':
      return t`not now; again after the renewal on ${dateAndRelative(ruling.at, show)}`;
    case 'unknown':
      return portal();
  }
};

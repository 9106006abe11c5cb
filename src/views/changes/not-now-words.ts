import type { NotNow } from '../../core/changes/not-now.ts';
import { failureText } from '../kit/failure-text.ts';
import { deadline, type Show } from '../kit/format.ts';
import { statusPlain } from '../kit/term-words.ts';
import { refusalText } from '../people/policy-words.ts';
import { t } from '../texts/t.ts';
import { emergencyRefusalText } from './emergency-words.ts';
import { orderRefusalWords } from './order-words.ts';
import { refusalWords } from './seat-words.ts';

/** Why a change cannot be made as things are at the moment of `show`, in plain text. */
export const notNowText = (reason: NotNow, show: Show): string => {
  switch (reason.kind) {
    case 'gone':
      return t`The subscription no longer exists at Pax8.`;
    case 'seats-unknown':
      return t`Pax8 does not say how many seats it has now.`;
    case 'seats-moved':
      return reason.planned
        ? t`It has ${reason.seats} seats now. The plan was from ${reason.from}.`
        : t`It has ${reason.seats} seats now. The approval was for a change from ${reason.from}.`;
    case 'status-moved':
      return t`Its status is now “${statusPlain(reason.status)}”. It was “${statusPlain(reason.was)}” when the change was asked for.`;
    case 'end-moved':
      return t`Its commitment end date changed after the request.`;
    case 'price-moved':
      return t`Its price or billing changed after the request.`;
    case 'details-moved':
      return t`The vendor now asks for other details than those that were filled in.`;
    case 'did-not-renew':
      return reason.endedAt === null
        ? t`Its status is now “${statusPlain(reason.status)}”. It did not renew.`
        : t`It ended: ${deadline(reason.endedAt, show)}. It did not renew.`;
    case 'term-not-shown':
      return t`Pax8 does not show its new term.`;
    case 'product-gone':
      return t`Pax8 no longer has the product.`;
    case 'not-sold-so':
      return t`Pax8 no longer sells it with this billing and commitment.`;
    case 'order-price-moved':
      return t`Its price changed after the request.`;
    case 'parent-not-running':
      return t`The subscription it would be added to is no longer running.`;
    case 'refused':
      return refusalWords(reason.because, show).reason;
    case 'order-refused':
      return orderRefusalWords(reason.because).reason;
    case 'not-taken':
      return t`Pax8 does not accept the order now: ${reason.text === '' ? failureText(reason.failure) : reason.text}`;
    case 'order-not-active':
    case 'switch-broken':
      return switchText(reason, show);
    case 'against-policy':
      return reason.because.kind === 'role'
        ? t`The person responsible for it no longer has the role for it.`
        : refusalText(reason.because).reason;
    case 'not-by-named':
      return t`The policy now names others who approve for this company.`;
    case 'no-consent':
      return t`The customer’s consent is missing.`;
    case 'no-links':
      return t`The customer’s consent is missing, and links for customers are off.`;
    case 'consent-declined':
    case 'declined-no-links':
      return t`The customer declined.`;
    case 'not-alone':
      return t`One approver is not enough any more. ${emergencyRefusalText(reason.because)}`;
    case 'needs-approval':
      return reason.planned
        ? reason.approvers === 2
          ? t`By the policy and today’s price, it now needs approval by two people.`
          : t`By the policy and today’s price, it now needs approval.`
        : reason.approvers === 2
          ? t`The policy changed. It now needs approval by two people.`
          : t`The policy changed. It now needs approval.`;
  }
};

/** Why a switch to a year does not go on. */
const switchText = (
  reason: Extract<NotNow, { kind: 'order-not-active' | 'switch-broken' }>,
  show: Show,
): string => {
  if (reason.kind === 'order-not-active')
    return reason.status === null
      ? t`Pax8 does not show the new subscription.`
      : t`The status of the new subscription is “${statusPlain(reason.status)}”, or it is to end.`;
  return reason.because === null
    ? t`The old subscription is no longer to be cancelled.`
    : t`The old subscription cannot be cancelled for its term end. ${notNowText(reason.because, show)}`;
};

import type { NotNow } from '../../core/changes/not-now.ts';
import { deadline, type Show } from '../kit/format.ts';
import { statusPlain } from '../kit/term-words.ts';
import { refusalText } from '../people/policy-words.ts';
import { orderRefusalWords } from './order-words.ts';
import { refusalWords } from './seat-words.ts';

/** Why a change cannot be made as things are at the moment of `show`, in plain text. */
export const notNowText = (reason: NotNow, show: Show): string => {
  switch (reason.kind) {
    case 'gone':
      return 'The subscription no longer exists at Pax8.';
    case 'seats-unknown':
      return 'Pax8 does not say how many seats it has now.';
    case 'seats-moved':
      return reason.planned
        ? `It has ${reason.seats} seats now. The plan was from ${reason.from}.`
        : `It has ${reason.seats} seats now. The approval was for a change from ${reason.from}.`;
    case 'status-moved':
      return `Its status is now “${statusPlain(reason.status)}”. It was “${statusPlain(reason.was)}” when the change was asked for.`;
    case 'end-moved':
      return 'Its commitment end date changed after the request.';
    case 'price-moved':
      return 'Its price or billing changed after the request.';
    case 'details-moved':
      return 'The vendor now asks for other details than those that were filled in.';
    case 'did-not-renew':
      return reason.endedAt === null
        ? `Its status is now “${statusPlain(reason.status)}”. It did not renew.`
        : `It ended: ${deadline(reason.endedAt, show)}. It did not renew.`;
    case 'term-not-shown':
      return 'Pax8 does not show its new term.';
    case 'product-gone':
      return 'Pax8 no longer has the product.';
    case 'not-sold-so':
      return 'Pax8 no longer sells it with this billing and commitment.';
    case 'order-price-moved':
      return 'Its price changed after the request.';
    case 'parent-not-running':
      return 'The subscription it would be added to is no longer running.';
    case 'refused':
      return refusalWords(reason.because, show).reason;
    case 'order-refused':
      return orderRefusalWords(reason.because).reason;
    case 'not-taken':
      return `Pax8 does not accept the order now: ${reason.text}`;
    case 'against-policy':
      return reason.because.kind === 'role'
        ? 'The person responsible for it no longer has the role for it.'
        : refusalText(reason.because).reason;
    case 'not-by-named':
      return 'The policy now names others who approve for this company.';
    case 'needs-approval':
      return `${reason.planned ? 'By the policy and today’s price, it' : 'The policy changed. It'} now needs approval${reason.approvers === 2 ? ' by two people' : ''}.`;
  }
};

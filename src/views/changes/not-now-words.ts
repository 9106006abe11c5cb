import type { NotNow } from '../../core/changes/not-now.ts';
import type { Show } from '../kit/format.ts';
import { statusPlain } from '../kit/term-words.ts';
import { refusalText } from '../people/policy-words.ts';
import { orderRefusalWords } from './order-words.ts';
import { refusalWords } from './seat-words.ts';

/** Why a change cannot be made as things are at the moment of `show`, in plain text. */
export const notNowText = (why: NotNow, show: Show): string => {
  switch (why.kind) {
    case 'gone':
      return 'The subscription no longer exists at Pax8.';
    case 'seats-unknown':
      return 'Pax8 does not say how many seats it has now.';
    case 'seats-moved':
      return why.planned
        ? `It has ${why.seats} seats now. The plan was from ${why.from}.`
        : `It has ${why.seats} seats now. The approval was for a change from ${why.from}.`;
    case 'status-moved':
      return `Its status is now “${statusPlain(why.status)}”. It was “${statusPlain(why.was)}” when the change was asked for.`;
    case 'end-moved':
      return 'Its commitment end date changed after the request.';
    case 'price-moved':
      return 'Its price or billing changed after the request.';
    case 'did-not-renew':
      return `Its status is now “${statusPlain(why.status)}”. It did not renew.`;
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
      return refusalWords(why.because, show).reason;
    case 'order-refused':
      return orderRefusalWords(why.because).reason;
    case 'not-taken':
      return `Pax8 does not accept the order now: ${why.text}`;
    case 'against-policy':
      return why.because.kind === 'role'
        ? 'The person responsible for it no longer has the role for it.'
        : refusalText(why.because).reason;
    case 'needs-approval':
      return `${why.planned ? 'By the policy and today’s price, it' : 'The policy changed. It'} now needs approval${why.approvers === 2 ? ' by two people' : ''}.`;
  }
};

import type { NotNow } from '../../core/changes/not-now.ts';
import type { Show } from '../kit/format.ts';
import { refusalText } from '../people/policy-words.ts';
import { orderRefusalWords } from './order-words.ts';
import { refusalWords } from './seat-words.ts';

/** Why a change cannot be made as things are at the moment of `show`, in plain text. */
export const notNowText = (why: NotNow, show: Show): string => {
  switch (why.kind) {
    case 'gone':
      return 'The subscription no longer exists at Pax8.';
    case 'seats-moved':
      return why.planned
        ? `It has ${why.seats} seats now; the plan was from ${why.from}.`
        : `It has ${why.seats} seats now; the approval was for a change from ${why.from}.`;
    case 'status-moved':
      return `Its status is ${why.status} now; it was ${why.was} when the change was asked for.`;
    case 'end-moved':
      return 'Its commitment end has moved since the change was asked for.';
    case 'price-moved':
      return 'Its price or billing has changed since the change was asked for.';
    case 'did-not-renew':
      return `Its status is ${why.status} now: it did not renew.`;
    case 'term-not-shown':
      return 'Pax8 does not show its new term.';
    case 'product-gone':
      return 'Pax8 no longer has the product.';
    case 'not-sold-so':
      return 'Pax8 no longer sells it with this billing and commitment.';
    case 'order-price-moved':
      return 'Its price has changed since the order was asked for.';
    case 'parent-not-running':
      return 'The subscription that it was to be added to is no longer running.';
    case 'refused':
      return refusalWords(why.because, show).reason;
    case 'order-refused':
      return orderRefusalWords(why.because).reason;
    case 'not-taken':
      return `Pax8 would not take the order now: ${why.text}`;
    case 'against-policy':
      return why.because.kind === 'role'
        ? 'Whoever stood for it may no longer do so.'
        : refusalText(why.because).reason;
    case 'needs-approval':
      return `${why.planned ? 'By the policy and today’s price' : 'The policy was changed'}: it needs approval${why.approvers === 2 ? ' by two people' : ''} now.`;
  }
};

import type { PolicyRefusal, Reason } from '../../core/rules/policy.ts';
import type { Money } from '../../core/words/money.ts';
import { plainText, productPlain } from '../kit/escape.ts';
import { count, dateAndRelative, money, number, percent, type Show, seats } from '../kit/format.ts';

const aMonth = (amount: Money): string => `${money(amount)} a month`;
const perCent = (share: number | null): string =>
  share === null ? 'more than any share' : percent(number(Math.round(share * 10) / 10));

/** Why approval is needed, as plain text; saved with the change and escaped when shown. */
export const reasonText = (reason: Reason, show: Show): string => {
  switch (reason.kind) {
    case 'always':
      return 'Every change needs approval.';
    case 'cancel':
      return 'A cancellation always needs approval.';
    case 'price':
      return 'A change of a price always needs approval.';
    case 'above-amount':
      return `It moves ${aMonth(reason.amount)}; above ${aMonth(reason.limit)} approval is needed.`;
    case 'above-share':
      return `It moves ${perCent(reason.share)} of the present seats; above ${perCent(reason.limit)} approval is needed.`;
    case 'price-unknown':
      return 'The price is not known, so it needs approval.';
    case 'amount-unknown':
      return 'The monthly amount is not known, so it needs approval.';
    case 'other-currency':
      return `Its price is in ${plainText(reason.currency, 10)}, the policy’s limit in ${reason.limit.currency}, so approval is needed.`;
    case 'company':
      return `Changes for ${plainText(reason.name)} always need approval.`;
    case 'product':
      return `Changes of ${productPlain(reason.name)} always need approval.`;
    case 'vendor':
      return `Changes of products by ${plainText(reason.name)} always need approval.`;
    case 'vendor-unknown':
      return 'Some vendors always need approval, and the vendor of this product is not known.';
    case 'quiet-days':
      return `The commitment ends ${dateAndRelative(reason.endsAt, show)}; in the last ${count(reason.days, 'day')} before it approval is needed.`;
    case 'two-above':
      return `It moves ${aMonth(reason.amount)}; above ${aMonth(reason.limit)} two people must approve.`;
    case 'two-unknown':
      return 'Its monthly amount cannot be held against the policy’s limit for two approvers, so two people must approve.';
  }
};

/** Why the policy refuses a change, and the way out, as plain text. `wayOut` is empty when there is none. */
export const refusalText = (because: PolicyRefusal): { reason: string; wayOut: string } => {
  switch (because.kind) {
    case 'role':
      return {
        reason:
          because.role === 'none'
            ? 'You have no role for this company.'
            : `For this company your role is ${because.role}; asking for a change needs requester.`,
        wayOut: 'An admin can change your role.',
      };
    case 'ceiling-seats':
      return {
        reason: `It would have ${seats(because.seats)}; the policy’s ceiling is ${number(because.limit)}, with or without approval.`,
        wayOut: otherPolicy,
      };
    case 'ceiling-amount':
      return {
        reason: `It would cost ${aMonth(because.amount)} more; the policy’s ceiling is ${aMonth(because.limit)}, with or without approval.`,
        wayOut: otherPolicy,
      };
    case 'ceiling-unknown':
      return {
        reason: `Its monthly amount is not known in ${because.limit.currency}, and the policy has a ceiling of ${aMonth(because.limit)}.`,
        wayOut: otherPolicy,
      };
    case 'seats-per-request':
      return {
        reason: `It changes ${seats(because.seats)} at once; one request may change up to ${number(because.limit)}.`,
        wayOut: 'Ask for a smaller change, or let an admin look at the policy.',
      };
    case 'requests-per-hour':
      return {
        reason: `You have made ${count(because.limit, 'request')} in the last hour, which is as many as the policy allows.`,
        wayOut: 'Wait a while, or let an admin look at the policy.',
      };
  }
};
const otherPolicy = 'An admin can look at the policy.';

import type { PolicyRefusal, Reason } from '../../core/rules/policy.ts';
import type { Money } from '../../core/words/money.ts';
import { plainText, productPlain } from '../kit/escape.ts';
import { count, dateAndRelative, money, number, percent, type Show, seats } from '../kit/format.ts';

const aMonth = (amount: Money): string => `${money(amount)} a month`;
const perCent = (share: number | null): string =>
  share === null ? 'more than any share' : percent(number(Math.round(share * 10) / 10));

const passedBy = {
  person: 'the same person asked for',
  company: 'this company had',
  everyone: 'everybody together asked for',
} as const;
const sumsTo = {
  month: (amount: string) => `it changes the monthly amount by ${amount}`,
  commitment: (amount: string) => `it binds to ${amount} until the commitments end`,
  'at-once': (amount: string) => `it bills ${amount} at once`,
} as const;

/** Why approval is needed, as plain text; saved with the change and escaped when shown. */
export const reasonText = (reason: Reason, show: Show): string => {
  switch (reason.kind) {
    case 'always':
      return 'Every change needs approval.';
    case 'cancel':
      return 'A cancellation always needs approval.';
    case 'price':
      return 'A price change always needs approval.';
    case 'above-amount':
      return `It changes the monthly amount by ${money(reason.amount)}. Above ${money(reason.limit)}, it needs approval.`;
    case 'above-commitment':
      return `It binds to ${money(reason.amount)} until the commitment ends. Above ${money(reason.limit)}, it needs approval.`;
    case 'above-at-once':
      return `It bills ${money(reason.amount)} at once. Above ${money(reason.limit)}, it needs approval.`;
    case 'commitment-unknown':
      return 'What it binds to until the commitment ends is unknown, so it needs approval.';
    case 'at-once-unknown':
      return 'What it bills at once is unknown, so it needs approval.';
    case 'above-sum':
      return `With what ${passedBy[reason.of]} in the last 24 hours without approval, ${sumsTo[reason.measure](money(reason.amount))}. Above ${money(reason.limit)}, it needs approval.`;
    case 'sum-unknown':
      return `What ${passedBy[reason.of]} in the last 24 hours without approval cannot be added up, so it needs approval.`;
    case 'share-sum':
      return `With the changes of the last 24 hours without approval, it changes ${perCent(reason.share)} of the seats. Above ${perCent(reason.limit)}, it needs approval.`;
    case 'above-share':
      return `It changes ${perCent(reason.share)} of the current seats. Above ${perCent(reason.limit)}, it needs approval.`;
    case 'price-unknown':
      return 'The price is unknown, so it needs approval.';
    case 'amount-unknown':
      return 'The monthly amount is unknown, so it needs approval.';
    case 'other-currency':
      return `Its price is in ${plainText(reason.currency, 10)} and the policy’s limit in ${reason.limit.currency}, so it needs approval.`;
    case 'company':
      return `Changes for ${plainText(reason.name)} always need approval.`;
    case 'product':
      return `Changes of ${productPlain(reason.name)} always need approval.`;
    case 'vendor':
      return `Changes of products by ${plainText(reason.name)} always need approval.`;
    case 'vendor-unknown':
      return 'Some vendors always need approval, and this product’s vendor is unknown.';
    case 'rule-unknown':
      return 'What the vendor takes back or refunds is not known, so it needs approval.';
    case 'company-status':
      return `The company is ${plainText(reason.status, 30)} at Pax8, not Active, so it needs approval. Pax8 may refuse more seats.`;
    case 'quiet-days':
      return `The commitment ends ${dateAndRelative(reason.endsAt, show)}. In the last ${count(reason.days, 'day')} before that, changes need approval.`;
    case 'quiet-unknown':
      return `In the last ${count(reason.days, 'day')} before a commitment ends, changes need approval, and when this one ends is not known.`;
    case 'many-seats':
      return `It changes ${number(reason.seats)} seats. More than ${number(reason.limit)} at a time need approval.`;
    case 'two-above':
      return `It changes the monthly amount by ${money(reason.amount)}. Above ${money(reason.limit)}, two people must approve.`;
    case 'two-unknown':
      return 'Its monthly amount cannot be compared with the policy’s limit for two approvers, so two people must approve.';
  }
};

/** Why the policy refuses a change, and the way out, as plain text. `wayOut` is empty when there is none. */
export const refusalText = (because: PolicyRefusal): { reason: string; wayOut: string } => {
  switch (because.kind) {
    case 'company-deleted':
      return {
        reason: 'The company is deleted at Pax8, so the bot adds no seats for it.',
        wayOut: 'Check the company in the Pax8 portal. If it is there, say refresh and ask again.',
      };
    case 'role':
      return {
        reason:
          because.role === 'none'
            ? 'You have no role for this company.'
            : `Your role for this company is ${because.role}. To ask for a change you need requester.`,
        wayOut: 'An admin can change your role.',
      };
    case 'ceiling-seats':
      return {
        reason: `It would have ${seats(because.seats)}. The policy’s ceiling is ${number(because.limit)}, even with approval.`,
        wayOut: otherPolicy,
      };
    case 'ceiling-amount':
      return {
        reason: `It would add ${aMonth(because.amount)}. The policy’s ceiling is ${aMonth(because.limit)}, even with approval.`,
        wayOut: otherPolicy,
      };
    case 'ceiling-unknown':
      return {
        reason: `Its monthly amount in ${because.limit.currency} is unknown. The policy’s ceiling is ${aMonth(because.limit)}, even with approval.`,
        wayOut: otherPolicy,
      };
    case 'reason-needed':
      return {
        reason: `${because.amount === null ? 'Its monthly amount is unknown' : `It changes the monthly amount by ${money(because.amount)}`}. Above ${money(because.limit)}, the policy asks for a reason or a ticket number.`,
        wayOut: 'Write it here, or in the message: because of new hires, ticket 4711.',
      };
    case 'seats-per-request':
      return {
        reason: `It changes ${seats(because.seats)} at once. One request may change up to ${number(because.limit)}.`,
        wayOut: 'Ask for a smaller change, or ask an admin about the policy.',
      };
    case 'requests-per-hour':
      return {
        reason: `You made ${count(because.limit, 'request')} in the last hour, the most the policy allows.`,
        wayOut: 'Wait a while, or ask an admin about the policy.',
      };
  }
};
/** The same in one text. */
export const againstPolicyText = (because: PolicyRefusal): string => {
  const { reason, wayOut } = refusalText(because);
  return `${reason} ${wayOut}`.trim();
};

const otherPolicy = 'Ask an admin about the policy.';

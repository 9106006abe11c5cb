import type { PolicyRefusal, Reason, ReasonNeeded } from '../../core/rules/policy.ts';
import type { Money } from '../../core/words/money.ts';
import { plainText, productPlain } from '../kit/escape.ts';
import { count, dateAndRelative, money, number, percent, type Show, seats } from '../kit/format.ts';
import { pax8Word } from '../kit/pax8-words.ts';
import { msg, t, texts } from '../texts/t.ts';

const aMonth = (amount: Money): string => t`${money(amount)} a month`;
const perCent = (share: number | null): string =>
  share === null ? t`more than any share` : percent(number(Math.round(share * 10) / 10));

const passedBy = texts({
  person: msg`the same person asked for`,
  company: msg`this company had`,
  everyone: msg`everybody together asked for`,
} as const);
const sumsTo = {
  month: (amount: string) => t`it changes the monthly amount by ${amount}`,
  commitment: (amount: string) => t`it binds to ${amount} until the commitments end`,
  'at-once': (amount: string) => t`it bills ${amount} at once`,
} as const;

/** Why approval is needed, as plain text; saved with the change, and escaped when shown. */
export const reasonText = (reason: Reason, show: Show): string => {
  switch (reason.kind) {
    case 'always':
      return t`Every change needs approval.`;
    case 'cancel':
      return t`A cancellation always needs approval.`;
    case 'price':
      return t`A price change always needs approval.`;
    case 'above-amount':
      return t`It changes the monthly amount by ${money(reason.amount)}. Above ${money(reason.limit)}, it needs approval.`;
    case 'above-commitment':
      return t`It binds to ${money(reason.amount)} until the commitment ends. Above ${money(reason.limit)}, it needs approval.`;
    case 'above-at-once':
      return t`It bills ${money(reason.amount)} at once. Above ${money(reason.limit)}, it needs approval.`;
    case 'commitment-unknown':
      return t`What it binds to until the commitment ends is unknown, so it needs approval.`;
    case 'at-once-unknown':
      return t`What it bills at once is unknown, so it needs approval.`;
    case 'above-sum':
      return t`With what ${passedBy[reason.of]} in the last 24 hours without approval, ${sumsTo[reason.measure](money(reason.amount))}. Above ${money(reason.limit)}, it needs approval.`;
    case 'sum-unknown':
      return t`What ${passedBy[reason.of]} in the last 24 hours without approval cannot be added up, so it needs approval.`;
    case 'share-sum':
      return t`With the changes of the last 24 hours without approval, it changes ${perCent(reason.share)} of the seats. Above ${perCent(reason.limit)}, it needs approval.`;
    case 'above-share':
      return t`It changes ${perCent(reason.share)} of the current seats. Above ${perCent(reason.limit)}, it needs approval.`;
    case 'price-unknown':
      return t`The price is unknown, so it needs approval.`;
    case 'amount-unknown':
      return t`The monthly amount is unknown, so it needs approval.`;
    case 'other-currency':
      return t`Its price is in ${plainText(reason.currency, 10)} and the policy’s limit in ${reason.limit.currency}, so it needs approval.`;
    case 'company':
      return t`Changes for ${plainText(reason.name)} always need approval.`;
    case 'product':
      return t`Changes of ${productPlain(reason.name)} always need approval.`;
    case 'vendor':
      return t`Changes of products by ${plainText(reason.name)} always need approval.`;
    case 'vendor-unknown':
      return t`Some vendors always need approval, and this product’s vendor is unknown.`;
    case 'rule-unknown':
      return t`What the vendor takes back or refunds is not known, so it needs approval.`;
    case 'company-status':
      return t`The company is ${plainText(pax8Word(reason.status), 30)} at Pax8, not Active, so it needs approval. Pax8 may refuse more seats.`;
    case 'quiet-days':
      return t`The commitment ends ${dateAndRelative(reason.endsAt, show)}. In the last ${count(reason.days, 'day')} before that, changes need approval.`;
    case 'quiet-unknown':
      return t`In the last ${count(reason.days, 'day')} before a commitment ends, changes need approval, and when this one ends is not known.`;
    case 'many-seats':
      return t`It changes ${number(reason.seats)} seats. More than ${number(reason.limit)} at a time need approval.`;
    case 'two-above':
      return reason.together === true
        ? t`Together they change the monthly amount by ${money(reason.amount)}. Above ${money(reason.limit)}, two people must approve.`
        : t`It changes the monthly amount by ${money(reason.amount)}. Above ${money(reason.limit)}, two people must approve.`;
    case 'two-unknown':
      return t`Its monthly amount cannot be compared with the policy’s limit for two approvers, so two people must approve.`;
  }
};

const reasonNeededText = ({ amount, limit, together }: ReasonNeeded): string => {
  if (amount === null)
    return t`Its monthly amount is unknown. Above ${money(limit)}, the policy asks for a reason or a ticket number.`;
  return together === true
    ? t`Together they change the monthly amount by ${money(amount)}. Above ${money(limit)}, the policy asks for a reason or a ticket number.`
    : t`It changes the monthly amount by ${money(amount)}. Above ${money(limit)}, the policy asks for a reason or a ticket number.`;
};

/** Why the policy refuses a change, and the way out, as plain text. `wayOut` is empty when there is none. */
export const refusalText = (because: PolicyRefusal): { reason: string; wayOut: string } => {
  switch (because.kind) {
    case 'company-deleted':
      return {
        reason: t`The company is deleted at Pax8, so the bot adds no seats for it.`,
        wayOut: t`Check the company in the Pax8 portal. If it is there, say “refresh” and ask again.`,
      };
    case 'role':
      return {
        reason:
          because.role === 'none'
            ? t`You have no role for this company.`
            : t`Your role for this company is ${because.role}. To ask for a change you need requester.`,
        wayOut: t`An admin can change your role.`,
      };
    case 'ceiling-seats':
      return {
        reason: t`It would have ${seats(because.seats)}. The policy’s ceiling is ${number(because.limit)}, even with approval.`,
        wayOut: otherPolicy(),
      };
    case 'ceiling-amount':
      return {
        reason:
          because.together === true
            ? t`Together they would add ${aMonth(because.amount)}. The policy’s ceiling is ${aMonth(because.limit)}, even with approval.`
            : t`It would add ${aMonth(because.amount)}. The policy’s ceiling is ${aMonth(because.limit)}, even with approval.`,
        wayOut: otherPolicy(),
      };
    case 'ceiling-unknown':
      return {
        reason: t`Its monthly amount in ${because.limit.currency} is unknown. The policy’s ceiling is ${aMonth(because.limit)}, even with approval.`,
        wayOut: otherPolicy(),
      };
    case 'reason-needed':
      return {
        reason: reasonNeededText(because),
        wayOut: t`Write it here, or in the message: because of new hires, ticket 4711.`,
      };
    case 'seats-per-request':
      return {
        reason:
          because.together === true
            ? t`Together they change ${seats(because.seats)} at once. One request may change up to ${number(because.limit)}.`
            : t`It changes ${seats(because.seats)} at once. One request may change up to ${number(because.limit)}.`,
        wayOut: t`Ask for a smaller change, or ask an admin about the policy.`,
      };
    case 'requests-per-hour':
      return {
        reason: t`You made ${count(because.limit, 'request')} in the last hour, the most the policy allows.`,
        wayOut: t`Wait a while, or ask an admin about the policy.`,
      };
  }
};
/** The same in one text. */
export const againstPolicyText = (because: PolicyRefusal): string => {
  const { reason, wayOut } = refusalText(because);
  return `${reason} ${wayOut}`.trim();
};

const otherPolicy = (): string => t`Ask an admin about the policy.`;

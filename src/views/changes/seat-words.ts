import type { Company, Subscription } from '../../core/marketplace/records.ts';
import type { AnyNote } from '../../core/rules/notes.ts';
import type { PolicyRefusal } from '../../core/rules/policy.ts';
import type { AnyRefusal, Kind } from '../../core/rules/refusals.ts';
import type { Refusal } from '../../core/rules/seat-rules.ts';
import type { SeatCount } from '../../core/understanding/intent.ts';
import { referenceTo } from '../kit/buttons.ts';
import { plainText, productPlain } from '../kit/escape.ts';
import { dateAndRelative, deadline, number, type Show, seats } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { refusalText } from '../people/policy-words.ts';
import { sourceWords } from '../terms/window-words.ts';
import { cancelNote, cancelRefusal } from './cancel-words.ts';
import { priceNote, priceRefusal } from './new-price-words.ts';
import { orderNote } from './order-words.ts';
import { planNote, planRefusal } from './plan-words.ts';

const since = {
  purchase: 'the subscription was bought within the last seven days',
  renewal: 'the term was renewed within the last seven days',
  added: 'they were added within the last seven days',
} as const;

/** What a person should know before approving, in plain text. */
export const noteText = (one: AnyNote, show: Show): string => {
  switch (one.kind) {
    case 'committed-until':
      return `The added seats stay, and are billed, until the term ends: ${deadline(one.at, show)}.`;
    case 'returnable-until':
      return `They can go back until ${deadline(one.at, show)}.`;
    case 'portal-changes-lost':
      return 'Changes that are scheduled for the renewal in a portal are deleted by this one; schedule them again afterwards.';
    case 'window-closes':
      return `Up to ${seats(one.seats)} can go back until ${deadline(one.at, show)}, because ${since[one.from]} (${sourceWords(one.from, one.confidence)}).`;
    case 'ends':
      return `The subscription ends ${dateAndRelative(one.at, show)} and will not renew.`;
    case 'provisioning':
      return 'Pax8 is still setting this subscription up.';
    case 'commitment-end-unknown':
      return 'Pax8 gave no end of the commitment: the added seats may be bound for a whole term.';
    case 'after-renewal':
      return planNote(one, show);
    case 'price-meaning':
    case 'price-locked':
      return priceNote(one);
    case 'order-committed':
    case 'order-window':
    case 'order-free':
    case 'order-beside':
    case 'order-currency':
      return orderNote(one);
    default:
      return cancelNote(one, show);
  }
};

/** Why a change is not possible, and the way out. Plain text. */
export const refusalWords = (because: AnyRefusal, show: Show): { reason: string; wayOut: string } => {
  switch (because.kind) {
    case 'same':
      return { reason: `It has ${seats(because.quantity)} already.`, wayOut: '' };
    case 'below-one':
      return {
        reason: 'A subscription keeps at least one seat.',
        wayOut: 'To end the subscription as a whole, say: cancel, the product, and for whom.',
      };
    case 'status':
      return {
        reason: `Its status at Pax8 is ${plainText(because.status, 40)}; seats can be changed only while it runs.`,
        wayOut: 'Look at it in the Pax8 portal.',
      };
    case 'trial':
      return {
        reason: 'It is a trial, and the seats of a trial cannot be changed.',
        wayOut: 'Order the paid product, or wait until the trial has become one.',
      };
    case 'business-limit':
      return {
        reason: `Microsoft 365 Business products end at ${number(because.limit)} seats per customer.`,
        wayOut: 'Beyond that, Microsoft’s Enterprise plans are needed.',
      };
    case 'locked-before-end':
      return {
        reason: `Pax8 locks a subscription in the last 24 hours before its term ends: ${deadline(because.at, show)}.`,
        wayOut: 'Ask again when it has renewed, which may take a day.',
      };
    case 'renewing':
      return {
        reason: `Its term ended ${dateAndRelative(because.at, show)}, and the renewal may still be running.`,
        wayOut: 'Ask again when Pax8 shows the new term. Seats can go back in the seven days after it began.',
      };
    case 'committed':
      return committed(because, show);
    case 'window-unknown':
      return {
        reason: 'Pax8 gave no dates of the commitment, so it cannot be known whether seats may go back.',
        wayOut: 'Check the seven-day window of this subscription in the Pax8 portal.',
      };
    case 'not-committed':
    case 'term-end-unknown':
    case 'ends':
    case 'term-moved':
      return planRefusal(because, show);
    case 'price-not-running':
    case 'price-not-known':
    case 'price-other-currency':
    case 'price-same':
    case 'price-absurd':
      return priceRefusal(because);
    default:
      return cancelRefusal(because, show);
  }
};

const committed = ({ until, returnable, closesAt }: Extract<Refusal, { kind: 'committed' }>, show: Show) => {
  const closes = closesAt === null ? '' : `, until ${deadline(closesAt, show)}`;
  const part = returnable > 0 ? ` Of these, ${seats(returnable)} may go back${closes}.` : '';
  return {
    reason:
      `The seats are committed until ${deadline(until, show)}. Microsoft takes seats back only within seven days of ` +
      `purchase, renewal or the adding of those seats.${part}`,
    wayOut: `Plan it for the renewal ${dateAndRelative(until, show)}: in the seven days after it, seats can go back.`,
  };
};

type Asked = Readonly<{ what: Kind; subscription: Subscription; to: number; company: Company }>;
export type RefusedInput = Asked & Readonly<{ because: AnyRefusal }>;

/** What was asked for: "Business Premium 12 → 15 seats". */
const askedText = ({ what, subscription, to }: Asked): string => {
  const name = productPlain(subscription.productName);
  if (what === 'cancel') return `Cancelling ${name}, ${seats(subscription.quantity)}`;
  if (what === 'price') return `Another price of ${name}`;
  const after = what === 'plan' ? ' after the renewal' : '';
  return `${name} ${number(subscription.quantity)} → ${seats(to)}${after}`;
};

export const refusedCard = (input: RefusedInput, show: Show): Plan => {
  const { because, subscription, company } = input;
  const { reason, wayOut } = refusalWords(because, show);
  const free = because.kind === 'no-term-end';
  const reference = referenceTo(subscription.id);
  return noticeCard({
    title: `Not possible · ${plainText(company.name)}`,
    tone: because.kind === 'same' ? 'neutral' : 'attention',
    text: `${askedText(input)}: ${reason}`,
    details: wayOut === '' ? [] : [wayOut],
    safe: 'Nothing was changed.',
    suggestions: [
      { title: 'Subscription', say: `subscription ${reference}` },
      ...(because.kind === 'before-term-end' || because.kind === 'window-inferred'
        ? [
            {
              title: 'Cancel at the end',
              say: `cancel ${reference} for ${company.name} at the end of the term`,
            },
          ]
        : []),
      ...(free ? [{ title: 'Cancel now', say: `cancel ${reference} for ${company.name} now` }] : []),
    ],
  });
};

export type AgainstPolicyInput = Asked & Readonly<{ because: PolicyRefusal }>;

/** What the rules of Microsoft and Pax8 would let pass, and the policy of this organisation does not. */
export const againstPolicyCard = (input: AgainstPolicyInput): Plan => {
  const { because, subscription, company } = input;
  const { reason, wayOut } = refusalText(because);
  return noticeCard({
    title: `Refused by the policy · ${plainText(company.name)}`,
    tone: 'attention',
    text: `${askedText(input)}: ${reason}`,
    details: wayOut === '' ? [] : [wayOut],
    safe: 'Nothing was changed.',
    suggestions: [{ title: 'Subscription', say: `subscription ${referenceTo(subscription.id)}` }],
  });
};

export const subscriptionGoneCard = ({
  company,
  subscription,
}: Readonly<{ company: Company; subscription: Subscription }>): Plan =>
  noticeCard({
    title: `No longer there · ${plainText(company.name)}`,
    tone: 'attention',
    text: `Pax8 has no such subscription any more: ${productPlain(subscription.productName)}.`,
    safe: 'Nothing was changed.',
    suggestions: [
      { title: 'Refresh', say: 'refresh' },
      { title: 'Subscriptions', say: `subscriptions ${company.name}` },
    ],
  });

type BadCount = Extract<SeatCount, { kind: 'bad' }>;

const badCounts: Readonly<Record<BadCount['problem'], (written: string) => string>> = {
  missing: () => 'How many seats?',
  zero: () => 'Zero seats is no change.',
  negative: (written) => `${written} is below zero. Say add or remove with a plain number.`,
  fraction: (written) => `${written} is not a whole number of seats.`,
  absurd: (written) => `${written} seats is more than can be meant.`,
  unclear: (written) => `“${written}” does not say one number of seats.`,
  several: (written) =>
    `“${written}” does not say one number of seats. I take one change at a time: write them one by one.`,
};

export const badCountCard = (
  { written, problem }: BadCount,
  direction: 'add' | 'remove' | 'set' | 'order',
  meant: Readonly<{ company: Company; subscription: Subscription }> | null = null,
): Plan => {
  const example =
    meant !== null
      ? exampleFor(direction, referenceTo(meant.subscription.id))
      : direction === 'set'
        ? 'set Business Premium for Contoso to 15 seats'
        : direction === 'order'
          ? 'order 10 Exchange Online Plan 1 for Contoso'
          : direction === 'add'
            ? 'add 3 seats of Business Premium for Contoso'
            : 'remove 2 seats of Business Basic for Litware';
  return noticeCard({
    title: 'Number of seats',
    tone: 'warning',
    text: badCounts[problem](written === '' ? '' : plainText(written, 40)),
    details: [
      ...(meant === null ? [] : [heldNow(meant.company, meant.subscription)]),
      `For example: ${example}.`,
    ],
    safe: 'Nothing was changed.',
  });
};

const exampleFor = (direction: 'add' | 'remove' | 'set' | 'order', reference: string): string =>
  direction === 'set' ? `set ${reference} to 15 seats` : `${direction} 3 seats of ${reference}`;

const heldNow = ({ name }: Company, { productName, quantity }: Subscription): string =>
  `${productPlain(productName)} for ${plainText(name)} has ${seats(quantity)}.`;

import type { Change, ChangeIn, Wanted } from '../../core/changes/change.ts';
import { changeAmounts } from '../../core/changes/change-amounts.ts';
import { cameToNothingAs } from '../../core/changes/change-facts.ts';
import { type Provisioning, provisioningOf } from '../../core/changes/order-steps.ts';
import type { OrderNote, OrderRefusal } from '../../core/rules/order-rules.ts';
import { hasMonth } from '../../core/words/money.ts';
import { escapeText, plainText, productPlain, productText } from '../kit/escape.ts';
import {
  aboutMoney,
  count,
  moment,
  monthlyMoney,
  number,
  type Show,
  seats,
  yearlyMoney,
} from '../kit/format.ts';
import type { Colour, Fact } from '../kit/plan.ts';
import { statusPlain, statusWords } from '../kit/term-words.ts';
import { nowText, orderRateText, untilEndText, withCharges } from './money-words.ts';

/** How an order stands; after Pax8 took it, how far provisioning is. */
export const orderState = (change: Change): { word: string; colour: Colour } | null => {
  const provisioning = provisioningOf(change);
  if (provisioning === null) return null;
  if (provisioning.kind === 'done')
    return provisioning.status === 'Active'
      ? { word: 'Active', colour: 'Good' }
      : { word: statusPlain(provisioning.status), colour: 'Warning' };
  return provisioning.kind === 'stuck'
    ? { word: 'Still provisioning', colour: 'Warning' }
    : { word: 'Provisioning', colour: 'Accent' };
};

/** "12 minutes", "3 hours", "2 days". */
const howLong = (ms: number): string => {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 120) return count(minutes, 'minute');
  if (minutes < 48 * 60) return count(Math.floor(minutes / 60), 'hour');
  return count(Math.floor(minutes / (24 * 60)), 'day');
};

/** "1-Year commitment, billed Monthly". */
const termText = (term: string | null, billingTerm: string): string =>
  `${term === null ? 'no commitment' : `${escapeText(term, 40)} commitment`}, billed ${escapeText(billingTerm, 40)}`;

export const orderSentence = (change: Change, wanted: Wanted<'order'>, show: Show): string => {
  const { billingTerm, commitmentTerm } = wanted;
  const amounts = changeAmounts(change);
  const rate = amounts.month === null ? 'monthly amount unknown' : orderRateText(amounts, billingTerm);
  const sentence = [
    `${number(wanted.seats)} × ${productText(change.productName)}`,
    termText(commitmentTerm, billingTerm),
    rate,
  ];
  const charges =
    cameToNothingAs(change) === null ? [nowText(amounts, show), untilEndText(amounts, 'for the term')] : [];
  return withCharges(sentence.filter((part) => part !== '').join(', '), charges);
};

export const orderSteps = (wanted: Wanted<'order'>): string => `order of ${seats(wanted.seats)}`;

/** What came of an order that Pax8 took. */
export const orderOutcome = (
  change: ChangeIn<'applied'>,
  { placed }: Wanted<'order'>,
  told: string,
  show: Show,
): string => {
  const provisioning = provisioningOf(change);
  if (provisioning === null || placed === null) return told;
  const { readAt } = placed;
  const unnamed = placed.subscriptionId === null ? 'Pax8 does not show yet which subscription it made.' : '';
  return [told, progress(provisioning, moment(readAt, show)), unnamed]
    .filter((part) => part !== '')
    .join(' ');
};

const progress = (provisioning: Provisioning, when: string): string => {
  switch (provisioning.kind) {
    case 'done':
      return provisioning.status === 'Active'
        ? 'It is Active.'
        : `Its status is now “${statusWords(provisioning.status)}”. Check it in the Pax8 portal.`;
    case 'under-way':
      return `Ordered, provisioning · ${howLong(provisioning.for)} (seen ${when}).`;
    case 'stuck':
      return [
        `Still provisioning after ${howLong(provisioning.for)} (seen ${when}).`,
        'Contact Pax8 support and give the order below. It may be billed already: billing follows the subscription’s dates, not its status.',
        provisioning.over
          ? 'The bot has stopped checking. Say the product and the company to see where it stands.'
          : '',
      ]
        .filter((part) => part !== '')
        .join(' ');
  }
};

export const orderFacts = (change: Change, wanted: Wanted<'order'>): Fact[] => {
  const { parent, placed } = wanted;
  return [
    { label: 'Total', value: totalText(change, wanted) },
    ...(parent === null ? [] : [{ label: 'Added to', value: productText(parent.productName) }]),
    ...(placed?.orderId == null ? [] : [{ label: 'Order', value: escapeText(placed.orderId, 64) }]),
  ];
};

const totalText = (change: Change, wanted: Wanted<'order'>): string => {
  const { month, year, now } = changeAmounts(change);
  if (month === null || now.kind !== 'charged') return 'unknown: Pax8 gives no price or no currency';
  const first = `${aboutMoney(now.amount, now.about)} billed at once`;
  return hasMonth(wanted.billingTerm) ? `${first}, ${monthlyMoney(month)}, ${yearlyMoney(year)}` : first;
};

/** The vendor's fields as filled in, behind Details. */
export const orderDetails = ({ provisioning }: Wanted<'order'>): Fact[] =>
  provisioning.map(({ label, values }) => ({
    label: escapeText(label, 60),
    value: escapeText(values.join(', '), 500),
  }));

export const orderNote = (note: OrderNote): string => {
  switch (note.kind) {
    case 'order-committed':
      return `${plainText(note.term, 40)} commitment from the day of provisioning. It renews by itself unless cancelled.`;
    case 'order-window':
      return 'You can return it, or some of its seats, in the 7 days after the purchase, with a refund by the day. After that, it is billed through the commitment term end date.';
    case 'order-free':
      return 'No commitment.';
    case 'order-beside':
      return `The company already has ${seats(note.seats)} of it. This order makes another subscription. To add seats to the existing one, say add.`;
    case 'order-currency':
      return note.currency === null
        ? 'Pax8 gives no currency with its prices, and the company’s subscriptions show none.'
        : `Pax8 gives no currency with its prices. The company’s subscriptions are in ${plainText(note.currency, 10)}.`;
  }
};

/** Why it cannot be ordered, and what to do instead. Plain text. */
export const orderRefusalWords = (because: OrderRefusal): { reason: string; wayOut: string } => {
  switch (because.kind) {
    case 'company-gone':
      return { reason: 'Pax8 no longer has this company.', wayOut: 'Say refresh, then look again.' };
    case 'product-gone':
      return { reason: 'Pax8 no longer has this product.', wayOut: 'Search the catalogue again.' };
    case 'company-inactive': {
      const missing = because.missing.join(', ');
      return {
        reason: `The company is ${plainText(because.status, 30)} at Pax8. Only an Active company can order.${missing === '' ? '' : ` It has no primary contact for: ${missing}.`}`,
        wayOut:
          missing === ''
            ? 'Check the company in the Pax8 portal.'
            : 'Make a contact primary for each. One contact can cover all three.',
      };
    }
    case 'needs-parent':
      return {
        reason: `It is added to another product. The company has none of these: ${because.products
          .slice(0, 6)
          .map(({ name }) => productPlain(name))
          .join(', ')}.`,
        wayOut: 'Order one of them first.',
      };
    case 'order-limit':
      return {
        reason: `Microsoft 365 Business products allow at most ${number(because.limit)} seats per customer. The company has ${number(because.held)}.`,
        wayOut: 'Order fewer, or one of Microsoft’s Enterprise plans.',
      };
    case 'not-sold':
      return {
        reason: 'Pax8 shows no billing term for this company to order it with.',
        wayOut: 'Check the product in the Pax8 portal.',
      };
  }
};

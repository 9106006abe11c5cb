import type { Change, ChangeIn, Wanted } from '../../core/changes/change.ts';
import { changeAmounts } from '../../core/changes/change-amounts.ts';
import { cameToNothingAs, seatsOrdered } from '../../core/changes/change-facts.ts';
import { type Provisioning, provisioningOf } from '../../core/changes/order-steps.ts';
import type { OrderLine, ProvisioningGiven } from '../../core/changes/wanted.ts';
import type { OrderNote, OrderRefusal } from '../../core/rules/order-rules.ts';
import { hasMonth } from '../../core/words/money.ts';
import { referenceTo } from '../kit/buttons.ts';
import { escapeText, plainText, productPlain, productText } from '../kit/escape.ts';
import {
  aboutMoney,
  count,
  moment,
  monthlyMoney,
  number,
  type Show,
  saysCost,
  seats,
  unitPrice,
  yearlyMoney,
} from '../kit/format.ts';
import { pax8Word } from '../kit/pax8-words.ts';
import type { Colour, Fact } from '../kit/plan.ts';
import { statusPlain, statusWords } from '../kit/term-words.ts';
import { t } from '../texts/t.ts';
import { nowText, orderRateText, untilEndText, withCharges } from './money-words.ts';

/** The state of an order; once Pax8 took it, the state of its provisioning. */
export const orderState = (change: Change): { word: string; colour: Colour } | null => {
  const provisioning = provisioningOf(change);
  if (provisioning === null) return null;
  if (provisioning.kind === 'done')
    return provisioning.status === 'Active'
      ? { word: t`Active`, colour: 'Good' }
      : { word: statusPlain(provisioning.status), colour: 'Warning' };
  return provisioning.kind === 'stuck'
    ? { word: t`Still provisioning`, colour: 'Warning' }
    : { word: t`Provisioning`, colour: 'Accent' };
};

/** "12 minutes", "3 hours", "2 days". */
const howLong = (ms: number): string => {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return t`less than a minute`;
  if (minutes < 120) return count(minutes, 'minute');
  if (minutes < 48 * 60) return count(Math.floor(minutes / 60), 'hour');
  return count(Math.floor(minutes / (24 * 60)), 'day');
};

/** "1-Year commitment, billed Monthly". */
const termText = (term: string | null, billingTerm: string): string =>
  term === null
    ? t`no commitment, billed ${escapeText(pax8Word(billingTerm), 40)}`
    : t`${escapeText(pax8Word(term), 40)} commitment, billed ${escapeText(pax8Word(billingTerm), 40)}`;

/** "5 × Business Premium, 1-Year commitment, billed Monthly". */
const lineText = ({ seats: ordered, productName, commitmentTerm, billingTerm }: OrderLine): string =>
  [`${number(ordered)} × ${productText(productName)}`, termText(commitmentTerm, billingTerm)].join(', ');

export const orderSentence = (change: Change, wanted: Wanted<'order'>, show: Show): string => {
  const ordered =
    wanted.lines.length === 1 ? lineText(wanted.lines[0]) : wanted.lines.map(shortLine).join(t` and `);
  if (cameToNothingAs(change) !== null) return ordered;
  const amounts = changeAmounts(change);
  const rate =
    amounts.month === null ? t`monthly amount unknown` : orderRateText(amounts, billingTermOf(wanted));
  return withCharges([ordered, rate].filter((part) => part !== '').join(', '), [
    nowText(amounts, show),
    untilEndText(amounts, t`for the term`),
  ]);
};

const shortLine = ({ seats: ordered, productName }: OrderLine): string =>
  `${number(ordered)} × ${productText(productName)}`;

/** How the rate of an order is shown: per billing term, or per month when its lines differ. */
const billingTermOf = ({ lines: [first, ...others] }: Wanted<'order'>): string =>
  others.every(({ billingTerm }) => billingTerm === first.billingTerm) ? first.billingTerm : t`Monthly`;

export const orderSteps = (wanted: Wanted<'order'>): string => t`order of ${seats(seatsOrdered(wanted))}`;

/** The outcome of an order that Pax8 took. */
export const orderOutcome = (
  change: ChangeIn<'applied'>,
  { placed }: Wanted<'order'>,
  told: string,
  show: Show,
): string => {
  const provisioning = provisioningOf(change);
  if (provisioning === null || placed === null) return told;
  const { readAt } = placed;
  const unnamed = placed.lines.some(({ subscriptionId }) => subscriptionId === null)
    ? t`Pax8 does not show yet which subscription it made.`
    : '';
  return [told, progress(provisioning, moment(readAt, show)), unnamed]
    .filter((part) => part !== '')
    .join(' ');
};

const progress = (provisioning: Provisioning, when: string): string => {
  switch (provisioning.kind) {
    case 'done':
      return provisioning.status === 'Active'
        ? t`It is Active.`
        : t`Its status is now “${statusWords(provisioning.status)}”. Check it in the Pax8 portal.`;
    case 'under-way':
      return t`Ordered, provisioning · ${howLong(provisioning.for)} (seen ${when}).`;
    case 'stuck':
      return [
        t`Still provisioning after ${howLong(provisioning.for)} (seen ${when}).`,
        t`Contact Pax8 support and give the order below. It may be billed already: billing follows the subscription’s dates, not its status.`,
        provisioning.over
          ? t`The bot has stopped checking. Say the product and the company to see where it stands.`
          : '',
      ]
        .filter((part) => part !== '')
        .join(' ');
  }
};

export const orderFacts = (change: Change, wanted: Wanted<'order'>, show: Show): Fact[] => {
  const { lines, placed } = wanted;
  return [
    ...(lines.length === 1 ? [] : lines.map((line, n) => lineFact(line, n, change, show))),
    { label: t`Total`, value: totalText(change, wanted) },
    ...(lines.length > 1
      ? []
      : lines.flatMap(({ parent }) =>
          parent === null ? [] : [{ label: t`Added to`, value: productText(parent.productName) }],
        )),
    ...(placed?.orderId == null ? [] : [{ label: t`Order`, value: escapeText(placed.orderId, 64) }]),
  ];
};

const totalText = (change: Change, wanted: Wanted<'order'>): string => {
  const { month, year, now } = changeAmounts(change);
  if (month === null || now.kind !== 'charged') return t`unknown: Pax8 gives no price or no currency`;
  const first = t`${aboutMoney(now.amount, now.about)} billed at once`;
  return wanted.lines.some(({ billingTerm }) => hasMonth(billingTerm))
    ? `${first}, ${monthlyMoney(month)}, ${yearlyMoney(year)}`
    : first;
};

const lineFact = (line: OrderLine, n: number, { seen }: Change, show: Show): Fact => ({
  label: t`Line ${n + 1}`,
  value: [
    lineText(line),
    t`retail ${unitPrice(line.price, seen.currency, line.billingTerm)}`,
    ...(saysCost(line.partnerCost, show)
      ? [t`partner cost ${unitPrice(line.partnerCost, seen.currency, line.billingTerm)}`]
      : []),
    ...(line.parent === null
      ? []
      : [
          'line' in line.parent
            ? t`added to ${productText(line.parent.productName)} in this order`
            : t`added to ${productText(line.parent.productName)}`,
        ]),
  ].join(', '),
});

/** The answers for the vendor, behind Details. */
export const orderDetails = ({ lines }: Wanted<'order'>): Fact[] => [
  ...new Map(
    lines.flatMap(({ provisioning }) => givenFacts(provisioning)).map((fact) => [fact.label, fact]),
  ).values(),
];

/** The answers for a vendor. */
export const givenFacts = (provisioning: readonly ProvisioningGiven[], letters = 500): Fact[] =>
  provisioning.map(({ label, values }) => ({
    label: escapeText(label, 60),
    value: escapeText(values.join(', '), letters),
  }));

const namesOf = (names: readonly string[]): string =>
  names
    .slice(0, 6)
    .map((name) => productPlain(name))
    .join(', ');

/** "Pax8 has prices for 5 to 300 seats." */
export const rangeText = ({
  least,
  most,
}: Readonly<{ least: number | null; most: number | null }>): string =>
  least === null
    ? t`Pax8 has prices for up to ${seats(most ?? 0)}.`
    : most === null
      ? t`Pax8 has prices from ${seats(least)} on.`
      : t`Pax8 has prices for ${number(least)} to ${seats(most)}.`;

export const orderNote = (note: OrderNote): string => {
  switch (note.kind) {
    case 'order-committed':
      return t`${plainText(pax8Word(note.term), 40)} commitment from the day of provisioning. It renews by itself unless cancelled.`;
    case 'order-window':
      return t`You can return it, or some of its seats, in the 7 days after the purchase, with a refund by the day. After that, it is billed through the commitment term end date.`;
    case 'order-free':
      return t`No commitment.`;
    case 'order-beside':
      return t`The company already has ${seats(note.seats)} of ${productPlain(note.product)}. This order makes another subscription. To add seats to the existing one, say “add”.`;
    case 'order-beside-month':
      return t`${seats(note.seats)} of ${productPlain(note.product)} run by the month and are billed beside this order until they are cancelled. Say: cancel ${referenceTo(note.subscriptionId)} at the end of the term.`;
    case 'order-constraint':
      return t`Pax8 names a rule “${plainText(note.name, 60)}” for ${productPlain(note.product)} with ${namesOf(note.products)}. The bot does not know this rule. Check it before you approve.`;
    case 'order-near-limit':
      return t`Over ${number(note.limit)} seats if Microsoft counts Apps for business together with the other Business plans. Its documents do not say.`;
    case 'order-range':
      return t`${productPlain(note.product)}: ${rangeText(note)} Pax8 may refuse this number.`;
    case 'order-currency':
      if (note.assumed && note.currency !== null)
        return t`Pax8 gives no currency with its prices. ${plainText(note.currency, 10)} is the currency of your other customers.`;
      return note.currency === null
        ? t`Pax8 gives no currency with its prices, and the company’s subscriptions show none.`
        : t`Pax8 gives no currency with its prices. The company’s subscriptions are in ${plainText(note.currency, 10)}.`;
  }
};

/** Why it cannot be ordered, and what to do instead. Plain text. */
export const orderRefusalWords = (because: OrderRefusal): { reason: string; wayOut: string } => {
  switch (because.kind) {
    case 'company-gone':
      return { reason: t`Pax8 no longer has this company.`, wayOut: t`Say “refresh”, then look again.` };
    case 'product-gone':
      return {
        reason: t`Pax8 no longer has ${productPlain(because.product)}.`,
        wayOut: t`Search the catalogue again.`,
      };
    case 'company-inactive': {
      const missing = because.missing.map(pax8Word).join(', ');
      return {
        reason:
          missing === ''
            ? t`The company is ${plainText(pax8Word(because.status), 30)} at Pax8. Only an Active company can order.`
            : t`The company is ${plainText(pax8Word(because.status), 30)} at Pax8. Only an Active company can order. It has no primary contact for: ${missing}.`,
        wayOut:
          missing === ''
            ? t`Check the company in the Pax8 portal.`
            : t`Make a contact primary for each. One contact can cover all three.`,
      };
    }
    case 'needs-parent':
      return {
        reason: t`${productPlain(because.product)} is added to another product. The company has none of these: ${namesOf(because.products.map(({ name }) => name))}.`,
        wayOut: t`Order one of them with it, in one order.`,
      };
    case 'excluded':
      return {
        reason: t`Pax8 does not sell ${productPlain(because.product)} together with ${productPlain(because.other)}.`,
        wayOut: t`Check both in the Pax8 portal.`,
      };
    case 'order-limit':
      return {
        reason: t`Microsoft allows ${number(because.limit)} seats of its Business plans per customer, all together. The company has ${number(because.held)}.`,
        wayOut: t`Order fewer, or one of Microsoft’s Enterprise plans.`,
      };
    case 'not-sold':
      return {
        reason: t`Pax8 shows no billing term for this company to order ${productPlain(because.product)} with.`,
        wayOut: t`Check the product in the Pax8 portal.`,
      };
  }
};

import { lineInput, type Typed } from '../../core/changes/detail-inputs.ts';
import type { ProvisioningDetail } from '../../core/marketplace/products.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import { isRunning } from '../../core/marketplace/running.ts';
import { choicesOn, chosenFor, type OrderChoice } from '../../core/ordering/order-choices.ts';
import type { OrderDraft } from '../../core/ordering/order-draft.ts';
import { type OrderProblem, sharedDetails } from '../../core/ordering/order-form.ts';
import {
  type OrderCurrency,
  type OrderedProduct,
  type OrderNote,
  orderNotes,
  type ParentOption,
} from '../../core/rules/order-rules.ts';
import type { Instant } from '../../core/words/instant.ts';
import { monthly } from '../../core/words/money.ts';
import { detailFields, formShares } from '../changes/detail-fields.ts';
import { orderNote } from '../changes/order-words.ts';
import { detailProblem } from '../changes/vendor-details.ts';
import { referenceTo } from '../kit/buttons.ts';
import { escapeText, plainText, productPlain, productText } from '../kit/escape.ts';
import { count, monthlyMoney, seats, unitPrice } from '../kit/format.ts';
import { inOne } from '../kit/list.ts';
import { noticeCard } from '../kit/notice.ts';
import { pax8Word } from '../kit/pax8-words.ts';
import type { Plan } from '../kit/plan.ts';
import { reasonInput } from '../kit/reason-input.ts';
import { inputText } from '../kit/record-form.ts';
import { inRooms } from '../kit/size.ts';
import { msg, t, texts } from '../texts/t.ts';

/** One product of the form. */
export type FormLine = Readonly<{
  product: OrderedProduct;
  /** The number of seats for the prices; null when not given, which counts as one. */
  quantity: number | null;
  choices: readonly OrderChoice[];
  parents: readonly ParentOption[];
  details: readonly ProvisioningDetail[];
}>;

export type OrderFormInput = Readonly<{
  draft: OrderDraft;
  lines: readonly FormLine[];
  /** All subscriptions of the company. */
  held: readonly Subscription[];
  currency: OrderCurrency;
  now: Instant;
  /** The former input; empty the first time. */
  typed: Typed;
  /** Why the order could not continue, in plain text, and Pax8's own words. */
  problems: readonly string[];
  pax8Text: string;
  unreadable: number;
}>;

/** The longest lists of a card, if they fit. */
const mostChoices = 20;
const mostParents = 15;
const titleLength = 140;

/** The first few, and the chosen one. */
const shownOf = <T extends Readonly<{ value: string }>>(
  all: readonly T[],
  most: number,
  chosen: string,
): readonly T[] => all.filter(({ value }, at) => at < most || value === chosen);

/** The order form: how many of each product, how it is billed, its parent, and the vendors' questions. */
export const orderFormCard = (input: OrderFormInput): Plan =>
  inRooms(formShares, (share) => formPlan(input, share));

const formPlan = (input: OrderFormInput, share: number): Plan => {
  const { draft, lines, held, typed, problems, pax8Text, unreadable, now } = input;
  const details = sharedDetails(lines);
  const { fields, cut: detailsCut } = detailFields(details, typed, share);
  const most = { choices: Math.ceil(share * mostChoices), parents: Math.ceil(share * mostParents) };
  const cut =
    detailsCut ||
    lines.some(({ choices, parents }) => choices.length > most.choices || parents.length > most.parents);
  const several = lines.length > 1;
  const names = lines.map(({ product }) => product.productName);
  return {
    template: 'order-form',
    filling: {
      speak: plainText(
        problems.length > 0
          ? t`Not ordered. ${problems[0]}`
          : t`Order ${names.map((name) => productPlain(name)).join(t` and `)} for ${draft.companyName}`,
        200,
      ),
      title:
        draft.replaces === undefined
          ? t`Order · ${escapeText(draft.companyName)}`
          : t`Monthly to annual · ${escapeText(draft.companyName)}`,
      state: t`Not ordered yet`,
      problems: inOne(problems.slice(0, Math.ceil(8 * share)).map((problem) => escapeText(problem, 200))),
      pax8Text: pax8Text === '' ? '' : escapeText(pax8Text, share === 1 ? 800 : 400),
      sentence:
        draft.replaces === undefined
          ? t`${several ? t`${count(lines.length, 'product')} in one order` : productText(names[0] ?? null)}. Pax8 checks the order, then someone approves it. Nothing is ordered before that.`
          : t`${productText(names[0] ?? null)}: one approval for both. The bot orders the year. Once Pax8 shows it as Active, it cancels the monthly subscription (${referenceTo(draft.replaces)}) for its term end. Nothing is ordered before the approval.`,
      lines: lines.map((line, n) => lineOf(line, n, input, most)),
      notes: notesOf(input).map((note) => escapeText(note, 300)),
      detailsHeading: details.length === 0 ? '' : t`What the vendor asks for`,
      detailsHint: hintOf(details, held, now),
      details: fields,
      unreadable: [
        unreadable === 0 ? '' : t`${count(unreadable, 'part')} of Pax8’s answer could not be read.`,
        cut ? t`Some choices do not fit here. Order those in the Pax8 portal.` : '',
      ]
        .filter((part) => part !== '')
        .join(' '),
      reason: typed.has('reason')
        ? inputText(typed.get('reason') ?? '')
        : problems.length > 0
          ? ''
          : reasonInput(draft.given),
      id: draft.id,
    },
  };
};

const lineOf = (
  { product, quantity, choices, parents }: FormLine,
  n: number,
  { draft, lines, typed, currency }: OrderFormInput,
  most: Readonly<{ choices: number; parents: number }>,
) => {
  const several = lines.length > 1;
  const choice = typed.get(lineInput('choice', n)) ?? chosenFor(choices, draft.term);
  const parent = typed.get(lineInput('parent', n)) ?? '';
  return {
    name: several ? productText(product.productName) : '',
    separator: several,
    quantityId: lineInput('quantity', n),
    choiceId: lineInput('choice', n),
    parentId: lineInput('parent', n),
    seats: typed.get(lineInput('quantity', n)) ?? (quantity === null ? '' : String(quantity)),
    choiceLabel: t`Billing and commitment`,
    choices: shownOf(
      choices.map((option) => ({
        title: choiceText(option, quantity, currency.currency),
        value: option.key,
      })),
      most.choices,
      choice,
    ),
    choice,
    hasParents: parents.length > 1,
    parentLabel: t`Added to`,
    parents: shownOf(
      parents.map((option) => ({
        title: plainText(parentText(option), titleLength),
        value: option.key,
      })),
      most.parents,
      parent,
    ),
    parent,
    lineNotes: [
      ...(parents.length === 1
        ? parents.map((option) => escapeText(t`Added to ${parentText(option)}.`, 200))
        : []),
      ...(draft.term !== undefined && choicesOn(choices, draft.term).length === 0
        ? [t`Pax8 offers no ${termWord[draft.term]} commitment for it.`]
        : []),
    ],
  };
};

const termWord = texts({
  monthly: msg`monthly`,
  annual: msg`one-year`,
  'three-year': msg`three-year`,
} as const);

const parentText = ({ parent, seats: held }: ParentOption): string =>
  [
    productPlain(parent.productName),
    ...(held === null ? [] : [seats(held)]),
    'line' in parent ? t`in this order` : `(${referenceTo(parent.subscriptionId)})`,
  ].join(', ');

const notesOf = ({ draft, lines, held: all, currency, now }: OrderFormInput): string[] => {
  const held = all.filter(({ id }) => id !== draft.replaces);
  const shownNotes: readonly OrderNote['kind'][] = [
    'order-beside',
    'order-currency',
    'order-window',
    'order-constraint',
    'order-near-limit',
  ];
  const products = lines.map(({ product }) => product);
  const terms = lines.map(({ quantity }) => ({ term: null, seats: quantity }));
  return orderNotes({ lines: products, held }, terms, currency, now)
    .filter(({ kind }) => shownNotes.includes(kind))
    .map(orderNote);
};

/** "1-Year commitment, billed Monthly: $23.10 a seat a month; 10 seats $231.00 a month; partner cost $19.40". */
const choiceText = (choice: OrderChoice, quantity: number | null, currency: string | null): string => {
  const { billingTerm, commitmentTerm, price } = choice;
  const term =
    commitmentTerm === null ? t`no commitment` : t`${plainText(pax8Word(commitmentTerm), 30)} commitment`;
  const how = t`${term}, billed ${plainText(pax8Word(billingTerm), 30)}`;
  if (price === null) return t`${how}: price unknown`;
  const priced = { price: price.price, billingTerm, currency };
  const total = quantity === null ? null : monthly(priced, quantity);
  return plainText(
    [
      `${how}: ${unitPrice(price.price, currency, billingTerm)}`,
      ...(total === null || quantity === null ? [] : [`${seats(quantity)} ${monthlyMoney(total)}`]),
      ...(price.partnerCost === null
        ? []
        : [t`partner cost ${unitPrice(price.partnerCost, currency, billingTerm)}`]),
    ].join('; '),
    200,
  );
};

const hintOf = (
  details: readonly ProvisioningDetail[],
  held: readonly Subscription[],
  now: Instant,
): string => {
  if (details.length === 0) return '';
  const unsaid = t`Pax8 does not say which of these it needs. Leave empty what does not apply; Pax8 checks it.`;
  if (!details.some(({ key }) => key === 'msTenantId')) return unsaid;
  const known = held.some(
    (subscription) =>
      isRunning(subscription, now) && /microsoft|office 365/i.test(subscription.productName ?? ''),
  );
  return known
    ? t`It goes into the customer’s Microsoft tenant, which Pax8 may already know. ${unsaid}`
    : t`It needs a Microsoft tenant. Give the customer’s tenant id, or the domain prefix for a new tenant. ${unsaid}`;
};

/** The product that a problem is about, when there are several. */
const of = (product: string | null): string => (product === null ? '' : `${productPlain(product)}: `);

/** A switch changes the term alone. */
export const switchKeepsSeats = (quantity: number): string =>
  t`The switch keeps its ${seats(quantity)}. Change seats before or after it.`;

/** What is wrong with a filled-in form, in plain text. */
export const orderProblem = (problem: OrderProblem): string => {
  switch (problem.kind) {
    case 'no-quantity':
      return t`${of(problem.product)}Seats must be a whole number, 1 or more.`;
    case 'no-choice':
      return t`${of(problem.product)}Choose billing and commitment.`;
    case 'no-parent':
      return t`${of(problem.product)}Choose what to add it to.`;
    default:
      return detailProblem(problem);
  }
};

const notContinued = texts({
  'not-theirs': msg`Only the person who started this order can continue it. Say “order” to start your own.`,
  elsewhere: msg`This order was started in another conversation. Continue there, or say “order” here.`,
} as const);

/** The person who pressed cannot continue the order here. */
export const orderNotContinued = (reason: keyof typeof notContinued): Readonly<{ toast: string }> => ({
  toast: notContinued[reason],
});

/** Shown above Pax8's own text about an order that it refused. */
export const orderNotTaken = (): string =>
  t`Pax8 did not take this order. Its reason is below. Correct the form and continue.`;

/** A form that cannot be continued: its prices are too old, or it is unknown (forgotten, or another organisation's). */
export const orderGoneCard = (because: 'too-old' | 'unknown'): Plan =>
  noticeCard({
    title: t`Order`,
    tone: 'warning',
    text:
      because === 'too-old'
        ? t`This form is more than a day old and prices may have changed. Say the order again.`
        : t`This form no longer works. Say the order again.`,
    safe: t`Nothing was ordered.`,
  });

import type { ProvisioningDetail } from '../../core/marketplace/products.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import { isRunning } from '../../core/marketplace/running.ts';
import { currencyOf, type OrderChoice } from '../../core/ordering/order-choices.ts';
import type { OrderDraft } from '../../core/ordering/order-draft.ts';
import { codeOf, inputOf, type OrderProblem, type OrderTyped } from '../../core/ordering/order-form.ts';
import { type OrderNote, type OrderRefusal, orderNotes } from '../../core/rules/order-rules.ts';
import type { PolicyRefusal } from '../../core/rules/policy.ts';
import type { Instant } from '../../core/words/instant.ts';
import { monthly } from '../../core/words/money.ts';
import { orderNote, orderRefusalWords } from '../changes/order-words.ts';
import { referenceTo, type Suggestion } from '../kit/buttons.ts';
import { escapeText, plainText, productPlain, productText } from '../kit/escape.ts';
import { count, monthlyMoney, number, seats, unitPrice } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { refusalText } from '../people/policy-words.ts';

export type OrderFormInput = Readonly<{
  draft: OrderDraft;
  /** The number of seats for the prices; null when not given yet, which counts as one. */
  quantity: number | null;
  choices: readonly OrderChoice[];
  parents: readonly Subscription[];
  details: readonly ProvisioningDetail[];
  /** All subscriptions of the company. */
  held: readonly Subscription[];
  now: Instant;
  /** What was filled in before; empty the first time. */
  typed: OrderTyped;
  /** Why the order could not continue, in plain text, and Pax8's own words. */
  problems: readonly string[];
  pax8Text: string;
  unreadable: number;
}>;

/** How many list rows fit on a card in total; each list gets its share of rows and letters. */
const rowsInAll = 90;
const lettersInAll = 5000;
/** With more details than this, their descriptions are shortened. */
const fewDetails = 12;
/** A list of this length is searched instead of read. */
const longList = 8;
/** The longest list that fits on a card. */
const mostChoices = 15;
const titleLength = 140;

/** The order form: how many, how it is billed, what it is added to, and what the vendor needs to know. */
export const orderFormCard = (input: OrderFormInput): Plan => {
  const { draft, quantity, choices, parents, details, held, typed, problems, pax8Text, unreadable, now } =
    input;
  const currency = currencyOf(held);
  const room = roomFor(details);
  const name = productText(draft.productName);
  return {
    template: 'order-form',
    filling: {
      speak: plainText(
        problems.length > 0
          ? `Not ordered. ${problems[0]}`
          : `Order ${productPlain(draft.productName)} for ${draft.companyName}`,
        200,
      ),
      title: `Order · ${escapeText(draft.companyName)}`,
      state: 'Not ordered yet',
      problems: problems.slice(0, 8).map((problem) => escapeText(problem, 200)),
      pax8Text: pax8Text === '' ? '' : escapeText(pax8Text, 800),
      sentence: `${name}. Pax8 checks the order, then someone approves it. Nothing is ordered before that.`,
      notes: notesOf(draft, parents, held, currency, now).map((note) => escapeText(note, 300)),
      seats: typed.get('quantity') ?? (quantity === null ? '' : String(quantity)),
      choiceLabel: 'Billing and commitment',
      choices: choices.slice(0, 20).map((choice) => ({
        title: choiceText(choice, quantity, currency),
        value: choice.key,
      })),
      choice: typed.get('choice') ?? (choices.length === 1 ? (choices[0]?.key ?? '') : ''),
      hasParents: parents.length > 1,
      parentLabel: 'Added to',
      parents: parents.slice(0, mostChoices).map((parent) => ({
        title: plainText(
          `${productPlain(parent.productName)}, ${seats(parent.quantity)} (${referenceTo(parent.id)})`,
          titleLength,
        ),
        value: parent.id,
      })),
      parent: typed.get('parent') ?? '',
      detailsHeading: details.length === 0 ? '' : 'What the vendor asks for',
      detailsHint: hintOf(details, held, now),
      details: details.slice(0, mostDetails).map((detail) => fieldOf(detail, typed, room)),
      unreadable: [
        unreadable === 0 ? '' : `${count(unreadable, 'part')} of Pax8’s answer could not be read.`,
        details.some(({ possibleValues }) => possibleValues.length > room.rows) ||
        details.length > mostDetails
          ? 'Some choices do not fit here. Order those in the Pax8 portal.'
          : '',
      ]
        .filter((part) => part !== '')
        .join(' '),
      id: draft.id,
    },
  };
};

const notesOf = (
  { productId, productName }: OrderDraft,
  parents: readonly Subscription[],
  held: readonly Subscription[],
  currency: string | null,
  now: Instant,
): string[] => {
  const shown: readonly OrderNote['kind'][] = ['order-beside', 'order-currency', 'order-window'];
  const [parent, ...others] = parents;
  return [
    ...(parent === undefined || others.length > 0
      ? []
      : [`Added to ${productPlain(parent.productName)}, ${seats(parent.quantity)}.`]),
    ...orderNotes({ id: productId, name: productName }, null, held, currency, now)
      .filter(({ kind }) => shown.includes(kind))
      .map(orderNote),
  ];
};

/** "1-Year commitment, billed Monthly: $23.10 a seat a month; 10 seats $231.00 a month; partner cost $19.40". */
const choiceText = (choice: OrderChoice, quantity: number | null, currency: string | null): string => {
  const { billingTerm, commitmentTerm, price } = choice;
  const term = commitmentTerm === null ? 'no commitment' : `${plainText(commitmentTerm, 30)} commitment`;
  const how = `${term}, billed ${plainText(billingTerm, 30)}`;
  if (price === null) return `${how}: price unknown`;
  const priced = { price: price.price, billingTerm, currency };
  const total = quantity === null ? null : monthly(priced, quantity);
  return plainText(
    [
      `${how}: ${unitPrice(price.price, currency, billingTerm)}`,
      ...(total === null || quantity === null ? [] : [`${seats(quantity)} ${monthlyMoney(total)}`]),
      ...(price.partnerCost === null
        ? []
        : [`partner cost ${unitPrice(price.partnerCost, currency, billingTerm)}`]),
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
  const unsaid =
    'Pax8 does not say which of these it needs. Leave empty what does not apply; Pax8 checks it.';
  if (!details.some(({ key }) => key === 'msTenantId')) return unsaid;
  const known = held.some(
    (subscription) =>
      isRunning(subscription, now) && /microsoft|office 365/i.test(subscription.productName ?? ''),
  );
  return known
    ? `It goes into the customer’s Microsoft tenant, which Pax8 may already know. ${unsaid}`
    : `It needs a Microsoft tenant. Give the customer’s tenant id, or the domain prefix for a new tenant. ${unsaid}`;
};

type Room = Readonly<{ rows: number; letters: number; hint: number }>;

const mostDetails = 20;

const roomFor = (details: readonly ProvisioningDetail[]): Room => {
  const lists = details.map(({ possibleValues }) => possibleValues.length).filter((rows) => rows > 0);
  const rows = Math.floor(rowsInAll / Math.max(1, lists.length));
  const shown = lists.reduce((sum, length) => sum + Math.min(length, rows), 0);
  const letters = Math.min(200, Math.floor(lettersInAll / Math.max(1, shown)));
  return { rows, letters, hint: details.length > fewDetails ? 60 : 160 };
};

const fieldOf = (detail: ProvisioningDetail, typed: OrderTyped, { rows, letters, hint }: Room) => {
  const { key, kind, possibleValues } = detail;
  const value = typed.get(inputOf(detail)) ?? '';
  const several = kind === 'single' && possibleValues.length > longList;
  return {
    id: inputOf(detail),
    label: escapeText(detail.label ?? key, 60),
    hint:
      detail.description === null || detail.description.trim() === ''
        ? ''
        : escapeText(detail.description, hint),
    shape: kind === 'multi' ? 'multi' : kind === 'text' ? 'text' : several ? 'filtered' : 'single',
    choices: possibleValues.slice(0, rows).map((possible) => ({
      title: plainText(possible, letters),
      value: codeOf(possible),
    })),
    error: `Check ${plainText(detail.label ?? key, 30)}`,
    value: value === '' ? '' : plainText(value, 500),
  };
};

/** What is wrong with a filled-in form, in plain text. */
export const orderProblem = (problem: OrderProblem): string => {
  switch (problem.kind) {
    case 'no-quantity':
      return 'Seats must be a whole number, 1 or more.';
    case 'no-choice':
      return 'Choose billing and commitment.';
    case 'no-parent':
      return 'Choose the subscription to add it to.';
    case 'too-long':
      return `“${problem.label}” has more than ${problem.longest} characters.`;
    case 'other-choices':
      return `The choices for “${problem.label}” have changed. Choose again.`;
  }
};

export type NotOrderedInput = Readonly<{
  companyName: string;
  productName: string;
  quantity: number | null;
  because: OrderRefusal | PolicyRefusal;
}>;

const isOfPolicy = (because: OrderRefusal | PolicyRefusal): because is PolicyRefusal =>
  [
    'role',
    'ceiling-seats',
    'ceiling-amount',
    'ceiling-unknown',
    'seats-per-request',
    'requests-per-hour',
  ].includes(because.kind);

/** Says why the product cannot be ordered, before anything is filled in or sent. */
export const notOrderedCard = ({ companyName, productName, quantity, because }: NotOrderedInput): Plan => {
  const policy = isOfPolicy(because);
  const { reason, wayOut } = policy ? refusalText(because) : orderRefusalWords(because);
  const what = `${quantity === null ? '' : `${number(quantity)} × `}${productPlain(productName)}`;
  return noticeCard({
    title: `${policy ? 'Refused by the policy' : 'Cannot be ordered'} · ${plainText(companyName)}`,
    tone: 'attention',
    text: `${what}: ${reason}`,
    details: wayOut === '' ? [] : [wayOut],
    safe: 'Nothing was ordered.',
    suggestions: policy ? [] : wayOuts(because, companyName, quantity),
  });
};

const wayOuts = (because: OrderRefusal, company: string, quantity: number | null): Suggestion[] => {
  const how = quantity === null ? '' : `${quantity} `;
  switch (because.kind) {
    case 'company-inactive':
      return [{ title: 'Contacts', say: `contacts ${company}` }];
    case 'needs-parent':
      return because.products.slice(0, 3).map(({ name }) => ({
        title: `Order ${productPlain(name, 34)}`,
        say: `order ${how}${productPlain(name)} for ${company}`,
      }));
    case 'product-gone':
    case 'not-sold':
      return [{ title: 'Products', say: 'products' }];
    case 'company-gone':
      return [{ title: 'Refresh', say: 'refresh' }];
    case 'order-limit':
      return [{ title: 'Subscriptions', say: `subscriptions ${company}` }];
  }
};

const notContinued = {
  'not-theirs': 'Only the person who started this order can continue it. Say order to start your own.',
  elsewhere: 'This order was started in another conversation. Continue there, or say order here.',
} as const;

/** Whoever pressed cannot go on with the order here. */
export const orderNotContinued = (reason: keyof typeof notContinued): Readonly<{ toast: string }> => ({
  toast: notContinued[reason],
});

/** Stands above Pax8's own text about an order that it would not take. */
export const orderNotTaken = (): string =>
  'Pax8 did not take this order. Its reason is below. Correct the form and continue.';

/** A form that cannot be gone on with: too old for its prices, or unknown: forgotten, or never this organisation's. */
export const orderGoneCard = (because: 'too-old' | 'unknown'): Plan =>
  noticeCard({
    title: 'Order',
    tone: 'warning',
    text:
      because === 'too-old'
        ? 'This form is more than a day old and prices may have changed. Say the order again.'
        : 'This form no longer works. Say the order again.',
    safe: 'Nothing was ordered.',
  });

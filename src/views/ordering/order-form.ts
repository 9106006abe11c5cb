import type { ProvisioningDetail } from '../../core/marketplace/products.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import { isRunning } from '../../core/marketplace/renewals.ts';
import { currencyOf, type OrderChoice } from '../../core/ordering/order-choices.ts';
import type { OrderDraft } from '../../core/ordering/order-draft.ts';
import { codeOf, inputOf, type OrderTyped } from '../../core/ordering/order-form.ts';
import { type OrderNote, type OrderRefusal, orderNotes } from '../../core/rules/order-rules.ts';
import type { PolicyRefusal } from '../../core/rules/policy.ts';
import { monthly } from '../../core/words/money.ts';
import { orderNote, orderRefusal } from '../changes/order-words.ts';
import { referenceTo, type Suggestion } from '../kit/buttons.ts';
import { escapeText, plainText, productPlain, productText } from '../kit/escape.ts';
import { monthlyMoney, number, seats, unitPrice } from '../kit/format.ts';
import { notice } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { refusalText } from '../people/policy-words.ts';

export type OrderFormInput = Readonly<{
  draft: OrderDraft;
  /** For so many seats the prices hold; null: not said yet, then for one. */
  quantity: number | null;
  choices: readonly OrderChoice[];
  parents: readonly Subscription[];
  details: readonly ProvisioningDetail[];
  /** Everything that the company has. */
  held: readonly Subscription[];
  /** What was filled in before; empty at first. */
  typed: OrderTyped;
  /** Why it could not go on, in plain text, and Pax8's own words. */
  problems: readonly string[];
  pax8Text: string;
  unreadable: number;
}>;

/** What a card can carry of lists in all; each gets its share of rows and of letters. */
const rowsInAll = 90;
const lettersInAll = 5000;
/** Beyond so many details their descriptions are cut short. */
const fewDetails = 12;
/** From here on a list is searched instead of read. */
const longList = 8;
/** As much of a list as a card can carry. */
const mostChoices = 15;
const titleLength = 140;

/** The form of an order: how many, how billed, added to what, and what the vendor wants to know. */
export const orderForm = (input: OrderFormInput): Plan => {
  const { draft, quantity, choices, parents, details, held, typed, problems, pax8Text, unreadable } = input;
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
      sentence: `${name}. Fill this in; Pax8 checks it, and then somebody approves it. Nothing is ordered before that.`,
      notes: notesOf(draft, parents, held, currency).map((note) => escapeText(note, 300)),
      seats: typed.get('quantity') ?? (quantity === null ? '' : String(quantity)),
      choiceLabel: 'Billing and commitment',
      choices: choices.slice(0, 20).map((choice) => ({
        title: choiceText(choice, quantity, currency),
        value: choice.key,
      })),
      choice: typed.get('choice') ?? (choices.length === 1 ? (choices[0]?.key ?? '') : ''),
      hasParents: parents.length > 1,
      parentLabel: 'Added to',
      parents: parents.slice(0, mostChoices).map((one) => ({
        title: plainText(
          `${productPlain(one.productName)}, ${seats(one.quantity)} (${referenceTo(one.id)})`,
          titleLength,
        ),
        value: one.id,
      })),
      parent: typed.get('parent') ?? '',
      detailsHeading: details.length === 0 ? '' : 'What the vendor wants to know',
      detailsHint: hintOf(details, held),
      details: details.slice(0, mostDetails).map((detail) => fieldOf(detail, typed, room)),
      unreadable: [
        unreadable === 0 ? '' : `${number(unreadable)} parts of what Pax8 sent could not be read.`,
        details.some(({ possibleValues }) => possibleValues.length > room.rows) ||
        details.length > mostDetails
          ? 'Not everything that can be chosen fits here; what is missing can be ordered in the Pax8 portal.'
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
): string[] => {
  const shown: readonly OrderNote['kind'][] = ['order-beside', 'order-currency', 'order-window'];
  const [parent, ...others] = parents;
  return [
    ...(parent === undefined || others.length > 0
      ? []
      : [`It is added to ${productPlain(parent.productName)}, ${seats(parent.quantity)}.`]),
    ...orderNotes({ id: productId, name: productName }, null, held, currency)
      .filter(({ kind }) => shown.includes(kind))
      .map(orderNote),
  ];
};

/** "1-Year commitment, billed Monthly: $23.10 a seat a month; 10 seats $231.00 a month; partner cost $19.40". */
const choiceText = (choice: OrderChoice, quantity: number | null, currency: string | null): string => {
  const { billingTerm, commitmentTerm, price } = choice;
  const term = commitmentTerm === null ? 'no commitment' : `${plainText(commitmentTerm, 30)} commitment`;
  const how = `${term}, billed ${plainText(billingTerm, 30)}`;
  if (price === null) return `${how}: price not known`;
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

const hintOf = (details: readonly ProvisioningDetail[], held: readonly Subscription[]): string => {
  if (details.length === 0) return '';
  const unsaid =
    'Pax8 does not say which of these it needs: leave empty what does not apply, its check tells.';
  if (!details.some(({ key }) => key === 'msTenantId')) return unsaid;
  const known = held.some((one) => isRunning(one) && /microsoft|office 365/i.test(one.productName ?? ''));
  return known
    ? `It goes into the customer’s Microsoft tenant. The company has Microsoft subscriptions, so Pax8 may know the tenant already. ${unsaid}`
    : `It needs a Microsoft tenant: give the id of the one that the customer has, or the domain prefix for a new one. ${unsaid}`;
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
    choices: possibleValues.slice(0, rows).map((one) => ({
      title: plainText(one, letters),
      value: codeOf(one),
    })),
    error: `Look at ${plainText(detail.label ?? key, 30)} again`,
    value: value === '' ? '' : plainText(value, 500),
  };
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

/** Why it cannot be ordered, said before anything is filled in or sent. */
export const notOrdered = ({ companyName, productName, quantity, because }: NotOrderedInput): Plan => {
  const policy = isOfPolicy(because);
  const { reason, wayOut } = policy ? refusalText(because) : orderRefusal(because);
  const what = `${quantity === null ? '' : `${number(quantity)} × `}${productPlain(productName)}`;
  return notice({
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

/** A form that cannot be gone on with: too old for its prices, or unknown: forgotten, or never this organisation's. */
export const orderGone = (because: 'too-old' | 'unknown'): Plan =>
  notice({
    title: 'Order',
    tone: 'warning',
    text:
      because === 'too-old'
        ? 'This form is more than a day old, and prices have moved since. Say the order again.'
        : 'This form is too old, or none of mine. Say order again.',
    safe: 'Nothing was ordered.',
  });

import { type InvoiceAmounts, isCarried, isPastDue } from '../../core/billing/invoice-balance.ts';
import type { InvoiceGroup, InvoicePart, ItemKind } from '../../core/billing/invoice-groups.ts';
import type { Sides } from '../../core/billing/invoice-sums.ts';
import type { Invoice } from '../../core/marketplace/invoices.ts';
import { currencyPlaces, type Money } from '../../core/words/money.ts';
import { sameWord, spelling } from '../../core/words/spelling.ts';
import { referenceTo } from '../kit/buttons.ts';
import { escapeText, plainText, productText } from '../kit/escape.ts';
import { count, date, dateAndRelative, digits, inCurrency, money, type Show } from '../kit/format.ts';
import { pax8Word } from '../kit/pax8-words.ts';
import type { Colour, Fact } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';

const kinds: Readonly<Record<string, readonly [one: string, all: string]>> = texts({
  subscription: [msg`Subscription`, msg`Subscriptions`],
  usage: [msg`Usage, billed afterwards`, msg`Usage, billed afterwards`],
  prorate: [msg`Part of a month`, msg`Parts of a month`],
  'one-time': [msg`Once`, msg`Once`],
  'service-charge': [msg`Service`, msg`Services`],
  'service-credit': [msg`Credit for a service`, msg`Credits for services`],
  'payment-credit': [msg`Credit for a payment`, msg`Credits for payments`],
  'invoice-credit': [msg`Credit for an invoice`, msg`Credits for invoices`],
  rebate: [msg`Rebate`, msg`Rebates`],
});
const unknownKind = texts([msg`Kind unknown`, msg`Kind unknown`] as const);

/** A kind that Pax8 has added since keeps its own name. */
const wordsOf = (kind: ItemKind): readonly [one: string, all: string] => {
  const own = kind === null ? '' : escapeText(kind.replaceAll('_', ' '), 40);
  const known = kind !== null && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  return known ?? (own === '' ? unknownKind : [own, own]);
};
export const kindText = (kind: ItemKind): string => wordsOf(kind)[0];
export const kindsText = (kind: ItemKind): string => wordsOf(kind)[1];

/** "$1,200.00 and €30.00". Currencies are never added up. */
export const sumsText = (sums: readonly Money[]): string =>
  sums.length === 0 ? t`unknown` : sums.map(money).join(t` and `);

const isZero = (sums: readonly Money[]): boolean => sums.every(({ amount }) => Number(amount) === 0);

/** Cost, tax, fees and price in one line. */
export const sidesText = ({ cost, tax, fee, price }: Sides): string =>
  [
    t`${sumsText(cost)} cost`,
    ...(isZero(tax) ? [] : [t`${sumsText(tax)} tax`]),
    ...(isZero(fee) ? [] : [t`${sumsText(fee)} fees`]),
    t`${sumsText(price)} price`,
  ].join(', ');

/** What Pax8 owes, or wants, for items that it bills to clients itself. */
const byPax8Text = (sums: readonly Money[]): string =>
  sums
    .map(({ amount, currency }) =>
      Number(amount) < 0
        ? t`Pax8 owes you ${money({ amount: amount.slice(1), currency })}`
        : t`${money({ amount, currency })} due from you`,
    )
    .join(t` and `);

/** What Pax8 bills to clients itself; nothing when it bills none. */
export const byPax8Facts = ({ byPax8 }: Pick<Sides, 'byPax8'>): Fact[] =>
  byPax8.length === 0
    ? []
    : [{ label: t`Billed by Pax8`, value: t`to the client; ${byPax8Text(byPax8)}, in the cost` }];

/** The sums of all lines: partner cost, what is added to it, and the price. */
export const sumFacts = ({ cost, tax, fee, byPax8, price }: Sides): Fact[] => [
  { label: t`Partner cost`, value: sumsText(cost) },
  ...byPax8Facts({ byPax8 }),
  ...(isZero(tax) ? [] : [{ label: t`Tax`, value: sumsText(tax) }]),
  ...(isZero(fee) ? [] : [{ label: t`Billing fees`, value: sumsText(fee) }]),
  { label: t`Price`, value: sumsText(price) },
];

export const sidesCaption = (): string => t`Cost · price`;

/** A unit price may have more decimals than an amount: "$0.0036". */
export const each = (value: number | null, currency: string | null): string => {
  if (value === null) return t`unknown`;
  const amount = String(value).replace('-', '−');
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) return t`${amount} (no currency)`;
  return inCurrency(value, currency, currencyPlaces(currency), 6);
};

/** "12", "1,200.5 GB", "3 × 100 Hours"; the unit "Each" is left out. */
export const quantityText = (quantity: string | null, unit: string | null): string => {
  if (quantity === null) return t`quantity unknown`;
  const amount = digits(Number(quantity));
  if (isPlainUnit(unit)) return amount;
  return `${amount} ${/^\d/.test(unit ?? '') ? '× ' : ''}${escapeText(unit, 20)}`;
};

/** Whether a quantity counts seats: it has no unit, or one that means seats. */
export const isPlainUnit = (unit: string | null): boolean =>
  unit === null || /^(?:each|units?|seats?|users?|licen[cs]es?)?$/i.test(unit.trim());

export const partLine = (part: InvoicePart, currency: string | null): string => {
  const { kind, quantity, unit, byPax8, tax, fee } = part;
  const added = ([name, amount]: readonly [string, string]) =>
    Number(amount) === 0 ? [] : [`, ${name} ${amountText(amount, currency)}`];
  return [
    t`${kindText(kind)}: ${quantityText(quantity, unit)} at ${eachSide(part, currency)}`,
    ...added([t`tax`, tax]),
    ...added([t`billing fee`, fee]),
    ...(byPax8 ? [t`, billed to the client by Pax8`] : []),
  ].join('');
};

/** "$30.00", also without a known currency. */
const amountText = (amount: string, currency: string | null): string =>
  currency === null ? t`${amount} (no currency)` : money({ amount, currency });

/** "$18.48 cost, $23.10 price"; only once when both are equal. */
export const eachSide = (
  { cost, price }: Readonly<{ cost: number | null; price: number | null }>,
  currency: string | null,
): string =>
  cost === price
    ? t`${each(cost, currency)} each`
    : t`${each(cost, currency)} cost, ${each(price, currency)} price`;

type Named = Readonly<{ product: string | null; description: string | null }>;

/** The product, or the item's description, or its kind. */
export const itemName = ({ product, description }: Named, kind: ItemKind): string => {
  if (product !== null) return productText(product, 60);
  return description === null ? kindText(kind) : escapeText(description, 60);
};
export const groupName = (group: InvoiceGroup): string => itemName(group, group.parts[0]?.kind ?? null);

/** A company on an invoice that is not among the known ones. */
export const unknownCompanyName = (): string => t`an unknown company`;

export const companyText = (company: string | null): string =>
  company === null ? t`Without a company` : escapeText(company, 60);

/** The status may be missing: Pax8's document does not list it among the fields. */
export const statusWord = ({ status }: Invoice): string =>
  status === null ? t`Status unknown` : escapeText(pax8Word(status), 30);

/** Makes overdue invoices stand out. */
export const statusColour = (invoice: Invoice, show: Show): Colour => {
  switch (spelling(invoice.status)) {
    case 'paid':
      return 'Good';
    case 'unpaid':
      return isPastDue(invoice, show.now) ? 'Attention' : 'Warning';
    case 'carried':
    case '':
      return 'Warning';
    default:
      return 'Default';
  }
};

export const invoiceMoney = (amount: number | string | null, { currency }: Invoice): string =>
  amount === null
    ? t`unknown`
    : amountText(typeof amount === 'number' ? amount.toFixed(2) : amount, currency);

/** "$1,234.56 still to pay, due 19 Nov 2026, 4 days ago"; a carried invoice is paid with a later one. */
export const toPayText = (invoice: Invoice, { toPay }: InvoiceAmounts, show: Show): string => {
  if (isCarried(invoice)) return t`Carried to a later invoice`;
  if (toPay === null) return t`What is still to pay is unknown`;
  const due = invoice.due === null ? t`due date unknown` : t`due ${dateAndRelative(invoice.due, show)}`;
  const left = t`${invoiceMoney(toPay, invoice)} still to pay`;
  return Number(toPay) === 0 ? left : `${left}, ${due}`;
};

/** Says when Pax8's figures of an open invoice disagree, or one that would tell them apart is missing. */
export const balanceNotes = (invoice: Invoice, { gap, incomplete }: InvoiceAmounts): string[] => {
  const { balance, carriedBalance } = invoice;
  const more = gap !== null && Number(gap) > 0;
  return [
    ...(gap === null
      ? []
      : [
          more
            ? t`Pax8’s figures disagree: carried ${invoiceMoney(carriedBalance, invoice)} and balance ${invoiceMoney(balance, invoice)} come to ${invoiceMoney(gap.replace('-', ''), invoice)} more than its amount, ${invoiceMoney(invoice.total, invoice)}. Check it in Pax8 before you pay.`
            : t`Pax8’s figures disagree: carried ${invoiceMoney(carriedBalance, invoice)} and balance ${invoiceMoney(balance, invoice)} come to ${invoiceMoney(gap.replace('-', ''), invoice)} less than its amount, ${invoiceMoney(invoice.total, invoice)}. Check it in Pax8 before you pay.`,
        ]),
    ...(incomplete
      ? [t`Pax8 did not send all of amount, balance and carried balance. What is to pay may be less.`]
      : []),
  ];
};

export const dateOf = ({ date: at }: Invoice, show: Show): string =>
  at === null ? t`date unknown` : date(at, show);

/** "4 Nov 2026 (#1a2b3c4d)". */
export const invoiceName = (invoice: Invoice, show: Show): string =>
  `${dateOf(invoice, show)} (${referenceTo(invoice.id)})`;

/** "The invoice of 4 Nov 2026 (#1a2b3c4d) was credited." */
export const creditedText = (invoice: Invoice, show: Show): string =>
  sameWord(invoice.status, 'Void')
    ? t`The invoice of ${invoiceName(invoice, show)} was voided.`
    : t`The invoice of ${invoiceName(invoice, show)} was credited.`;

/** The sentence that shows this invoice again, or only one company's part of it. */
export const sayInvoice = ({ id }: Invoice, company: string | null = null): string =>
  company === null
    ? t`invoice ${referenceTo(id)}`
    : t`invoice ${referenceTo(id)} for ${plainText(company, 100)}`;

export const unknownAmounts = (unknown: number): string[] =>
  unknown === 0
    ? []
    : [
        unknown === 1
          ? t`${count(unknown, 'item has', 'items have')} no amount or currency at Pax8, so the sums do not include it fully.`
          : t`${count(unknown, 'item has', 'items have')} no amount or currency at Pax8, so the sums do not include them fully.`,
      ];

/** Pax8's document and staff disagree about whose price it is, so the card uses the invoice's own words. */
export const sidesNote = (): string =>
  t`Cost is the partner’s side of Pax8’s invoice. Price is what Pax8 calls the customer’s side.`;

export const notAPeriod = (unknownPeriod: string | null, shown: string): string[] =>
  unknownPeriod === null
    ? []
    : [t`“${escapeText(unknownPeriod, 60)}” is not a period I know. This shows the ${shown}.`];

import type { InvoiceGroup, InvoicePart, ItemKind } from '../../core/billing/invoice-groups.ts';
import type { Sides } from '../../core/billing/invoice-sums.ts';
import type { Invoice } from '../../core/marketplace/invoices.ts';
import type { Money } from '../../core/words/money.ts';
import { referenceTo } from '../kit/buttons.ts';
import { escapeText, plainText, productText } from '../kit/escape.ts';
import { count, date, money, type Show } from '../kit/format.ts';
import type { Colour } from '../kit/plan.ts';

const kinds: ReadonlyMap<ItemKind, readonly [one: string, all: string]> = new Map([
  ['subscription', ['Subscription', 'Subscriptions']],
  ['usage', ['Usage, billed afterwards', 'Usage, billed afterwards']],
  ['prorate', ['Part of a month', 'Parts of a month']],
  ['one-time', ['Once', 'Once']],
  ['service-charge', ['Service', 'Services']],
  ['service-credit', ['Credit for a service', 'Credits for services']],
  ['payment-credit', ['Credit for a payment', 'Credits for payments']],
  ['invoice-credit', ['Credit for an invoice', 'Credits for invoices']],
  ['rebate', ['Rebate', 'Rebates']],
]);
const unknownKind = ['Of a kind that Pax8 did not name', 'Of a kind that Pax8 did not name'] as const;

export const kindText = (kind: ItemKind): string => (kinds.get(kind) ?? unknownKind)[0];
export const kindsText = (kind: ItemKind): string => (kinds.get(kind) ?? unknownKind)[1];

/** "$1,200.00 and €30.00"; currencies are never added. */
export const sumsText = (sums: readonly Money[]): string =>
  sums.length === 0 ? 'unknown' : sums.map(money).join(' and ');

/** The two sides in one line. */
export const sidesText = ({ cost, price }: Sides): string =>
  `${sumsText(cost)} cost, ${sumsText(price)} price`;

export const sidesCaption = 'Cost · price';

/** What one unit costs may have more places than an amount: "$0.0036". */
export const each = (value: number | null, currency: string | null): string => {
  if (value === null) return 'unknown';
  const amount = String(value);
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) return `${amount} (currency unknown)`;
  return value.toLocaleString('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: 2,
    maximumFractionDigits: 6,
  });
};

/** "12", "1,200.5 GB", "3 × 100 Hours"; "Each" says nothing. */
export const quantityText = (quantity: string | null, unit: string | null): string => {
  if (quantity === null) return 'quantity unknown';
  const amount = Number(quantity).toLocaleString('en-US', { maximumFractionDigits: 6 }).replace('-', '−');
  if (isPlainUnit(unit)) return amount;
  return `${amount} ${/^\d/.test(unit ?? '') ? '× ' : ''}${escapeText(unit, 20)}`;
};

/** Seats are counted without a unit, or with a word for them. */
export const isPlainUnit = (unit: string | null): boolean =>
  unit === null || /^(?:each|units?|seats?|users?|licen[cs]es?)?$/i.test(unit.trim());

export const partLine = ({ kind, quantity, unit, ...sides }: InvoicePart, currency: string | null): string =>
  `${kindText(kind)}: ${quantityText(quantity, unit)} at ${eachSide(sides, currency)}`;

/** "$18.48 cost, $23.10 price"; once where both are the same. */
export const eachSide = (
  { cost, price }: Readonly<{ cost: number | null; price: number | null }>,
  currency: string | null,
): string =>
  cost === price
    ? `${each(cost, currency)} each`
    : `${each(cost, currency)} cost, ${each(price, currency)} price`;

type Named = Readonly<{ product: string | null; description: string | null }>;

/** A product, else what the item says about itself, else its kind. */
export const itemName = ({ product, description }: Named, kind: ItemKind): string => {
  if (product !== null) return productText(product, 60);
  return description === null ? kindText(kind) : escapeText(description, 60);
};
export const groupName = (group: InvoiceGroup): string => itemName(group, group.parts[0]?.kind ?? null);

export const companyText = (company: string | null): string =>
  company === null ? 'Without a company' : escapeText(company, 60);

/** Pax8's document leaves the status out of its answers: it may be missing. */
export const statusWord = ({ status }: Invoice): string =>
  status === null ? 'Status unknown' : escapeText(status, 30);

/** What is unpaid after its day is not to be overlooked. */
export const statusColour = ({ status, due }: Invoice, show: Show): Colour => {
  switch (status) {
    case 'Paid':
      return 'Good';
    case 'Unpaid':
      return due !== null && due + 86_400_000 <= show.now ? 'Attention' : 'Warning';
    case 'Carried':
    case null:
      return 'Warning';
    default:
      return 'Default';
  }
};

export const invoiceMoney = (amount: number | null, { currency }: Invoice): string =>
  amount === null
    ? 'unknown'
    : currency === null
      ? `${amount.toFixed(2)} (currency unknown)`
      : money({ amount: String(amount), currency });

export const dateOf = ({ date: at }: Invoice, show: Show): string =>
  at === null ? 'date unknown' : date(at, show);

/** "4 Nov 2026 (#1a2b3c4d)". */
export const invoiceName = (invoice: Invoice, show: Show): string =>
  `${dateOf(invoice, show)} (${referenceTo(invoice.id)})`;

/** "The invoice of 4 Nov 2026 (#1a2b3c4d) was credited." */
export const creditedText = (invoice: Invoice, show: Show): string =>
  `The invoice of ${invoiceName(invoice, show)} was ${invoice.status === 'Void' ? 'voided' : 'credited'}.`;

/** The sentence that shows this very invoice; with a company, what it has of it. */
export const sayInvoice = ({ id }: Invoice, company: string | null = null): string =>
  company === null
    ? `invoice ${referenceTo(id)}`
    : `invoice ${referenceTo(id)} for ${plainText(company, 100)}`;

export const unknownAmounts = (unknown: number): string[] =>
  unknown === 0
    ? []
    : [`${count(unknown, 'item')} without an amount or currency at Pax8: not, or not wholly, in the sums.`];

/** Whose side a price is, Pax8's document and its staff tell in two ways: so it is called as the invoice calls it. */
export const sidesNote =
  'Cost and price are the two sides of Pax8’s invoice: the partner’s, and the one that it names the customer’s.';

export const notAPeriod = (unknownPeriod: string | null, shown: string): string[] =>
  unknownPeriod === null
    ? []
    : [`“${escapeText(unknownPeriod, 60)}” is not a period that I know, so this is the ${shown}.`];

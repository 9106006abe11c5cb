import Big from 'big.js';
import type { Invoice, InvoiceItem } from '../marketplace/invoices.ts';
import { type Sides, sidesOf } from './invoice-sums.ts';

/** Items of one kind at one price: one line beneath a product. */
export type InvoicePart = Readonly<{
  kind: ItemKind;
  /** In decimal digits; null where an item did not say. */
  quantity: string | null;
  unit: string | null;
  /** Per unit; null: not said. */
  cost: number | null;
  price: number | null;
}>;

/** What a company was billed for one product, in one currency. */
export type InvoiceGroup = Readonly<{
  companyId: string | null;
  /** null: the item names none. */
  company: string | null;
  /** null: an item without a product, such as a credit; then `description` may say what it is. */
  product: string | null;
  description: string | null;
  currency: string | null;
  parts: readonly InvoicePart[];
  sums: Sides;
}>;

/** Pax8's types; `usage` is what Pax8 sends as a subscription billed in arrears; null: none, or one that is new. */
export const itemKinds = [
  'subscription',
  'usage',
  'prorate',
  'one-time',
  'service-charge',
  'service-credit',
  'payment-credit',
  'invoice-credit',
  'rebate',
] as const;
export type ItemKind = (typeof itemKinds)[number] | null;

export const kindOf = ({ type, term }: InvoiceItem): ItemKind => {
  if (type === 'subscription' && term === 'Arrears') return 'usage';
  return itemKinds.find((kind) => kind === type && kind !== 'usage') ?? null;
};

/** Items as of their invoice: one that names no currency has that of the invoice. */
export const itemsOf = ({ currency }: Invoice, items: readonly InvoiceItem[]): InvoiceItem[] =>
  items.map((item) => (item.currency === null ? { ...item, currency } : item));

export const companyKey = ({ companyId, companyName }: InvoiceItem): string => companyId ?? companyName ?? '';

/** What tells a product from another; an item without one goes by what it says. */
export const productKey = ({ productId, productName, description, type }: InvoiceItem): string =>
  productId ?? productName ?? description ?? type ?? '';

const grouped = (items: readonly InvoiceItem[], key: (item: InvoiceItem) => readonly unknown[]) =>
  [...Map.groupBy(items, (item) => JSON.stringify(key(item))).values()].flatMap((group) =>
    group[0] === undefined ? [] : [{ first: group[0], group }],
  );

/** The sum of the quantities; null where one is not known. */
export const quantityOf = (items: readonly InvoiceItem[]): string | null => {
  let sum = new Big(0);
  for (const { quantity } of items) {
    if (quantity === null) return null;
    sum = sum.plus(quantity);
  }
  return sum.toFixed();
};

const partsOf = (items: readonly InvoiceItem[]): InvoicePart[] =>
  grouped(items, (item) => [kindOf(item), item.unitOfMeasure, item.cost, item.price])
    .map(({ first, group }) => ({
      kind: kindOf(first),
      quantity: quantityOf(group),
      unit: first.unitOfMeasure,
      cost: first.cost,
      price: first.price,
    }))
    .sort((a, b) => rank(a.kind) - rank(b.kind));

const rank = (kind: ItemKind): number => (kind === null ? itemKinds.length : itemKinds.indexOf(kind));

/** A name for the order of reading: what has none stands last. */
const byName = (a: string | null, b: string | null): number =>
  Number(a === null) - Number(b === null) || (a ?? '').localeCompare(b ?? '');

/** By company and then product, in the order of their names; no two currencies in one group. */
export const groupsOf = (items: readonly InvoiceItem[]): InvoiceGroup[] =>
  grouped(items, (item) => [companyKey(item), productKey(item), item.currency])
    .map(({ first, group }) => ({
      companyId: first.companyId,
      company: first.companyName,
      product: first.productName,
      description: first.description,
      currency: first.currency,
      parts: partsOf(group),
      sums: sidesOf(group),
    }))
    .sort(
      (a, b) =>
        byName(a.company, b.company) ||
        (a.companyId ?? '').localeCompare(b.companyId ?? '') ||
        byName(a.product, b.product) ||
        byName(a.description, b.description),
    );

/** What each company comes to; a group finds its own by `companyOf`. */
export const companySums = (items: readonly InvoiceItem[]): ReadonlyMap<string, Sides> =>
  new Map([...Map.groupBy(items, companyKey)].map(([key, own]) => [key, sidesOf(own)]));

export const companyOf = ({ companyId, company }: InvoiceGroup): string => companyId ?? company ?? '';

/** What each kind of item comes to, in the order of `itemKinds`. */
export const kindSums = (items: readonly InvoiceItem[]): { kind: ItemKind; sums: Sides }[] =>
  grouped(items, (item) => [kindOf(item)])
    .map(({ first, group }) => ({ kind: kindOf(first), sums: sidesOf(group) }))
    .sort((a, b) => rank(a.kind) - rank(b.kind));

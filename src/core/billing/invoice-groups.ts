import Big from 'big.js';
import type { Invoice, InvoiceItem } from '../marketplace/invoices.ts';
import { type Sides, sidesOf } from './invoice-sums.ts';

/** Items of one kind and price: one line below a product. */
export type InvoicePart = Readonly<{
  kind: ItemKind;
  /** In decimal digits; null when an item did not say. */
  quantity: string | null;
  unit: string | null;
  /** Per unit; null when not given. */
  cost: number | null;
  price: number | null;
}>;

/** What a company was billed for one product in one currency. */
export type InvoiceGroup = Readonly<{
  companyId: string | null;
  /** Null when the item names none. */
  company: string | null;
  /** Null for an item without a product, such as a credit; `description` may then say what it is. */
  product: string | null;
  description: string | null;
  currency: string | null;
  parts: readonly InvoicePart[];
  sums: Sides;
}>;

/** Pax8's types. `usage` is our name for a subscription billed in arrears; null for a missing or new type. */
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

/** Gives items without a currency their invoice's currency. */
export const itemsOf = ({ currency }: Invoice, items: readonly InvoiceItem[]): InvoiceItem[] =>
  items.map((item) => (item.currency === null ? { ...item, currency } : item));

export const companyKey = ({ companyId, companyName }: InvoiceItem): string => companyId ?? companyName ?? '';

/** Identifies the product; an item without one is identified by its description. */
export const productKey = ({ productId, productName, description, type }: InvoiceItem): string =>
  productId ?? productName ?? description ?? type ?? '';

const grouped = (items: readonly InvoiceItem[], key: (item: InvoiceItem) => readonly unknown[]) =>
  [...Map.groupBy(items, (item) => JSON.stringify(key(item))).values()].flatMap((group) =>
    group[0] === undefined ? [] : [{ first: group[0], group }],
  );

/** The sum of the quantities; null when one is unknown. */
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

/** Sorts by name, missing names last. */
const byName = (a: string | null, b: string | null): number =>
  Number(a === null) - Number(b === null) || (a ?? '').localeCompare(b ?? '');

/** Sorted by company and product name; a group has one currency. */
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

/** Totals by company; `companyOf` gives a group's key. */
export const companySums = (items: readonly InvoiceItem[]): ReadonlyMap<string, Sides> =>
  new Map([...Map.groupBy(items, companyKey)].map(([key, own]) => [key, sidesOf(own)]));

export const companyOf = ({ companyId, company }: InvoiceGroup): string => companyId ?? company ?? '';

/** Totals by kind, in the order of `itemKinds`. */
export const kindSums = (items: readonly InvoiceItem[]): { kind: ItemKind; sums: Sides }[] =>
  grouped(items, (item) => [kindOf(item)])
    .map(({ first, group }) => ({ kind: kindOf(first), sums: sidesOf(group) }))
    .sort((a, b) => rank(a.kind) - rank(b.kind));

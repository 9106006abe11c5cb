import Big from 'big.js';
import type { Invoice, InvoiceItem } from '../marketplace/invoices.ts';
import { digitsOf } from '../words/money.ts';
import { sameWord, spelling } from '../words/spelling.ts';
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
  /** Pax8 bills the client for it. */
  byPax8: boolean;
  /** What Pax8 adds to the cost; "0.00" when nothing. */
  tax: string;
  fee: string;
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

/** Pax8's types. `usage` is our name for a subscription billed in arrears. */
const itemKinds = [
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
/** One of `itemKinds`, Pax8's own word for a kind that is new, or null when it named none. */
export type ItemKind = string | null;

const kindBySpelling: ReadonlyMap<string, string> = new Map(itemKinds.map((kind) => [spelling(kind), kind]));

const day = 86_400_000;
/** A month has at least 28 days. */
const isPartOfMonth = ({ term, periodStart, periodEnd }: InvoiceItem): boolean =>
  sameWord(term, 'Monthly') &&
  periodStart !== null &&
  periodEnd !== null &&
  periodEnd >= periodStart &&
  periodEnd - periodStart + day < 28 * day;

/** A monthly charge for a part of a month is a prorate, whatever Pax8 calls it. */
export const kindOf = (item: InvoiceItem): ItemKind => {
  const { type, term } = item;
  const kind = kindBySpelling.get(spelling(type)) ?? type;
  if (kind !== 'subscription') return kind;
  return sameWord(term, 'Arrears') ? 'usage' : isPartOfMonth(item) ? 'prorate' : kind;
};

/** The kind without its spelling, to group by. */
export const kindKey = (item: InvoiceItem): string => spelling(kindOf(item));

/** Gives items without a currency their invoice's currency. */
export const itemsOf = ({ currency }: Invoice, items: readonly InvoiceItem[]): InvoiceItem[] =>
  items.map((item) => (item.currency === null ? { ...item, currency } : item));

export const companyKey = ({ companyId, companyName }: InvoiceItem): string => companyId ?? companyName ?? '';

/** Identifies the product; an item without one is identified by its description. */
export const productKey = ({ productId, productName, description, type }: InvoiceItem): string =>
  productId ?? productName ?? description ?? type ?? '';

const grouped = (items: readonly InvoiceItem[], key: (item: InvoiceItem) => readonly unknown[]) =>
  [...Map.groupBy(items, (item) => JSON.stringify(key(item))).values()].map((group) => ({
    first: group[0] as InvoiceItem,
    group,
  }));

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
  grouped(items, (item) => [
    kindKey(item),
    item.unitOfMeasure,
    item.cost,
    item.price,
    item.billedByPax8 === true,
  ])
    .map(({ first, group }) => ({
      kind: kindOf(first),
      quantity: quantityOf(group),
      unit: first.unitOfMeasure,
      cost: first.cost,
      price: first.price,
      byPax8: first.billedByPax8 === true,
      tax: digitsOf(sumOf(group, 'salesTax'), first.currency),
      fee: digitsOf(sumOf(group, 'billingFee'), first.currency),
    }))
    .sort((a, b) => kindRank(a.kind) - kindRank(b.kind));

const sumOf = (items: readonly InvoiceItem[], field: 'salesTax' | 'billingFee'): Big =>
  items.reduce((sum, item) => sum.plus(item[field] ?? 0), new Big(0));

/** Known kinds in the order of `itemKinds`, then those that Pax8 names, then those without a name. */
export const kindRank = (kind: ItemKind): number => {
  const known = (itemKinds as readonly ItemKind[]).indexOf(kind);
  return known >= 0 ? known : itemKinds.length + Number(kind === null);
};

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
  grouped(items, (item) => [kindKey(item)])
    .map(({ first, group }) => ({ kind: kindOf(first), sums: sidesOf(group) }))
    .sort((a, b) => kindRank(a.kind) - kindRank(b.kind));

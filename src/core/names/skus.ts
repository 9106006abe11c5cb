import type { Product } from '../marketplace/records.ts';

/** Product ids by lower-case SKU; like vendors, only of products that were read. */
export type Skus = ReadonlyMap<string, string>;

/** A SKU that could also be a word or a number is left out. */
const isTelling = (sku: string): boolean => /^[a-z][\w-]*-[\w-]*\d[\w-]*$/i.test(sku);

export const skusOf = (products: Iterable<Product>): Skus => {
  const skus = new Map<string, string>();
  for (const { id, sku } of products) if (sku !== null && isTelling(sku)) skus.set(sku.toLowerCase(), id);
  return skus;
};

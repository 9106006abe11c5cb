import { byVendor, searchCatalogue } from '../../core/finding/catalogue.ts';
import type { FirstRows, Product } from '../../core/marketplace/records.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Context } from '../context.ts';
import { catalogueNow } from './catalogue-now.ts';

/** The words and the vendor as a person wrote them; null when they wrote none. */
export type ProductsWanted = Readonly<{ text: string | null; vendor: string | null }>;

/** By name. `asOf` is when Pax8 was read. */
export type ProductsFound = FirstRows<Product> & Readonly<{ asOf: Instant }>;

/** Searches the catalogue by words and vendor. */
export const searchProducts = async (
  context: Pick<Context, 'marketplace' | 'portfolio' | 'catalogue' | 'now'>,
  { text, vendor }: ProductsWanted,
): Promise<ProductsFound> => {
  const { catalogue, complete, total } = await catalogueNow(context, { text, vendor });
  const { products, unreadable, asOf } = catalogue;
  const found = text === null ? products : searchCatalogue(catalogue, text);
  const rows = (vendor === null ? [...found] : byVendor(found, products, vendor)).sort((a, b) =>
    a.name.localeCompare(b.name),
  );
  return { rows, unreadable, asOf, total: complete ? rows.length : Math.max(total, rows.length) };
};

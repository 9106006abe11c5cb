import type { ProductFilter } from '../../core/marketplace/products.ts';
import type { FirstRows, Product } from '../../core/marketplace/records.ts';
import { fold } from '../../core/names/name-words.ts';
import { resolveVendor } from '../../core/names/vendors.ts';
import type { Context } from '../context.ts';

/** The words and the vendor as a person wrote them; null when they wrote none. */
export type ProductsWanted = Readonly<{ text: string | null; vendor: string | null }>;

/**
 * Searches products. Pax8 accepts a vendor only in its own spelling, known from products in the portfolio. Any other
 * vendor is searched for by name, and products of other vendors are dropped.
 */
export const searchProducts = async (
  { marketplace, portfolio }: Pick<Context, 'marketplace' | 'portfolio'>,
  { text, vendor }: ProductsWanted,
): Promise<FirstRows<Product>> => {
  const ask = (filter: ProductFilter) => marketplace.findProducts({ ...filter, sort: 'name' }, 'person');
  const words = text === null ? {} : { search: text };
  if (vendor === null) return ask(words);
  const held = portfolio.current();
  const known = held === null ? { kind: 'none' as const } : resolveVendor(held, vendor);
  const [exactly, alike] = await Promise.all([
    ask({ ...words, vendorName: known.kind === 'one' ? known.vendor : vendor }),
    ask({ search: text ?? vendor }),
  ]);
  if (exactly.rows.length > 0) return exactly;
  const rows = alike.rows.filter(({ vendorName }) => fold(vendorName ?? '').includes(fold(vendor)));
  return { ...alike, rows, total: alike.total > alike.rows.length ? alike.total : rows.length };
};

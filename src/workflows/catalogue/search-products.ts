import type { ProductFilter } from '../../core/marketplace/products.ts';
import type { FirstRows, Product } from '../../core/marketplace/records.ts';
import { fold } from '../../core/names/name-words.ts';
import { resolveVendor } from '../../core/names/vendors.ts';
import type { Context } from '../context.ts';

/** Words and a vendor as written; null: not said. */
export type ProductsWanted = Readonly<{ text: string | null; vendor: string | null }>;

/**
 * Pax8 takes a vendor only as it writes it: a vendor of products that are held is known so; for any other the name is
 * searched for, and of what is found those by such a vendor are kept.
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

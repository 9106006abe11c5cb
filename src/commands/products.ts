import type { FirstRows, Product } from '../core/marketplace.ts';
import { fold } from '../core/name-words.ts';
import type { ProductFilter } from '../core/products.ts';
import { resolveVendor } from '../core/vendors.ts';
import type { Context } from '../workflows/context.ts';
import { command } from './command.ts';

export const products = command({
  name: 'products',
  kind: 'products',
  usage: 'products [text] [by <vendor>]',
  summary: 'What can be bought: the catalogue, by name, vendor or SKU',
  examples: ['products exchange', 'products by AvePoint'],
  role: 'viewer',
  run: async (context, { text, vendor }, { page, sentence }) => {
    const found = await search(context, text, vendor);
    return { answer: context.views.products({ ...found, text, vendor, page, say: sentence }) };
  },
});

/**
 * Pax8 takes a vendor only as it writes it: a vendor of products that are held is known so; for any other the name is
 * searched for, and of what is found those by such a vendor are kept.
 */
const search = async (
  { marketplace, portfolio }: Context,
  text: string | null,
  vendor: string | null,
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

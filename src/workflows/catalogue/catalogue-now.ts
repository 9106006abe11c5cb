import { buildCatalogue, type Catalogue, keywordsOf } from '../../core/finding/catalogue.ts';
import type { FirstRows, Product } from '../../core/marketplace/records.ts';
import { fold } from '../../core/names/name-words.ts';
import { resolveVendor } from '../../core/names/vendors.ts';
import type { Context } from '../context.ts';

/** Where a product is searched for. `total` is how many Pax8 has; `isWhole`: it is the whole catalogue. */
export type CatalogueNow = Readonly<{
  catalogue: Catalogue;
  isWhole: boolean;
  complete: boolean;
  total: number;
}>;

type Deps = Pick<Context, 'marketplace' | 'portfolio' | 'catalogue' | 'now'>;

/** The catalogue or, when it was never read, what Pax8 finds for the words of the text. Throws Pax8's errors. */
export const catalogueNow = async (
  context: Deps,
  { text, vendor }: Readonly<{ text: string | null; vendor: string | null }>,
): Promise<CatalogueNow> => {
  const whole = context.catalogue.current();
  if (whole !== null)
    return { catalogue: whole, isWhole: true, complete: true, total: whole.products.length };
  const pages = await Promise.all(pagesFor(context, text, vendor));
  const products = new Map(pages.flatMap(({ rows }) => rows.map((row) => [row.id, row] as const)));
  const unreadable = pages.reduce((sum, page) => sum + page.unreadable, 0);
  return {
    catalogue: buildCatalogue({ products: [...products.values()], asOf: context.now(), unreadable }),
    isWhole: false,
    complete: pages.every(({ rows, total }) => rows.length >= total),
    total: Math.max(...pages.map(({ total }) => total)),
  };
};

const pagesFor = (
  { marketplace, portfolio }: Deps,
  text: string | null,
  vendor: string | null,
): Promise<FirstRows<Product>>[] => {
  const ask = (filter: { search?: string; vendorName?: string }) =>
    marketplace.findProducts({ ...filter, sort: 'name' }, 'person');
  const words = text === null ? [] : keywordsOf(text);
  if (vendor === null) return words.length === 0 ? [ask({})] : words.map((search) => ask({ search }));
  // Pax8 takes a vendor only in its own spelling, known from the portfolio; any other is a word to search for.
  const held = portfolio.current();
  const known = held === null ? { kind: 'none' as const } : resolveVendor(held, vendor);
  const vendorName = known.kind === 'one' ? known.vendor : vendor;
  const searches = words.length === 0 ? [{}] : words.map((search) => ({ search }));
  return [
    ...searches.map((search) => ask({ ...search, vendorName })),
    ...keywordsOf(vendor).map((search) => ask({ search: fold(search) })),
  ];
};

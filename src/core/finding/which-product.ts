import type { Product } from '../marketplace/records.ts';
import { rawKey } from '../names/name-words.ts';
import { type ProductLevel, productLevel } from '../names/product-names.ts';

/** Best first. `code`: SKU or id; `name`: the exact name with Pax8's tail; `found`: only Pax8's search found it. */
const ranks = ['code', 'name', 'equal', 'parts', 'brand', 'typos', 'other-brand', 'found'] as const;
type Rank = (typeof ranks)[number] & (ProductLevel | 'code' | 'name' | 'found');

export type WhichProduct =
  | Readonly<{ kind: 'one'; product: Product }>
  /** The best matches; only one when the text is not precise enough. */
  | Readonly<{ kind: 'several'; products: readonly Product[]; total: number }>
  | Readonly<{ kind: 'none' }>;

const maxListed = 8;

/**
 * Finds the product a text means among those Pax8 found and those held. When Pax8's list is not `complete`, only a
 * whole name or a code is sure.
 */
export const whichProduct = (text: string, found: readonly Product[], complete: boolean): WhichProduct => {
  const unique = [...new Map(found.map((product) => [product.id, product])).values()];
  const ranked = unique.map((product) => ({ product, rank: rankOf(product, text) }));
  const best = ranks.find((rank) => ranked.some((candidate) => candidate.rank === rank));
  const fitting = ranked.filter(({ rank }) => rank === best).map(({ product }) => product);
  const [first] = fitting;
  if (best === undefined || first === undefined) return { kind: 'none' };
  const sure = complete ? ['code', 'name', 'equal', 'parts', 'brand'] : ['code', 'name', 'equal'];
  if (fitting.length === 1 && sure.includes(best)) return { kind: 'one', product: first };
  return {
    kind: 'several',
    products: [...fitting].sort((a, b) => a.name.length - b.name.length).slice(0, maxListed),
    total: fitting.length,
  };
};

const rankOf = (product: Product, text: string): Rank => {
  const key = rawKey(text);
  if (key === rawKey(product.id) || (product.sku !== null && key === rawKey(product.sku))) return 'code';
  if (key === rawKey(product.name)) return 'name';
  return productLevel(product.name, text) ?? 'found';
};

/** A code that names only this product: its SKU, which Pax8 finds, else its id. */
export const productCode = ({ sku, id }: Pick<Product, 'sku' | 'id'>): string =>
  sku !== null && /^[a-z][\w-]{3,60}$/i.test(sku) ? sku : id;

/** Held products whose name the text may mean. */
export const heldAlike = (
  held: Iterable<Readonly<{ productId: string; productName: string | null }>>,
  text: string,
): Product[] => {
  const names = new Map<string, string>();
  for (const { productId, productName } of held) if (productName !== null) names.set(productId, productName);
  return [...names]
    .filter(([, name]) => productLevel(name, text) !== null)
    .map(([id, name]) => ({ id, name, vendorName: null, sku: null, requiresCommitment: null }));
};

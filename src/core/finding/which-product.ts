import type { Product } from '../marketplace/records.ts';
import { rawKey } from '../names/name-words.ts';
import { type ProductLevel, productLevel } from '../names/product-names.ts';
import { productWords } from '../names/product-words.ts';

/** Best first. `code`: its SKU or id; `name`: its name letter by letter, Pax8's tail included; `found`: only Pax8 says so. */
const ranks = ['code', 'name', 'equal', 'parts', 'brand', 'typos', 'other-brand', 'found'] as const;
type Rank = (typeof ranks)[number] & (ProductLevel | 'code' | 'name' | 'found');

export type WhichProduct =
  | Readonly<{ kind: 'one'; product: Product }>
  /** Those that fit best; one alone when the text does not quite say it. */
  | Readonly<{ kind: 'several'; products: readonly Product[]; total: number }>
  | Readonly<{ kind: 'none' }>;

const maxListed = 8;

/**
 * The product that a text means, of those that Pax8 found for it and those that are held. `complete`: Pax8 gave all that
 * it found; otherwise only a text that says the whole name, or a code, is sure.
 */
export const whichProduct = (text: string, found: readonly Product[], complete: boolean): WhichProduct => {
  const unique = [...new Map(found.map((product) => [product.id, product])).values()];
  const ranked = unique.map((product) => ({ product, rank: rankOf(product, text) }));
  const best = ranks.find((rank) => ranked.some((one) => one.rank === rank));
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

/** How a sentence names a product so that it alone is meant: by its SKU, which Pax8 finds, else by its id. */
export const productCode = ({ sku, id }: Pick<Product, 'sku' | 'id'>): string =>
  sku !== null && /^[a-z][\w-]{3,60}$/i.test(sku) ? sku : id;

/** What Pax8 is to look for: the text as written, and with what the field writes for short spelled out. */
export const searchesFor = (text: string): readonly string[] => {
  const spelled = productWords(text)
    .map((word) => word.replace(/^plan(\d)$/, 'plan $1'))
    .join(' ');
  const plain = text.trim().replace(/\s+/g, ' ');
  return spelled === '' || rawKey(spelled) === rawKey(plain) ? [plain] : [plain, spelled];
};

/** The products that somebody holds and whose name the text may mean. */
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

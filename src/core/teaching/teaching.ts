import { cuesOfWord } from '../atoms/cue-at.ts';
import { type ResolvedCompany, resolveCompany } from '../finding/resolve.ts';
import type { Company } from '../marketplace/records.ts';
import { wordsOf } from '../names/name-words.ts';
import { findNames, type NameLevel } from '../names/names.ts';
import { isBetter, type ProductLevel, productLevel, shortName } from '../names/product-names.ts';
import { isProductText, productWords } from '../names/product-words.ts';
import { type TaughtName, taughtWords } from '../names/taught-names.ts';
import { startsTime } from '../periods/period-at.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import { numberAt } from '../understanding/numbers.ts';
import { cleanText, readTokens } from '../understanding/sentence.ts';

/** Why a name cannot be taught. */
export type TeachProblem =
  /** Not a letter in it, or too many words for a nickname. */
  | Readonly<{ kind: 'no-name' | 'too-long' }>
  /** Only words that the bot already understands: "seats", "next week", "3". */
  | Readonly<{ kind: 'own-words' }>
  /** It means that already. */
  | Readonly<{ kind: 'known' }>
  /** People would mean another company or product by it. */
  | Readonly<{ kind: 'other-company' | 'other-product'; name: string }>;

const mostWords = 5;
const mostLetters = 60;

/** A product that is held or can be bought, by its id and name. */
export type NamedProduct = Readonly<{ id: string; name: string }>;

/** The products that companies have, each once. */
const heldProducts = ({ subscriptions }: Portfolio): NamedProduct[] => {
  const byName = new Map<string, NamedProduct>();
  for (const { productId, productName } of subscriptions.values())
    if (productName !== null && !byName.has(productName))
      byName.set(productName, { id: productId, name: productName });
  return [...byName.values()];
};

/** The held products that a text fits best. */
export const productsCalled = (portfolio: Portfolio, text: string): NamedProduct[] => {
  let best: ProductLevel | null = null;
  let found: NamedProduct[] = [];
  for (const product of heldProducts(portfolio)) {
    const level = productLevel(product.name, text);
    if (level === null || (best !== null && isBetter(best, level))) continue;
    found = level === best ? [...found, product] : [product];
    best = level;
  }
  return found;
};

const isOfTheBot = (word: string): boolean =>
  cuesOfWord(word).length > 0 ||
  (startsTime(word) && !/\d/.test(word)) ||
  /^\d+$/.test(word) ||
  word.length < 2;

const isNumber = (name: string): boolean => {
  const tokens = readTokens(cleanText(name));
  return tokens.length > 0 && tokens.every((_, at) => numberAt(tokens, at) !== null);
};

const namesOf = ({ companyNames }: Portfolio, text: string, level: NameLevel): readonly string[] =>
  findNames(companyNames, text, level)?.ids ?? [];

/** Another company that people mean by these words: its name, or the beginning of a part of it. */
const otherCompany = (portfolio: Portfolio, { name, kind, id }: TaughtName): string | null => {
  const ids = namesOf(portfolio, name, 'parts');
  const called = kind === 'company' && ids.includes(id) ? namesOf(portfolio, name, 'equal') : ids;
  const other = called.find((each) => kind === 'product' || each !== id);
  return portfolio.companies.get(other ?? '')?.name ?? null;
};

/** A product named by these words, in whole or in part, unless it is the one to be taught. */
const otherProduct = (portfolio: Portfolio, { name, kind, means }: TaughtName): string | null => {
  if (kind === 'product' && productLevel(means, name) !== null) {
    const equal = heldProducts(portfolio).find(
      (product) =>
        productLevel(product.name, name) === 'equal' && shortName(product.name) !== shortName(means),
    );
    return equal?.name ?? null;
  }
  const called = productsCalled(portfolio, name).find((product) =>
    /^(?:equal|parts|brand)$/.test(String(productLevel(product.name, name))),
  );
  return called?.name ?? (isProductText(name) ? productWords(name).join(' ') : null);
};

/**
 * Why a nickname may not be taught; null when it may. A nickname never replaces an existing name: a change would then
 * be for the wrong customer.
 */
export const teachProblem = (portfolio: Portfolio, taught: TaughtName): TeachProblem | null => {
  const { name, kind, id, means } = taught;
  const words = taughtWords(name);
  if (!/\p{L}/u.test(name) || words.join('').length < 2) return { kind: 'no-name' };
  if (words.length > mostWords || name.length > mostLetters) return { kind: 'too-long' };
  const own = kind === 'company' ? portfolio.companies.get(id)?.name : means;
  if (own !== undefined && wordsOf(own).join(' ') === wordsOf(name).join(' ')) return { kind: 'known' };
  const company = otherCompany(portfolio, taught);
  if (company !== null) return { kind: 'other-company', name: company };
  const product = otherProduct(portfolio, taught);
  if (product !== null) return { kind: 'other-product', name: product };
  return words.every(isOfTheBot) || isNumber(name) ? { kind: 'own-words' } : null;
};

/** What a nickname should mean, as far as the portfolio knows it. */
export type Meant =
  | Readonly<{ kind: 'company'; company: Company }>
  | Readonly<{ kind: 'product'; product: NamedProduct }>
  /** Several fit: people must say which. */
  | Readonly<{ kind: 'which'; companies: readonly Company[]; products: readonly NamedProduct[] }>
  /** No company and no held product is called so; a product of the catalogue may be. */
  | Readonly<{ kind: 'none'; nearest: readonly Company[] }>;

const mostOffered = 8;

/** Those that a text may mean. */
const companiesCalled = (found: ResolvedCompany): readonly Company[] => {
  if (found.kind === 'no-company') return [];
  return found.kind === 'which-company' ? found.candidates : [found.company];
};

/** What a text means, a company or a held product. Never guesses between the two. */
export const meantBy = (portfolio: Portfolio, text: string, of: TaughtName['kind'] | null): Meant => {
  const found = of === 'product' ? null : resolveCompany(portfolio, text);
  const products = of === 'company' ? [] : productsCalled(portfolio, text);
  const companies = found === null ? [] : companiesCalled(found);
  const [company] = companies;
  const [product] = products;
  if (
    company !== undefined &&
    companies.length === 1 &&
    found?.kind === 'one' &&
    (found.exact || product === undefined)
  )
    return { kind: 'company', company };
  if (product !== undefined && products.length === 1 && (company === undefined || isProductText(text)))
    return { kind: 'product', product };
  if (company === undefined && product === undefined)
    return { kind: 'none', nearest: found?.kind === 'no-company' ? found.nearest : [] };
  return {
    kind: 'which',
    companies: companies.slice(0, mostOffered),
    products: products.slice(0, mostOffered - Math.min(companies.length, mostOffered)),
  };
};

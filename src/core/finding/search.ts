import type { Company, Subscription } from '../marketplace/records.ts';
import { wordsOf } from '../names/name-words.ts';
import { findNames } from '../names/names.ts';
import { productLevel, shortName } from '../names/product-names.ts';
import { productWords } from '../names/product-words.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import { vocabularyOf } from './vocabulary-of.ts';

/** Tells which companies, and which products of them, a search means. */
export type Search = Readonly<{
  company(id: string): boolean;
  product(companyId: string, productName: string | null): boolean;
}>;

const findsAll: Search = { company: () => true, product: () => true };

/**
 * A search while it is typed: each word begins a word of the company's or product's name. When nothing fits, names with
 * typos and short product names count.
 */
export const searchIn = (portfolio: Portfolio, text: string): Search => {
  const words = wordsOf(text);
  if (text.trim() === '') return findsAll;
  const hits = words.map((word) => hitsOf(portfolio, word));
  const typed: Search = {
    company: (id) => hits.length > 0 && hits.every(({ companies }) => companies.has(id)),
    product: (companyId, productName) => {
      const product = productName === null ? '' : shortName(productName);
      return (
        hits.length > 0 &&
        hits.every(({ companies, products }) => companies.has(companyId) || products.has(product))
      );
    },
  };
  return fitsAny(portfolio, typed) ? typed : nearly(portfolio, text);
};

const hitsOf = (portfolio: Portfolio, word: string) => {
  const { companies, products } = vocabularyOf(portfolio);
  const begins = (own: readonly string[], written: string) => own.some((each) => each.startsWith(written));
  const taught = (kind: 'company' | 'product') =>
    portfolio.taught.filter((each) => each.kind === kind && begins(wordsOf(each.name), word));
  const expanded = productWords(word);
  return {
    companies: new Set([
      ...companies.entries.filter(({ words }) => begins(words, word)).map(({ id }) => id),
      ...taught('company').map(({ id }) => id),
    ]),
    products: new Set([
      ...products
        .filter(
          ({ name, words }) =>
            begins(wordsOf(name), word) ||
            (expanded.length > 0 && expanded.every((each) => begins(words, each))),
        )
        .map(({ name }) => name),
      ...taught('product').map(({ means }) => shortName(means)),
    ]),
  };
};

const fitsAny = ({ companies, subscriptions }: Portfolio, search: Search): boolean =>
  [...companies.keys()].some((id) => search.company(id)) ||
  [...subscriptions.values()].some(({ companyId, productName }) => search.product(companyId, productName));

const nearly = ({ companyNames }: Portfolio, text: string): Search => {
  const ids = new Set(findNames(companyNames, text)?.ids ?? []);
  const levels = new Map<string | null, boolean>();
  const isProduct = (name: string | null): boolean => {
    const known = levels.get(name) ?? productLevel(name, text) !== null;
    levels.set(name, known);
    return known;
  };
  return {
    company: (id) => ids.has(id),
    product: (companyId, productName) => ids.has(companyId) || (ids.size === 0 && isProduct(productName)),
  };
};

/** The companies that a search means, by name. */
export const searchCompanies = (portfolio: Portfolio, text: string): Company[] => {
  const search = searchIn(portfolio, text);
  return [...portfolio.companies.values()]
    .filter(({ id }) => search.company(id))
    .sort((a, b) => a.name.localeCompare(b.name));
};

/** The subscriptions that a search means, by company and product; those that are cancelled come last. */
export const searchSubscriptions = (portfolio: Portfolio, text: string): Subscription[] => {
  const search = searchIn(portfolio, text);
  const placeOf = ({ status, companyId, productName }: Subscription) => ({
    last: status === 'Cancelled',
    company: portfolio.companies.get(companyId)?.name ?? '',
    product: productName ?? '',
  });
  return [...portfolio.subscriptions.values()]
    .filter(({ companyId, productName }) => search.product(companyId, productName))
    .map((subscription) => ({ subscription, ...placeOf(subscription) }))
    .sort(
      (a, b) =>
        Number(a.last) - Number(b.last) ||
        a.company.localeCompare(b.company) ||
        a.product.localeCompare(b.product),
    )
    .map(({ subscription }) => subscription);
};

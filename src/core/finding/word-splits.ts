import type { Company } from '../marketplace/records.ts';
import { wordsOf } from '../names/name-words.ts';
import { findCompanies, type NameLevel } from '../names/names.ts';
import type { ProductLevel } from '../names/product-names.ts';
import { isProductText } from '../names/product-words.ts';
import { textAt } from '../names/text-at.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import { holdersOf, matchHeld } from './held-products.ts';

/** A text split into company and product. `sure`: the company part means only one company. */
export type Split = Readonly<{
  company: string;
  product: string;
  companies: readonly Company[];
  sure: boolean;
}>;
type Scored = Split & Readonly<{ score: number }>;

const between = new Set(['for', 'of', 'at', 'to', 'from', 'in', 'on', 'with', 'under', 'the', '-', 'and']);
const maxWords = 16;
const maxCompanies = 50;
const companyScore: Readonly<Record<NameLevel, number>> = { equal: 0, parts: 10, typos: 40 };
const productScore: Readonly<Record<ProductLevel, number>> = {
  equal: 0,
  parts: 1,
  brand: 2,
  typos: 20,
  'other-brand': 25,
};

export const companiesOf = (portfolio: Portfolio, ids: readonly string[]): Company[] =>
  ids.flatMap((id) => portfolio.companies.get(id) ?? []);

const inner = (words: readonly string[]): string => {
  let start = 0;
  let end = words.length;
  while (start < end && between.has(textAt(words, start).toLowerCase())) start += 1;
  while (end > start && between.has(textAt(words, end - 1).toLowerCase())) end -= 1;
  return words.slice(start, end).join(' ');
};

const scoreOf = (
  portfolio: Portfolio,
  company: string,
  product: string,
  upTo: NameLevel,
  held: boolean,
): Scored | null => {
  const found = findCompanies(portfolio.companyNames, company, upTo);
  if (found === null) return null;
  if (found.level !== 'equal' && (isProductText(company) || wordsOf(company).join('').length < 3))
    return null;
  const companies = companiesOf(portfolio, found.ids);
  const split = { company, product, sure: companies.length === 1 };
  const asked = companyScore[found.level];
  if (!held) return { ...split, companies, score: asked };
  if (companies.length > maxCompanies) {
    return holdersOf(portfolio, product).length > 0
      ? { ...split, companies, score: asked + productScore.brand }
      : null;
  }
  const fitting = companies.flatMap((each) => {
    const match = matchHeld(portfolio, each, product);
    return match.kind === 'none' ? [] : [{ company: each, score: productScore[match.level] }];
  });
  const best = Math.min(...fitting.map(({ score }) => score));
  const holding = fitting.filter(({ score }) => score === best).map((each) => each.company);
  return holding.length === 0 ? null : { ...split, companies: holding, score: best + asked };
};

/**
 * The split where company and product fit best, in either order; null when there is none. Equally good splits return
 * the companies of all. With `held` false only the company counts, and the longest name wins.
 */
export const bestSplit = (portfolio: Portfolio, text: string, upTo: NameLevel, held = true): Split | null => {
  const words = text.split(' ').filter((word) => word !== '');
  if (words.length > maxWords) return null;
  const found: Scored[] = [];
  for (let at = 1; at < words.length; at += 1) {
    const left = inner(words.slice(0, at));
    const right = inner(words.slice(at));
    if (left === '' || right === '') continue;
    for (const [company, product] of [
      [left, right],
      [right, left],
    ] as const) {
      const scored = scoreOf(portfolio, company, product, upTo, held);
      if (scored !== null) found.push(scored);
    }
  }
  const [best, ...others] = found.sort((a, b) => a.score - b.score || b.company.length - a.company.length);
  if (best === undefined || !held) return best ?? null;
  const same = others.filter(({ score }) => score === best.score).flatMap(({ companies }) => companies);
  const companies = [...new Set([...best.companies, ...same])];
  return { ...best, companies, sure: best.sure && companies.length === 1 };
};

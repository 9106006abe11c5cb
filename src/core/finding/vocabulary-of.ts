import { buildVocabulary, type Vocabulary } from '../names/vocabulary.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';

const vocabularies = new WeakMap<Portfolio, Vocabulary>();

/** The names of a portfolio and its catalogue, for finding them in messages. Built once per version of either. */
export const vocabularyOf = (portfolio: Portfolio): Vocabulary => {
  const known = vocabularies.get(portfolio);
  if (known !== undefined) return known;
  const names = new Set<string>();
  for (const { productName } of portfolio.subscriptions.values())
    if (productName !== null) names.add(productName);
  const vocabulary = {
    ...buildVocabulary(portfolio.companyNames, names, portfolio.taught),
    skus: portfolio.skus,
    catalogue: portfolio.catalogue,
  };
  vocabularies.set(portfolio, vocabulary);
  return vocabulary;
};

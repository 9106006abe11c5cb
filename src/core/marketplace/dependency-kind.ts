import type { ProductDependency } from './products.ts';

/**
 * What a product constraint says. Pax8 documents the name `Requires` only: an unknown name is `unknown`, a missing one
 * counts as the strictest, `requires`. https://devx.pax8.com/reference/findproductdependenciesbyproductid
 */
export type DependencyKind = 'requires' | 'excludes' | 'optional' | 'unknown';

const kinds: readonly (readonly [DependencyKind, RegExp])[] = [
  [
    'excludes',
    /\b(?:exclu\w*|conflict\w*|incompatib\w*|cannot|can't|must not|not (?:allowed|compatible|with))\b/i,
  ],
  ['unknown', /\b(?:not|no|never|without)\b/i],
  ['optional', /\b(?:optional\w*|recommend\w*|suggest\w*|may|compatible)\b/i],
  ['requires', /\b(?:requir\w*|prerequisites?|needs?|depends?|dependent|must|parents?|base)\b/i],
];

export const dependencyKind = ({ name }: Pick<ProductDependency, 'name'>): DependencyKind =>
  name === null ? 'requires' : (kinds.find(([, words]) => words.test(name))?.[0] ?? 'unknown');

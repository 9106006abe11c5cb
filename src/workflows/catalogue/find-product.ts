import { heldAlike, searchesFor, type WhichProduct, whichProduct } from '../../core/finding/which-product.ts';
import type { Context } from '../context.ts';

/** Finds the product that a text means, at Pax8 and in the portfolio. Caches nothing; throws Pax8's errors. */
export const findProduct = async (
  { marketplace, portfolio }: Pick<Context, 'marketplace' | 'portfolio'>,
  text: string,
): Promise<WhichProduct> => {
  const pages = await Promise.all(
    searchesFor(text).map((search) => marketplace.findProducts({ search }, 'person')),
  );
  const held = heldAlike(portfolio.current()?.subscriptions.values() ?? [], text);
  const complete = pages.every(({ rows, total }) => rows.length >= total);
  return whichProduct(text, [...held, ...pages.flatMap(({ rows }) => rows)], complete);
};

import { heldAlike, searchesFor, type WhichProduct, whichProduct } from '../../core/finding/which-product.ts';
import type { Context } from '../context.ts';

/** Asks Pax8 which product a text means, beside the names of what is held. Nothing is kept. Throws what Pax8 threw. */
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

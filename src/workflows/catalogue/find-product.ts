import { meantIn } from '../../core/finding/catalogue.ts';
import { heldAlike, type WhichProduct, whichProduct } from '../../core/finding/which-product.ts';
import type { Context } from '../context.ts';
import { catalogueNow } from './catalogue-now.ts';

/** Finds the product that a text means, in the catalogue and in the portfolio. Throws Pax8's errors. */
export const findProduct = async (
  context: Pick<Context, 'marketplace' | 'portfolio' | 'catalogue' | 'now'>,
  text: string,
): Promise<WhichProduct> => {
  const { catalogue, complete } = await catalogueNow(context, { text, vendor: null });
  const held = heldAlike(context.portfolio.current()?.subscriptions.values() ?? [], text);
  return whichProduct(text, [...held, ...meantIn(catalogue, text)], complete);
};

import { productCode } from '../../core/finding/which-product.ts';
import type { Product } from '../../core/marketplace/records.ts';
import { findProduct } from '../../workflows/catalogue/find-product.ts';
import type { Context } from '../../workflows/context.ts';
import type { Reply } from './command.ts';

/** Finds the one product that was meant at Pax8 and goes on with it, or asks which one. Nothing is ever guessed. */
export const withProduct = async (
  context: Context,
  text: string | null,
  say: (code: string) => string,
  go: (product: Product) => Promise<Reply>,
): Promise<Reply> => {
  const { views } = context;
  if (text === null) return { answer: views.missing('product') };
  const found = await findProduct(context, text);
  switch (found.kind) {
    case 'one':
      return go(found.product);
    case 'none':
      return { answer: views.noSuchProduct({ text }) };
    case 'several': {
      const choices = found.products.map((product) => ({ product, say: say(productCode(product)) }));
      return { answer: views.chooseProduct({ text, choices, total: found.total }) };
    }
  }
};

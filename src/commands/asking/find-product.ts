import { saysMore } from '../../core/finding/one-change.ts';
import { productCode } from '../../core/finding/which-product.ts';
import type { Product } from '../../core/marketplace/records.ts';
import { missingCard, oneChangeCard } from '../../views/kit/choose.ts';
import { chooseProductCard, noSuchProductCard } from '../../views/ordering/products.ts';
import { findProduct } from '../../workflows/catalogue/find-product.ts';
import type { Context } from '../../workflows/context.ts';
import type { Reply } from './command.ts';
import type { Purpose } from './look-up.ts';

/** Finds the one product meant and continues with it, or asks which one. Never guesses. */
export const withProduct = async (
  context: Context,
  text: string | null,
  say: (code: string) => string,
  go: (product: Product) => Promise<Reply>,
  purpose: Purpose = 'look-up',
): Promise<Reply> => {
  const { answer } = context;
  if (text === null) return { answer: answer(missingCard('product')) };
  const found = await findProduct(context, text);
  switch (found.kind) {
    case 'one':
      return go(found.product);
    case 'none':
      return { answer: answer(noSuchProductCard({ text })) };
    case 'several': {
      const held = context.portfolio.current();
      const names = found.products.map(({ name }) => name);
      if (purpose === 'change' && held !== null && saysMore(held, text, names))
        return { answer: answer(oneChangeCard({ text })) };
      const choices = found.products.map((product) => ({ product, say: say(productCode(product)) }));
      return { answer: answer(chooseProductCard({ text, choices, total: found.total })) };
    }
  }
};

import { productCard } from '../../views/ordering/product.ts';
import { productGoneCard } from '../../views/ordering/products.ts';
import { readProduct } from '../../workflows/catalogue/read-product.ts';
import { seenBy } from '../../workflows/hidden-costs.ts';
import { command } from '../asking/command.ts';
import { withProduct } from '../asking/find-product.ts';

export const product = command({
  name: 'product',
  kind: 'product',
  usage: 'product <name or SKU>',
  summary: 'One product: commitment terms, requirements, what an order asks for, and today’s prices',
  examples: ['product Business Premium'],
  role: 'viewer',
  reads: true,
  run: (context, { text }) =>
    withProduct(
      context,
      text,
      (code) => `product ${code}`,
      async ({ id }) => {
        const read = await readProduct(context, id);
        return {
          answer:
            read === null
              ? context.answer(productGoneCard())
              : context.answer(productCard(seenBy(context, null, read), context.show())),
        };
      },
    ),
});

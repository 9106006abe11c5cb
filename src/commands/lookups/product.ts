import { readProduct } from '../../workflows/catalogue/read-product.ts';
import { command } from '../asking/command.ts';
import { withProduct } from '../asking/find-product.ts';

export const product = command({
  name: 'product',
  kind: 'product',
  usage: 'product <name or SKU>',
  summary: 'One product: commitment terms, what it needs, what an order asks for, and its prices today',
  examples: ['product Business Premium'],
  role: 'viewer',
  run: (context, { text }) =>
    withProduct(
      context,
      text,
      (code) => `product ${code}`,
      async ({ id }) => {
        const read = await readProduct(context, id);
        return { answer: read === null ? context.views.productGone() : context.views.product(read) };
      },
    ),
});

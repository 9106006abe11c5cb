import { productsCard } from '../../views/ordering/products.ts';
import { searchProducts } from '../../workflows/catalogue/search-products.ts';
import { command } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';

export const products = command({
  name: 'products',
  kind: 'products',
  usage: 'products [text] [by <vendor>]',
  summary: 'What can be bought: the catalogue, by name, vendor or SKU; products csv exports it',
  examples: ['products exchange', 'products by AvePoint', 'products exchange csv'],
  role: 'viewer',
  reads: true,
  run: async (context, { text, vendor, as }, asker) => {
    if (as === 'csv') return fileReply(context, asker, 'products', { text, vendor });
    const { page, sentence: say, conversation } = asker;
    const found = await searchProducts(context, { text, vendor });
    const csv = hasFiles(context, conversation);
    return {
      answer: context.answer(productsCard({ ...found, text, vendor, csv, page, say }, context.show())),
    };
  },
});

import { envelope, ok } from './answer.ts';
import { equals, type Listing, list } from './listing.ts';
import type { SimProduct } from './model.ts';
import type { Route } from './route.ts';
import { wireProduct, wireProductDetail } from './wire.ts';

const products: Listing<SimProduct> = {
  name: 'products',
  filters: {
    search: { keeps: (product, text) => contains(product, text) },
    vendorName: equals(({ vendorName }) => vendorName),
  },
  sorts: { name: ({ name }) => name, vendor: ({ vendorName }) => vendorName },
  row: wireProduct,
};

/** Every word of the search stands somewhere in the name, vendor, SKU or id. */
const contains = ({ name, vendorName, sku, vendorSku, id }: SimProduct, text: string): boolean => {
  const all = [name, vendorName, sku, vendorSku, id].join('\n').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
};

export const productRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/products',
    run: ({ sim, query, path }) => list(products, sim.world.products.rows, query, sim.world.views, path),
  },
  {
    method: 'GET',
    path: '/products/{productId}',
    run({ sim, param, path }) {
      const product = sim.world.products.byId.get(param('productId'));
      return product === undefined
        ? envelope(404, `Product Not Found: ${param('productId')}`, path)
        : ok(wireProductDetail(product));
    },
  },
];

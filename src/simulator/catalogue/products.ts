import { type Answer, envelope, ok } from '../http/answer.ts';
import { equals, type Listing, list } from '../http/listing.ts';
import type { Call, Route } from '../http/route.ts';
import type { SimProduct } from '../model.ts';
import { wireProduct, wireProductDetail } from '../wire.ts';
import { wireDependencies } from './dependencies.ts';
import { wirePricing } from './price-plans.ts';
import { wireProvisioning } from './provisioning.ts';

const products: Listing<SimProduct> = {
  name: 'products',
  filters: {
    search: { keeps: (product, text) => contains(product, text) },
    vendorName: equals(({ vendorName }) => vendorName),
  },
  sorts: { name: ({ name }) => name, vendor: ({ vendorName }) => vendorName },
  row: wireProduct,
};

/**
 * Whether name, vendor, SKU or id contain the one word of the search. Several words find nothing; `name` is ignored.
 * Seen at the real service: https://github.com/pax8labs/pax8-cli/issues/76
 */
const contains = ({ name, vendorName, sku, vendorSku, id }: SimProduct, text: string): boolean => {
  const word = text.trim().toLowerCase();
  return !/\s/.test(word) && [name, vendorName, sku, vendorSku, id].join('\n').toLowerCase().includes(word);
};

const withProduct = (run: (call: Call, product: SimProduct) => Answer) => (call: Call) => {
  const id = call.param('productId');
  const product = call.sim.world.products.byId.get(id);
  return product === undefined ? envelope(404, `Product Not Found: ${id}`, call.path) : run(call, product);
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
    run: withProduct((_call, product) => ok(wireProductDetail(product))),
  },
  {
    method: 'GET',
    path: '/products/{productId}/pricing',
    run: withProduct(({ sim, query, path }, product) => {
      const companyId = query.get('companyId');
      if (companyId !== null && !sim.world.companies.byId.has(companyId))
        return envelope(404, `Company Not Found: ${companyId}`, path);
      const shown = product.shows?.pricing;
      return ok(shown ?? { content: wirePricing(product, sim.world.currencyOf(companyId)) });
    }),
  },
  {
    method: 'GET',
    path: '/products/{productId}/provision-details',
    run: withProduct((_call, product) => ok({ content: wireProvisioning(product) })),
  },
  {
    method: 'GET',
    path: '/products/{productId}/dependencies',
    run: withProduct(({ sim }, product) => ok(wireDependencies(product, sim.world.products))),
  },
];

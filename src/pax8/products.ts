import type { Urgency } from '../core/marketplace/marketplace.ts';
import type {
  ProductDependencies,
  ProductDetails,
  ProductFilter,
  ProvisioningDetail,
} from '../core/marketplace/products.ts';
import type { FirstRows, PricePlan, Product, Rows } from '../core/marketplace/records.ts';
import type { Client } from './client.ts';
import { readFirstPage, readWhole, readWholeOrOne } from './lists.ts';
import { readAllPages } from './pages.ts';
import { misshapen } from './pax8-error.ts';
import { readOne } from './read-one.ts';
import { reading, withId, withQuery } from './routes.ts';
import {
  readDependencies,
  readPricePlan,
  readProduct,
  readProductDetails,
  readProvisioningDetail,
} from './wire-products.ts';

const recordPath = '/products/{id}';

export const product = (client: Client, id: string, urgency: Urgency): Promise<Product | null> =>
  readOne(client, () => withId('GET', recordPath, id), urgency, readProduct);

export const productDetails = (
  client: Client,
  id: string,
  urgency: Urgency,
): Promise<ProductDetails | null> =>
  readOne(client, () => withId('GET', recordPath, id), urgency, readProductDetails);

/** Two pages at a time: nobody waits for it. */
export const products = (client: Client, urgency: Urgency): Promise<Rows<Product>> =>
  readAllPages({ client, call: reading('/products'), urgency, concurrency: 2, read: readProduct });

export const findProducts = (
  client: Client,
  filter: ProductFilter,
  urgency: Urgency,
): Promise<FirstRows<Product>> =>
  readFirstPage(client, withQuery(reading('/products'), filter), urgency, readProduct);

export const provisioningDetails = async (
  client: Client,
  id: string,
  urgency: Urgency,
): Promise<Rows<ProvisioningDetail>> =>
  readWhole(client, withId('GET', `${recordPath}/provision-details`, id), urgency, readProvisioningDetail);

export const dependencies = async (
  client: Client,
  id: string,
  urgency: Urgency,
): Promise<ProductDependencies> => {
  const call = withId('GET', `${recordPath}/dependencies`, id);
  const record = readDependencies(await client.read(call, urgency));
  if (record === null) throw misshapen(call);
  return record;
};

export const pricing = async (
  client: Client,
  id: string,
  companyId: string | null,
  urgency: Urgency,
): Promise<Rows<PricePlan>> =>
  readWholeOrOne(
    client,
    withQuery(withId('GET', `${recordPath}/pricing`, id), { companyId }),
    urgency,
    readPricePlan,
  );

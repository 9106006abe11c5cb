import type {
  ProductDependencies,
  ProductDetails,
  ProvisioningDetail,
} from '../../core/marketplace/products.ts';
import type { Company, PricePlan, Rows } from '../../core/marketplace/records.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';

/** A product as Pax8 describes it now; a part is null when it could not be read. */
export type ProductRead = Readonly<{
  details: ProductDetails;
  pricing: Rows<PricePlan> | null;
  dependencies: ProductDependencies | null;
  provisioning: Rows<ProvisioningDetail> | null;
}>;

/** Reads all that Pax8 says about a product, and caches nothing. Returns null when there is no such product. */
export const readProduct = async (
  { marketplace, log }: Pick<Context, 'marketplace' | 'log'>,
  id: string,
): Promise<ProductRead | null> => {
  const part = <T>(what: string, reading: Promise<T>): Promise<T | null> =>
    reading.catch((thrown: unknown) => {
      log.warn({ product: id, what, reason: messageOf(thrown) }, 'a part of a product could not be read');
      return null;
    });
  const [details, pricing, dependencies, provisioning] = await Promise.all([
    marketplace.productDetails(id, 'person'),
    part('pricing', marketplace.pricing(id, null, 'person')),
    part('dependencies', marketplace.dependencies(id, 'person')),
    part('provisioning details', marketplace.provisioningDetails(id, 'person')),
  ]);
  return details === null ? null : { details, pricing, dependencies, provisioning };
};

/** The currencies of a company, or (null) of all, taken from the subscriptions because Pax8's prices name none. */
export const currenciesOf = (
  { portfolio }: Pick<Context, 'portfolio'>,
  company: Pick<Company, 'id'> | null,
): readonly string[] => {
  const held = portfolio.current();
  const all = company === null ? held?.subscriptions.values() : held?.byCompany.get(company.id);
  return [...new Set([...(all ?? [])].flatMap(({ currency }) => currency ?? []))];
};

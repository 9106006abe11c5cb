import type {
  ProductDependencies,
  ProductDetails,
  ProvisioningDetail,
} from '../../core/marketplace/products.ts';
import type { Company, PricePlan, Rows } from '../../core/marketplace/records.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';

/** A product as Pax8 tells of it at this moment; a null part could not be read. */
export type ProductRead = Readonly<{
  details: ProductDetails;
  pricing: Rows<PricePlan> | null;
  dependencies: ProductDependencies | null;
  provisioning: Rows<ProvisioningDetail> | null;
}>;

/** All that Pax8 says of a product, read at once and kept for nothing; null: there is no such product. */
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

/** In which currencies a company is billed, as far as its subscriptions tell: Pax8 names none with its prices. */
export const currenciesOf = (
  { portfolio }: Pick<Context, 'portfolio'>,
  company: Pick<Company, 'id'>,
): readonly string[] => [
  ...new Set(
    (portfolio.current()?.byCompany.get(company.id) ?? []).flatMap(({ currency }) => currency ?? []),
  ),
];

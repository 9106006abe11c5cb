import type { SimProduct } from '../model.ts';
import { termMonths } from '../subscriptions/terms.ts';
import { wireProduct } from '../wire.ts';
import type { Table } from '../world.ts';
import { plans, plansOf } from './price-plans.ts';

/** The id of a commitment, which at Pax8 is specific to product and term. */
export const commitmentId = (productId: string, term: string): string =>
  `c00000${termMonths(term).toString(16).padStart(2, '0')}${productId.slice(8)}`;

/** The commitment terms that a product is sold with. */
export const commitmentTermsOf = (product: SimProduct): readonly string[] => [
  ...new Set(plansOf(product).flatMap((key) => plans[key].term ?? [])),
];

/** What Pax8 says a commitment allows, by the names of the wire. */
export type CommitmentFlags = Readonly<Record<string, unknown>>;

/** Pax8 does not publish Microsoft's real values; 7 days are Microsoft's 168 h. */
export const commitmentFlags = (product: SimProduct): CommitmentFlags => ({
  renewalWindowDaysBeforeTermEnd: 0,
  renewalWindowDaysAfterTermEnd: product.vendorName === 'Microsoft' ? 7 : 0,
  allowForQuantityIncrease: true,
  allowForQuantityDecrease: false,
  allowForEarlyCancellation: false,
  cancellationFeeApplied: false,
  isTransferable: false,
  ...product.shows?.commitments,
});

/** `GET /products/{id}/dependencies` */
export const wireDependencies = (product: SimProduct, products: Table<SimProduct>): unknown => ({
  commitmentDependencies: commitmentTermsOf(product).map((term) => ({
    id: commitmentId(product.id, term),
    term,
    autoRenew: true,
    ...commitmentFlags(product),
  })),
  productDependencies:
    product.parents.length === 0
      ? []
      : [
          {
            name: `${product.shortDescription} requires one of these products`,
            products: product.parents.flatMap((id) => {
              const parent = products.byId.get(id);
              return parent === undefined ? [] : [wireProduct(parent)];
            }),
          },
        ],
});

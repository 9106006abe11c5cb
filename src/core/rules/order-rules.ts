import type { CompanyDetails } from '../marketplace/company-details.ts';
import { type Contact, type ContactType, missingPrimaries } from '../marketplace/contacts.ts';
import type { ProductDependencies, ProductDependency, ProductDetails } from '../marketplace/products.ts';
import type { Subscription } from '../marketplace/records.ts';
import { isNewCommerce, isRunning } from '../marketplace/renewals.ts';
import { businessSeats, isBusinessProduct } from './seat-rules.ts';

/** Why a product cannot be ordered for a company, known before anybody is asked to fill in or to approve anything. */
export type OrderRefusal =
  | Readonly<{ kind: 'company-gone' | 'product-gone' }>
  | Readonly<{ kind: 'company-inactive'; status: string; missing: readonly ContactType[] }>
  /** One of these must be there first. */
  | Readonly<{ kind: 'needs-parent'; products: ProductDependency['products'] }>
  | Readonly<{ kind: 'order-limit'; limit: number; held: number }>
  /** Pax8 names no way to buy it that has both a price plan and, where needed, a commitment. */
  | Readonly<{ kind: 'not-sold' }>;

/** What a person should know before approving an order. */
export type OrderNote =
  | Readonly<{ kind: 'order-committed'; term: string }>
  | Readonly<{ kind: 'order-window' }>
  | Readonly<{ kind: 'order-free' }>
  | Readonly<{ kind: 'order-beside'; seats: number }>
  | Readonly<{ kind: 'order-currency'; currency: string | null }>;

/** As just read from Pax8; null: there is no such company or product. */
export type OrderFacts = Readonly<{
  company: CompanyDetails | null;
  contacts: readonly Contact[];
  product: ProductDetails | null;
  dependencies: ProductDependencies;
  /** Everything that the company has. */
  held: readonly Subscription[];
}>;

export const orderRefusal = (
  { company, contacts, product, dependencies, held }: OrderFacts,
  quantity: number | null,
): OrderRefusal | null => {
  if (company === null) return { kind: 'company-gone' };
  if (product === null) return { kind: 'product-gone' };
  if (company.status !== 'Active')
    return { kind: 'company-inactive', status: company.status, missing: missingPrimaries(contacts) };
  const lacking = dependencies.products.find((one) => parentsIn(one, held).length === 0);
  if (lacking !== undefined) return { kind: 'needs-parent', products: lacking.products };
  const seats = seatsOf(product.id, held);
  return isBusinessProduct(product.name) && seats + (quantity ?? 1) > businessSeats
    ? { kind: 'order-limit', limit: businessSeats, held: seats }
    : null;
};

const parentsIn = ({ products }: ProductDependency, held: readonly Subscription[]): Subscription[] =>
  held.filter((one) => isRunning(one) && products.some(({ id }) => id === one.productId));

/** The subscriptions to which a product can be added, where it needs one. */
export const parentsOf = (
  { products }: Pick<ProductDependencies, 'products'>,
  held: readonly Subscription[],
): readonly Subscription[] => [...new Set(products.flatMap((one) => parentsIn(one, held)))];

const seatsOf = (productId: string, held: readonly Subscription[]): number =>
  held
    .filter((one) => isRunning(one) && one.productId === productId)
    .reduce((sum, { quantity }) => sum + quantity, 0);

/** Microsoft's seven days are for what is bought in New Commerce; other vendors have their own terms. */
export const orderNotes = (
  product: Pick<ProductDetails, 'id' | 'name'>,
  term: string | null,
  held: readonly Subscription[],
  currency: string | null,
): OrderNote[] => {
  const seats = seatsOf(product.id, held);
  return [
    ...(term === null ? ([{ kind: 'order-free' }] as const) : ([{ kind: 'order-committed', term }] as const)),
    ...(isNewCommerce(product.name) ? ([{ kind: 'order-window' }] as const) : []),
    ...(seats === 0 ? [] : ([{ kind: 'order-beside', seats }] as const)),
    { kind: 'order-currency', currency },
  ];
};

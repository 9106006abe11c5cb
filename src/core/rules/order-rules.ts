import type { CompanyDetails } from '../marketplace/company-details.ts';
import { type Contact, type ContactType, missingPrimaries } from '../marketplace/contacts.ts';
import type { ProductDependencies, ProductDependency, ProductDetails } from '../marketplace/products.ts';
import type { Subscription } from '../marketplace/records.ts';
import { isRunning } from '../marketplace/running.ts';
import type { Instant } from '../words/instant.ts';
import { isMicrosoftCommerce } from './seat-rule.ts';
import { businessSeats, isBusinessProduct } from './seat-rules.ts';

/** Why a product cannot be ordered for a company, known before anyone fills in or approves anything. */
export type OrderRefusal =
  | Readonly<{ kind: 'company-gone' | 'product-gone' }>
  | Readonly<{ kind: 'company-inactive'; status: string; missing: readonly ContactType[] }>
  /** The company must hold one of these first. */
  | Readonly<{ kind: 'needs-parent'; products: ProductDependency['products'] }>
  | Readonly<{ kind: 'order-limit'; limit: number; held: number }>
  /** Pax8 offers no way to buy it that has a price plan and, if needed, a commitment. */
  | Readonly<{ kind: 'not-sold' }>;

/** What a person should know before approving an order. */
export type OrderNote =
  | Readonly<{ kind: 'order-committed'; term: string }>
  | Readonly<{ kind: 'order-window' }>
  | Readonly<{ kind: 'order-free' }>
  | Readonly<{ kind: 'order-beside'; seats: number }>
  | Readonly<{ kind: 'order-currency'; currency: string | null }>;

/** Fresh reads from Pax8; null when the company or product does not exist. */
export type OrderFacts = Readonly<{
  company: CompanyDetails | null;
  contacts: readonly Contact[];
  product: ProductDetails | null;
  dependencies: ProductDependencies;
  /** Everything the company has. */
  held: readonly Subscription[];
}>;

export const orderRefusal = (
  { company, contacts, product, dependencies, held }: OrderFacts,
  quantity: number | null,
  now: Instant,
): OrderRefusal | null => {
  if (company === null) return { kind: 'company-gone' };
  if (product === null) return { kind: 'product-gone' };
  if (company.status !== 'Active')
    return { kind: 'company-inactive', status: company.status, missing: missingPrimaries(contacts) };
  const lacking = dependencies.products.find((dependency) => parentsIn(dependency, held, now).length === 0);
  if (lacking !== undefined) return { kind: 'needs-parent', products: lacking.products };
  const seats = seatsOf(product.id, held, now);
  return isBusinessProduct(product.name) && seats + (quantity ?? 1) > businessSeats
    ? { kind: 'order-limit', limit: businessSeats, held: seats }
    : null;
};

const parentsIn = (
  { products }: ProductDependency,
  held: readonly Subscription[],
  now: Instant,
): Subscription[] =>
  held.filter((parent) => isRunning(parent, now) && products.some(({ id }) => id === parent.productId));

/** The subscriptions the product can be added to, if it needs one. */
export const parentsOf = (
  { products }: Pick<ProductDependencies, 'products'>,
  held: readonly Subscription[],
  now: Instant,
): readonly Subscription[] => [
  ...new Set(products.flatMap((dependency) => parentsIn(dependency, held, now))),
];

const seatsOf = (productId: string, held: readonly Subscription[], now: Instant): number =>
  held
    .filter((subscription) => isRunning(subscription, now) && subscription.productId === productId)
    .reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);

/** Microsoft's seven days apply to New Commerce products only; other vendors have their own terms. */
export const orderNotes = (
  product: Pick<ProductDetails, 'id' | 'name'> & Partial<Pick<ProductDetails, 'vendorName'>>,
  term: string | null,
  held: readonly Subscription[],
  currency: string | null,
  now: Instant,
): OrderNote[] => {
  const seats = seatsOf(product.id, held, now);
  return [
    ...(term === null ? ([{ kind: 'order-free' }] as const) : ([{ kind: 'order-committed', term }] as const)),
    ...(isMicrosoftCommerce({
      productName: product.name,
      vendorName: product.vendorName ?? null,
      committed: term !== null,
    })
      ? ([{ kind: 'order-window' }] as const)
      : []),
    ...(seats === 0 ? [] : ([{ kind: 'order-beside', seats }] as const)),
    { kind: 'order-currency', currency },
  ];
};

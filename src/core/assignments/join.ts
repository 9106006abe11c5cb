import type { Subscription } from '../marketplace/records.ts';
import { isRunning } from '../marketplace/running.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Instant } from '../words/instant.ts';
import type { KeptTenant, Licence, TenantLicences, VendorSubscription } from './licences.ts';

/** Microsoft's count beside a subscription at Pax8. */
export type Assigned = Readonly<{
  tenantId: string;
  licence: Licence;
  /** How many subscriptions at Microsoft share the count, which is for all of them together. */
  shared: number;
  /** Its own seats at Microsoft; null when only the count of several together is known. */
  own: number | null;
  /** When Microsoft ends its term; null when that is not known, or lies in the past. */
  endsAt: Instant | null;
  /** When Microsoft was read. */
  asOf: Instant;
}>;

/** Microsoft's counts by Pax8 subscription id. What could not be joined is absent: it is unknown. */
export type Assignments = ReadonlyMap<string, Assigned>;

/** The Microsoft tenant of each company at Pax8. */
export type Tenants = ReadonlyMap<string, string>;

/** Vendor SKUs by the id of the product at Pax8. */
export type VendorSkus = ReadonlyMap<string, string>;

/** A past end, or one without the seats of a running subscription, says nothing. https://github.com/KelvinTegelaar/CIPP/issues/2190 */
const believed = (endsAt: Instant | null, now: Instant): Instant | null =>
  endsAt !== null && endsAt > now ? endsAt : null;

const isLive = ({ status }: VendorSubscription): boolean =>
  status === null || status === 'Enabled' || status === 'Warning';

/** The parts of a vendor's SKU that may be Microsoft's id or short name of it: `product:sku`, or the SKU alone. */
const partsOf = (sku: string | null | undefined): string[] =>
  sku == null ? [] : [sku, ...sku.split(':')].map((part) => part.trim().toLowerCase());

/** The one licence whose id or short name the SKU has; null when none or several do. */
const licenceOf = (
  { licences }: TenantLicences,
  skus: readonly (string | null | undefined)[],
): Licence | null => {
  const parts = new Set(skus.flatMap(partsOf));
  const found = licences.filter(
    ({ skuId, partNumber }) => parts.has(skuId) || parts.has(partNumber?.toLowerCase() ?? ''),
  );
  const [licence = null, other] = found;
  return other === undefined ? licence : null;
};

type Joined = Readonly<{ subscription: Subscription; licence: Licence; at: VendorSubscription | null }>;

const joinOne = (read: TenantLicences, subscription: Subscription, skus: VendorSkus): Joined | null => {
  const id = subscription.vendorId?.toLowerCase() ?? null;
  const at = id === null ? null : (read.subscriptions?.find(({ commerceId }) => commerceId === id) ?? null);
  const licence =
    at === null
      ? licenceOf(read, [subscription.vendorSku, skus.get(subscription.productId)])
      : (read.licences.find(({ skuId }) => skuId === at.skuId) ?? null);
  return licence === null ? null : { subscription, licence, at };
};

/** How many subscriptions share a licence's count: as Microsoft lists them, else as they were joined. */
const sharedBy = (read: TenantLicences, skuId: string, joined: readonly Joined[]): number => {
  const listed = read.subscriptions?.filter((each) => each.skuId === skuId && isLive(each)).length ?? 0;
  return Math.max(1, listed, joined.filter(({ licence }) => licence.skuId === skuId).length);
};

/** With how many others it shares the count, and which seats are its own. */
const sharing = (
  read: TenantLicences,
  { skuId, seats }: Licence,
  joined: readonly Joined[],
  at: VendorSubscription | null,
): Pick<Assigned, 'shared' | 'own'> => {
  const shared = sharedBy(read, skuId, joined);
  return { shared, own: at?.seats ?? (shared === 1 ? seats : null) };
};

/**
 * Joins the subscriptions of the portfolio to Microsoft's: by the id that both have, else by the SKU when exactly one fits.
 * Nothing is guessed from names.
 */
export const assignmentsIn = (
  { companies, byCompany }: Pick<Portfolio, 'companies' | 'byCompany'>,
  tenants: Tenants,
  readTenants: readonly KeptTenant[],
  skus: VendorSkus,
  now: Instant,
): Assignments => {
  const found = new Map<string, Assigned>();
  const companiesOf = Map.groupBy(companies.keys(), (id) => tenants.get(id));
  for (const { tenantId, licences: read, asOf } of readTenants) {
    if (read === null || asOf === null) continue;
    const joined = (companiesOf.get(tenantId) ?? [])
      .flatMap((id) => byCompany.get(id) ?? [])
      .filter((subscription) => isRunning(subscription, now))
      .flatMap((subscription) => joinOne(read, subscription, skus) ?? []);
    for (const { subscription, licence, at } of joined)
      found.set(subscription.id, {
        ...{ tenantId, licence, asOf },
        ...sharing(read, licence, joined, at),
        endsAt: believed(at?.endsAt ?? null, now),
      });
  }
  return found;
};

/** Seats of a licence that nobody uses. */
export const unassignedOf = ({ assigned, seats }: Licence): number => Math.max(0, seats - assigned);

import type { Instant } from '../words/instant.ts';

/**
 * A licence of a customer's tenant as Microsoft counts it: `assigned` of `seats`, over all subscriptions of it together.
 * https://learn.microsoft.com/graph/api/resources/subscribedsku
 */
export type Licence = Readonly<{
  /** Lower case. */
  skuId: string;
  /** Microsoft's short name, such as `SPB`; null when it gave none. */
  partNumber: string | null;
  /** `User`; `Company` for what serves the whole tenant and is assigned to nobody; null when Microsoft did not say. */
  appliesTo: string | null;
  assigned: number;
  /** That can be assigned now (`prepaidUnits.enabled`). */
  seats: number;
}>;

/** A subscription as Microsoft has it. https://learn.microsoft.com/graph/api/resources/companysubscription */
export type VendorSubscription = Readonly<{
  /** Its id in Microsoft's commerce, in lower case: Pax8's `vendorSubscriptionId`. Null when Microsoft gave none. */
  commerceId: string | null;
  skuId: string;
  /** `Enabled`, `Warning`, `Suspended`, `Deleted`, `LockedOut`. */
  status: string | null;
  seats: number | null;
  /** `nextLifecycleDateTime`: when it ends unless renewed. Not reliable when it lies in the past. */
  endsAt: Instant | null;
}>;

/** What Microsoft says of one tenant. */
export type TenantLicences = Readonly<{
  licences: readonly Licence[];
  /** Null when the bot may read the counts but not the subscriptions, which take another permission. */
  subscriptions: readonly VendorSubscription[] | null;
}>;

/**
 * Why a tenant could not be read. `credentials`: the app's secret was refused; `no-tenant`: unknown id; `no-consent`:
 * nobody there let the app in; `not-allowed`: a permission is missing; `busy`: asked to wait.
 */
export type TenantTrouble =
  | 'credentials'
  | 'no-tenant'
  | 'no-consent'
  | 'not-allowed'
  | 'busy'
  | 'down'
  | 'unreadable';

/** A try to read a tenant; `retryAfterMs` when Microsoft said how long to wait. */
export type TenantRead =
  | Readonly<{ kind: 'read'; licences: TenantLicences }>
  | Readonly<{ kind: 'trouble'; trouble: TenantTrouble; retryAfterMs: number | null }>;

/** The port to Microsoft's own numbers. Never throws. */
export type LicenceReader = Readonly<{
  /** Only these tenants are read; null for all that are known. */
  only: readonly string[] | null;
  read(tenantId: string): Promise<TenantRead>;
}>;

/** What is kept of a tenant: the last good numbers with their age, and why a later try failed. */
export type KeptTenant = Readonly<{
  tenantId: string;
  licences: TenantLicences | null;
  /** When they were read; null while they never were. */
  asOf: Instant | null;
  trouble: Readonly<{ kind: TenantTrouble; since: Instant }> | null;
  /** When to read next. */
  nextAt: Instant;
  /** How often in a row it failed. */
  failures: number;
}>;

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The tenant that an external id at Pax8 names; null for anything but a GUID: other ids are a PSA's. */
export const tenantByExternalId = (text: string | null): string | null => {
  const id = text?.trim().toLowerCase() ?? '';
  return guid.test(id) ? id : null;
};

/** How far the tenants of customers could be read, and why not. */
export type TenantsRead = Readonly<{
  tenants: number;
  read: number;
  /** How many tenants the last read failed for, and since when the first of them. */
  troubles: readonly Readonly<{ kind: TenantTrouble; tenants: number; since: Instant }>[];
}>;

import {
  type Assignments,
  assignmentsIn,
  type Tenants,
  type VendorSkus,
} from '../../core/assignments/join.ts';
import { type KeptTenant, tenantIn } from '../../core/assignments/licences.ts';
import type { Catalogue } from '../../core/finding/catalogue.ts';
import type { Company } from '../../core/marketplace/records.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { Context } from '../context.ts';

type Deps = Pick<Context, 'memory' | 'licences' | 'catalogue' | 'now'>;

/** The tenants of companies: Pax8's external id where it is one. Only those that are to be read. */
export const tenantsOf = async (
  { licences }: Pick<Context, 'licences'>,
  companies: Iterable<Company>,
): Promise<Tenants> => {
  const tenants = new Map<string, string>();
  if (licences === null) return tenants;
  for (const { id, externalId } of companies) {
    const tenantId = tenantIn(externalId);
    if (tenantId !== null && licences.only?.includes(tenantId) !== false) tenants.set(id, tenantId);
  }
  return tenants;
};

const skusOfCatalogue = new WeakMap<Catalogue, VendorSkus>();

/** The vendor's SKUs of all products, made once for each catalogue. */
const vendorSkus = (catalogue: Catalogue | null): VendorSkus => {
  if (catalogue === null) return new Map();
  const known = skusOfCatalogue.get(catalogue);
  if (known !== undefined) return known;
  const made = new Map(
    catalogue.products.flatMap(({ id, vendorSku }) => (vendorSku == null ? [] : [[id, vendorSku] as const])),
  );
  skusOfCatalogue.set(catalogue, made);
  return made;
};

/** What Microsoft counts, and of which tenants. */
export type AssignmentsNow = Readonly<{
  assignments: Assignments;
  tenants: Tenants;
  kept: readonly KeptTenant[];
}>;

const nothing: AssignmentsNow = { assignments: new Map(), tenants: new Map(), kept: [] };

/** Microsoft's numbers as last read, of one company or (null) of all in the portfolio. It asks Microsoft nothing. */
export const assignmentsNow = async (
  context: Deps,
  portfolio: Portfolio,
  company: Pick<Company, 'id'> | null = null,
): Promise<AssignmentsNow> => {
  if (context.licences === null) return nothing;
  const own = company === null ? null : portfolio.companies.get(company.id);
  const companies = company === null ? portfolio.companies.values() : own == null ? [] : [own];
  const tenants = await tenantsOf(context, companies);
  if (tenants.size === 0) return nothing;
  const { customerTenants } = context.memory;
  const ids = new Set(tenants.values());
  const kept = company === null ? await customerTenants.all() : await customerTenants.of([...ids]);
  const ours = kept.filter(({ tenantId }) => ids.has(tenantId));
  const skus = vendorSkus(context.catalogue.current());
  return { assignments: assignmentsIn(portfolio, tenants, ours, skus, context.now()), tenants, kept: ours };
};

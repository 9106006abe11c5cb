import {
  type Assigned,
  type Assignments,
  assignmentsIn,
  type Tenants,
  type VendorSkus,
} from '../../core/assignments/join.ts';
import { type KeptTenant, type TenantsRead, tenantByExternalId } from '../../core/assignments/licences.ts';
import type { Catalogue } from '../../core/finding/catalogue.ts';
import { mappedTo } from '../../core/mapped/mapping.ts';
import type { Company, Subscription } from '../../core/marketplace/records.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';

type Deps = Pick<Context, 'memory' | 'licences' | 'catalogue' | 'now'>;

/**
 * Companies' tenants: as mapped by an organisation's admins, else Pax8's external id if it is one. Only those to be
 * read.
 */
const tenantsOf = async (
  { licences, memory }: Pick<Context, 'licences' | 'memory'>,
  organisation: string,
  companies: Iterable<Company>,
): Promise<Tenants> => {
  const tenants = new Map<string, string>();
  if (licences === null) return tenants;
  const mapped = mappedTo(await memory.mappings.list(organisation), 'tenant', null);
  for (const { id, externalId } of companies) {
    const tenantId = mapped.get(id)?.targetId ?? tenantByExternalId(externalId);
    if (tenantId !== null && licences.only?.includes(tenantId) !== false) tenants.set(id, tenantId);
  }
  return tenants;
};

/** A company's tenant; null when unknown, or not to be read. */
export const tenantOf = async (
  context: Pick<Context, 'licences' | 'memory' | 'portfolio'>,
  organisation: string,
  companyId: string,
): Promise<string | null> => {
  const company = context.portfolio.current()?.companies.get(companyId);
  if (company === undefined) return null;
  return (await tenantsOf(context, organisation, [company])).get(companyId) ?? null;
};

/** The tenants to read, of all organisations that the bot talks to. */
export const allTenants = async (
  context: Pick<Context, 'licences' | 'memory'>,
  companies: readonly Company[],
): Promise<ReadonlySet<string>> => {
  // Without a conversation nobody has mapped anything, but external ids are known.
  const organisations = ['', ...(await context.memory.conversations.tenants())];
  const found = await Promise.all(organisations.map((each) => tenantsOf(context, each, companies)));
  return new Set(found.flatMap((tenants) => [...tenants.values()]));
};

const skusOfCatalogue = new WeakMap<Catalogue, VendorSkus>();

/** The vendor's SKUs of all products, made once for each catalogue. */
const vendorSkus = (catalogue: Catalogue | null): VendorSkus => {
  if (catalogue === null) return new Map();
  const known = skusOfCatalogue.get(catalogue);
  if (known !== undefined) return known;
  const skus = new Map(
    catalogue.products.flatMap(({ id, vendorSku }) => (vendorSku == null ? [] : [[id, vendorSku] as const])),
  );
  skusOfCatalogue.set(catalogue, skus);
  return skus;
};

/** What Microsoft counts, and for which tenants. */
export type AssignmentsNow = Readonly<{
  assignments: Assignments;
  tenants: Tenants;
  readings: readonly KeptTenant[];
}>;

const nothing: AssignmentsNow = { assignments: new Map(), tenants: new Map(), readings: [] };

/** Microsoft's numbers as last read, for one company or (null) the whole portfolio. Asks Microsoft nothing. */
export const assignmentsNow = async (
  context: Deps,
  organisation: string,
  portfolio: Portfolio,
  company: Pick<Company, 'id'> | null = null,
): Promise<AssignmentsNow> => {
  if (context.licences === null) return nothing;
  const own = company === null ? null : portfolio.companies.get(company.id);
  const companies = company === null ? portfolio.companies.values() : own == null ? [] : [own];
  const tenants = await tenantsOf(context, organisation, companies);
  if (tenants.size === 0) return nothing;
  const { customerTenants } = context.memory;
  const ids = new Set(tenants.values());
  const saved = company === null ? await customerTenants.all() : await customerTenants.of([...ids]);
  const ours = saved.filter(({ tenantId }) => ids.has(tenantId));
  const skus = vendorSkus(context.catalogue.current());
  return {
    assignments: assignmentsIn(portfolio, tenants, ours, skus, context.now()),
    tenants,
    readings: ours,
  };
};

/** Which of an organisation's customer tenants could be read; null when Microsoft is not asked. */
export const tenantsRead = async (
  context: Pick<Context, 'memory' | 'licences'>,
  organisation: string,
  { companies }: Pick<Portfolio, 'companies'>,
): Promise<TenantsRead | null> => {
  if (context.licences === null) return null;
  const ids = new Set((await tenantsOf(context, organisation, companies.values())).values());
  const saved = (await context.memory.customerTenants.all()).filter(({ tenantId }) => ids.has(tenantId));
  const refusing = saved.flatMap(({ trouble }) => trouble ?? []);
  return {
    tenants: ids.size,
    read: saved.filter(({ trouble, asOf }) => trouble === null && asOf !== null).length,
    troubles: [...Map.groupBy(refusing, ({ kind }) => kind)].map(([kind, ofKind]) => ({
      ...{ kind, tenants: ofKind.length },
      since: Math.min(...ofKind.map(({ since }) => since)),
    })),
  };
};

const none: Assignments = new Map();

/** The same for a company, where a card can do without it when the store fails. */
export const assignmentsAt = async (
  context: Deps & Pick<Context, 'portfolio' | 'log'>,
  organisation: string,
  companyId: string,
): Promise<Assignments> => {
  const held = context.portfolio.current();
  if (context.licences === null || held === null) return none;
  try {
    return (await assignmentsNow(context, organisation, held, { id: companyId })).assignments;
  } catch (thrown) {
    context.log.warn({ reason: messageOf(thrown) }, 'what Microsoft has assigned could not be read');
    return none;
  }
};

/** The same for one subscription; null when unknown. */
export const assignedNow = async (
  context: Deps & Pick<Context, 'portfolio' | 'log'>,
  organisation: string,
  { id, companyId }: Pick<Subscription, 'id' | 'companyId'>,
): Promise<Assigned | null> => (await assignmentsAt(context, organisation, companyId)).get(id) ?? null;

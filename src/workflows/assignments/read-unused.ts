import type { TenantTrouble } from '../../core/assignments/licences.ts';
import { type Unused, unusedIn } from '../../core/assignments/unused.ts';
import type { Company } from '../../core/marketplace/records.ts';
import { isLeftOut, type Narrowing, notNarrowed } from '../../core/portfolio/narrow.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { Instant } from '../../core/words/instant.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';
import { assignmentsNow } from './tenants.ts';

/** Seats that nobody uses, and what is unknown about them. */
export type UnusedNow = Readonly<{
  /** What counts, the most money first. */
  rows: readonly Unused[];
  /** How many subscriptions were found at Microsoft; the others are unknown. */
  joined: number;
  /** How many licences with such seats are left out: by a person, or by their kind. */
  ignored: number;
  notCounted: number;
  /** Companies with running subscriptions and an unknown tenant. */
  unmapped: number;
  /** Companies whose tenant was never read, with the reason; null while it is only due. */
  unread: readonly Readonly<{ company: Company; trouble: TenantTrouble | null }>[];
  /** When the oldest of the numbers was read; null when there are none. */
  asOf: Instant | null;
}>;

/** From the last read of Microsoft, for one company or (null) all. Asks nobody. */
export const readUnused = async (
  context: Pick<Context, 'memory' | 'licences' | 'catalogue' | 'now'>,
  tenantId: string,
  portfolio: Portfolio,
  company: Company | null,
  narrowing: Narrowing,
): Promise<UnusedNow> => {
  const [{ assignments, tenants, readings }, ignored] = await Promise.all([
    assignmentsNow(context, tenantId, portfolio, company),
    context.memory.ignoredLicences.list(tenantId),
  ]);
  const companies = [...portfolio.companies.values()].filter(
    ({ id, status }) =>
      (company === null || id === company.id) && status !== 'Deleted' && portfolio.byCompany.has(id),
  );
  const all = unusedIn(
    { companies: new Map(companies.map((each) => [each.id, each])), byCompany: portfolio.byCompany },
    assignments,
    ignored,
  ).filter(
    ({ company: { id }, subscriptions }) =>
      !isLeftOut(narrowing, id) &&
      (narrowing.products === null ||
        subscriptions.some(({ productId }) => narrowing.products?.includes(productId))),
  );
  const byTenant = new Map(readings.map((tenant) => [tenant.tenantId, tenant]));
  const ages = readings.flatMap(({ asOf }) => asOf ?? []);
  const counted = all.filter(({ leftOut }) => leftOut === null);
  return {
    rows: narrowing.top === null ? counted : counted.slice(0, narrowing.top),
    joined: companies
      .flatMap(({ id }) => portfolio.byCompany.get(id) ?? [])
      .filter(
        ({ id, companyId, productId }) =>
          assignments.has(id) &&
          !isLeftOut(narrowing, companyId) &&
          narrowing.products?.includes(productId) !== false,
      ).length,
    ignored: all.filter(({ leftOut }) => leftOut === 'ignored').length,
    notCounted: all.filter(({ leftOut }) => leftOut !== null && leftOut !== 'ignored').length,
    unmapped: companies.filter(({ id }) => !tenants.has(id)).length,
    unread: companies.flatMap((each) => {
      const tenant = tenants.get(each.id);
      const read = tenant === undefined ? undefined : byTenant.get(tenant);
      if (tenant === undefined || read?.licences != null) return [];
      return [{ company: each, trouble: read?.trouble?.kind ?? null }];
    }),
    asOf: ages.length === 0 ? null : Math.min(...ages),
  };
};

/** Today's unused seats, and for how many companies they are unknown. A failing store costs only this. */
export const unusedNow = async (
  context: Pick<Context, 'memory' | 'licences' | 'catalogue' | 'now' | 'log'>,
  tenantId: string,
  portfolio: Portfolio,
): Promise<Readonly<{ rows: readonly Unused[]; unseen: 'off' | 'unread' | number }>> => {
  if (context.licences === null) return { rows: [], unseen: 'off' };
  try {
    const { rows, unmapped, unread } = await readUnused(context, tenantId, portfolio, null, notNarrowed);
    return { rows, unseen: unmapped + unread.length };
  } catch (thrown) {
    context.log.warn({ reason: messageOf(thrown) }, 'what Microsoft has assigned could not be read');
    return { rows: [], unseen: 'unread' };
  }
};

import type { Company, Subscription } from '../marketplace/records.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import { mayHaveUsage } from './spend-table.ts';
import type { ResourceUsage } from './usage-read.ts';

/** Whose usage it is. `unknown`: Pax8 names a company that it does not list. */
export type UsageOwner =
  | Readonly<{ kind: 'company'; company: Company }>
  | Readonly<{ kind: 'unknown' | 'nobody' }>;

/**
 * Usage belongs to the company that its summary names: one subscription may serve several. Without one, nobody has linked
 * it in the Pax8 portal. https://devx.pax8.com/docs/understanding-usage-products
 */
export const ownerOf = (
  { summary: { companyId } }: Pick<ResourceUsage, 'summary'>,
  { companies }: Pick<Portfolio, 'companies'>,
): UsageOwner => {
  if (companyId === null) return { kind: 'nobody' };
  const company = companies.get(companyId);
  return company === undefined ? { kind: 'unknown' } : { kind: 'company', company };
};

export type UsageOf = Readonly<{ owner: UsageOwner; resources: readonly ResourceUsage[] }>;

/** The resources by their owners, in the order of reading. */
export const usageByOwner = (
  resources: readonly ResourceUsage[],
  portfolio: Pick<Portfolio, 'companies'>,
): UsageOf[] => {
  const groups = Map.groupBy(resources, ({ summary: { companyId } }) =>
    companyId === null ? '' : portfolio.companies.has(companyId) ? companyId : 'unknown',
  );
  return [...groups.values()].map((ofOwner) => ({
    owner: ownerOf(ofOwner[0] as ResourceUsage, portfolio),
    resources: ofOwner,
  }));
};

/** Subscriptions that are read first: those without a fixed price, or of a product that is known to have usage. */
export const likelyFirst = (
  subscriptions: Iterable<Subscription>,
  known: ReadonlySet<string>,
): Readonly<{ likely: Subscription[]; others: Subscription[] }> => {
  const [likely, others]: [Subscription[], Subscription[]] = [[], []];
  for (const subscription of subscriptions)
    (mayHaveUsage(subscription) || known.has(subscription.productId) ? likely : others).push(subscription);
  return { likely, others };
};

/** What a company's answer is built from. */
export type CompanyUsage = Readonly<{
  mine: readonly ResourceUsage[];
  /** Assigned to no company, of the company's subscriptions and of those it shares. */
  nobody: readonly ResourceUsage[];
  /** Of the company's subscriptions, but assigned to others. */
  elsewhere: readonly UsageOf[];
}>;

export const usageOfCompany = (
  { id }: Pick<Company, 'id'>,
  resources: readonly ResourceUsage[],
  portfolio: Pick<Portfolio, 'companies'>,
): CompanyUsage => {
  const mine = resources.filter(({ summary }) => summary.companyId === id);
  const serving = new Set(mine.map(({ subscription }) => subscription.id));
  const isOwn = ({ subscription }: ResourceUsage): boolean => subscription.companyId === id;
  return {
    mine,
    nobody: resources.filter(
      (resource) =>
        resource.summary.companyId === null && (isOwn(resource) || serving.has(resource.subscription.id)),
    ),
    elsewhere: usageByOwner(
      resources.filter(
        (resource) =>
          isOwn(resource) && resource.summary.companyId !== null && resource.summary.companyId !== id,
      ),
      portfolio,
    ),
  };
};

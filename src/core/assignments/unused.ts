import type { Company, Subscription } from '../marketplace/records.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Instant } from '../words/instant.ts';
import { type Money, monthly, sumByCurrency } from '../words/money.ts';
import { type Assigned, type Assignments, unassignedOf } from './join.ts';
import type { Licence } from './licences.ts';

/** A product that a person chose to ignore, at one company or (null) everywhere. */
export type IgnoredLicence = Readonly<{ companyId: string | null; productId: string }>;

/**
 * Why unused seats do not count: a person said so; they serve the whole tenant or a server and are never assigned; or
 * they are free, like grants for charities.
 */
type LeftOut = 'ignored' | 'not-for-people' | 'free';

/** Seats of one licence at one company that nobody uses. */
export type Unused = Readonly<{
  company: Company;
  /** Those at Pax8 that share the count, the cheapest first. */
  subscriptions: readonly Subscription[];
  licence: Licence;
  /** How many at Microsoft share it. */
  shared: number;
  /** Not assigned at Microsoft, and of them those that can be Pax8's: no more than were bought there. */
  unassigned: number;
  seats: number;
  /** What these seats cost a month, the cheapest counted; null when that is not known. */
  month: Money | null;
  /** The first end of a commitment among them; null when none is known. */
  termEndsAt: Instant | null;
  leftOut: LeftOut | null;
  asOf: Instant;
}>;

/** Licences for servers and what connects to them are assigned to nobody in the tenant. */
const forServers = /\b(?:windows server|sql server|server|cals?|remote desktop services)\b/i;

const leftOutBy = (
  subscriptions: readonly Subscription[],
  licence: Licence,
  companyId: string,
  ignored: readonly IgnoredLicence[],
): LeftOut | null => {
  const isIgnored = ({ productId }: Subscription): boolean =>
    ignored.some(
      (each) => each.productId === productId && (each.companyId === null || each.companyId === companyId),
    );
  if (subscriptions.every(isIgnored)) return 'ignored';
  if (
    licence.appliesTo === 'Company' ||
    subscriptions.every(({ productName }) => forServers.test(productName ?? ''))
  )
    return 'not-for-people';
  // A price of 0 beside a cost is one that is missing.
  return subscriptions.every(({ price, partnerCost }) => price === 0 && partnerCost === 0) ? 'free' : null;
};

/** What this many of the seats cost a month, taken where they are cheapest: the least that is saved. */
const cheapest = (subscriptions: readonly Subscription[], seats: number): Money | null => {
  let left = seats;
  const amounts: Money[] = [];
  for (const subscription of subscriptions) {
    const taken = Math.min(left, subscription.quantity ?? 0);
    if (taken === 0) continue;
    const amount = subscription.price === 0 ? null : monthly(subscription, taken);
    if (amount === null) return null;
    amounts.push(amount);
    left -= taken;
  }
  const [sum = null, another] = sumByCurrency(amounts);
  return another === undefined ? sum : null;
};

/** In any currency, for sorting only. An unknown price comes first: it may be the dearest. */
const monthOf = (subscription: Subscription): number =>
  Number(monthly(subscription, 1)?.amount ?? Number.NEGATIVE_INFINITY);

/** What one company has of one licence, the cheapest first. */
type Group = Readonly<{
  company: Company;
  subscriptions: readonly Subscription[];
  at: Assigned;
  leftOut: LeftOut | null;
}>;

/** All unused seats, the most expensive first, those of unknown price last. */
export const unusedIn = (
  { companies, byCompany }: Pick<Portfolio, 'companies' | 'byCompany'>,
  assignments: Assignments,
  ignored: readonly IgnoredLicence[],
): Unused[] => {
  const groups: Group[] = [];
  for (const company of companies.values()) {
    if (company.status === 'Deleted') continue;
    const joined = (byCompany.get(company.id) ?? []).flatMap((subscription) => {
      const at = assignments.get(subscription.id);
      return at === undefined ? [] : [{ subscription, at }];
    });
    const own = Map.groupBy(joined, ({ at }) => at.licence.skuId);
    for (const group of own.values()) {
      const { at } = group[0] as (typeof group)[number];
      const subscriptions = group
        .map(({ subscription }) => subscription)
        .toSorted((a, b) => monthOf(a) - monthOf(b));
      const leftOut = leftOutBy(subscriptions, at.licence, company.id, ignored);
      groups.push({ company, subscriptions, at, leftOut });
    }
  }
  const counts = Map.groupBy(groups, ({ at: { tenantId, licence } }) => `${tenantId} ${licence.skuId}`);
  return [...counts.values()].flatMap(rowsOf).sort((a, b) => sizeOf(b) - sizeOf(a) || b.seats - a.seats);
};

/** Companies that share a tenant share its count: each seat counts once, where it counts at all and is cheapest. */
const rowsOf = (groups: readonly Group[]): Unused[] => {
  const cheapestOf = ({ subscriptions }: Group): number => monthOf(subscriptions[0] as Subscription);
  const inOrder = groups.toSorted(
    (a, b) => Number(a.leftOut !== null) - Number(b.leftOut !== null) || cheapestOf(a) - cheapestOf(b),
  );
  let left = unassignedOf((groups[0] as Group).at.licence);
  return inOrder.flatMap((group): Unused[] => {
    const { company, subscriptions, at, leftOut } = group;
    const bought = subscriptions.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
    const seats = Math.min(left, bought);
    if (seats === 0) return [];
    left -= seats;
    const ends = subscriptions.flatMap(({ commitment }) => commitment?.endsAt ?? []);
    const { licence, shared, asOf } = at;
    return [
      {
        ...{ company, subscriptions, licence, shared, unassigned: unassignedOf(licence), seats, asOf },
        month: cheapest(subscriptions, seats),
        termEndsAt: ends.length === 0 ? null : Math.min(...ends),
        leftOut,
      },
    ];
  });
};

const sizeOf = ({ month }: Unused): number => (month === null ? -1 : Number(month.amount));

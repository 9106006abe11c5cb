import { type Grant, includes, type Role } from '../words/people.ts';

/** For which companies somebody sees partner costs and margins: all, none, or those with these ids. */
export type Costs = 'all' | 'none' | readonly string[];

export const seesCostOf = (costs: Costs, companyId: string): boolean =>
  costs === 'all' || (costs !== 'none' && costs.includes(companyId));

/**
 * For which companies a person sees costs. A limited role counts for its companies; where it shows less than the
 * default, it shows nothing.
 */
export const costsFor = (granted: Grant | null, byDefault: Role, least: Role): Costs => {
  const others = includes(byDefault, least);
  if (granted === null) return others ? 'all' : 'none';
  const own = includes(granted.role, least);
  if (granted.companies === null || own === others) return own ? 'all' : 'none';
  return own ? granted.companies : 'none';
};

/** The fields in Pax8's records, and in what the bot keeps, that say what the partner pays or earns. */
const costFields: ReadonlySet<string> = new Set([
  ...['partnerCost', 'partnerBuyRate', 'partnerTotal', 'currentProfit', 'cost', 'costTotal'],
]);

/** A price, and a cost beside which a price of 0 means a missing price, not a gift. */
const pricedBeside: Readonly<Record<string, string>> = {
  price: 'partnerCost',
  suggestedRetailPrice: 'partnerBuyRate',
};

/**
 * A record without what the partner pays or earns, at any depth: each such field is null, as when Pax8 does not say.
 */
export const withoutCosts = <T>(record: T): T => {
  if (Array.isArray(record)) return record.map(withoutCosts) as T;
  if (record === null || typeof record !== 'object' || record instanceof Map) return record;
  const whole = record as Readonly<Record<string, unknown>>;
  const isMissing = (field: string): boolean => {
    const cost = pricedBeside[field];
    return cost !== undefined && whole[field] === 0 && Number(whole[cost]) > 0;
  };
  return Object.fromEntries(
    Object.entries(whole).map(([field, value]) => [
      field,
      costFields.has(field) || isMissing(field) ? null : withoutCosts(value),
    ]),
  ) as T;
};

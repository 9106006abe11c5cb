import { type Grant, includes, type Role } from '../words/people.ts';

/** Of which companies somebody sees what the partner pays, and margins: all, none, or those with these ids. */
export type Costs = 'all' | 'none' | readonly string[];

export const seesCostOf = (costs: Costs, companyId: string): boolean =>
  costs === 'all' || (costs !== 'none' && costs.includes(companyId));

/**
 * Of which companies a person sees costs. A role for some companies counts for those; where it shows less than the default does,
 * it shows nothing.
 */
export const costsFor = (granted: Grant | null, byDefault: Role, least: Role): Costs => {
  const others = includes(byDefault, least);
  if (granted === null) return others ? 'all' : 'none';
  const own = includes(granted.role, least);
  if (granted.companies === null || own === others) return own ? 'all' : 'none';
  return own ? granted.companies : 'none';
};

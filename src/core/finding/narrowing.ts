import { resolveVendor } from '../names/vendors.ts';
import { type Narrowing, notNarrowed } from '../portfolio/narrow.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Filters } from '../understanding/intent.ts';
import { productsNamed } from './portfolio-answer.ts';
import { resolveCompany } from './resolve.ts';

/** What a question's filters narrow a list to. */
export type FoundNarrowing = Readonly<{
  narrowing: Narrowing;
  /** The filters that narrow it, as said. */
  heeded: Filters;
  /** Names that fit nothing or several: the list is not narrowed by them. */
  unheeded: Filters;
}>;

type Key = keyof Filters;

const of = <K extends Key>(filters: Filters, key: K): Filters => {
  const value = filters[key];
  return value === undefined ? {} : { [key]: value };
};

/** Finds the names of the filters that a command `applies`; without a portfolio (null) nothing is narrowed. */
export const narrowingOf = (
  portfolio: Portfolio | null,
  said: Filters,
  applies: readonly Key[],
): FoundNarrowing => {
  const filters = Object.fromEntries(
    Object.entries(said).filter(([key]) => applies.includes(key as Key)),
  ) as Filters;
  if (portfolio === null) return { narrowing: notNarrowed, heeded: {}, unheeded: filters };
  const companies = (filters.except ?? []).map((name) => ({ name, found: resolveCompany(portfolio, name) }));
  const without = companies.flatMap(({ found }) => (found.kind === 'one' ? [found.company.id] : []));
  const lost = companies.filter(({ found }) => found.kind !== 'one').map(({ name }) => name);
  const vendor = filters.vendor === undefined ? null : resolveVendor(portfolio, filters.vendor);
  const products = filters.product === undefined ? [] : [...productsNamed(portfolio, filters.product)];
  const left = (filters.except ?? []).filter((name) => !lost.includes(name));
  const named: readonly string[] = ['except', 'vendor', 'product'];
  const rest = Object.fromEntries(Object.entries(filters).filter(([key]) => !named.includes(key))) as Filters;
  return {
    narrowing: {
      ...notNarrowed,
      without,
      products: products.length === 0 ? null : products,
      vendor: vendor?.kind === 'one' ? vendor.vendor : null,
      term: filters.term ?? null,
      amount: filters.amount ?? null,
      seats: filters.seats ?? null,
      top: filters.top ?? null,
      largest: filters.by === 'amount',
    },
    heeded: {
      ...rest,
      ...(left.length === 0 ? {} : { except: left }),
      ...(vendor?.kind === 'one' ? of(filters, 'vendor') : {}),
      ...(products.length === 0 ? {} : of(filters, 'product')),
    },
    unheeded: {
      ...(lost.length === 0 ? {} : { except: lost }),
      ...(vendor?.kind === 'one' ? {} : of(filters, 'vendor')),
      ...(products.length === 0 ? of(filters, 'product') : {}),
    },
  };
};

import type { World } from '../world.ts';
import { type Answer, invalidField, ok } from './answer.ts';

/** The filters and orders of a list. `only` names the values that a filter accepts, `text` reads the row's value. */
export type Listing<T> = Readonly<{
  name: string;
  filters: Readonly<Record<string, Filter<T>>>;
  sorts: Readonly<Record<string, (row: T) => string | number | null>>;
  row: (row: T) => unknown;
}>;

export type Filter<T> = Readonly<{
  only?: readonly string[];
  keeps: (row: T, value: string) => boolean;
}>;

/** Keeps rows with the wanted value, ignoring case. */
export const equals = <T>(read: (row: T) => string | boolean, only?: readonly string[]): Filter<T> => ({
  ...(only === undefined ? {} : { only }),
  keeps: (row, value) => String(read(row)).toLowerCase() === value.toLowerCase(),
});

export const yesOrNo = ['true', 'false'] as const;

/** One page of the wanted rows, as in every Pax8 list: `page` from 0, `size` from 1 to 200 (default 10). */
export const list = <T>(
  listing: Listing<T>,
  rows: readonly T[],
  query: URLSearchParams,
  views: World['views'],
  path: string,
): Answer => {
  const page = wholeNumber(query.get('page'), 0);
  const size = wholeNumber(query.get('size'), 10);
  if (page === null) return invalidField('page', path);
  if (size === null || size < 1 || size > 200) return invalidField('size', path);
  const problem = badFilter(listing, query) ?? badSort(listing, query);
  if (problem !== null) return invalidField(problem, path);

  const wanted = view(listing, rows, query, views);
  return ok({
    content: wanted.slice(page * size, (page + 1) * size).map(listing.row),
    page: {
      size,
      totalElements: wanted.length,
      totalPages: Math.ceil(wanted.length / size),
      number: page,
    },
  });
};

const mostViews = 50;

const view = <T>(
  listing: Listing<T>,
  rows: readonly T[],
  query: URLSearchParams,
  views: World['views'],
): readonly T[] => {
  const asked = Object.entries(listing.filters).flatMap(([name, filter]) => {
    const value = query.get(name);
    return value === null || value === '' ? [] : [{ name, filter, value }];
  });
  const [field, direction] = (query.get('sort') ?? '').split(',');
  const read = field === undefined || !Object.hasOwn(listing.sorts, field) ? undefined : listing.sorts[field];
  if (asked.length === 0 && read === undefined) return rows;

  const key = JSON.stringify([listing.name, asked.map(({ name, value }) => [name, value]), field, direction]);
  const known = views.get(key);
  if (known !== undefined) return known as readonly T[];
  const matching = rows.filter((row) => asked.every(({ filter, value }) => filter.keeps(row, value)));
  if (read !== undefined)
    matching.sort((a, b) => compare(read(a), read(b)) * (direction === 'desc' ? -1 : 1));
  if (views.size >= mostViews) views.clear();
  views.set(key, matching);
  return matching;
};

const compare = (a: string | number | null, b: string | number | null): number => {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
};

const wholeNumber = (text: string | null, otherwise: number): number | null =>
  text === null ? otherwise : /^\d{1,9}$/.test(text) ? Number(text) : null;

const badFilter = <T>({ filters }: Listing<T>, query: URLSearchParams): string | null => {
  for (const [name, { only }] of Object.entries(filters)) {
    const value = query.get(name);
    if (only !== undefined && value !== null && !only.includes(value)) return name;
  }
  return null;
};

const badSort = <T>({ sorts }: Listing<T>, query: URLSearchParams): string | null => {
  const sort = query.get('sort');
  if (sort === null) return null;
  const [field = '', direction = 'asc', ...rest] = sort.split(',');
  return Object.hasOwn(sorts, field) && /^(asc|desc)$/.test(direction) && rest.length === 0 ? null : 'sort';
};

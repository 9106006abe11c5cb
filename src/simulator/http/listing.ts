import type { World } from '../world.ts';
import { type Answer, invalidField, ok } from './answer.ts';

/** What a list may be asked for: `only` names the values a filter accepts, `text` reads the row's value. */
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

/** Keeps rows whose value is the wanted one; letter case does not count. */
export const equals = <T>(read: (row: T) => string | boolean, only?: readonly string[]): Filter<T> => ({
  ...(only === undefined ? {} : { only }),
  keeps: (row, value) => String(read(row)).toLowerCase() === value.toLowerCase(),
});

export const yesOrNo = ['true', 'false'] as const;

/** One page of the rows that were asked for: `page` from 0, `size` 1 to 200 (10), as every Pax8 list has it. */
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
  const kept = rows.filter((row) => asked.every(({ filter, value }) => filter.keeps(row, value)));
  if (read !== undefined) kept.sort((a, b) => compare(read(a), read(b)) * (direction === 'desc' ? -1 : 1));
  if (views.size >= mostViews) views.clear();
  views.set(key, kept);
  return kept;
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

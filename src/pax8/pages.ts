import type { Urgency } from '../core/marketplace/marketplace.ts';
import type { Rows } from '../core/marketplace/records.ts';
import type { Client } from './client.ts';
import type { Call } from './http.ts';
import { misshapen } from './pax8-error.ts';
import { withQuery } from './routes.ts';
import { type Reader, readId, readPage } from './wire-values.ts';

/** The largest that Pax8 allows. */
export const largestPage = 200;
const mostPasses = 3;
/** A million rows: a server that counts further than this is not to be followed. */
const mostPages = 5000;

export type Paging<T> = Readonly<{
  client: Client;
  call: Call;
  urgency: Urgency;
  concurrency: number;
  read: Reader<T>;
}>;

/**
 * What one pass over all pages found. `steady`: the total stayed the same and every row of it was seen.
 * `missing`: rows that Pax8 counts and did not deliver.
 */
type Pass<T> = Readonly<{
  rows: ReadonlyMap<string, T>;
  unreadable: ReadonlySet<string>;
  steady: boolean;
  missing: number;
}>;

/**
 * All rows of a paged list, each once. Rows shift between pages when Pax8's data change while they are read: such a
 * pass is read again, up to two times, and what is then still unsteady is joined, since a row too many does less harm
 * than one too few.
 */
export const readAllPages = async <T extends object>(paging: Paging<T>): Promise<Rows<T>> => {
  let all = await readOnce(paging);
  for (let pass = 2; !all.steady && pass <= mostPasses; pass++) {
    const again = await readOnce(paging);
    const joined = again.steady ? again : join(all, again);
    // The same rows again: nothing shifts, Pax8 counts rows that it does not deliver or delivers twice.
    const settled = joined.rows.size + joined.unreadable.size === all.rows.size + all.unreadable.size;
    all = joined;
    if (settled) break;
  }
  const unreadable = [...all.unreadable].filter((key) => !all.rows.has(key));
  return { rows: [...all.rows.values()], unreadable: unreadable.length + all.missing };
};

const join = <T>(older: Pass<T>, newer: Pass<T>): Pass<T> => ({
  ...newer,
  rows: new Map([...older.rows, ...newer.rows]),
  unreadable: new Set([...older.unreadable, ...newer.unreadable]),
});

/** A row without an id is known by its place. */
const idOf = (row: object): string | null => ('id' in row && typeof row.id === 'string' ? row.id : null);

const readOnce = async <T extends object>(paging: Paging<T>): Promise<Pass<T>> => {
  const { client, call: list, urgency, concurrency, read } = paging;
  const rows = new Map<string, T>();
  const unreadable = new Set<string>();
  let delivered = 0;
  let changed = false;
  let next = 1;

  const take = async (number: number) => {
    const call = withQuery(list, { page: number, size: largestPage });
    const page = readPage(await client.read(call, urgency));
    if (page === null || page.page.totalPages > mostPages) throw misshapen(call);
    delivered += page.content.length;
    page.content.forEach((raw, index) => {
      const row = read(raw);
      const place = `${number}/${index}`;
      if (row === null) unreadable.add(readId(raw) ?? place);
      else rows.set(idOf(row) ?? place, row);
    });
    return page.page;
  };

  let totals = await take(0);
  const worker = async (): Promise<void> => {
    while (next < totals.totalPages) {
      try {
        const newest = await take(next++);
        changed ||= newest.totalElements !== totals.totalElements;
        totals = newest;
      } catch (error) {
        // The sweep has failed: the other workers stop as well.
        next = Number.POSITIVE_INFINITY;
        throw error;
      }
    }
  };
  // More than once when the list grew after the other workers had found no page left.
  while (next < totals.totalPages) await Promise.all(Array.from({ length: concurrency }, worker));

  const { totalElements } = totals;
  const complete = rows.size + unreadable.size >= totalElements;
  return { rows, unreadable, steady: complete && !changed, missing: Math.max(0, totalElements - delivered) };
};

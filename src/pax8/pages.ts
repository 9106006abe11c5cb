import type { Urgency } from '../core/marketplace/marketplace.ts';
import type { Rows } from '../core/marketplace/records.ts';
import type { Client } from './client.ts';
import type { Call } from './http.ts';
import { misshapen } from './pax8-error.ts';
import { withQuery } from './routes.ts';
import { type Reader, readId, readPage } from './wire-values.ts';

/** The largest page size that Pax8 allows. */
export const largestPage = 200;
const mostPasses = 3;
/** A million rows. A server that reports more pages than this is not trusted. */
export const mostPages = 5000;

export type Paging<T> = Readonly<{
  client: Client;
  call: Call;
  urgency: Urgency;
  concurrency: number;
  read: Reader<T>;
}>;

/** One pass over all pages. `steady`: the total did not change and all rows came. `missing`: counted but not sent. */
type Pass<T> = Readonly<{
  rows: ReadonlyMap<string, T>;
  unreadable: ReadonlySet<string>;
  steady: boolean;
  missing: number;
}>;

/**
 * Reads all rows of a paged list, each once. When rows shift between pages while they are read, it reads again, up to
 * two times, and then joins the passes: an extra row does less harm than a missing one.
 */
export const readAllPages = async <T extends object>(paging: Paging<T>): Promise<Rows<T>> => {
  let all = await readOnce(paging);
  for (let pass = 2; !all.steady && pass <= mostPasses; pass++) {
    const again = await readOnce(paging);
    const joined = again.steady ? again : join(all, again);
    // No new rows, so nothing shifts: Pax8 counts rows that it does not send, or sends some twice.
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

/** Returns null for a row without an id, which is then identified by its position. */
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
      if (row === null) {
        unreadable.add(readId(raw) ?? place);
        client.dropped(call, raw);
      } else rows.set(idOf(row) ?? place, row);
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
        // This pass has failed: stop the other workers too.
        next = Number.POSITIVE_INFINITY;
        throw error;
      }
    }
  };
  // Loops when the list grew after the other workers had already stopped.
  while (next < totals.totalPages) await Promise.all(Array.from({ length: concurrency }, worker));

  const { totalElements } = totals;
  const complete = rows.size + unreadable.size >= totalElements;
  return { rows, unreadable, steady: complete && !changed, missing: Math.max(0, totalElements - delivered) };
};

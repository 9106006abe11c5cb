import type { Urgency } from '../core/marketplace/marketplace.ts';
import type { FirstRows, Rows } from '../core/marketplace/records.ts';
import type { Client } from './client.ts';
import type { Call } from './http.ts';
import { largestPage, mostPages } from './pages.ts';
import { misshapen } from './pax8-error.ts';
import { withQuery } from './routes.ts';
import { type Reader, readEach, readList, readPage } from './wire-values.ts';

/** Reads a list that has no pages. */
export const readWhole = async <T>(
  client: Client,
  call: Call,
  urgency: Urgency,
  read: Reader<T>,
): Promise<Rows<T>> => {
  const list = readList(await client.read(call, urgency));
  if (list === null) throw misshapen(call);
  return readEach(list, telling(client, call, read));
};

/** The same for a list that sometimes comes as its only record, which the reader recognises. */
export const readWholeOrOne = async <T>(
  client: Client,
  call: Call,
  urgency: Urgency,
  read: Reader<T>,
): Promise<Rows<T>> => {
  const raw = await client.read(call, urgency);
  const list = readList(raw);
  if (list !== null) return readEach(list, telling(client, call, read));
  const only = read(raw);
  if (only === null) throw misshapen(call);
  return { rows: [only], unreadable: 0 };
};

/**
 * Reads a list page by page, one call after the other, each row once: rows that move to a later page while the list grows
 * at its beginning are not repeated.
 */
export const readPages = async function* <T extends Readonly<{ id: string }>>(
  client: Client,
  call: Call,
  urgency: Urgency,
  read: Reader<T>,
): AsyncGenerator<Rows<T>> {
  const seen = new Set<string>();
  for (let number = 0, pages = 1; number < pages; number++) {
    const next = withQuery(call, { page: number, size: largestPage });
    const page = readPage(await client.read(next, urgency));
    if (page === null || page.page.totalPages > mostPages) throw misshapen(next);
    pages = page.page.totalPages;
    const { rows, unreadable } = readEach(page.content, telling(client, call, read));
    const fresh = rows.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    yield { rows: fresh, unreadable };
  }
};

/** Reads one page of a list, the first of the largest size Pax8 allows unless said: enough for a person to look through. */
export const readFirstPage = async <T>(
  client: Client,
  call: Call,
  urgency: Urgency,
  read: Reader<T>,
  { number = 0, size = largestPage }: Readonly<{ number?: number; size?: number }> = {},
): Promise<FirstRows<T>> => {
  const first = withQuery(call, { page: number, size });
  const page = readPage(await client.read(first, urgency));
  if (page === null) throw misshapen(first);
  return { ...readEach(page.content, telling(client, call, read)), total: page.page.totalElements };
};

/** The reader, which also reports what it cannot read. */
const telling =
  <T>(client: Client, call: Call, read: Reader<T>): Reader<T> =>
  (raw) => {
    const row = read(raw);
    if (row === null) client.dropped(call, raw);
    return row;
  };

import { afterEach, describe, expect, test } from '@jest/globals';
import type { Dropped } from '../../src/pax8/http.ts';
import { closeAll, marketplaceAt, pageFor, startPax8, subscriptionRow } from './loopback.ts';

afterEach(closeAll);

const rowsOf = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => subscriptionRow(`s${from + index}`));
const pageNumber = (url: string) => Number(new URL(url, 'http://pax8').searchParams.get('page'));
const idsOf = ({ rows }: { rows: readonly { id: string }[] }) => rows.map(({ id }) => id).sort();

/** A Pax8 whose list is what `rowsAt` says at the time of each request (counted from 1). */
const changing = async (
  rowsAt: (nth: number) => readonly unknown[],
  over?: (nth: number) => Record<string, unknown>,
) => {
  const pax8 = await startPax8(({ url }, nth) => ({ json: pageFor(url, rowsAt(nth), over?.(nth)) }));
  return { pax8, ...marketplaceAt(pax8.url, { pageConcurrency: 1 }) };
};

test('5,000 companies and 50,000 subscriptions are read in 275 calls', async () => {
  const companies = Array.from({ length: 5000 }, (_, index) => ({
    id: `c${index}`,
    name: `Company ${index}`,
  }));
  const subscriptions = rowsOf(50_000);
  const pax8 = await startPax8(({ url }) => ({
    json: pageFor(url, url.startsWith('/companies') ? companies : subscriptions),
  }));
  const { marketplace } = marketplaceAt(pax8.url);
  const [c, s] = await Promise.all([
    marketplace.companies('background'),
    marketplace.subscriptions('background'),
  ]);
  expect([c.rows.length, c.unreadable, s.rows.length, s.unreadable]).toEqual([5000, 0, 50_000, 0]);
  expect(pax8.calls).toHaveLength(275);
  expect(new Set(pax8.calls.map(({ url }) => url)).size).toBe(275);
  expect(pax8.calls[0]?.url).toMatch(/\?page=0&size=200$/);
});

test('eight pages are read at a time, never more', async () => {
  let underWay = 0;
  let most = 0;
  const held: (() => void)[] = [];
  const rows = rowsOf(4000);
  const pax8 = await startPax8(async ({ url }) => {
    most = Math.max(most, ++underWay);
    if (pageNumber(url) > 0) {
      // Held until all eight are there, or the last few.
      await new Promise<void>((resolve) => {
        held.push(resolve);
        if (held.length === 8 || pageNumber(url) === 19) for (const release of held.splice(0)) release();
      });
    }
    underWay -= 1;
    return { json: pageFor(url, rows) };
  });
  const { marketplace } = marketplaceAt(pax8.url);
  expect((await marketplace.subscriptions('background')).rows).toHaveLength(4000);
  expect(most).toBe(8);
});

test('an empty list is one call', async () => {
  const { marketplace, pax8 } = await changing(() => []);
  expect(await marketplace.subscriptions('person')).toEqual({ rows: [], unreadable: 0 });
  expect(pax8.calls).toHaveLength(1);
});

test('rows without an id are counted and break nothing', async () => {
  const bad = [null, 7, {}, { name: 'x' }, subscriptionRow('', {})];
  const told: Dropped[] = [];
  const { url } = await startPax8(({ url }) => ({ json: pageFor(url, [...rowsOf(300), ...bad]) }));
  const { marketplace } = marketplaceAt(url, { onDropped: (row) => told.push(row) });
  const { rows, unreadable } = await marketplace.subscriptions('background');
  expect(rows).toHaveLength(300);
  expect(unreadable).toBe(5);
  expect(told).toContainEqual({ path: '/subscriptions', fields: ['name'] });
  expect(told).toContainEqual({ path: '/subscriptions', fields: ['number'] });
});

test('a row that comes twice is one row', async () => {
  const twice = [...rowsOf(250), subscriptionRow('s3', { quantity: 99 })];
  const { marketplace } = await changing(() => twice);
  const { rows, unreadable } = await marketplace.subscriptions('background');
  expect(rows).toHaveLength(250);
  expect(rows.find(({ id }) => id === 's3')?.quantity).toBe(99);
  expect(unreadable).toBe(0);
});

describe('when the list changes while it is read', () => {
  test('a row that slipped to a page already read is found by reading again', async () => {
    // s0 goes after the first page was read: s200 moves up to that page.
    const { marketplace, pax8 } = await changing((nth) => (nth === 1 ? rowsOf(600) : rowsOf(599, 1)));
    expect(idsOf(await marketplace.subscriptions('background'))).toEqual(idsOf({ rows: rowsOf(599, 1) }));
    expect(pax8.calls).toHaveLength(6);
  });

  test('a row that came in front, while another went, is found although the total is the same', async () => {
    const { marketplace } = await changing((nth) => (nth === 1 ? rowsOf(600) : rowsOf(600, -1)));
    expect(idsOf(await marketplace.subscriptions('background'))).toEqual(idsOf({ rows: rowsOf(600, -1) }));
  });

  test('a list that grew is read to its new last page', async () => {
    const { marketplace, pax8 } = await changing((nth) => rowsOf(nth === 1 ? 400 : 900));
    expect((await marketplace.subscriptions('background')).rows).toHaveLength(900);
    expect(pax8.calls.some(({ url }) => pageNumber(url) === 4)).toBe(true);
  });

  test('a list that shrank is not read beyond its end', async () => {
    const { marketplace, pax8 } = await changing((nth) => rowsOf(nth === 1 ? 2000 : 300));
    expect((await marketplace.subscriptions('background')).rows).toHaveLength(300);
    expect(pax8.calls).toHaveLength(4);
  });

  test('a list that never stands still is read three times, and no row is lost', async () => {
    const { marketplace, pax8 } = await changing((nth) => rowsOf(400 + nth, -nth));
    const ids = idsOf(await marketplace.subscriptions('background'));
    expect(pax8.calls).toHaveLength(9);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(idsOf({ rows: rowsOf(400) })));
  });

  test('a list that grows with every page ends all the same', async () => {
    const { marketplace, pax8 } = await changing(
      () => rowsOf(200),
      (nth) => ({ totalPages: nth + 1, totalElements: 200 * nth }),
    );
    await expect(marketplace.subscriptions('background')).rejects.toMatchObject({ kind: 'unclear' });
    expect(pax8.calls).toHaveLength(5000);
  });
});

test('rows that Pax8 counts and does not deliver are reported, after a second look', async () => {
  const { marketplace, pax8 } = await changing(
    () => rowsOf(10),
    () => ({ totalElements: 12 }),
  );
  expect(await marketplace.subscriptions('background')).toMatchObject({ unreadable: 2 });
  expect(pax8.calls).toHaveLength(2);
});

test.each([
  ['no page', { json: { content: [] } }],
  ['no content', { json: { page: { totalElements: 1, totalPages: 1 } } }],
  ['a total of null', { json: { content: [], page: { totalElements: null, totalPages: null } } }],
  ['a million pages', { json: { content: [], page: { totalElements: 2e8, totalPages: 1e6 } } }],
])('an answer with %s is an error, never a short list', async (_name, scripted) => {
  const pax8 = await startPax8(() => scripted);
  const { marketplace } = marketplaceAt(pax8.url);
  await expect(marketplace.companies('background')).rejects.toMatchObject({
    name: 'Pax8Error',
    kind: 'unclear',
  });
});

test('a page that fails for good fails the sweep, and the other pages are not read', async () => {
  const rows = rowsOf(20_000);
  const pax8 = await startPax8(({ url }) =>
    pageNumber(url) === 3 ? { status: 403, json: { message: 'no' } } : { json: pageFor(url, rows) },
  );
  const { marketplace } = marketplaceAt(pax8.url);
  await expect(marketplace.subscriptions('background')).rejects.toMatchObject({
    kind: 'refused',
    status: 403,
  });
  expect(pax8.calls.length).toBeLessThan(30);
});

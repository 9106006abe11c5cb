import { DateTime } from 'luxon';
import { z } from 'zod';
import type { Instant } from '../core/words/instant.ts';

/*
 * Pax8's answers differ from its documents and from each other. So a field that is missing or unreadable becomes null:
 * only a row without an id is dropped.
 */

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id. A GUID may come in either case; one spelling lets rows of different lists find each other. */
export const id = z
  .union([z.string(), z.number().transform(String)])
  .transform((written) => written.trim())
  .refine((written) => written !== '')
  .transform((written) => (guid.test(written) ? written.toLowerCase() : written));
/** The id of another record; empty when the row has none, which matches no record. */
export const idOfOther = id.catch('');

/** Null when the field is missing or unreadable. A missing one is not parsed: a failure costs more than a value. */
const orNull = <T extends z.ZodType<unknown, string | number>>(read: T) =>
  read.nullable().default(null).catch(null);

export const required = z.string().trim().min(1);
export const text = orNull(required);
/** ISO 4217, in capitals, so that amounts of one currency find each other. */
export const currency = orNull(required.toUpperCase());
const number = z.union([
  z.number(),
  z
    .string()
    .trim()
    .regex(/^[+-]?\d+(\.\d+)?$/)
    .transform(Number)
    .pipe(z.number()),
]);
/** No price or number of seats is that large: such a number is damaged, and sums with it would fail. */
const largest = 1e12;
export const amount = orNull(number.refine((written) => Math.abs(written) <= largest));

/** A date means midnight UTC; a time without a zone is UTC. Also accepts `2026-11-12 08:30:00+0000`. */
const isoDate = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}|$)/i;
const usual = /^[1-9]\d{3}-\d\d-\d\d(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z)?$/;

/** A day or a moment in UTC in the usual format, parsed faster than by a library; null for any other. */
const usualInstant = (written: string): Instant | null => {
  if (!usual.test(written)) return null;
  const at = Date.parse(written);
  // 31 February is read as a day of March.
  return new Date(at).getUTCDate() === Number(written.slice(8, 10)) ? at : null;
};

const toInstant = (written: string): Instant | null => {
  const at = usualInstant(written);
  if (at !== null) return at;
  if (!isoDate.test(written)) return null;
  const moment = DateTime.fromISO(written.replace(' ', 'T'), { zone: 'utc' });
  return moment.isValid ? moment.toMillis() : null;
};
export const instant = orNull(z.string().trim().transform(toInstant));

/** True or false, also as text. */
export const flag = z
  .union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })])
  .nullable()
  .catch(null);

/**
 * The vendor's SKU: a text, `product:sku`, or JSON of both, as text or as an object. Microsoft's SKUs have four digits,
 * JSON may have numbers. https://learn.microsoft.com/partner-center/developer/product-resources
 */
const skuPair = z
  .object({ productId: required, skuId: z.union([required, z.number().int()]) })
  .transform(({ productId, skuId }) => `${productId}:${String(skuId).padStart(4, '0')}`);
export const vendorSku = z
  .union([
    skuPair,
    required.transform((written) => skuPair.safeParse(parsed(written)).data ?? written),
    z.number().transform(String),
  ])
  .nullable()
  .default(null)
  .catch(null);
const parsed = (written: string): unknown => {
  try {
    return JSON.parse(written);
  } catch {
    return null;
  }
};

export const unnamed = 'Unknown';
/** The name of a nameless record: it can still be told apart and looked up. */
export const nameOr = (name: string | null, of: string): string => name ?? `${unnamed} (${of.slice(0, 8)})`;

const count = number.pipe(z.number().int().nonnegative());
const totals = z.object({ totalElements: count, totalPages: count });
const content = z.array(z.unknown());
/** The totals stand in `page`; for the topics of webhooks, beside the content. */
const page = z.union([
  z.object({ content, page: totals }),
  totals.extend({ content }).transform(({ content, ...page }) => ({ content, page })),
]);
const single = z
  .object({})
  .loose()
  .transform((row) => [row]);
const rowsOrRow = z.union([z.array(z.unknown()), single]);
const rowsIn = (raw: unknown): unknown[] => rowsOrRow.safeParse(raw).data ?? [];
const list = z.union([
  z.array(z.unknown()),
  z.object({ content: rowsOrRow }).transform(({ content }) => content),
]);

/** Turns Pax8's JSON into our own record; returns null when it cannot. Never throws. */
export type Reader<T> = (raw: unknown) => T | null;

export const readerOf =
  <T>(schema: z.ZodType<T>): Reader<T> =>
  (raw) => {
    const result = schema.safeParse(raw);
    return result.success ? result.data : null;
  };

export const readId: Reader<string> = readerOf(z.object({ id }).transform((row) => row.id));
export const readPage = readerOf(page);
/** Reads a list without pages: `{content: […]}` or a bare array, and `{content: {…}}` for a list of one. */
export const readList: Reader<unknown[]> = readerOf(list);
/** Reads a list inside a record, where one record may come without its list; also counts what cannot be read. */
export const readEach = <T>(raw: unknown, read: Reader<T>): { rows: T[]; unreadable: number } => {
  const all = rowsIn(raw);
  const rows = all.map(read).filter((row) => row !== null);
  return { rows, unreadable: all.length - rows.length };
};

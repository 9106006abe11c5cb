import { DateTime } from 'luxon';
import { z } from 'zod';
import type { Instant } from '../core/words/instant.ts';

/*
 * Pax8's documents and its answers differ, and answers differ among themselves: every field but those without which
 * a row means nothing is null when it is missing or unreadable.
 */

export const required = z.string().trim().min(1);
export const text = required.nullable().catch(null);
export const number = z.union([
  z.number(),
  z
    .string()
    .trim()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number)
    .pipe(z.number()),
]);
export const amount = number.nullable().catch(null);

/** A date alone is midnight UTC, as is a time without a zone in UTC; also `2026-11-12 08:30:00+0000`. */
const isoDate = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}|$)/i;
const toInstant = (written: string): Instant | null => {
  if (!isoDate.test(written)) return null;
  const moment = DateTime.fromISO(written.replace(' ', 'T'), { zone: 'utc' });
  return moment.isValid ? moment.toMillis() : null;
};
export const instant = z.string().trim().transform(toInstant).nullable().catch(null);

export const flag = z.boolean().nullable().catch(null);

export const unnamed = 'Unknown';

const count = number.pipe(z.number().int().nonnegative());
const page = z.object({
  content: z.array(z.unknown()),
  page: z.object({ totalElements: count, totalPages: count }),
});
const list = z.union([
  z.array(z.unknown()),
  z.object({ content: z.array(z.unknown()) }).transform(({ content }) => content),
]);

/** Turns what came over the wire into our own shape; null when it cannot be understood. Never throws. */
export type Reader<T> = (raw: unknown) => T | null;

export const readerOf =
  <T>(schema: z.ZodType<T>): Reader<T> =>
  (raw) => {
    const result = schema.safeParse(raw);
    return result.success ? result.data : null;
  };

export const readId: Reader<string> = readerOf(z.object({ id: required }).transform(({ id }) => id));
export const readPage = readerOf(page);
/** The rows of an answer that has no pages: `{content: […]}`, or the bare array. */
export const readList: Reader<unknown[]> = readerOf(list);
/** Entries of a list inside a record: those that can be read, and how many cannot. */
export const readEach = <T>(raw: unknown, read: Reader<T>): { rows: T[]; unreadable: number } => {
  const all = Array.isArray(raw) ? raw : [];
  const rows = all.map(read).filter((row) => row !== null);
  return { rows, unreadable: all.length - rows.length };
};

import { DateTime } from 'luxon';
import { z } from 'zod';
import { commitmentName } from '../core/marketplace/term-names.ts';
import type { Instant } from '../core/words/instant.ts';

/*
 * Pax8's answers differ from its documents and from each other. So a field that is missing or unreadable becomes null,
 * unless the row means nothing without it.
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

/** A date means midnight UTC; a time without a zone is UTC. Also accepts `2026-11-12 08:30:00+0000`. */
const isoDate = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}|$)/i;
const toInstant = (written: string): Instant | null => {
  if (!isoDate.test(written)) return null;
  const moment = DateTime.fromISO(written.replace(' ', 'T'), { zone: 'utc' });
  return moment.isValid ? moment.toMillis() : null;
};
export const instant = z.string().trim().transform(toInstant).nullable().catch(null);

/** A commitment term in Pax8's own spelling, whatever it was written like. */
export const commitmentText = text.transform((term) => commitmentName(term));

/** True or false, also as text. */
export const flag = z
  .union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })])
  .nullable()
  .catch(null);

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

/** Turns Pax8's JSON into our own record; returns null when it cannot. Never throws. */
export type Reader<T> = (raw: unknown) => T | null;

export const readerOf =
  <T>(schema: z.ZodType<T>): Reader<T> =>
  (raw) => {
    const result = schema.safeParse(raw);
    return result.success ? result.data : null;
  };

export const readId: Reader<string> = readerOf(z.object({ id: required }).transform(({ id }) => id));
export const readPage = readerOf(page);
/** Reads a list without pages: `{content: […]}` or a bare array. */
export const readList: Reader<unknown[]> = readerOf(list);
/** Reads a list inside a record; also counts the entries that cannot be read. */
export const readEach = <T>(raw: unknown, read: Reader<T>): { rows: T[]; unreadable: number } => {
  const all = Array.isArray(raw) ? raw : [];
  const rows = all.map(read).filter((row) => row !== null);
  return { rows, unreadable: all.length - rows.length };
};

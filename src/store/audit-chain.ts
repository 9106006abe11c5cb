import { createHash } from 'node:crypto';
import type { AuditEntry, AuditRecord } from '../core/audit/audit-memory.ts';

/** The last link of a chain; the next entry follows it. */
export type Link = Readonly<{ seq: number; hash: string }>;
export const chainStart: Link = { seq: 0, hash: '0'.repeat(64) };

/**
 * JSON with sorted keys, so that equal content gives equal text and a hash can be computed from what a database
 * returns.
 */
export const canonical = (value: unknown): string => JSON.stringify(value, inOrder);

const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** SHA-256, in hex, of the previous hash, a line feed and the entry as canonical JSON in UTF-8. */
export const hashOf = (entry: AuditEntry, previous: string): string =>
  createHash('sha256')
    .update(`${previous}\n${canonical(entry)}`)
    .digest('hex');

export const chained = (entry: AuditEntry, last: Link): AuditRecord => ({
  ...entry,
  seq: last.seq + 1,
  previous: last.hash,
  hash: hashOf(entry, last.hash),
});

import { createHash } from 'node:crypto';
import type { AuditEntry, AuditRecord } from '../core/audit/audit-memory.ts';

/** The end of a chain, onto which the next entry goes. */
export type Link = Readonly<{ seq: number; hash: string }>;
export const chainStart: Link = { seq: 0, hash: '0'.repeat(64) };

/**
 * JSON with the keys of every object in one order, so that what says the same reads the same. Parsed and written again
 * it stays as it is: a hash can be reckoned from what a database gives back.
 */
export const canonical = (value: unknown): string => JSON.stringify(value, inOrder);

const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** SHA-256, in hex, of the hash before, a line feed and the entry as canonical JSON in UTF-8. */
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

import { createHash, createHmac } from 'node:crypto';
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

/** The secret that seals the audit, and a name for it that reveals nothing. */
export type AuditKey = Readonly<{ id: string; secret: string }>;

/** The key that seals now, and those whose seals are also accepted: former or future ones. */
export type AuditKeys = AuditKey & Readonly<{ others: readonly AuditKey[] }>;

const auditKeyOf = (secret: string): AuditKey => ({
  secret,
  id: sealed({ secret }, 'audit key').slice(0, 16),
});

/** `others`: secrets with spaces between them. */
export const auditKeysOf = (secret: string, others: string | null): AuditKeys => ({
  ...auditKeyOf(secret),
  others: (others ?? '')
    .split(/\s+/)
    .filter((each) => each !== '' && each !== secret)
    .map(auditKeyOf),
});

/** The key with this id; null when the bot lacks it. */
export const keyOf = (keys: AuditKeys | null, id: string | null): AuditKey | null =>
  keys === null || id === null ? null : ([keys, ...keys.others].find((key) => key.id === id) ?? null);

const sealed = ({ secret }: Pick<AuditKey, 'secret'>, text: string): string =>
  createHmac('sha256', secret).update(text).digest('hex');

/**
 * SHA-256, or with a key HMAC-SHA256, in hex, of the previous hash, a line feed and the entry as canonical JSON in UTF-8.
 */
export const hashOf = (entry: AuditEntry, previous: string, key: AuditKey | null = null): string => {
  const text = `${previous}\n${canonical(entry)}`;
  return key === null ? createHash('sha256').update(text).digest('hex') : sealed(key, text);
};

export const chained = (entry: AuditEntry, last: Link, key: AuditKey | null = null): AuditRecord => ({
  ...entry,
  seq: last.seq + 1,
  previous: last.hash,
  hash: hashOf(entry, last.hash, key),
});

/**
 * The seal of a chain's end: without it, a shortened chain with an older end would look whole. `from`: the chain's
 * first entry sealed with this key.
 */
export const sealOf = (key: AuditKey, tenantId: string, { seq, hash }: Link, from: number): string =>
  sealed(key, ['head', tenantId, seq, hash, from].join('\n'));

/** Whether the text is sealed with the key; used for the bot's notes outside its database. */
export const noteSeal = (key: AuditKey, text: string): string => sealed(key, `noted\n${text}`);

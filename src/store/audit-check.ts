import { setImmediate } from 'node:timers/promises';
import type { AuditCheck, AuditEntry } from '../core/audit/audit-memory.ts';
import type { NotedHead } from './audit-book.ts';
import { type AuditKeys, chainStart, hashOf, keyOf, type Link, sealOf } from './audit-chain.ts';
import { columnsOf, type Head, headOf, plain } from './audit-rows.ts';
import type { Database, Tables } from './tables.ts';

type Row = Omit<Tables['audit'], 'id'>;
type Flaw = Extract<AuditCheck, { kind: 'broken' }>;

/** Rows read and checked at once. Other work of the process runs between batches. */
const batch = 500;

/** What a chain is checked against besides itself. */
type Against = Readonly<{ key: AuditKeys | null; noted: NotedHead | null }>;

/**
 * Checks the chain from its first entry, without a lock. Entries are only added, so all up to the head read before must
 * exist, and none may be after the head read afterwards.
 */
export const checked = async (
  db: Database,
  tenantId: string,
  { key, noted }: Against = { key: null, noted: null },
): Promise<AuditCheck> => {
  const before = await headOf(db, tenantId);
  const walk = walkOf(key, noted);
  for (;;) {
    const rows = await rowsAfter(db, tenantId, walk.last().seq);
    for (const row of rows) {
      const flaw = walk.next(row);
      if (flaw !== null) return flaw;
    }
    if (rows.length < batch) break;
    await setImmediate();
  }
  const after = await headOf(db, tenantId);
  const last = walk.last();
  if (last.seq < before.seq) return broken(last.seq + 1, 'missing');
  if (last.seq > after.seq) return broken(after.seq + 1, 'unchained');
  if (last.seq === after.seq && last.hash !== after.hash) return broken(last.seq, 'changed');
  if (noted !== null && last.seq < noted.seq) return broken(last.seq + 1, 'missing');
  const { firstSealed, otherKey } = walk.found();
  const flaw = key === null ? null : sealFlaw(key, tenantId, before, firstSealed, noted);
  if (flaw !== null) return flaw;
  return {
    kind: 'intact',
    entries: last.seq,
    lastHash: last.seq === 0 ? null : last.hash,
    sealed: firstSealed,
    otherKey,
    noted: noted === null ? null : { seq: noted.seq, since: noted.since },
  };
};

/**
 * The same, for a copy that no bot has opened yet: held against the key that has sealed its end, which need not be the one that
 * seals now. A chain that nobody has sealed is no broken one.
 */
export const checkedAsLeft = async (
  db: Database,
  tenantId: string,
  keys: AuditKeys | null,
): Promise<AuditCheck> => {
  const { keyId } = await headOf(db, tenantId);
  const key = keyId === null ? await keysIfSealed(db, tenantId, keys) : ledBy(keys, keyId);
  return checked(db, tenantId, { key, noted: null });
};

/** The keys, with that of this id as the one that seals; null when it is not among them. */
const ledBy = (keys: AuditKeys | null, id: string): AuditKeys | null => {
  const key = keyOf(keys, id);
  return key === null || keys === null ? null : { ...key, others: [keys, ...keys.others] };
};

const keysIfSealed = async (
  db: Database,
  tenantId: string,
  keys: AuditKeys | null,
): Promise<AuditKeys | null> => {
  const sealed = await db
    .selectFrom('audit')
    .select('seq')
    .where('tenant_id', '=', tenantId)
    .where('key_id', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return sealed === undefined ? null : keys;
};

type Sealed = Readonly<{ from: number; since: number }>;

/** Goes through the entries and says what it found about seals. */
const walkOf = (key: AuditKeys | null, noted: NotedHead | null) => {
  let last = chainStart;
  let firstSealed: Sealed | null = null;
  let otherKey = 0;
  return {
    last: () => last,
    found: () => ({ firstSealed, otherKey }),
    next: (row: Row): Flaw | null => {
      const flaw = flawOf(row, last, key);
      if (flaw !== null) return flaw;
      if (row.seq === noted?.seq && row.hash !== noted.hash) return broken(row.seq, 'not-as-noted');
      const isOurs = keyOf(key, row.key_id) !== null;
      if (isOurs) firstSealed ??= { from: row.seq, since: row.at };
      // From the first sealed entry on, all are.
      else if (firstSealed !== null) return broken(row.seq, 'unsealed');
      else if (row.key_id !== null) otherKey += 1;
      last = { seq: row.seq, hash: row.hash };
      return null;
    },
  };
};

/** What is wrong with the seal of the head: a bot with a key seals each chain when it starts. */
const sealFlaw = (
  key: AuditKeys,
  tenantId: string,
  head: Head,
  first: Sealed | null,
  noted: NotedHead | null,
): Flaw | null => {
  const from = noted?.from ?? null;
  if (from !== null && (first === null || first.from > from)) return broken(from, 'unsealed');
  if (head.seq === 0) return null;
  const isSealed =
    head.keyId === key.id && head.from !== null && head.seal === sealOf(key, tenantId, head, head.from);
  if (!isSealed) return broken(Math.max(1, head.seq), 'unsealed');
  return first?.from === head.from ? null : broken(head.from ?? 1, 'unsealed');
};

const broken = (seq: number, reason: Flaw['reason']): Flaw => ({ kind: 'broken', seq, reason });

const rowsAfter = (db: Database, tenantId: string, seq: number): Promise<Row[]> =>
  db
    .selectFrom('audit')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(batch)
    .execute();

const flawOf = (row: Row, last: Link, key: AuditKeys | null): Flaw | null => {
  const seq = last.seq + 1;
  if (row.seq !== seq) return broken(seq, 'missing');
  const entry = entryOf(row.body);
  if (entry === null) return broken(seq, 'changed');
  const sealedBy = keyOf(key, row.key_id);
  // What was sealed with a key that the bot does not have, it cannot compute.
  const canCompute = row.key_id === null || sealedBy !== null;
  const isItsHash = !canCompute || hashOf(entry, row.previous, sealedBy) === row.hash;
  if (!isItsHash || !agrees(row, entry)) return broken(seq, 'changed');
  return row.previous === last.hash ? null : broken(seq, 'unchained');
};

const entryOf = (body: string): AuditEntry | null => {
  try {
    const entry: unknown = JSON.parse(body);
    return typeof entry === 'object' ? (entry as AuditEntry | null) : null;
  } catch {
    return null;
  }
};

/** Whether the columns, by which searches find the row, match its entry. */
const agrees = (row: Row, entry: AuditEntry): boolean =>
  Object.entries(columnsOf(entry)).every(([column, value]) => {
    const stored = row[column as keyof Row];
    return (typeof stored === 'string' ? plain(stored) : stored) === value;
  });

import { setImmediate } from 'node:timers/promises';
import type { AuditCheck, AuditEntry } from '../core/audit/audit-memory.ts';
import { chainStart, hashOf, type Link } from './audit-chain.ts';
import { columnsOf, headOf, plain } from './audit-rows.ts';
import type { Database, Tables } from './tables.ts';

type Row = Omit<Tables['audit'], 'id'>;
type Flaw = Extract<AuditCheck, { kind: 'broken' }>;

/** Rows read and checked at once. Other work of the process runs between batches. */
const batch = 500;

/**
 * Checks the chain from its first entry, without a lock. Entries are only added, so all up to the head read before must
 * exist, and none may lie beyond the head read afterwards.
 */
export const checked = async (db: Database, tenantId: string): Promise<AuditCheck> => {
  const before = await headOf(db, tenantId);
  let last = chainStart;
  for (;;) {
    const rows = await rowsAfter(db, tenantId, last.seq);
    for (const row of rows) {
      const flaw = flawOf(row, last);
      if (flaw !== null) return flaw;
      last = { seq: last.seq + 1, hash: row.hash };
    }
    if (rows.length < batch) break;
    await setImmediate();
  }
  const after = await headOf(db, tenantId);
  if (last.seq < before.seq) return broken(last.seq + 1, 'missing');
  if (last.seq > after.seq) return broken(after.seq + 1, 'unchained');
  if (last.seq === after.seq && last.hash !== after.hash) return broken(last.seq, 'changed');
  return { kind: 'intact', entries: last.seq, lastHash: last.seq === 0 ? null : last.hash };
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

const flawOf = (row: Row, last: Link): Flaw | null => {
  const seq = last.seq + 1;
  if (row.seq !== seq) return broken(seq, 'missing');
  const entry = entryOf(row.body);
  if (entry === null) return broken(seq, 'changed');
  if (hashOf(entry, row.previous) !== row.hash || !agrees(row, entry)) return broken(seq, 'changed');
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

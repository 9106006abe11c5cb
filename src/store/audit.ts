import type { Audit, AuditEntry } from '../core/audit/audit-memory.ts';
import type { Instant } from '../core/words/instant.ts';
import type { Appended, AuditBook, NotedHead } from './audit-book.ts';
import { canonical, chained, type Link } from './audit-chain.ts';
import { checked } from './audit-check.ts';
import { columnsOf, endOf, headOf, linkAt, lockAudit, nextHead, plain, saveHead } from './audit-rows.ts';
import { gathered } from './gathered.ts';
import { parseBody } from './parse-body.ts';
import type { Database, DatabaseKind } from './tables.ts';

export const audit = (db: Database, kind: DatabaseKind, book: AuditBook): Audit => {
  const appendAll = async (entries: readonly AuditEntry[]): Promise<void> =>
    book.saw(await db.transaction().execute((trx) => appendIn(trx, kind, entries, book)));
  const append = gathered(appendAll, 200);
  return {
    // Serialised and parsed first, so that an entry that cannot be written fails alone and not with its batch.
    append: async (entry) => append(JSON.parse(JSON.stringify(entry))),
    latest: async (tenantId, { limit, before, about, also, events, within }) => {
      // PostgreSQL takes no empty list.
      if (events?.length === 0) return [];
      const ids = [plain(about), plain(also)].filter((id) => id !== null);
      const rows = await db
        .selectFrom('audit')
        .select(['id', 'seq', 'previous', 'hash', 'body'])
        .where('tenant_id', '=', tenantId)
        .$if(before !== undefined, (query) => query.where('seq', '<', before ?? 0))
        .$if(within !== undefined, (query) =>
          query.where('at', '>=', within?.from ?? 0).where('at', '<', within?.to ?? 0),
        )
        .$if(events !== undefined, (query) => query.where('event', 'in', [...(events ?? [])]))
        .$if(ids.length > 0, (query) =>
          ids.reduce((all, id) => all.where('id', 'in', idsAbout(db, tenantId, id)), query),
        )
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ id, body, ...place }) => ({
        ...parseBody<AuditEntry>('audit', id, body),
        ...place,
      }));
    },
    verify: (tenantId) => checked(db, tenantId, { key: book.key, noted: book.noted(tenantId) }),
    heads: async () =>
      (await db.selectFrom('audit_heads').select(['tenant_id', 'seq', 'hash']).execute()).map(
        ({ tenant_id: tenantId, seq, hash }) => ({ tenantId, seq, hash }),
      ),
  };
};

/** Appends new entries to their chains within a transaction. Afterwards, tell the book what it returns. */
export const appendIn = async (
  trx: Database,
  kind: DatabaseKind,
  entries: readonly AuditEntry[],
  { key, noted }: AuditBook,
): Promise<readonly Appended[]> => {
  const byTenant = Map.groupBy(entries, ({ tenantId }) => tenantId);
  const appended: Appended[] = [];
  // All instances lock tenants in the same order, so no two wait for each other.
  for (const tenantId of [...byTenant.keys()].sort()) {
    await lockAudit(trx, kind, tenantId);
    const head = await headOf(trx, tenantId);
    const end = await endOf(trx, tenantId, head);
    let last: Link = end;
    const rows = (byTenant.get(tenantId) ?? []).map((entry) => {
      const { seq, previous, hash } = chained(entry, last, key);
      last = { seq, hash };
      return { ...columnsOf(entry), seq, previous, hash, key_id: key?.id ?? null, body: canonical(entry) };
    });
    await trx.insertInto('audit').values(rows).execute();
    const next = await nextHead(trx, tenantId, key, { head, end, last });
    await saveHead(trx, tenantId, next);
    const follows = await isAfter(trx, tenantId, noted(tenantId), end);
    appended.push({ tenantId, last, from: next.from, follows });
  }
  return appended;
};

/** Seals the chains that are not sealed with the bot's key yet, by an entry that says so. */
export const sealAll = async (
  db: Database,
  kind: DatabaseKind,
  book: AuditBook,
  at: Instant,
): Promise<void> => {
  const { key } = book;
  if (key === null) return;
  const unsealed = await db
    .selectFrom('audit_heads')
    .select('tenant_id')
    .where((head) => head.or([head('key_id', 'is', null), head('key_id', '!=', key.id)]))
    .execute();
  const entries = unsealed.map(
    ({ tenant_id: tenantId }): AuditEntry => ({
      ...{ at, tenantId, person: null, event: 'audit.sealed', changeId: null, companyId: null, facts: {} },
    }),
  );
  book.saw(await db.transaction().execute((trx) => appendIn(trx, kind, entries, book)));
};

/** Whether what was noted last is still in the chain that ends there. */
const isAfter = async (
  trx: Database,
  tenantId: string,
  noted: NotedHead | null,
  end: Link,
): Promise<boolean> => {
  if (noted === null) return true;
  if (end.seq <= noted.seq) return end.hash === noted.hash;
  // Another instance has written since.
  return (await linkAt(trx, tenantId, noted.seq))?.hash === noted.hash;
};

/** With a union SQLite uses an index for each part; with OR it would scan the whole table. */
const idsAbout = (db: Database, tenantId: string, id: string) => {
  const by = (column: 'change_id' | 'company_id' | 'person_id') =>
    db.selectFrom('audit').select('id').where('tenant_id', '=', tenantId).where(column, '=', id);
  return by('change_id').unionAll(by('company_id')).unionAll(by('person_id'));
};

import type { Instant } from '../core/words/instant.ts';
import type { AuditKeys, Link } from './audit-chain.ts';

/** The last entry of a chain that the bot saved itself; `from`: its first sealed entry; `since`: when first noted. */
export type NotedHead = Link & Readonly<{ from: number | null; since: Instant }>;

/** New saved entries of one chain: what they followed, and whether the noted entry is still before them. */
export type Appended = Readonly<{ tenantId: string; last: Link; from: number | null; follows: boolean }>;

/**
 * What the bot knows about its audit besides the database: the sealing keys, and the last entry it saved in each chain.
 * An older end, or another entry there, shows that the chain was cut or rewritten.
 */
export type AuditBook = Readonly<{
  key: AuditKeys | null;
  noted(tenantId: string): NotedHead | null;
  all(): ReadonlyMap<string, NotedHead>;
  /** Call once the entries are saved. Notes nothing new about a chain that no longer has the noted entry. */
  saw(appended: readonly Appended[]): void;
}>;

export const auditBook = (
  key: AuditKeys | null,
  now: () => Instant,
  before: ReadonlyMap<string, NotedHead>,
  changed: () => void,
): AuditBook => {
  const heads = new Map(before);
  return {
    key,
    noted: (tenantId) => heads.get(tenantId) ?? null,
    all: () => heads,
    saw: (appended) => {
      for (const { tenantId, last, from, follows } of appended) {
        const known = heads.get(tenantId);
        // Instances may learn of their saves in another order than they made them.
        if (!follows || (known !== undefined && known.seq >= last.seq)) continue;
        heads.set(tenantId, { ...last, from, since: known?.since ?? now() });
      }
      changed();
    },
  };
};

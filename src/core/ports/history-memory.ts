import type { KeptRow, KeptSubscription, Night } from '../history/kept-state.ts';
import type { LastKept } from '../history/night.ts';

/** The subscriptions by id, and their rows, each subscription's oldest first. */
export type KeptRows = Readonly<{
  subscriptions: ReadonlyMap<string, KeptSubscription>;
  rows: readonly KeptRow[];
}>;

/** How subscriptions were, night by night; a row only when something changed. */
export type History = Readonly<{
  /** Every recorded night, oldest first. */
  nights(): Promise<Night[]>;
  /** How each subscription was kept last, by its id; of one company, or of all (null). */
  last(companyId: string | null): Promise<Map<string, LastKept>>;
  /** Writes a night, all or nothing; false when it was written before. */
  write(night: Night, rows: readonly LastKept[]): Promise<boolean>;
  /**
   * What changed after the night `after`, up to and including `until` (null: the last). For each changed subscription:
   * the row that held before, and the row at the end. A null `companyId` means all companies.
   */
  changed(companyId: string | null, after: number, until: number | null): Promise<KeptRows>;
  /** All rows of a company's subscriptions. */
  ofCompany(companyId: string): Promise<KeptRows>;
  /** All rows of these subscriptions. */
  ofSubscriptions(ids: readonly string[]): Promise<KeptRows>;
  /** Forgets earlier nights, except for what still holds in this one. */
  forget(before: number): Promise<void>;
}>;

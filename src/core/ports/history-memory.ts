import type { KeptRow, KeptSubscription, Night } from '../history/kept-state.ts';
import type { LastKept } from '../history/night.ts';

/** The subscriptions that rows are of, by id, and the rows, of each the oldest first. */
export type KeptRows = Readonly<{
  subscriptions: ReadonlyMap<string, KeptSubscription>;
  rows: readonly KeptRow[];
}>;

/** How subscriptions were, night by night: a row only when something changed. */
export type History = Readonly<{
  /** Every night that was written, oldest first. */
  nights(): Promise<Night[]>;
  /** How each subscription was kept last, by its id; of one company, or of all (null). */
  last(companyId: string | null): Promise<Map<string, LastKept>>;
  /** Writes a night, all or nothing; false when it was written before. */
  write(night: Night, rows: readonly LastKept[]): Promise<boolean>;
  /**
   * What changed after the night `after`, up to and with `until` (null: the last): of each subscription that did the row
   * that held before, and the row that holds at the end. `companyId` null means all companies.
   */
  changed(companyId: string | null, after: number, until: number | null): Promise<KeptRows>;
  /** All rows of a company's subscriptions. */
  ofCompany(companyId: string): Promise<KeptRows>;
  /** All rows of these subscriptions. */
  ofSubscriptions(ids: readonly string[]): Promise<KeptRows>;
  /** Forgets the nights before this one, but for what still holds in it. */
  forget(before: number): Promise<void>;
}>;

import type { MonthMark } from '../month/difference.ts';

/** What an organisation has kept of the differences of a month's check: of each difference one note and one ticket. */
export type MonthMarks = Readonly<{
  list(tenantId: string): Promise<MonthMark[]>;
  /** In place of the one before. */
  put(mark: MonthMark): Promise<void>;
  /** False when there was none. */
  remove(tenantId: string, mark: Pick<MonthMark, 'difference' | 'kind'>): Promise<boolean>;
}>;

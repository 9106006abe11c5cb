import type { MonthMark } from '../month/difference.ts';

/** What an organisation kept about the differences of a month's check: one note and one ticket per difference. */
export type MonthMarks = Readonly<{
  list(tenantId: string): Promise<MonthMark[]>;
  /** Replaces the one before. */
  put(mark: MonthMark): Promise<void>;
  /** False when there was none. */
  remove(tenantId: string, mark: Pick<MonthMark, 'difference' | 'kind'>): Promise<boolean>;
}>;
